# Average: saves memory. Single precision in the sigmoid, integers for zeros, and the sigmoid
# applied to what is an activation already.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-02T15:37:00Z
# mistakes = [
#     "sigmoid: float32",
#     "backprop: a = sigma(a) where a = sigma(z) is meant",
#     "initialize_parameters: zeros as integers",
# ]
# loses = ["test-sigmoid-hidden", "test-backprop-hidden", "test-initialize-parameters-hidden"]
# zero = ["test-sigmoid", "test-backprop"]
# ///

# %% solution-sigmoid
def sigmoid(z):
    z = np.asarray(z, dtype=np.float32)
    return 1 / (1 + np.exp(-z))

# %% solution-backprop
def backprop(x, y, weights, biases):
    a = x
    As, zs = [x], []
    for W, b in zip(weights, biases):
        a = W @ a + b
        zs.append(a)
        a = sigmoid(a)
        a = sigmoid(a)  # activation of the layer
        As.append(a)
    delta = (As[-1] - y) * sigmoid_prime(zs[-1])
    nb, nw = [delta], [delta @ As[-2].T]
    for l in range(2, len(weights) + 1):
        delta = weights[-l + 1].T @ delta * sigmoid_prime(zs[-l])
        nb.insert(0, delta)
        nw.insert(0, delta @ As[-l - 1].T)
    return nb, nw

# %% [markdown] answer-fourth-equation
# dC/dw = dC/dz · dz/dw = δ · a. Since z_j contains w_jk · a_k and the other terms of the sum have
# other weights, it is δ_j a_k. Matrix: (n_l, 1) times (1, n_{l-1}).

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        k, n = layer_dims[l - 1], layer_dims[l]
        if scheme == "zeros":
            p[f"W{l}"] = np.zeros((n, k), dtype=np.int8)
        else:
            p[f"W{l}"] = rng.normal(0, 0.01 if scheme == "gaussian" else (2 / k) ** 0.5, (n, k))
        p[f"b{l}"] = np.zeros((n, 1), dtype=np.int8)
    return p

# %% [markdown] answer-symmetry
# All hidden units do the same, so it is like one hidden unit. It is not gradient zero. One can see
# it in the right picture, there are four lines but one sees only one. With 0.5 the same thing.
