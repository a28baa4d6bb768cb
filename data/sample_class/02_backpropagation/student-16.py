# Average: forgets. The brackets below the line, the bias among the gradients, the first hidden
# layer.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T14:02:00Z
# mistakes = [
#     "sigmoid: 1 / 1 + exp(-z), brackets missing",
#     "sigmoid_neuron: the gradient of the bias forgotten",
#     "backprop: the loop stops one layer early",
# ]
# loses = [
#     "test-sigmoid-hidden",
#     "test-sigmoid-neuron",
#     "test-sigmoid-neuron-hidden",
#     "test-backprop-hidden",
# ]
# zero = ["test-sigmoid", "test-backprop"]
# ///

# %% solution-sigmoid
def sigmoid(z):
    return 1 / 1 + np.exp(-z)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    D = len(x)
    z = w[D]
    for i in range(D):
        z = z + w[i] * x[i]
    f = sigmoid(z)
    slope = f * (1 - f)
    dx, dw = np.zeros(D), np.zeros(D)
    for i in range(D):
        dx[i] = slope * w[i]
        dw[i] = slope * x[i]
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(W.shape) for W in weights]
    a = x
    activations = [x]
    zs = []
    for W, b in zip(weights, biases):
        z = np.dot(W, a) + b
        a = sigmoid(z)
        zs.append(z)
        activations.append(a)
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, activations[-2].T)
    for l in range(2, len(weights)):
        delta = np.dot(weights[-l + 1].T, delta) * sigmoid_prime(zs[-l])
        nabla_b[-l] = delta
        nabla_w[-l] = np.dot(delta, activations[-l - 1].T)
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# By the chain rule the derivative with respect to the weight is the error times the input of the
# weight: $\delta_j a_k$. (One path only, because the weight belongs to one unit.) I forgot why the
# matrix is not the other way round, maybe because of the shape.

# %% [markdown] answer-symmetry
# My orange curve looks different (my sigmoid is bigger than 1 sometimes?), so I cannot say which
# part of the figure. I think the units are all the same.
