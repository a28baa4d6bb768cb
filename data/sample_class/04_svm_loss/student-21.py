# Average: looks things up outside the arguments: ten classes, the loss of the notebook, and the
# steps as an array.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-30T07:05:00Z
# mistakes = [
#     "naive: the number of classes is written in, 10",
#     "vectorized: one-hot labels of 10 columns",
#     "sweep: calls CIFAR10_loss_fun in place of loss_fun",
# ]
# loses = ["test-svm-loss-naive"]
# zero = [
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
#     "test-step-size-sweep",
#     "test-step-size-sweep-hidden",
# ]
# ///

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(N):
        s = W @ X[i]
        for j in range(10):
            if j != y[i] and s[j] - s[y[i]] + 1 > 0:
                loss += s[j] - s[y[i]] + 1
                dW[j] += X[i]
                dW[y[i]] -= X[i]
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    Y = np.eye(10)[y]
    S = X @ W.T
    M = (S - np.sum(S * Y, axis=1, keepdims=True) + 1) * (1 - Y)
    K = (M > 0) * 1.0
    K = K - Y * K.sum(axis=1, keepdims=True)
    return np.maximum(M, 0).sum() / N + reg * np.sum(W**2), K.T @ X / N + 2 * reg * W

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    return np.array([CIFAR10_loss_fun(W - step * dW) for step in step_sizes])

# %% [markdown] answer-squared-hinge
# By the chain rule 2 max(0, m) times x, so
# $$\frac{\partial L}{\partial w_j} = 2\max(0,m_j)x,\quad
# \frac{\partial L}{\partial w_y} = -2 \sum_{j \neq y} \max(0,m_j)x.$$
# Each class counts with its margin and not only with 1.
