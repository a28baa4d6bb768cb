# Average: copies. One gradient does not put the entry back, the other puts it back from a second
# name for the same array.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T13:31:13Z
# mistakes = [
#     "eval_numerical_gradient: does not restore x[ix] after the probe",
#     "numerical_gradient_1d: a second name for a copy, so that nothing is restored",
# ]
# loses = [
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% [markdown] answer-tiny-steps
# 1. truncation ~ h^2 and rounding ~ 1/h, one falls and one rises. Rounding because f(x+h) - f(x-h)
#    is the difference of two almost equal numbers and it is then divided by h.
# 2. x + h is rounded to x.
# 3. I don't know exactly, something like 1e-5.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        x[ix] += h
        grad[ix] = (f(x) - fx) / h
        it.iternext()
    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    x = x.astype(float)
    x_old = x
    grad = np.zeros_like(x)
    for i in range(len(x)):
        x[i] = x_old[i] + h
        fxh1 = f(x)
        x[i] = x_old[i] - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        x = x_old
    return grad

# %% [markdown] answer-cost-of-a-gradient
# 30731 evaluations forward, 61460 centred. 30731 * 0.005 s = 154 s = 2.6 min, 5.1 min for centred.
# For 1000 steps it is 43 h. One can use it to check backpropagation, but only sometimes.
