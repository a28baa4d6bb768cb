# Average: shapes. An array around a number, a column for any array, a list for a vector.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-16T19:09:19Z
# mistakes = [
#     "numerical_diff: returns an array of one number",
#     "eval_numerical_gradient: returns a column, not x.shape",
#     "numerical_gradient_1d: returns a list",
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
    d = np.zeros(1)
    d[0] = (f(x + h) - f(x - h)) / (2 * h)
    return d

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros((x.size, 1))
    for n, ix in enumerate(np.ndindex(x.shape)):
        moved = x.copy()
        moved[ix] += h
        grad[n, 0] = (f(moved) - fx) / h
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    grad = []
    for i in range(len(x)):
        a, b = x.astype(float), x.astype(float)
        a[i] += h
        b[i] -= h
        grad.append((f(a) - f(b)) / (2 * h))
    return grad

# %% [markdown] answer-tiny-steps
# 1. Truncation: O(h²). Round-off: O(u/h), it comes from the subtraction of nearly equal numbers
# (cancellation), divided by h.
#
# 2. 1 + 1e-16 → 1. 1 - 1e-16 → 0.9999999999999999 (below 1 the floats are closer!), but exp of it is
# again 2.718281828459045. So the numerator is 0 and the slope too.
#
# 3. (3u)^(1/3) ≈ 7e-6.

# %% [markdown] answer-cost-of-a-gradient
# 30731 and 61460 calls, 154 s and 307 s; f(x) can be shared in the forward difference. 1000 steps:
# 43 h and 85 h. Use: test of the analytic gradient, on a small part of W.
