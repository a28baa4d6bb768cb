# Good, but thinks too far: puts in "the best steps" of section 3 in place of the asked ones.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-15T09:19:09Z
# mistakes = [
#     "eval_numerical_gradient: 2e-8 where no step is given",
#     "numerical_gradient_1d: 7e-6 where no step is given",
#     "believes that there is one best step for all functions",
# ]
# loses = [
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=2e-8):  # 2 * sqrt(u), the best step for forward
    fx = f(x)
    grad = np.zeros_like(x)
    for ix in np.ndindex(x.shape):
        moved = np.copy(x)
        moved[ix] += h
        grad[ix] = (f(moved) - fx) / h
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=7e-6):  # (3 u)^(1/3), the best step for centred
    x = np.array(x, dtype=np.float64)
    grad = np.zeros_like(x)
    for i in range(x.size):
        plus, minus = x.copy(), x.copy()
        plus[i] += h
        minus[i] -= h
        grad[i] = (f(plus) - f(minus)) / (2 * h)
    return grad

# %% [markdown] answer-tiny-steps
# 1. The truncation error h²f'''/6 falls. But f(x+h) and f(x-h) carry a relative error of 1.1e-16
#    each, and after the subtraction that absolute error is divided by 2h, so it grows like 1/h. 2.
#    The float next to 1 is 1 + 2.2e-16, so 1 + 1e-16 is rounded to 1, and (e - e)/h = 0. 3. The
#    minimum of both is at (3u)^(1/3) = 7e-6. This is the optimal step, so it should be used always.

# %% [markdown] answer-cost-of-a-gradient
# 1. 30731 and 61460: the forward one reuses f(x), in the centred one both values belong to one
#    weight only. 2.6 min and 5.1 min. 2. 43 h or 85 h. 3. As a check of the formula, with 10 random
#    weights, once per change.
