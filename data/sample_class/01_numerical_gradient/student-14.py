# Average: moves all entries at once, and gets the sum of the partial derivatives everywhere.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-17T12:00:30Z
# mistakes = [
#     "eval_numerical_gradient: perturbs the whole array",
#     "numerical_gradient_1d: perturbs the whole vector",
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
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        grad[ix] = (f(x + h) - fx) / h
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    grad = np.zeros(len(x))
    for i in range(len(x)):
        grad[i] = (f(x + h) - f(x - h)) / (2 * h)
    return grad

# %% [markdown] answer-tiny-steps
# Small h: less truncation (h^2/6 f'''), more round-off (u|f|/h). The numerator is a difference of
# two numbers with the same leading digits, only the rounding error survives. h = 1e-16: 1 + h is 1
# in float64, so the numerator is 0. I would take 1e-5 because there both are equal.

# %% [markdown] answer-cost-of-a-gradient
# Both (6, 8) should come out but I get (14, 14), I did not find out why. Cost: D+1 and 2D
# evaluations, this is 154 s and 307 s, times 1000 = 43 h and 85 h.
