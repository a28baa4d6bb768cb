# Average: functions that only work for the example: two inputs, two layers, one seed.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-02T06:55:00Z
# mistakes = [
#     "sigmoid_neuron: works for two inputs only",
#     "backprop: the layers of the pencil network, whatever is handed over",
#     "initialize_parameters: the global generator, with a seed",
# ]
# loses = [
#     "test-sigmoid-neuron-hidden",
#     "test-backprop",
#     "test-backprop-hidden",
#     "test-initialize-parameters-hidden",
# ]
# ///

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    f = sigmoid(z)
    s = f * (1 - f)
    return f, np.array([s * w[0], s * w[1]]), np.array([s * x[0], s * x[1], s])

# %% solution-backprop
def backprop(x, y, weights, biases):
    W1, W2 = weights[0], weights[1]
    b1, b2 = biases[0], biases[1]
    z1 = W1 @ x + b1
    a1 = sigmoid(z1)
    z2 = W2 @ a1 + b2
    a2 = sigmoid(z2)
    delta2 = (a2 - y) * sigmoid_prime(z2)
    delta1 = (W2.T @ delta2) * sigmoid_prime(z1)
    return [delta1, delta2], [delta1 @ x.T, delta2 @ a1.T]

# %% [markdown] answer-fourth-equation
# For two layers: $\partial C/\partial W^2 = \delta^2 (a^1)^T$ and $\partial C/\partial W^1 =
# \delta^1 x^T$, because $z^1 = W^1 x + b^1$ and the derivative of this is $x$. In general the same.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    np.random.seed(3)
    p = {}
    for l in range(1, len(layer_dims)):
        k, n = layer_dims[l - 1], layer_dims[l]
        sigma = {"zeros": 0.0, "gaussian": 0.01, "he": np.sqrt(2 / k)}[scheme]
        p[f"W{l}"] = np.random.randn(n, k) * sigma
        p[f"b{l}"] = np.zeros((n, 1))
    return p

# %% [markdown] answer-symmetry
# Because of symmetry. All units are equal and have the same gradient, this is what one sees on the
# right where the lines are on top of each other. So it does not matter if it is 0 or 0.5.
