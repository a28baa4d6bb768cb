# Good, but finds one of the two bugs only, and turns two matrices to make shapes fit.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-15T18:30:00Z
# mistakes = [
#     "nd: db1 still with 4/m",
#     "nd: dW1 and dW3 transposed",
#     "nd: believes that the threshold 1e-7 decides, so that 1.19e-7 is a bug",
# ]
# loses = ["test-backward-propagation-n", "test-backward-propagation-n-hidden"]
# ///

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (A2 @ dZ3.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 1 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (X @ dZ1.T)
    db1 = 4 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-what-a-pass-proves
# A pass at 3e-9 means that at this point both gradients agree to about 8 digits. With 1.19e-7 it
# would be above 1e-7 and there would still be a bug to find. It does not prove the gradient
# "everywhere", for example not where other units are active (dead ReLUs hide mistakes), and not
# that the cost is the one I wanted. It also depends on epsilon.
