# Average: mixes up with respect to what one differentiates. The products do not swap, and He's n is
# that of the wrong layer.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T16:48:00Z
# mistakes = [
#     "add_multiply: the product does not swap",
#     "sigmoid_neuron: dx gets the inputs, dw the weights",
#     "initialize_parameters: he by the layer itself",
# ]
# loses = ["test-sigmoid-neuron-hidden", "test-initialize-parameters-hidden"]
# zero = ["test-add-multiply", "test-add-multiply-hidden", "test-sigmoid-neuron"]
# ///

# %% solution-add-multiply
def add_multiply(x, y, z):
    q = x + y
    f = q * z
    df_dq = q
    df_dz = z
    return f, (df_dq * 1, df_dq * 1, df_dz)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    w = np.array(w, dtype=float)
    x = np.array(x, dtype=float)
    f = sigmoid(np.dot(w[:-1], x) + w[-1])
    ddot = f * (1 - f)
    dx = ddot * x
    dw = ddot * w
    return f, dx, dw

# %% [markdown] answer-fourth-equation
# $\partial C/\partial w = \partial C/\partial a \cdot \partial a/\partial z \cdot \partial
# z/\partial w$. With $\delta = \partial C/\partial a$ this is $\delta\,\sigma'(z)\,a^{l-1}$. It is
# a matrix since $\delta$ is a column and $a^T$ is a row.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        shape = (layer_dims[l], layer_dims[l - 1])
        if scheme == "zeros":
            W = np.zeros(shape)
        elif scheme == "gaussian":
            W = rng.normal(0, 0.01, shape)
        elif scheme == "he":
            W = rng.normal(0, np.sqrt(2 / layer_dims[l]), shape)  # n of this layer
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% [markdown] answer-symmetry
# The gradient is zero only in the first step, for W1. After that all units change in the same way
# since their gradients are equal. So 0.5 has the same problem, one has to start with random
# numbers. I do not know about the local optimum, maybe it is one too.
