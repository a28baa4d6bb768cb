# Unusual but right: no `def` where something else can be called, and no loop where a map will do.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-14T22:31:00Z
# ///

# %% before solution-numerical-diff
from functools import partial
from operator import sub, truediv

# %% solution-numerical-diff
class CentredDifference:
    """A difference quotient that can be called."""

    sides = (+1, -1)

    def __call__(self, f, x, h=1e-4):
        return truediv(sub(*(f(x + side * h) for side in self.sides)), 2 * h)

numerical_diff = CentredDifference()

# %% solution-eval-numerical-gradient
def quotients(f, x, h=1e-5):
    here = f(x)
    one_more = lambda index: f(np.where([[index == other] for other in np.ndindex(x.shape)],
                                        (x + h).reshape(-1, 1), x.reshape(-1, 1)).reshape(x.shape))
    yield from map(lambda index: (one_more(index) - here) / h, np.ndindex(x.shape))

eval_numerical_gradient = lambda f, x, h=1e-5: (
    np.fromiter(quotients(f, x, h), dtype=float, count=x.size).reshape(x.shape)
)

# %% solution-numerical-gradient-1d
def along(f, x, unit, t):
    return f(x + t * unit)

def gradient(diff, f, x, h=1e-4):
    # diff is looked up when it is needed, not now
    return np.array([diff()(partial(along, f, x, unit), 0.0, h) for unit in np.eye(len(x))])

numerical_gradient_1d = partial(gradient, lambda: numerical_diff)

# %% [markdown] answer-tiny-steps
# E(h) = A h² + B/h. The first is what Taylor throws away, the second is the 1e-16 by which each f
# is off, divided by h (after the subtraction it is all that is left). E has its minimum at h³ =
# B/2A ~ u, so h ~ 1e-5, and that is also my answer to 3. For 1e-16: x + h == x, numerator 0. The
# limit is a statement about real numbers, and a float is none.

# %% [markdown] answer-cost-of-a-gradient
# (30730 + 1) calls · 5 ms = 2 min 34 s. 2 · 30730 calls · 5 ms = 5 min 7 s. Times 1000: 43 h, 85 h.
# +1 because the centre is shared; 2 because left and right are private to each weight. What for?
# To find the bug in the fast gradient. Take 25 weights by lot.
