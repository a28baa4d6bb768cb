# Weak: any small number will do for a step, and what a gradient looks like is made to please.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T17:47:00Z
# mistakes = [
#     "numerical_diff: h = 0.1 inside, any small number",
#     "eval_numerical_gradient: rounded to two digits",
#     "numerical_gradient_1d: given length 1",
# ]
# loses = [
#     "test-numerical-diff",
#     "test-numerical-diff-hidden",
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    h = 0.1  # small number
    return (f(x + h) - f(x - h)) / (2 * h)

# %% [markdown] answer-tiny-steps
# h must be small but not too small, otherwise the computer makes mistakes. I take 0.1, it gives
# exactly 0.2 and 0.3 in the first check, so it is the best.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        tmp = x[ix]
        x[ix] = tmp + h
        grad[ix] = (f(x) - fx) / h
        x[ix] = tmp
    return np.round(grad, 2)  # 6.00001 is not nice

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(x.size):
        tmp = x[i]
        x[i] = tmp + h
        f1 = f(x)
        x[i] = tmp - h
        f2 = f(x)
        x[i] = tmp
        grad[i] = (f1 - f2) / (2 * h)
    # only the direction is important
    return grad / np.linalg.norm(grad)

# %% [markdown] answer-cost-of-a-gradient
# It costs 2D evaluations. If the machine is fast enough it is OK, with a GPU you can train with it.
