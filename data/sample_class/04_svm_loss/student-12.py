# Average: signs and copies. The margins are turned round, the sweep walks uphill, and W_new is only
# a second name for W.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T13:07:44Z
# mistakes = [
#     "i: s_y - s_j in place of s_j - s_y",
#     "vectorized: the row of the true class gets plus its count",
#     "sweep: W + step * dW, and W_new is W, so that the steps add up",
# ]
# loses = [
#     "test-svm-loss-i-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
#     "test-step-size-sweep-hidden",
# ]
# zero = ["test-svm-loss-i", "test-step-size-sweep"]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W.dot(x)
    loss = 0.0
    for j in range(W.shape[0]):
        if j != y:
            loss += max(0, scores[y] - scores[j] + delta)
    return loss

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W.T)
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(-1, 1) + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(N), y] = np.sum(mask, axis=1)
    dW = mask.T.dot(X) / N + 2 * reg * W
    return loss, dW

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = []
    for step in step_sizes:
        W_new = W
        W_new += step * dW
        losses.append(loss_fun(W_new))
    return np.array(losses)

# %% [markdown] answer-squared-hinge
# With the chain rule: the derivative of $\max(0,m)^2$ is $2\max(0,m)$. So for j it is
# $2\max(0,m_j)\cdot x$ and for y it is $+2\sum\max(0,m_j)\cdot x$. The bigger the margin the more
# it counts. There is no corner any more because a parabola is smooth.

# %% [markdown] answer-best-step
# The smaller the step the better is true in my table, the loss only gets bigger from left to right!
# (11.6 and then up to 1e7.) But 1e-7 is not the best, 1e-10 is.
