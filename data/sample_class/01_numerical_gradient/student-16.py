# Average: forgets. Brackets around the difference, the division, and that f(x) was known already.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T14:44:00Z
# mistakes = [
#     "numerical_diff: brackets around the difference missing",
#     "eval_numerical_gradient: f(x) computed anew for each entry, 2 x.size calls",
#     "numerical_gradient_1d: not divided by the step",
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
    return f(x + h) - f(x - h) / (2 * h)

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        f_old = f(x)
        old = x[index]
        x[index] = old + h
        f_new = f(x)
        x[index] = old
        gradient[index] = (f_new - f_old) / h
    return gradient

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        old = x[i]
        x[i] = old + h
        gradient[i] = f(x)
        x[i] = old - h
        gradient[i] = gradient[i] - f(x)
        x[i] = old
    return gradient

# %% [markdown] answer-tiny-steps
# Truncation and rounding. (I wanted to write more here.)

# %% [markdown] answer-cost-of-a-gradient
# Every weight has to be moved once and each time the loss has to be computed two times, so it is 2D
# for both of them. 2 * 30730 * 5 ms = 307 s = 5 minutes. 1000 steps are 85 hours. It is still
# useful for checking a gradient by formula on a small model.
