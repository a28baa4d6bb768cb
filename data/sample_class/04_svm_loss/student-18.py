# Average: shapes. Weights with a column per class, as many classes as there are features, a
# gradient on its side, and a column in place of a vector.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-28T20:08:16Z
# mistakes = [
#     "i: as many classes as features, range(W.shape[1])",
#     "naive: the orientation of other course notes, scores = X.dot(W) and W[:, j]",
#     "vectorized: dW transposed",
#     "sweep: returns a column of shape (n, 1)",
# ]
# loses = [
#     "test-svm-loss-i-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
#     "test-step-size-sweep",
#     "test-step-size-sweep-hidden",
# ]
# zero = ["test-svm-loss-i", "test-svm-loss-naive", "test-svm-loss-naive-hidden"]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W.dot(x)
    D = W.shape[1]  # number of classes, e.g. 10
    loss_i = 0.0
    for j in range(D):
        if j == y:
            continue
        loss_i += max(0, scores[j] - scores[y] + delta)
    return loss_i

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W.T
    M = np.maximum(0, S - S[np.arange(N), y][:, None] + 1)
    M[np.arange(N), y] = 0
    K = (M > 0).astype(float)
    K[np.arange(N), y] = -K.sum(axis=1)
    dW = X.T @ K / N + 2 * reg * W.T
    return M.sum() / N + reg * (W**2).sum(), dW

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = np.zeros((len(step_sizes), 1))
    for k in range(len(step_sizes)):
        losses[k] = loss_fun(W - step_sizes[k] * dW)
    return losses
