# Good, but leaves dropout on while checking, and the ReLU of the second layer out.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-13T09:09:09Z
# mistakes = [
#     "nd: dropout in the forward pass while checking",
#     "nd: no ReLU mask at layer 2",
#     "nd: believes that one checks at every step of the training",
# ]
# loses = [
#     "test-forward-propagation-n",
#     "test-forward-propagation-n-hidden",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% solution-forward-propagation-n
keep_prob = 0.8

def forward_propagation_n(X, Y, parameters):
    m = X.shape[1]
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = np.maximum(0, Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob  # dropout against overfitting
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = np.maximum(0, Z2)
    Z3 = W3 @ A2 + b3
    A3 = 1 / (1 + np.exp(-Z3))

    cost = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) / m
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dZ2 = W3.T @ dZ3
    dW2 = 1 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% [markdown] answer-what-a-pass-proves
# My check gives another number each time (0.3, 0.9, 0.2 ...), so a pass can also be luck! I would
# do the check in every training step and take the mean. Not shown: that the cost function is the
# right one, e.g. if the labels are swapped.
