# Average: shapes. Lists for arrays, flat biases, and an outer product the wrong way round, which
# square layers hide.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-30T19:29:19Z
# mistakes = [
#     "sigmoid_neuron: lists, not arrays",
#     "backprop: BP4 reversed, a times delta transposed",
#     "initialize_parameters: biases of shape (n,)",
# ]
# loses = [
#     "test-sigmoid-neuron-hidden",
#     "test-backprop",
#     "test-backprop-hidden",
#     "test-initialize-parameters",
#     "test-initialize-parameters-hidden",
# ]
# zero = ["test-sigmoid-neuron"]
# ///

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    z = sum(wi * xi for wi, xi in zip(w, x)) + w[-1]
    f = sigmoid(z)
    dx = [wi * f * (1 - f) for wi in w[:-1]]
    dw = [xi * f * (1 - f) for xi in x] + [f * (1 - f)]
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    zs, As = [], [x]
    for W, b in zip(weights, biases):
        zs.append(W @ As[-1] + b)
        As.append(sigmoid(zs[-1]))
    delta = (As[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b, nabla_w = [delta], [As[-2] @ delta.T]
    for l in range(len(weights) - 1, 0, -1):
        delta = weights[l].T @ delta * sigmoid_prime(zs[l - 1])
        nabla_b = [delta] + nabla_b
        nabla_w = [As[l - 1] @ delta.T] + nabla_w
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# $w_{jk}$ → $z_j$ → $C$, one path, so $\delta_j \cdot a_k$. I wrote it as $a\,\delta^T$, because
# one needs a matrix and this is the outer product of both. For 3-3-3 it has the right shape.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        k, n = layer_dims[l - 1], layer_dims[l]
        sigma = {"zeros": 0.0, "gaussian": 0.01, "he": np.sqrt(2 / k)}[scheme]
        p[f"W{l}"] = rng.normal(0, 1, (n, k)) * sigma
        p[f"b{l}"] = np.zeros(n)
    return p

# %% [markdown] answer-symmetry
# The weights are moving, therefore the gradient is not 0 (it is 0 only for W1 at the start, because
# W2 = 0 stops the error). The start is no optimum since from 0.01 random it goes down to almost 0.
# It is the symmetry: equal weights, equal gradients. 0.5: same. Test: compare W1[0] == W1[1] after
# 1000 steps.
