# Good, but has tested with tiny weights only, where all margins are positive, so that nobody
# noticed the missing mask.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-29T18:44:00Z
# mistakes = [
#     "vectorized: every margin counts in the gradient, tested at W = randn * 1e-4 only",
#     "believes that the check at small weights shows that the mask is right",
# ]
# loses = ["test-svm-loss-vectorized", "test-svm-loss-vectorized-hidden"]
# ///

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[0]
    scores = X.dot(W.T)
    margins = scores - scores[np.arange(N), y][:, None] + 1
    margins[np.arange(N), y] = 0
    loss = np.sum(margins * (margins > 0)) / N + reg * np.sum(W * W)

    # all the wrong classes get +x, the true class gets -(C - 1) x
    K = np.ones((N, C))
    K[np.arange(N), y] = -(C - 1)
    dW = K.T.dot(X) / N + 2 * reg * W
    return loss, dW

# %% after solution-svm-loss-vectorized
# my own check, on 20 pictures
W_small = np.random.default_rng(1).normal(size=(10, 3073)) * 1e-7
dW_a = svm_loss_naive(W_small, X_train[:20], y_train[:20], 0.1)[1]
dW_b = svm_loss_vectorized(W_small, X_train[:20], y_train[:20], 0.1)[1]
print("difference", np.linalg.norm(dW_a - dW_b) / np.linalg.norm(dW_a))

# %% [markdown] answer-kink-or-bug
# Smaller h: with kinks the share of wrong entries becomes smaller, with a bug it stays. Smaller
# weights: with W around 1e-7 no margin is near 0, so there are no kinks; if the entries agree
# there, the formula is right everywhere, also the mask.
