# Average: signs and copies. The error has the wrong sign, and the bias input is appended to the
# caller's own list.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T13:42:13Z
# mistakes = [
#     "sigmoid_neuron: appends the 1 to the caller's x",
#     "backprop: y - a in BP1",
# ]
# loses = ["test-sigmoid-neuron-hidden", "test-backprop-hidden"]
# zero = ["test-backprop"]
# ///

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    if isinstance(x, list):
        x.append(1.0)  # the input of the bias
    else:
        x = np.append(x, 1.0)
    z = 0.0
    for wi, xi in zip(w, x):
        z += wi * xi
    f = sigmoid(z)
    slope = f * (1 - f)
    dx = np.array([slope * wi for wi in w[:-1]])
    dw = np.array([slope * xi for xi in x])
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(W.shape) for W in weights]
    activations = [x]
    zs = []
    for W, b in zip(weights, biases):
        z = np.dot(W, activations[-1]) + b
        zs.append(z)
        activations.append(sigmoid(z))
    error = y - activations[-1]
    delta = error * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, activations[-2].T)
    for l in range(2, len(weights) + 1):
        delta = np.dot(weights[-l + 1].T, delta) * sigmoid_prime(zs[-l])
        nabla_b[-l] = delta
        nabla_w[-l] = np.dot(delta, activations[-l - 1].T)
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# The weight $w_{jk}$ only has an influence on $z_j$. Therefore $\partial C/\partial w_{jk} =
# \delta_j\,\partial z_j/\partial w_{jk} = \delta_j a_k$. For the matrix: rows $j$ from $\delta$,
# columns $k$ from $a$. If both layers are equally big you cannot see the difference in the shape.

# %% [markdown] answer-symmetry
# 1. The weights move, so gradient = 0 is wrong. 2. The units stay the same because their gradients
# are the same (see right). 3. With 0.5 also, because they start the same again.
