# Average: functions that only work for the example: another f than the one handed over, and two
# entries.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-18T06:30:00Z
# mistakes = [
#     "numerical_diff: 1e-5 where no step is given",
#     "eval_numerical_gradient: asks bowl, not f",
#     "numerical_gradient_1d: two entries assumed",
# ]
# loses = [
#     "test-numerical-diff-hidden",
#     "test-eval-numerical-gradient",
#     "test-numerical-gradient-1d-hidden",
# ]
# zero = ["test-eval-numerical-gradient-hidden"]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = bowl(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        moved = x.copy()
        moved[ix] += h
        grad[ix] = (bowl(moved) - fx) / h
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in range(2):
        tmp = x[i]
        x[i] = tmp + h
        above = f(x)
        x[i] = tmp - h
        below = f(x)
        x[i] = tmp
        grad[i] = (above - below) / (2 * h)
    return grad

# %% [markdown] answer-tiny-steps
# 1. Taylor: error ~ h² (centred). Machine: error ~ 1e-16/h. Sum has a minimum. 2. x+h = x, slope 0.
# 3. I changed the default to 1e-5 because the notebook says 7e-6 is the best.

# %% [markdown] answer-cost-of-a-gradient
# 154 s / 307 s per gradient. 1000 steps 43 h / 85 h. Forward needs f(x) just one time for all.
