# Average: loses factors of two, in the loops one and in the matrices another.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T11:00:30Z
# mistakes = [
#     "naive: gradient of the price reg * W with the loss reg * sum(W**2)",
#     "vectorized: the loss with a half, 0.5 * reg * sum(W**2), and the gradient with a 2",
# ]
# loses = [
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
# ]
# ///

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_train):
        scores = W.dot(X[i])
        for j in range(W.shape[0]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[j, :] += X[i, :]
                dW[y[i], :] -= X[i, :]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W.T)
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(-1, 1) + 1)
    margins[np.arange(N), y] = 0
    # the half cancels the 2 of the derivative
    loss = np.sum(margins) / N + 0.5 * reg * np.sum(W * W)
    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(N), y] = -np.sum(mask, axis=1)
    dW = mask.T.dot(X) / N + 2 * reg * W
    return loss, dW

# %% [markdown] answer-squared-hinge
# d/dm of max(0, m)^2 is max(0, m) (half of the square's 2 goes away with the mean). Row j gets
# max(0, m_j) x and row y gets minus the sum of max(0, m_j) x. It is weighted with the margin and
# not counted, and there is no corner because both sides have slope 0.
