# Weak: began on the last evening. A bracket is missing in the second function, so that its cell
# does not run, and the third was not begun.
#
# /// student
# honest = true
# handed_in = 2026-09-18T17:30:09Z
# mistakes = [
#     "numerical_diff: the absolute value, since a slope is how steep it is",
#     "eval_numerical_gradient: a syntax error",
#     "numerical_gradient_1d: not written",
# ]
# loses = ["test-numerical-diff-hidden"]
# zero = [
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    return abs(f(x + h) - f(x - h)) / (2 * h)

# %% [markdown] answer-tiny-steps
# Because of rounding errors.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        old = x[ix]
        x[ix] = old + h
        grad[ix] = (f(x) - fx / h
        x[ix] = old
    return grad
