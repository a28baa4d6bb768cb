# Weak: stops where it becomes difficult. The lead is written into the loss, the gradient is that of
# the price alone, the fast version calls the slow one, and the sweep prints.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T17:49:00Z
# mistakes = [
#     "i: delta is not used, always 1",
#     "naive: the gradient of the data is missing, dW = 2 reg W",
#     "vectorized: calls svm_loss_naive",
#     "sweep: prints and returns nothing",
# ]
# loses = [
#     "test-svm-loss-i",
#     "test-svm-loss-i-hidden",
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-step-size-sweep",
# ]
# zero = ["test-svm-loss-vectorized-hidden", "test-step-size-sweep-hidden"]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W.dot(x)
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    for i in range(len(X)):
        loss += svm_loss_i(X[i], y[i], W)
    loss = loss / len(X) + reg * np.sum(W * W)
    # derivative of reg * W^2. The loss_i is only a number so its derivative is 0
    dW = 2 * reg * W
    return loss, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    return svm_loss_naive(W, X, y, reg)

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    for step_size in step_sizes:
        weights_new = W - step_size * dW
        loss_new = loss_fun(weights_new)
        print("for step size %f new loss: %f" % (step_size, loss_new))

# %% [markdown] answer-squared-hinge
# I do not know how to derive this because of the max.

# %% [markdown] answer-kink-or-bug
# It is a bug, because the gradient check must be 1e-7 or smaller.

# %% [markdown] answer-best-step
#
