# Average: saves memory where it hurts: single precision in the matrices, and whole numbers in the
# loops, which the small case forgives.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-30T16:12:00Z
# mistakes = [
#     "naive: dW as an array of integers",
#     "vectorized: float32",
# ]
# loses = ["test-svm-loss-naive-hidden", "test-svm-loss-vectorized-hidden"]
# ///

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape, dtype=int)  # it only counts
    for i in range(N):
        s = W @ X[i]
        for j in range(len(W)):
            if j != y[i] and s[j] - s[y[i]] + 1 > 0:
                loss += s[j] - s[y[i]] + 1
                dW[j] += X[i].astype(int)
                dW[y[i]] -= X[i].astype(int)
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    W = W.astype(np.float32)  # half the memory
    X = X.astype(np.float32)
    S = X @ W.T
    M = np.maximum(0, S - S[np.arange(N), y][:, None] + 1)
    M[np.arange(N), y] = 0
    loss = M.sum() / N + reg * np.sum(W**2)
    K = np.sign(M)
    K[np.arange(N), y] = -K.sum(axis=1)
    return loss, K.T @ X / N + 2 * reg * W

# %% [markdown] answer-kink-or-bug
# (1) h = 1e-6 instead of 1e-4. (2) float64 instead of float32, because in float32 the quotient is
# only rounding. If it gets better in both cases it is no bug.
