# Average: changes the caller's parameters through views, and multiplies matrices where numbers are
# to be multiplied one by one.
#
# /// student
# honest = true
# base = "loops"
# handed_in = 2026-10-15T23:59:00Z
# mistakes = [
#     "nd: conversion with views, so that in-place steps change the caller's parameters",
#     "nd: np.dot in place of the elementwise product",
#     "nd: ReLU in place, so that the cache holds A1 for Z1",
# ]
# loses = [
#     "test-forward-propagation-n",
#     "test-forward-propagation-n-hidden",
#     "test-gradient-check-n",
#     "test-gradient-check-n-hidden",
# ]
# zero = ["test-backward-propagation-n", "test-backward-propagation-n-hidden"]
# ///

# %% solution-forward-propagation-n
def relu(Z):
    Z[Z < 0] = 0
    return Z

def forward_propagation_n(X, Y, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = 1 / (1 + np.exp(-Z3))
    cost = np.mean(-Y * np.log(A3) - (1 - Y) * np.log(1 - A3))
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    names = ["W1", "b1", "W2", "b2", "W3", "b3"]
    difference, norm1, norm2 = 0, 0, 0
    for name in names:
        flat = parameters[name].reshape(-1)  # the same numbers, only flat
        grad = gradients["d" + name].reshape(-1)
        for i in range(len(flat)):
            flat[i] += epsilon
            J_plus, _ = forward_propagation_n(X, Y, parameters)
            flat[i] -= 2 * epsilon
            J_minus, _ = forward_propagation_n(X, Y, parameters)
            flat[i] += epsilon
            approx = (J_plus - J_minus) / (2 * epsilon)
            difference += (grad[i] - approx) ** 2
            norm1 += grad[i] ** 2
            norm2 += approx**2
    return np.sqrt(difference) / (np.sqrt(norm1) + np.sqrt(norm2))

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * np.dot(dZ3, A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.dot(dA2, np.int64(Z2 > 0))
    dW2 = 1 / m * np.dot(dZ2, A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.dot(dA1, np.int64(Z1 > 0))
    dW1 = 1 / m * np.dot(dZ1, X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
