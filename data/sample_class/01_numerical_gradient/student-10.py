# Average: takes the gradient for the way down, and puts in the sign that this would need.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T16:15:00Z
# mistakes = [
#     "eval_numerical_gradient: f(x) - f(x + h), the sign flipped",
#     "numerical_gradient_1d: places changed round",
#     "believes that the gradient points where f falls fastest",
# ]
# loses = [
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% [markdown] answer-tiny-steps
# 1. First the truncation error falls with h^2. Then the round-off error rises, because the computer
#    has only 16 digits.
# 2. It computes f(1 + 1e-16) and f(1) and gets the same number, so 0.
# 3. 1e-4, because it is the default in the exercise.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        old_value = x[ix]
        x[ix] = old_value + h
        fxh = f(x)
        x[ix] = old_value
        grad[ix] = (fx - fxh) / h  # the gradient goes downhill
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(x.size):
        old_value = x[i]
        x[i] = old_value + h
        fxh1 = f(x)
        x[i] = old_value - h
        fxh2 = f(x)
        grad[i] = (fxh2 - fxh1) / (2 * h)
        x[i] = old_value
    return grad

# %% [markdown] before given-figure-uphill
# I think the arrows point into the bowl, because the gradient is the direction where f gets smaller
# fastest. (My picture shows it!)

# %% [markdown] answer-cost-of-a-gradient
# D = 30730, so 30731 evaluations (forward) and 61460 (centred). At 5 ms this is 2.5 minutes and
# 5 minutes. For 1000 steps 43 hours. To make it affordable one could use a larger h, then it is
# faster.
