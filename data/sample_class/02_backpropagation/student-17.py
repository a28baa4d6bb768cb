# Weak: prints in place of returning, and takes no notice of the scheme: "random" is ten times a
# normal number, for all of them.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T17:59:41Z
# mistakes = [
#     "add_multiply: prints but returns None",
#     "sigmoid: exp(z) / (1 + exp(z)), infinity by infinity",
#     "backprop: prints but returns None",
#     "initialize_parameters: np.random.randn * 10, whatever the scheme and the generator",
# ]
# loses = ["test-sigmoid-hidden", "test-initialize-parameters", "test-initialize-parameters-hidden"]
# zero = ["test-add-multiply", "test-add-multiply-hidden", "test-backprop", "test-backprop-hidden"]
# ///

# %% solution-add-multiply
def add_multiply(x, y, z):
    q = x + y
    f = q * z
    print("f =", f)
    print("df/dx =", z, "df/dy =", z, "df/dz =", q)

# %% solution-sigmoid
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))

# %% solution-backprop
def backprop(x, y, weights, biases):
    a = [x]
    z = []
    for W, b in zip(weights, biases):
        z.append(np.dot(W, a[-1]) + b)
        a.append(sigmoid(z[-1]))
    delta = (a[-1] - y) * sigmoid_prime(z[-1])
    for l in range(len(weights) - 1, -1, -1):
        print("layer", l + 1, "nabla_b", delta, "nabla_w", np.dot(delta, a[l].T))
        if l > 0:
            delta = np.dot(weights[l].T, delta) * sigmoid_prime(z[l - 1])

# %% [markdown] answer-fourth-equation
# $\partial C/\partial w = \delta a$

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% [markdown] answer-symmetry
# Zeros are bad because then the output is zero. It should be random. 0.5 is OK I think.
