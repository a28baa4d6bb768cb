# Average: compares a value with itself, so that every slope is 0, and takes what comes out for
# right.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T17:12:00Z
# mistakes = [
#     "eval_numerical_gradient: f(x) taken after the entry was moved",
#     "numerical_gradient_1d: three calls for each entry, f(x) too",
#     "believes that a slope of 0 at 1e-16 is the exact one",
# ]
# loses = [
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% [markdown] answer-tiny-steps
# With h = 1e-16 the slope is 0 because in the limit the secant is so short that it is flat, that is
# why the error is 100 %. The best h is where the curve in the figure is lowest, about 1e-5.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        tmp = x[ix]
        x[ix] = tmp + h
        fxh = f(x)
        fx = f(x)
        grad[ix] = (fxh - fx) / h
        x[ix] = tmp
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros(len(x))
    for i in range(len(x)):
        tmp = x[i]
        fx = f(x)
        x[i] = tmp + h
        right = (f(x) - fx) / h
        x[i] = tmp - h
        left = (fx - f(x)) / h
        x[i] = tmp
        grad[i] = (right + left) / 2  # the mean of both sides
    return grad

# %% [markdown] answer-cost-of-a-gradient
# Forward D + 1 and centred 2D. I measured it with the count cell, mine are 2D and 3D but the result
# is the same. It takes too long for training (some days), so one uses backpropagation.
