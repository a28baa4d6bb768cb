# Weak: got as far as the first function; behind it the template is still there, with zeros for the
# gradient that nobody filled in.
#
# /// student
# honest = true
# handed_in = 2026-10-30T17:57:00Z
# mistakes = [
#     "i: the max(0, ...) taken of the sum, not of each margin",
#     "naive: a template that was never filled in, loss and gradient are 0",
#     "vectorized, sweep: not written",
# ]
# loses = ["test-svm-loss-i-hidden", "test-svm-loss-naive-hidden"]
# zero = [
#     "test-svm-loss-naive",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
#     "test-step-size-sweep",
#     "test-step-size-sweep-hidden",
# ]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W @ x
    total = 0.0
    for j in range(len(W)):
        if j != y:
            total += scores[j] - scores[y] + delta
    return max(0.0, total)

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    # ... loop over the examples ...
    return loss, dW

# %% [markdown] answer-squared-hinge
# $2 \max(0, m_j)$
