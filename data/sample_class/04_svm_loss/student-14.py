# Average: moves the wrong rows. The row of the true class is forgotten in the loops, and summed
# along the wrong axis in the matrices.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-29T12:20:00Z
# mistakes = [
#     "naive: the row of the true class is not updated",
#     "vectorized: sums the mask along the wrong axis",
#     "sweep: moves by step * W in place of step * dW",
# ]
# loses = [
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-step-size-sweep",
#     "test-step-size-sweep-hidden",
# ]
# zero = ["test-svm-loss-vectorized", "test-svm-loss-vectorized-hidden"]
# ///

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(len(X)):
        scores = W @ X[i]
        for j in range(len(W)):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[j] += X[i]
    return loss / len(X) + reg * np.sum(W**2), dW / len(X) + 2 * reg * W

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = len(X)
    S = X @ W.T
    M = np.maximum(0, S - S[range(N), y][:, None] + 1)
    M[range(N), y] = 0
    mask = (M > 0).astype(float)
    mask[range(N), y] = -mask.sum(axis=0)
    return M.sum() / N + reg * np.sum(W**2), mask.T @ X / N + 2 * reg * W

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    return np.array([loss_fun(W - step * W) for step in step_sizes])

# %% [markdown] answer-squared-hinge
# $\partial L/\partial w_j = 2\max(0, m_j)x$. $\partial L/\partial w_y = 0$ since the sum is over
# $j \ne y$. The corner is gone.

# %% [markdown] answer-kink-or-bug
# First: take h smaller, if it gets better it was the kinks, if it stays it is a bug. Second: take
# only 20 pictures like in the notebook. If it is kinks it gets better, too, because there are fewer
# corners.
