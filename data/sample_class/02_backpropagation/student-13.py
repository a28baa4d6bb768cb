# Weak: copies the numbers of the examples into the functions: from the slide, from the pencil
# network, from the first check.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T17:52:00Z
# mistakes = [
#     "add_multiply: the numbers of the example",
#     "sigmoid_neuron: the rounded numbers of the slide, 0.73 and 0.20",
#     "backprop: the gradient of the pencil network written in",
# ]
# loses = ["test-sigmoid-neuron-hidden", "test-backprop", "test-backprop-hidden"]
# zero = ["test-add-multiply-hidden", "test-sigmoid-neuron"]
# ///

# %% solution-add-multiply
def add_multiply(x, y, z):
    return -12.0, (-4.0, -4.0, 3.0)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    # the same neuron is in the lecture
    f = 0.73
    dx = np.array([0.39, -0.59])
    dw = np.array([-0.20, -0.39, 0.20])
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    # done with the pencil :-)
    nabla_b = [np.array([[0.0625], [0.125], [0.25]]), np.array([[-0.125], [0.125]])]
    nabla_w = [
        np.array([[0.0625, -0.125], [0.125, -0.25], [0.25, -0.5]]),
        np.array([[-0.0625, -0.0625, -0.0625], [0.0625, 0.0625, 0.0625]]),
    ]
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# BP4 is right because it gave the right numbers in the example with the pencil.

# %% [markdown] answer-symmetry
#
