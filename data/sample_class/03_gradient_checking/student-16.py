# Average: 1/m is missing in the forward and in the backward pass, so that the two agree and the
# check is content.
#
# /// student
# honest = true
# base = "loops"
# handed_in = 2026-10-16T14:20:00Z
# mistakes = [
#     "1d: returns only the numerator",
#     "nd: 1/m missing everywhere, and in the cost too, so that the check passes",
#     "nd: forgets `_`: takes cost and cache for one number",
# ]
# loses = [
#     "test-gradient-check",
#     "test-gradient-check-hidden",
#     "test-forward-propagation-n",
#     "test-forward-propagation-n-hidden",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# zero = ["test-gradient-check-n", "test-gradient-check-n-hidden"]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    approx = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon))
    approx = approx / (2 * epsilon)
    return abs(backward_propagation(x, theta) - approx)

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = np.dot(W1, X) + b1
    A1 = np.maximum(0, Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = np.maximum(0, Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = 1 / (1 + np.exp(-Z3))
    cost = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T
    db2 = np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T
    db1 = np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    J_plus = np.zeros((47, 1))
    J_minus = np.zeros((47, 1))
    gradapprox = np.zeros((47, 1))
    for i in range(47):
        thetaplus = np.copy(theta)
        thetaplus[i] += epsilon
        J_plus[i] = forward_propagation_n(X, Y, vector_to_dictionary(thetaplus))
        thetaminus = np.copy(theta)
        thetaminus[i] -= epsilon
        J_minus[i] = forward_propagation_n(X, Y, vector_to_dictionary(thetaminus))
        gradapprox[i] = (J_plus[i] - J_minus[i]) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% [markdown] answer-what-a-pass-proves
# (could not finish, the check gives an error that I do not understand)
