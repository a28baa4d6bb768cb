# Unusual but right: no `def` where something else can be called; the loops are recursive, and one
# of the two loss functions is made from the other's pieces.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-26T23:02:00Z
# ///

# %% before solution-svm-loss-i
from functools import partial, reduce

# %% solution-svm-loss-i
class HingeLoss:
    """The loss of one example."""

    def __call__(self, x, y, W, delta=1.0):
        others = (row for j, row in enumerate(W) if j != y)
        return sum(max(0.0, (row - W[y]) @ x + delta) for row in others)

svm_loss_i = HingeLoss()

# %% solution-svm-loss-naive
def of_one(W, x, k):
    close = [j for j in range(len(W)) if j != k and (W[j] - W[k]) @ x + 1 > 0]
    dW = np.zeros_like(W)
    dW[close] = x
    dW[k] = -len(close) * x
    return np.array([sum((W[j] - W[k]) @ x + 1 for j in close)]), dW

def add(a, b):
    return a[0] + b[0], a[1] + b[1]

def with_price(data, W, X, y, reg):
    loss, dW = data(W, X, y)
    return loss.item() / len(y) + reg * np.sum(W * W), dW / len(y) + 2 * reg * W

svm_loss_naive = partial(
    with_price, lambda W, X, y: reduce(add, (of_one(W, x, k) for x, k in zip(X, y)))
)

# %% solution-step-size-sweep
step_size_sweep = lambda loss_fun, W, dW, step_sizes: np.array(
    [] if not len(step_sizes) else [
        loss_fun(W - step_sizes[0] * dW),
        *step_size_sweep(loss_fun, W, dW, step_sizes[1:]),
    ]
)

# %% [markdown] answer-kink-or-bug
# One experiment is a test for kinks, the other a test for bugs.
#
# *For kinks:* halve h. Each kink is hit with a probability proportional to h, so the number of bad
# entries should halve, too, again and again. If it does not move, the neighbour with the kinks is
# wrong.
#
# *For bugs:* take W = 0 and pictures divided by 255. All margins are 1 there, the next corner is
# miles away, and there is no kink within reach at h = 1e-4. If entries still differ, it is a bug.
# If none does, it may still be a bug behind the mask (all margins are positive), so then the same
# with larger weights.
