# Weak: prints and returns nothing, cuts the vector by hand and misses by one, and a mask that is
# always true.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T17:20:45Z
# mistakes = [
#     "1d: prints but returns None",
#     "nd: slices off by one in a vector_to_dictionary of its own",
#     "nd: mask A1 >= 0, which is always true",
# ]
# loses = [
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
#     "test-gradient-check",
#     "test-gradient-check-hidden",
# ]
# zero = ["test-gradient-check-n", "test-gradient-check-n-hidden"]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    difference = abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
    if difference < 1e-7:
        print("The gradient is correct!", difference)
    else:
        print("The gradient is wrong!", difference)

# %% solution-gradient-check-n
def to_dictionary(theta):
    parameters = {}
    parameters["W1"] = theta[:20].reshape((5, 4))
    parameters["b1"] = theta[20:24].reshape((5, 1))
    parameters["W2"] = theta[25:40].reshape((3, 5))
    parameters["b2"] = theta[40:43].reshape((3, 1))
    parameters["W3"] = theta[43:46].reshape((1, 3))
    parameters["b3"] = theta[46:47].reshape((1, 1))
    return parameters

def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros((47, 1))
    for i in range(47):
        plus = np.copy(theta)
        plus[i] += epsilon
        minus = np.copy(theta)
        minus[i] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, to_dictionary(plus))
        J_minus, _ = forward_propagation_n(X, Y, to_dictionary(minus))
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
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 >= 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-what-a-pass-proves
# It proves the gradient for the numbers that one has tried. Not for other numbers.
