# Weak: prints and returns nothing, asks NumPy for what it does not have, and is back after the
# first entry.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T17:33:45Z
# mistakes = [
#     "numerical_diff: prints but returns None",
#     "eval_numerical_gradient: np.zero, an AttributeError",
#     "numerical_gradient_1d: return inside the loop",
# ]
# loses = ["test-numerical-diff-hidden", "test-numerical-gradient-1d-hidden"]
# zero = [
#     "test-numerical-diff",
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
# ]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    slope = (f(x + h) - f(x - h)) / (2 * h)
    print("slope", slope)

# %% [markdown] answer-tiny-steps
# The error rises because the computer can not calculate with so small numbers.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zero(x.shape)
    for ix in np.ndindex(x.shape):
        old = x[ix]
        x[ix] = old + h
        grad[ix] = (f(x) - fx) / h
        x[ix] = old
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros(x.size)
    for i in range(x.size):
        old = x[i]
        x[i] = old + h
        f1 = f(x)
        x[i] = old - h
        f2 = f(x)
        x[i] = old
        grad[i] = (f1 - f2) / (2 * h)
        return grad

# %% [markdown] answer-cost-of-a-gradient
# D + 1 evaluations for forward (30731) and 2D for centred (61460).
