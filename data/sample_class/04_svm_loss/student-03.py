# Excellent, in loops over every number where loops are allowed, and in matrices where they are not.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-29T06:48:31Z
# ///

# %% solution-svm-loss-i
def score(row, x):
    total = 0.0
    for d in range(len(x)):
        total = total + row[d] * x[d]
    return total

def svm_loss_i(x, y, W, delta=1.0):
    true_score = score(W[y], x)
    loss = 0.0
    for j in range(len(W)):
        if j != y:
            margin = score(W[j], x) - true_score + delta
            if margin > 0.0:
                loss = loss + margin
    return loss

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    C, D = W.shape
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros((C, D))
    for i in range(N):
        loss = loss + svm_loss_i(X[i], y[i], W) / N
        true_score = np.dot(W[y[i]], X[i])
        for j in range(C):
            if j != y[i] and np.dot(W[j], X[i]) - true_score + 1.0 > 0.0:
                dW[j] = dW[j] + X[i] / N
                dW[y[i]] = dW[y[i]] - X[i] / N
    squares = 0.0
    for j in range(C):
        for d in range(D):
            squares = squares + W[j, d] ** 2
            dW[j, d] = dW[j, d] + 2.0 * reg * W[j, d]
    return loss + reg * squares, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[0]
    # a matrix with a 1 where example i has class j, in place of an if
    is_true = np.zeros((N, C))
    is_true[np.arange(N), y] = 1.0
    scores = X.dot(W.T)
    true_scores = np.sum(scores * is_true, axis=1, keepdims=True)
    margins = (scores - true_scores + 1.0) * (1.0 - is_true)
    positive = np.where(margins > 0.0, 1.0, 0.0)
    loss = np.sum(margins * positive) / N + reg * np.sum(W * W)
    how_often = positive - is_true * np.sum(positive, axis=1, keepdims=True)
    return loss, how_often.T.dot(X) / N + 2.0 * reg * W

# %% [markdown] answer-squared-hinge
# For one j: if m_j <= 0 the part is 0 and nothing happens. If m_j > 0 the part is m_j * m_j and by
# the chain rule its derivative is 2 m_j times the derivative of m_j. m_j = w_j.x - w_y.x + 1, so
# that is 2 m_j x for row j and -2 m_j x for row y. Row y gets it from every j, so altogether
# dL/dw_y = -2 (sum of the positive m_j) x.
#
# What I programmed adds x, now it would be 2 * margin * x. In a loop it is one more factor. At the
# corner m_j = 0 the factor is 0 from both sides, so there is no jump any more.
#
# By hand with the example s = (1, 4, 1.5), y = 0: margins 4 and 1.5, so row 1 gets 8x, row 2 gets
# 3x and row 0 gets -11x.
