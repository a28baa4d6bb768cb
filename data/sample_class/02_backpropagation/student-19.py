# Weak: puts x where f belongs, twice, takes the matrix product where numbers are multiplied one by
# one, and stops one layer short.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T17:25:45Z
# mistakes = [
#     "sigmoid_prime: z (1 - z)",
#     "sigmoid_neuron: (1 - dot) * dot in place of (1 - f) * f",
#     "backprop: @ in BP2 where * belongs, shapes do not fit",
#     "initialize_parameters: one layer short",
# ]
# loses = [
#     "test-sigmoid-prime-hidden",
#     "test-sigmoid-neuron-hidden",
#     "test-backprop-hidden",
#     "test-initialize-parameters-hidden",
# ]
# zero = [
#     "test-sigmoid-prime",
#     "test-sigmoid-neuron",
#     "test-backprop",
#     "test-initialize-parameters",
# ]
# ///

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    return z * (1 - z)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    n = len(x)
    dot = 0
    for i in range(n):
        dot += w[i] * x[i]
    dot += w[n]
    f = 1.0 / (1 + np.exp(-dot))
    ddot = (1 - dot) * dot
    dx = np.array([w[i] * ddot for i in range(n)])
    dw = np.array([x[i] * ddot for i in range(n)] + [1.0 * ddot])
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(W.shape) for W in weights]
    a, activations, zs = x, [x], []
    for W, b in zip(weights, biases):
        z = W @ a + b
        a = sigmoid(z)
        zs.append(z)
        activations.append(a)
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = delta @ activations[-2].T
    for l in range(2, len(weights) + 1):
        delta = weights[-l + 1].T @ delta @ sigmoid_prime(zs[-l])
        nabla_b[-l] = delta
        nabla_w[-l] = delta @ activations[-l - 1].T
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# The shapes only fit this way, so it must be right.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L):
        n, m = layer_dims[l], layer_dims[l - 1]
        if scheme == "zeros":
            parameters["W" + str(l)] = np.zeros((n, m))
        elif scheme == "gaussian":
            parameters["W" + str(l)] = rng.normal(0, 0.01, (n, m))
        else:
            parameters["W" + str(l)] = rng.normal(0, np.sqrt(2 / m), (n, m))
        parameters["b" + str(l)] = np.zeros((n, 1))
    return parameters

# %% [markdown] answer-symmetry
# My neuron has gradient 0, so maybe it is in a local optimum like the network of my friend. You
# need random weights.
