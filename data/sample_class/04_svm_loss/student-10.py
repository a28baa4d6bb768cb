# Average: mixes up which class is which. The true class is part of its own sum, and its row of the
# gradient is pushed to the wrong side.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T16:25:00Z
# mistakes = [
#     "i: the sum includes j = y, every loss is too large by delta",
#     "naive: the row of the true class gets +x",
#     "vectorized: the sum includes j = y",
#     "believes that 45 % is too much for kinks",
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
    scores = W.dot(x)
    loss = 0.0
    for j in range(W.shape[0]):
        loss += max(0, scores[j] - scores[y] + delta)
    return loss

# %% after test-svm-loss-i
# for W = 0 it gives 10, one for each class. I think the 9 in the text is about 9 classes
svm_loss_i(np.ones(3), 0, np.zeros((10, 3)))

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_train):
        scores = W.dot(X[i])
        for j in range(W.shape[0]):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1
                if margin > 0:
                    loss += margin
                    dW[j] += X[i]
                    dW[y[i]] += X[i]
    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W.T)
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(N, 1) + 1)
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    mask = (margins > 0) * 1.0
    mask[np.arange(N), y] = 0
    mask[np.arange(N), y] = -mask.sum(axis=1)
    return loss, mask.T.dot(X) / N + 2 * reg * W

# %% [markdown] answer-squared-hinge
# $\partial L/\partial w_j = 2 m_j x$ and $\partial L/\partial w_y = -2 m_j x$. It differs by the
# factor 2 because of the square. The corner is still there because of the max.

# %% [markdown] answer-kink-or-bug
# 45 % is nearly half of all entries and so many kinks there cannot be, so it is a bug. I would make
# the experiment to look at the code again.
