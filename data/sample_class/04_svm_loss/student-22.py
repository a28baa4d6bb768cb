# Good, but has read elsewhere that only the worst class counts, and takes the softmax for an
# improvement of the hinge.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-27T09:09:09Z
# mistakes = [
#     "i: the maximum over j in place of the sum",
#     "naive: the cross-entropy of a softmax",
#     "vectorized: adds the margins where it only matters whether they are positive",
# ]
# loses = [
#     "test-svm-loss-i-hidden",
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
# ]
# zero = ["test-svm-loss-i"]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W @ x
    # the most dangerous competitor decides (Crammer and Singer)
    rival = np.max(np.delete(scores, y))
    return max(0.0, rival - scores[y] + delta)

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        scores = W @ X[i]
        scores = scores - scores.max()  # for numerical stability
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(p, X[i])
    # no corner anywhere, so the gradient check is easy
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = len(X)
    scores = X @ W.T
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    margins[np.arange(N), y] = -np.sum(margins, axis=1)  # big violations pull harder
    return loss, margins.T @ X / N + 2 * reg * W

# %% [markdown] answer-squared-hinge
# $\partial L / \partial w_j = 2 \max(0, m_j) x$ for every $j \ne y$, with the outer derivative
# $2\max(0, m)$ and the inner one $x$; $\partial L / \partial w_y = -2 \sum_j \max(0, m_j) x$. Big
# violations count more, as in the softmax. No corner: the left derivative at 0 is 0 and the right
# one $2m \to 0$.
