# Average: loses factors of two, and sums too far.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T10:46:30Z
# mistakes = [
#     "1d: J_minus at theta itself, still divided by 2 epsilon",
#     "nd: divided by epsilon, not by 2 epsilon",
#     "nd: db summed over all units",
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
    thetaplus = theta + epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, theta)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros_like(theta)
    for i in range(theta.size):
        e = np.zeros_like(theta)
        e[i] = epsilon
        J_plus = forward_propagation_n(X, Y, vector_to_dictionary(theta + e))[0]
        J_minus = forward_propagation_n(X, Y, vector_to_dictionary(theta - e))[0]
        gradapprox[i] = (J_plus - J_minus) / epsilon
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, b1, Z2, A2, W2, b2, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 1 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2) * np.ones(b2.shape)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1) * np.ones(b1.shape)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-straight-cost
# True: on a line the quotient does not depend on epsilon. Not true: that one-sided is as good, for
# a parabola it has an error of epsilon. Experiment: J = theta**2 at theta = 1 with epsilon = 0.1,
# one-sided gives 2.1, centred 2.0.
