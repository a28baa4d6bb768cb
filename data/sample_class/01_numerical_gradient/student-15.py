# Average: loses factors of two, one in each function, and never in the same place.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T10:05:30Z
# mistakes = [
#     "numerical_diff: centred difference divided by h",
#     "eval_numerical_gradient: forward difference divided by 2h",
#     "numerical_gradient_1d: `/ 2 * h`, brackets missing",
# ]
# loses = [
#     "test-numerical-diff-hidden",
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# zero = ["test-numerical-diff"]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    f_right = f(x + h)
    f_left = f(x - h)
    return (f_right - f_left) / h

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        old_value = x[ix]
        x[ix] = old_value + h
        grad[ix] = (f(x) - fx) / (2 * h)
        x[ix] = old_value
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in range(x.size):
        tmp_val = x[i]
        x[i] = tmp_val + h
        fxh1 = f(x)
        x[i] = tmp_val - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / 2*h
        x[i] = tmp_val
    return grad

# %% [markdown] answer-tiny-steps
# The error is h^2 * f'''/6 + u * |f|/h. With h = 0.1 the first one is large, with h = 1e-16 the
# second one. 1 + 1e-16 = 1 in the computer so the difference of e^1 and e^1 is zero. I take 1e-5.

# %% [markdown] answer-cost-of-a-gradient
# D+1 = 30731 and 2D = 61460 because the middle f(x) is the same for all weights. 154 s and 307 s.
# 1000 steps: 43 h and 85 h. For checking backprop with some random weights.
