# Weak: no lead at all, a loss that is printed, and a fast version that was never begun.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T17:59:51Z
# mistakes = [
#     "i: delta 0 in place of 1, the lead is left out",
#     "naive: prints loss and gradient, returns nothing",
#     "vectorized: not written",
#     "sweep: a table of its own steps in place of those that are given",
# ]
# loses = ["test-svm-loss-i-hidden", "test-step-size-sweep", "test-step-size-sweep-hidden"]
# zero = [
#     "test-svm-loss-i",
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
# ]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W.dot(x)
    loss = 0
    for j in range(len(scores)):
        if j != y:
            loss = loss + max(0, scores[j] - scores[y])
    return loss

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    loss = 0
    dW = np.zeros(W.shape)
    for i in range(X.shape[0]):
        scores = W.dot(X[i])
        for j in range(W.shape[0]):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1
                if margin > 0:
                    loss += margin
                    dW[j] += X[i]
                    dW[y[i]] -= X[i]
    loss = loss / X.shape[0]
    dW = dW / X.shape[0]
    print("loss =", loss)
    print("dW =", dW)

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    raise NotImplementedError()

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = []
    for step_size_log in range(-10, 0):
        step_size = 10**step_size_log
        losses.append(loss_fun(W - step_size * dW))
    return np.array(losses)

# %% [markdown] answer-squared-hinge
#

# %% [markdown] answer-kink-or-bug
# It is the kinks because the hinge loss has kinks.

# %% [markdown] answer-best-step
# The best step is 1e-7 as one can see in the figure. Smaller is better but slower.
