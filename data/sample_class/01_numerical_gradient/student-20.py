# Average: works on the caller's array. Puts entries back by subtraction, and walks into the integer
# trap.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-17T23:55:00Z
# mistakes = [
#     "eval_numerical_gradient: puts the entry back by subtracting h, which rounds twice",
#     "numerical_gradient_1d: integers stay integers",
#     "numerical_gradient_1d: zeros_like of an integer array",
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
    flat = x.reshape(-1)  # the same numbers, only flat
    start = f(x)
    gradient = np.zeros(flat.shape)
    for i in range(len(flat)):
        flat[i] += h
        gradient[i] = (f(x) - start) / h
        flat[i] -= h
    return gradient.reshape(x.shape)

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = x.copy()
    gradient = np.zeros_like(x)
    for i in range(len(x)):
        tmp = x[i]
        x[i] = tmp + h
        above = f(x)
        x[i] = tmp - h
        below = f(x)
        x[i] = tmp
        gradient[i] = (above - below) / (2 * h)
    return gradient

# %% [markdown] answer-tiny-steps
# When h becomes smaller the error of Taylor becomes smaller. But the values of f are rounded to 16
# digits. I can see it in the difference f(x+h) - f(x-h), only one digit is left. Dividing by h
# makes the error of this digit larger. At h = 1e-16 nothing is left, 1 + h = 1. I would use 1e-5 or
# 1e-6.

# %% [markdown] answer-cost-of-a-gradient
# forward: 30730 + 1, about two and a half minutes. centred: 2 * 30730, about five minutes. 1000
# steps: days. I would use it only in a test with a small W, for example (3, 5).
