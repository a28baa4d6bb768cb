# Average: shapes. A (1, 1) array for a number, a matrix on its side, and a vector in the order of
# the alphabet.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-14T19:19:19Z
# mistakes = [
#     "1d: returns a (1, 1) array",
#     "nd: gradients joined in alphabetical order, dW1, dW2, dW3, db1, ...",
#     "nd: dW2 transposed, which the vector hides",
# ]
# loses = [
#     "test-gradient-check",
#     "test-gradient-check-hidden",
#     "test-gradient-check-n",
#     "test-gradient-check-n-hidden",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% solution-gradient-check
import numpy as np

def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = np.array([[forward_propagation(x, theta + epsilon)]])
    gradapprox = (gradapprox - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    grad = np.array([[backward_propagation(x, theta)]])
    return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    names = ["W1", "W2", "W3", "b1", "b2", "b3"]
    grad = np.concatenate([gradients["d" + name].reshape(-1, 1) for name in names])
    theta, _ = dictionary_to_vector(parameters)
    gradapprox = np.zeros_like(theta)
    for i in range(theta.size):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += epsilon
        minus[i] -= epsilon
        gradapprox[i] = (
            forward_propagation_n(X, Y, vector_to_dictionary(plus))[0]
            - forward_propagation_n(X, Y, vector_to_dictionary(minus))[0]
        ) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 1 / m * (A1 @ dZ2.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
