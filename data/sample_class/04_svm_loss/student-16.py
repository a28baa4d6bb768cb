# Average: 1/N is missing in the gradient with loops, and in the matrices everything is divided by
# N, the price as well.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T14:02:00Z
# mistakes = [
#     "naive: the gradient is not divided by N, the loss is",
#     "vectorized: the regularisation is divided by N, too",
#     "i: the mean over the wrong classes in place of the sum",
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
    margins = [max(0, scores[j] - scores[y] + delta) for j in range(len(W)) if j != y]
    return np.mean(margins)

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_train):
        scores = W.dot(X[i])
        for j in range(W.shape[0]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[j] += X[i]
                dW[y[i]] -= X[i]
    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW + 2 * reg * W
    return loss, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W.T)
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(-1, 1) + 1)
    margins[np.arange(N), y] = 0
    mask = (margins > 0).astype(float)
    mask[np.arange(N), y] = -np.sum(mask, axis=1)
    loss = np.sum(margins) + reg * np.sum(W * W)
    dW = mask.T.dot(X) + 2 * reg * W
    return loss / N, dW / N

# %% [markdown] answer-kink-or-bug
# Experiment 1: smaller h. Kinks go away, a bug does not. Experiment 2: print the ratio of the
# analytic and the numerical entry. With a bug like a forgotten 1/N it is the same number (500)
# everywhere. With kinks it is a different number at each entry.
