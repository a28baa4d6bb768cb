# Average: loses factors. A 2 too many, a root of 2 too few, and half of the slope of the sigmoid.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T10:30:30Z
# mistakes = [
#     "sigmoid_neuron: only f multiplied in, not f (1 - f)",
#     "backprop: a factor 2 in BP1, the half in C forgotten",
#     "initialize_parameters: he without the 2",
# ]
# loses = [
#     "test-sigmoid-neuron-hidden",
#     "test-backprop-hidden",
#     "test-initialize-parameters-hidden",
# ]
# zero = ["test-sigmoid-neuron", "test-backprop"]
# ///

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    w = np.array(w, dtype=float)
    x = np.array(x, dtype=float)
    z = np.dot(w[:-1], x) + w[-1]
    f = sigmoid(z)
    dx = f * w[:-1]
    dw = np.append(f * x, f)
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    activations, zs = [x], []
    for W, b in zip(weights, biases):
        zs.append(W @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    # (a - y)^2 gives 2 (a - y)
    delta = 2 * (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b, nabla_w = [delta], [delta @ activations[-2].T]
    for l in range(len(weights) - 1, 0, -1):
        delta = (weights[l].T @ delta) * sigmoid_prime(zs[l - 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, delta @ activations[l - 1].T)
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# $C$ depends on $w^l_{jk}$ through $z^l_j$. $\partial z^l_j / \partial w^l_{jk} = a^{l-1}_k$. With
# the chain rule it is $\delta^l_j\, a^{l-1}_k$. As matrix $\delta\, a^T$ because of the shapes.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_before = layer_dims[l], layer_dims[l - 1]
        factor = {"zeros": 0, "gaussian": 0.01, "he": np.sqrt(1 / n_before)}[scheme]
        parameters["W" + str(l)] = factor * rng.standard_normal((n, n_before))
        parameters["b" + str(l)] = np.zeros((n, 1))
    return parameters

# %% [markdown] answer-symmetry
# All units have the same weights, so they have the same gradient and remain the same: four units
# are like one. Gradient zero is not right, because then the cost would not fall at the start. With
# 0.5 it is the same. Experiment: start with [0.5, 0.51, 0.52, 0.53].
