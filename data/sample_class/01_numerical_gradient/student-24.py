# Good, but turns a matrix: the gradient comes back transposed, which a vector does not show.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-17T18:18:00Z
# mistakes = ["eval_numerical_gradient: transposed"]
# loses = ["test-eval-numerical-gradient", "test-eval-numerical-gradient-hidden"]
# ///

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape[::-1])
    for ix in np.ndindex(x.shape):
        old_value = x[ix]
        x[ix] = old_value + h
        grad[ix[::-1]] = (f(x) - fx) / h
        x[ix] = old_value
    return grad

# %% [markdown] answer-tiny-steps
# There are two errors, truncation (what is missing of the Taylor series, ~ h² for centred) and
# round-off. The latter is made when the two values of f are stored with 16 digits and it becomes
# visible in the difference, which is divided by h, so ~ 1/h. For e^x at 1 and 1e-16 the computer
# already rounds 1 + h to 1 and returns 0/h = 0. I would choose h = 1e-5, where both parts are
# 1e-11.

# %% [markdown] answer-cost-of-a-gradient
# The forward difference needs f(x) and one f for each weight, D + 1. The centred one needs two f
# for each weight, 2D. That is 154 s and 307 s. For 1000 steps 43 h and 85 h. It is useful for a
# test, since the code is so simple, but not with all 30730 weights.
