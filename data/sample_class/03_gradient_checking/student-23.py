# Average: saves memory where it hurts, and mends the planted factor by taking 1/m out with it.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-16T15:55:00Z
# mistakes = [
#     "nd: float32 parameters in the check",
#     "nd: 1/m missing on dW2 only",
# ]
# loses = [
#     "test-gradient-check-n",
#     "test-gradient-check-n-hidden",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    theta = theta.astype(np.float32)  # half the memory
    grad = gradients_to_vector(gradients).astype(np.float32)
    gradapprox = np.zeros_like(grad)
    for i in range(theta.size):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += epsilon
        minus[i] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(minus))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
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
    dW2 = dZ2 @ A1.T
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-what-a-pass-proves
# 1. That the code is right for this example, more or less: 3e-9 is small.
# 2. It does not show that the ReLUs that were off are right. It does not show that it also works in
# float32 (I tried: 0.69 although nothing is wrong). It does not show that it converges, this
# depends on the learning rate.
