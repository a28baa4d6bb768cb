# Weak: prints in place of returning, and takes no notice of the step that is handed over.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T17:59:50Z
# mistakes = [
#     "numerical_diff: h = 1e-16 inside the function, smaller is always better",
#     "eval_numerical_gradient: prints but returns None",
#     "numerical_gradient_1d: h = 1e-4 inside, the argument is not used",
# ]
# loses = [
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d-hidden",
# ]
# zero = ["test-numerical-diff", "test-numerical-diff-hidden"]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    h = 1e-16  # as small as possible (limit!)
    return (f(x + h) - f(x - h)) / (2 * h)

# %% [markdown] answer-tiny-steps
# I think the person is right, h must go to 0. The computer makes a mistake because it has to divide
# by zero.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        tmp = x[ix]
        x[ix] = tmp + h
        grad[ix] = (f(x) - fx) / h
        x[ix] = tmp
    print("gradient:", grad)

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    h = 1e-4  # 0.0001
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% [markdown] answer-cost-of-a-gradient
#
