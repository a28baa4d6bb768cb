# Good, but forgets the price: no regularisation in the gradient with loops, none in the loss
# without; believes that the smallest step is the best.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-29T22:10:00Z
# mistakes = [
#     "naive: regularisation missing in the gradient",
#     "vectorized: regularisation missing in the loss",
#     "believes that a lower step is always better",
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
                dW[j] += X[i]
                dW[y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    return loss, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W.T)
    correct = scores[np.arange(num_train), y][:, None]
    margins = np.maximum(0, scores - correct + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train

    mask = (margins > 0).astype(float)
    mask[np.arange(num_train), y] = -mask.sum(axis=1)
    dW = mask.T.dot(X) / num_train
    dW += 2 * reg * W
    return loss, dW

# %% [markdown] answer-best-step
# The first half is correct: the smaller the step the closer one stays to the gradient, and a loss
# that falls slowly also arrives in the end. My computer is fast enough. Only the second half is
# wrong: with the mean subtracted it was not 1e-7, so one should take 1e-10 there too.
