# Right answers of a student who writes little.

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    s = W @ x
    return np.clip(np.delete(s - s[y], y) + delta, 0, None).sum()

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    N, loss, dW = len(X), 0.0, 2.0 * reg * W
    for x, k in zip(X, y):
        loss += svm_loss_i(x, k, W) / N
        m = (W - W[k]) @ x + 1
        for j in (m > 0).nonzero()[0]:
            dW[j] += x / N
            dW[k] -= x / N  # j = k cancels itself
    return loss + reg * (W**2).sum(), dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N, i = len(X), np.arange(len(X))
    S = X @ W.T
    M = np.maximum(S - S[i, y][:, None] + 1, 0)
    M[i, y] = 0
    K = np.sign(M)
    K[i, y] = -K.sum(axis=1)
    return M.sum() / N + reg * (W**2).sum(), K.T @ X / N + 2 * reg * W

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    return np.array([loss_fun(W - a * dW) for a in step_sizes])

# %% [markdown] answer-squared-hinge
# $\frac{d}{dm}\max(0,m)^2 = 2\max(0,m)$ (power rule right of 0, constant left of it), inner
# derivatives $\pm x$ as before, hence
#
# $$\partial L/\partial w_j = 2\max(0,m_j)\,x, \qquad
# \partial L/\partial w_y = -2\sum_{j\ne y}\max(0,m_j)\,x.$$
#
# Weighted by how much too close instead of counted. No corner: left and right slope are both 0 at
# $m = 0$, only the second derivative jumps.

# %% [markdown] answer-kink-or-bug
# (1) $h \to h/10$ a few times. Kinks: share -> 0. Bug: share stays, until round-off.
# (2) For one bad entry, list the margins at $W \pm h$ and count sign changes. Kink: at least one,
# and the mismatch is a multiple of $x/N$. Bug: there are bad entries with no sign change at all.

# %% [markdown] answer-best-step
# Small = safe, not good: 1e-10 gains 0.01, 1e-7 gains 4, both cost one gradient. And 1e-7 is a
# property of raw pixels at this W: mean subtracted -> ~3e-6; published table -> 1e-6.
