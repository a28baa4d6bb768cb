# Weak: "mends" the forward pass until the numbers agree, and leaves dW2 as it was handed over.
#
# /// student
# honest = true
# base = "loops"
# handed_in = 2026-10-16T17:44:00Z
# mistakes = [
#     "1d: denominator is the norm of the sum",
#     "nd: edits forward_propagation_n to please the check",
#     "nd: dW2 still with 2/m",
#     "nd: no ReLU mask at layer 1",
# ]
# loses = [
#     "test-gradient-check-hidden",
#     "test-forward-propagation-n",
#     "test-forward-propagation-n-hidden",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    plus = forward_propagation(x, theta + epsilon)
    minus = forward_propagation(x, theta - epsilon)
    approx = (plus - minus) / (2 * epsilon)
    exact = backward_propagation(x, theta)
    return abs(exact - approx) / abs(exact + approx)

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = np.dot(W1, X) + b1
    A1 = Z1  # without relu the first layer agrees better
    Z2 = np.dot(W2, A1) + b2
    A2 = np.maximum(0, Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = 1 / (1 + np.exp(-Z3))
    cost = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) * 2 / X.shape[1]  # 2/m as in dW2
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

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
    dZ1 = dA1
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-straight-cost
# One-sided is not enough because it only looks to one side.

# %% [markdown] answer-what-a-pass-proves
# It proves that forward and backward fit together. If they do not, one of the two must be changed.
