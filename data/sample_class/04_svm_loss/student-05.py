# Unusual but right: `>=` at the corner, labels as a matrix, einsum, arguments by name, 0-d arrays
# for numbers, another order of operations.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-29T15:41:09Z
# ///

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    m = np.einsum("cd,d->c", np.subtract(W, W[y]), x) + delta
    # the true class has the margin delta; take it out of the sum again
    return np.array(m[m >= 0].sum() - np.maximum(delta, 0))

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    C, N = W.shape[0], y.size
    rows = [np.zeros(W.shape[1]) for _ in range(C)]
    loss = np.array(0.0)
    # classes outside, examples inside, from the last to the first
    for j in reversed(range(C)):
        for i in np.flatnonzero(y != j)[::-1]:
            m = 1 - (W[y[i]] - W[j]).dot(X[i])
            if m >= 0:
                loss = loss + m
                rows[j] = rows[j] + X[i]
                rows[y[i]] = rows[y[i]] - X[i]
    return [loss / N + reg * np.vdot(W, W), np.stack(rows) / N + (reg + reg) * W]

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    C, N = W.shape[0], y.size
    Y = np.eye(C)[y]
    S = np.einsum("nd,cd->nc", X, W)
    M = 1 + S - np.einsum("nc,nc->n", S, Y)[:, np.newaxis]
    K = np.where((M >= 0) & (Y == 0), 1, 0)
    dW = np.einsum("nc,nd->cd", K - Y * K.sum(axis=1, keepdims=True), X)
    return np.array(np.einsum("nc,nc", K, M) / N + reg * np.square(W).sum()), dW / N + W * 2 * reg

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    steps = np.asarray(step_sizes, dtype=float).reshape([-1] + [1] * W.ndim)
    return np.fromiter(map(loss_fun, W + steps * -dW), dtype=float, count=len(step_sizes))
