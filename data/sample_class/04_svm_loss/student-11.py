# Average: never finds anything, since each function is compared only with a copy of its own
# mistake: both gradients are twice too long.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T17:15:00Z
# mistakes = [
#     "naive: the gradient of the data accumulated twice",
#     "vectorized: twice as well, adjusted until it agrees with the naive one",
#     "sweep: every step at W itself, so that all losses agree",
# ]
# loses = [
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
#     "test-step-size-sweep",
#     "test-step-size-sweep-hidden",
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
        for j in range(W.shape[0]):
            # now the gradient
            if j != y[i] and scores[j] - scores[y[i]] + 1 > 0:
                dW[j, :] += X[i, :]
                dW[y[i], :] -= X[i, :]
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W.T
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    mask = (margins > 0).astype(float)
    mask[np.arange(N), y] = -mask.sum(axis=1)
    dW = 2 * (mask.T @ X / N + reg * W)  # with the 2 it is the same as the naive one
    return loss, dW

# %% after solution-svm-loss-vectorized
a, b = svm_loss_naive(*hand_case(), 0.5)[1], svm_loss_vectorized(*hand_case(), 0.5)[1]
print("difference:", np.abs(a - b).max())  # 0.0, so both are right

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = []
    for step in step_sizes:
        W_new = W - step * dW
        losses.append(loss_fun(W))
    return np.array(losses)

# %% [markdown] answer-best-step
# In my table all losses are the same (11.589 for every step), so the step does not matter at all
# and both halves are wrong.

# %% [markdown] answer-squared-hinge
# Outer derivative 2 max(0, m), inner x and -x:
#
# $\partial L/\partial w_j = 2\max(0, m_j) x$ and
# $\partial L/\partial w_y = -2 \sum_j \max(0, m_j) x$.
#
# It differs by the factor 2 max(0, m).
