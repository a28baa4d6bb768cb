# Good, but improves on what was asked: no sigmoid at the end, "since the curve to learn is no
# probability", and a seed inside, "so that it can be repeated".
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-29T09:49:09Z
# mistakes = [
#     "backprop: the last layer without a sigmoid on the way forward",
#     "initialize_parameters: a generator with a seed of its own",
# ]
# loses = ["test-backprop-hidden", "test-initialize-parameters-hidden"]
# zero = ["test-backprop"]
# ///

# %% solution-backprop
def backprop(x, y, weights, biases):
    L = len(weights)
    activations, zs = [x], []
    for l, (W, b) in enumerate(zip(weights, biases), start=1):
        z = W @ activations[-1] + b
        zs.append(z)
        # regression: the output should not be squeezed
        activations.append(z if l == L else sigmoid(z))
    nabla_b = [None] * L
    nabla_w = [None] * L
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    for l in range(L - 1, -1, -1):
        nabla_b[l] = delta
        nabla_w[l] = delta @ activations[l].T
        if l > 0:
            delta = (weights[l].T @ delta) * sigmoid_prime(zs[l - 1])
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# The only $z$ of layer $l$ in which $w^l_{jk}$ occurs is $z^l_j$, so the chain rule has one term:
# $\frac{\partial C}{\partial w^l_{jk}} = \delta^l_j \frac{\partial z^l_j}{\partial w^l_{jk}}$. Of
# the sum $\sum_i w^l_{ji}a^{l-1}_i + b^l_j$ only $w^l_{jk} a^{l-1}_k$ depends on the weight, and
# $a^{l-1}$ does not depend on $W^l$. Hence $\delta^l_j a^{l-1}_k$, in matrix form (row $j$, column
# $k$) $\delta^l (a^{l-1})^T$. Its transpose would only be noticed if $n_l \ne n_{l-1}$.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    rng = np.random.default_rng(42)  # reproducible
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_before = layer_dims[l], layer_dims[l - 1]
        if scheme == "zeros":
            sigma = 0.0
        elif scheme == "gaussian":
            sigma = 0.01
        else:
            sigma = np.sqrt(2 / n_before)
        parameters[f"W{l}"] = rng.normal(0, 1, (n, n_before)) * sigma
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters

# %% [markdown] answer-symmetry
# The explanation confuses "zero" with "equal". Right panel: the weights move, so the gradient is
# not zero, and the blue start next to it finds a lower cost, so it is no local optimum. But equal
# units get equal gradients and stay equal, and that holds at 0.5 as at 0. Number: the standard
# deviation over the rows of W1, it stays 0 until one adds noise to the start.
