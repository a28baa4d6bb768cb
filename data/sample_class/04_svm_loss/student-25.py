# Weak: has typed off a page that was written for Python 2, without running it.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T17:46:00Z
# mistakes = [
#     "naive: xrange",
#     "vectorized: xrange, and a loop",
#     "sweep: print statements",
# ]
# zero = [
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
#     "test-step-size-sweep",
#     "test-step-size-sweep-hidden",
# ]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W.dot(x)
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    return np.sum(margins)

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in xrange(X.shape[0]):
        scores = W.dot(X[i])
        for j in xrange(W.shape[0]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[j] += X[i]
                dW[y[i]] -= X[i]
    return loss / X.shape[0] + reg * np.sum(W * W), dW / X.shape[0] + 2 * reg * W

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    scores = X.dot(W.T)
    margins = np.zeros(scores.shape)
    for i in xrange(X.shape[0]):
        margins[i] = np.maximum(0, scores[i] - scores[i, y[i]] + 1)
        margins[i, y[i]] = 0
    mask = (margins > 0) * 1.0
    mask[xrange(X.shape[0]), y] = -np.sum(mask, axis=1)
    return np.sum(margins) / X.shape[0] + reg * np.sum(W * W), mask.T.dot(X) / X.shape[0]

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = []
    for step_size in step_sizes:
        loss_new = loss_fun(W - step_size * dW)
        print 'for step size %e new loss: %f' % (step_size, loss_new)
        losses.append(loss_new)
    return np.array(losses)

# %% [markdown] answer-squared-hinge
# The derivative of a square is 2 times, so everything is 2 times.

# %% [markdown] answer-kink-or-bug
# 45 % is less than a half, so it is more likely that it is right.

# %% [markdown] answer-best-step
# It depends on the picture.
