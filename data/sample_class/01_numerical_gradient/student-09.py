# Good, but one-sided: the derivative "is" the forward difference. The gradient is built on it, and
# believes that a smaller step is always better.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-17T21:20:00Z
# mistakes = [
#     "numerical_diff: forward difference",
#     "believes that the smaller the step, the better",
# ]
# loses = ["test-numerical-diff-hidden"]
# zero = ["test-numerical-diff"]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    # definition of the derivative
    return (f(x + h) - f(x)) / h

# %% [markdown] answer-tiny-steps
# The definition of the derivative is a limit, so the smaller h, the smaller the error (truncation,
# proportional to h). With 1e-16 something goes wrong in the computer because the number is too
# small to be stored, so you should stop a bit earlier. I would use h = 1e-14.

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros(len(x))
    for i in range(len(x)):
        def f_of_one(t):
            moved = x.copy()
            moved[i] = t
            return f(moved)
        grad[i] = numerical_diff(f_of_one, x[i], h)
    return grad

# %% [markdown] answer-cost-of-a-gradient
# One gradient needs D + 1 = 30731 evaluations = 154 s with the forward difference, because f(x) has
# to be computed only once. Centred is 2D = 61460 = 307 s, so the forward difference is better. 1000
# steps take 154000 s, nearly two days. It is good for testing a gradient on a few of the weights.
