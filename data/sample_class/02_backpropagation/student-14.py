# Average: takes the right thing from the wrong layer: z, the weights, and He's n.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-01T12:20:00Z
# mistakes = [
#     "backprop: a negative index slips, zs[-l - 1] for zs[-l]",
#     "initialize_parameters: he by the input layer",
# ]
# loses = ["test-backprop-hidden", "test-initialize-parameters-hidden"]
# zero = ["test-backprop"]
# ///

# %% solution-backprop
def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(W.shape) for W in weights]
    zs, As = [], [x]
    for W, b in zip(weights, biases):
        zs.append(W @ As[-1] + b)
        As.append(sigmoid(zs[-1]))
    delta = (As[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = delta @ As[-2].T
    for l in range(2, len(weights) + 1):
        delta = (weights[-l + 1].T @ delta) * sigmoid_prime(zs[-l - 1])
        nabla_b[-l] = delta
        nabla_w[-l] = delta @ As[-l - 1].T
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# z_j = sum over i of w_ji a_i + b_j. Only z_j has the weight w_jk inside, and dz_j/dw_jk = a_k. So
# dC/dw_jk = delta_j a_k. The matrix is delta times a transposed, since j (row) is from delta. If I
# swap them I get the transposed matrix, this is not noticed when it is square.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    n_in = layer_dims[0]
    p = {}
    for l in range(1, len(layer_dims)):
        shape = (layer_dims[l], layer_dims[l - 1])
        if scheme == "zeros":
            p[f"W{l}"] = np.zeros(shape)
        if scheme == "gaussian":
            p[f"W{l}"] = rng.normal(0, 0.01, shape)
        if scheme == "he":
            p[f"W{l}"] = rng.normal(0, np.sqrt(2 / n_in), shape)
        p[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return p

# %% [markdown] answer-symmetry
# The orange weights do change, so the gradient is not zero. They change all in the same way,
# because from the same weights come the same activations and the same errors. This will be the same
# with 0.5. To see it my friend can look if the rows of W1 are equal after the training. I think it
# is a saddle and not an optimum.
