# Weak: only what comes first along the chain rule, positive random numbers, and steps where
# gradients were asked for.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T17:40:00Z
# mistakes = [
#     "add_multiply: the local derivative for the whole, upstream forgotten",
#     "sigmoid_neuron: the bias gradient times w[2]",
#     "backprop: times the step size, BP2 without sigma'",
#     "initialize_parameters: rng.random, all positive, and random biases",
# ]
# loses = [
#     "test-sigmoid-neuron",
#     "test-sigmoid-neuron-hidden",
#     "test-backprop-hidden",
#     "test-initialize-parameters",
#     "test-initialize-parameters-hidden",
# ]
# zero = ["test-add-multiply", "test-add-multiply-hidden", "test-backprop"]
# ///

# %% solution-add-multiply
def add_multiply(x, y, z):
    q = x + y
    f = q * z
    dq_dx = 1.0
    dq_dy = 1.0
    df_dz = q
    return f, (dq_dx, dq_dy, df_dz)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    n = len(x)
    dot = sum(w[i] * x[i] for i in range(n)) + w[n]
    f = 1.0 / (1.0 + np.exp(-dot))
    ddot = (1 - f) * f
    dx = np.array([w[i] * ddot for i in range(n)])
    dw = np.array([x[i] * ddot for i in range(n)] + [w[n] * ddot])
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    eta = 0.1
    activations, zs = [x], []
    for W, b in zip(weights, biases):
        zs.append(np.dot(W, activations[-1]) + b)
        activations.append(sigmoid(zs[-1]))
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b, nabla_w = [], []
    for l in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, eta * delta)
        nabla_w.insert(0, eta * np.dot(delta, activations[l].T))
        delta = np.dot(weights[l].T, delta)
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# It is the learning rule: weight = weight - eta * delta * a.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, m = layer_dims[l], layer_dims[l - 1]
        if scheme == "zeros":
            parameters["W" + str(l)] = np.zeros((n, m))
        elif scheme == "gaussian":
            parameters["W" + str(l)] = rng.random((n, m)) * 0.01
        else:
            parameters["W" + str(l)] = rng.random((n, m)) * np.sqrt(2 / m)
        parameters["b" + str(l)] = rng.random((n, 1))
    return parameters

# %% [markdown] answer-symmetry
# One must break the symmetry with random numbers. I did it also for the biases.
