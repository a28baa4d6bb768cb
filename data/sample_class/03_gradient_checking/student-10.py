# Average: mixes up with respect to what one differentiates, and explains the number 1/3 away.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T16:31:00Z
# mistakes = [
#     "1d: dtheta = theta, the derivative with respect to x",
#     "nd: dZ3 with the extra factor A3 (1 - A3) of the quadratic cost",
#     "nd: believes that a falling cost shows that the gradient is right",
# ]
# loses = [
#     "test-backward-propagation",
#     "test-backward-propagation-hidden",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% solution-backward-propagation
def backward_propagation(x, theta):
    dtheta = theta
    return dtheta

# %% after solution-gradient-check
gradient_check(2, 4)  # 0.333, but 1/3 is still quite small I think

# %% [markdown] answer-straight-cost
# The step does not matter for a straight line. For other functions you should use a very small
# epsilon, for example 1e-15, because the smaller epsilon is the more exact is the derivative
# (limit).

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dA3 = A3 - Y
    dZ3 = dA3 * A3 * (1 - A3)  # sigmoid'
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 1 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-what-a-pass-proves
# If it passes the gradient is correct. But it is not so important because in the figure the wrong
# one trained too (even faster). So you can see from the cost if everything works.
