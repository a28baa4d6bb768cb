# Weak: three loops inside each other where two would do, and one where none is allowed; hands back
# the best loss alone.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T17:33:10Z
# mistakes = [
#     "naive: a triple loop over D, right but slow",
#     "vectorized: a Python loop over the examples",
#     "sweep: returns the smallest loss alone",
#     "i: prints the loss, returns None",
# ]
# loses = ["test-svm-loss-vectorized", "test-step-size-sweep", "test-step-size-sweep-hidden"]
# zero = ["test-svm-loss-i", "test-svm-loss-i-hidden"]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = np.dot(W, x)
    loss = 0
    for j in range(len(scores)):
        if j != y:
            loss += max(0, scores[j] - scores[y] + delta)
    print(loss)

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(X.shape[0]):
        scores = np.dot(W, X[i])
        for j in range(W.shape[0]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                for d in range(X.shape[1]):
                    dW[j][d] += X[i][d]
                    dW[y[i]][d] -= X[i][d]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    # vectorized: the inner loop is gone
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(X.shape[0]):
        scores = np.dot(W, X[i])
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = (margins > 0) * 1.0
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(mask, X[i])
    return loss / X.shape[0] + reg * np.sum(W * W), dW / X.shape[0] + 2 * reg * W

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    best = 1e9
    for step in step_sizes:
        loss = loss_fun(W - step * dW)
        if loss < best:
            best = loss
    return best

# %% [markdown] answer-kink-or-bug
# I would take a smaller h and look if it gets better.
