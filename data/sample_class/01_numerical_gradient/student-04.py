# Excellent, tidy: one small function that does the work, with hints, and tests of its own.
#
# /// student
# honest = true
# handed_in = 2026-09-15T20:10:00Z
# ///

# %% solution-numerical-diff
from collections.abc import Callable


def numerical_diff(f: Callable[[float], float], x: float, h: float = 1e-4) -> float:
    """Return the centred difference of f at x."""
    return (f(x + h) - f(x - h)) / (2 * h)

# %% after solution-numerical-diff
assert abs(numerical_diff(np.sin, 0.0) - 1.0) < 1e-8
assert numerical_diff(lambda t: 7.0, 3.0) == 0.0
print("my own tests pass")

# %% [markdown] answer-tiny-steps
# **Why it rises again.** Two errors:
#
# * *truncation*: $\frac{h}{2}f''$ (forward), $\frac{h^2}{6}f'''$ (centred). Falls with $h$.
# * *round-off*: each value of $f$ is off by up to $u|f|$. The subtraction removes the common digits
#   but not this error, and the division by $2h$ magnifies it: $\approx u|f|/h$. Rises as $h$ falls.
#
# **$h = 10^{-16}$.** The floats next to 1 are $2.2\cdot10^{-16}$ apart, so `1 + 1e-16 == 1`. Both
# values of $f$ are the same float; $0/10^{-16} = 0$. (Nothing is divided by zero.)
#
# **My step.** Between $10^{-6}$ and $10^{-4}$. The sum of both errors is smallest at
# $\sqrt[3]{3u} \approx 7\cdot10^{-6}$ if $f$ and $f'''$ are of a size.

# %% before solution-eval-numerical-gradient
from contextlib import contextmanager


@contextmanager
def moved(x: np.ndarray, index: tuple[int, ...], by: float):
    """Give x with one entry moved; put the old value back whatever happens."""
    kept = x[index]
    x[index] = kept + by
    try:
        yield x
    finally:
        x[index] = kept

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f: Callable[..., float], x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """Return the forward differences of f in every entry of x."""
    here = f(x)
    gradient = np.empty(x.shape)
    for index in np.ndindex(*x.shape):
        with moved(x, index, by=h) as there:
            gradient[index] = (f(there) - here) / h
    return gradient

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f: Callable[..., float], x: np.ndarray, h: float = 1e-4) -> np.ndarray:
    """Return the centred differences of f in every entry of x."""
    x = np.array(x, dtype=np.float64)

    def slice_of_f(i: int) -> Callable[[float], float]:
        def along(t: float) -> float:
            there = x.copy()
            there[i] = t
            return f(there)

        return along

    return np.array([numerical_diff(slice_of_f(i), x[i], h) for i in range(x.size)])

# %% after solution-numerical-gradient-1d
place = np.array([1, -2, 3])
assert np.allclose(numerical_gradient_1d(lambda w: w @ w, place), 2 * place)
assert place.dtype == int

# %% [markdown] answer-cost-of-a-gradient
# 1. Forward $D + 1 = 30\,731$ evaluations, 2.6 minutes; centred $2D = 61\,460$, 5.1 minutes. The
#    forward difference shares $f(x)$ among all weights, the centred one has no common value.
# 2. $1000$ steps: 43 or 85 hours. By formula it would be about 15 seconds.
# 3. To *check* a formula for the gradient: a few random weights, or a tiny model; after a change of
#    the code, and then not again. Only the loss is needed for it, so it is hard to get wrong.
