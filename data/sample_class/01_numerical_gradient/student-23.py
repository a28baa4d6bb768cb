# Average: saves memory, and with float32 loses the digits of which the quotient lives.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-18T15:22:00Z
# mistakes = [
#     "eval_numerical_gradient: the result in float32",
#     "numerical_gradient_1d: x in float32",
# ]
# loses = [
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape, dtype=np.float32)  # enough for a gradient
    for ix in np.ndindex(x.shape):
        tmp = x[ix]
        x[ix] = tmp + h
        grad[ix] = (f(x) - fx) / h
        x[ix] = tmp
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = x.astype(np.float32)  # also for integers
    grad = np.zeros_like(x)
    for i in range(len(x)):
        tmp = x[i]
        x[i] = tmp + h
        above = f(x)
        x[i] = tmp - h
        below = f(x)
        x[i] = tmp
        grad[i] = (above - below) / (2 * h)
    return grad

# %% [markdown] answer-tiny-steps
# Smaller h: smaller truncation. Too small: the computer has 7 digits (float32) or 16 digits
# (float64), the difference has less. So the error goes up with 1/h. 1e-16: 1 + h = 1. My step 1e-3.

# %% [markdown] answer-cost-of-a-gradient
# With float32 each evaluation is 2x faster! So 30731 * 2.5 ms = 77 s. Still too slow for 1000 steps
# (21 h). One can test other gradients with it, e.g. on a few weights.
