# Weak: got as far as the sigmoid. The neuron has a name that does not exist, the network was not
# begun.
#
# /// student
# honest = true
# handed_in = 2026-10-02T17:21:33Z
# mistakes = [
#     "sigmoid_prime: the sign of the slope",
#     "sigmoid_neuron: a name that does not exist",
#     "backprop, initialize_parameters: not written",
# ]
# loses = ["test-sigmoid-prime-hidden"]
# zero = [
#     "test-sigmoid-prime",
#     "test-sigmoid-neuron",
#     "test-sigmoid-neuron-hidden",
#     "test-backprop",
#     "test-backprop-hidden",
#     "test-initialize-parameters",
#     "test-initialize-parameters-hidden",
# ]
# ///

# %% solution-add-multiply
def add_multiply(x, y, z):
    f = (x + y) * z
    return f, (z, z, x + y)

# %% solution-sigmoid
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    return sigmoid(z) * (sigmoid(z) - 1)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    z = np.dot(w[:-1], x) + w[-1]
    f = sigmoid(z)
    dx = sigmoid_strich(z) * np.array(w[:-1])
    dw = sigmoid_strich(z) * np.array(x + [1])
    return f, dx, dw

# %% [markdown] answer-symmetry
# If all weights are zero the units are all the same.
