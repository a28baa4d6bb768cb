# Average: changes what belongs to the caller. dW is W under another name, and the sweep takes its
# steps back by adding.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-29T23:58:00Z
# mistakes = [
#     "i: shifts the rows of W in place",
#     "vectorized: dW = W without a copy, so that W becomes the gradient",
#     "sweep: W -= step * dW and back again by adding, not to the last bit",
# ]
# loses = [
#     "test-svm-loss-i-hidden",
#     "test-svm-loss-vectorized-hidden",
#     "test-step-size-sweep",
#     "test-step-size-sweep-hidden",
# ]
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    # s_j - s_y is the same as (w_j - w_y) x
    true_row = W[y].copy()
    for j in range(len(W)):
        W[j] -= true_row
    margins = np.maximum(0, W @ x + delta)
    margins[y] = 0
    return np.sum(margins)

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W.T)
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(-1, 1) + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    mask = (margins > 0).astype(float)
    mask[np.arange(N), y] = -np.sum(mask, axis=1)
    dW = W
    dW *= 2 * reg
    dW += mask.T.dot(X) / N
    return loss, dW

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = []
    for step in step_sizes:
        W -= step * dW
        losses.append(loss_fun(W))
        W += step * dW  # and back
    return np.array(losses)

# %% [markdown] answer-best-step
# Too small: nothing happens (1e-10). But I got different losses each time I ran the cell, so I do
# not know which step is the best.
