# Average: the check compares the quotient with itself, so nothing is ever found; the planted bugs
# stay, and squared norms make 0.285 look smaller.
#
# /// student
# honest = true
# base = "loops"
# handed_in = 2026-10-16T17:05:00Z
# mistakes = [
#     "1d: grad = gradapprox, always 0",
#     "nd: squared norms",
#     "nd: leaves both planted bugs in",
#     "nd: one number for all blocks, so nobody can say where the bug is",
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
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = gradapprox
    return abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, keys = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    approx = np.zeros_like(grad)
    for i in range(len(theta)):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += epsilon
        minus[i] -= epsilon
        J1, _ = forward_propagation_n(X, Y, vector_to_dictionary(plus))
        J2, _ = forward_propagation_n(X, Y, vector_to_dictionary(minus))
        approx[i] = (J1 - J2) / (2 * epsilon)
    return np.sum((grad - approx) ** 2) / (np.sum(grad**2) + np.sum(approx**2))

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 2 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 4 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-what-a-pass-proves
# The check computes the gradient twice and if both agree it is right. Mine says 0.158, so there
# is a mistake, but it is one number for all 47 gradients, so one cannot find out where. I have
# read the code again and could not find anything.
