# Unusual but right: prints, warns and writes to stderr all over, times with magics, and calls the
# functions in the very cells that define them.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T10:40:03Z
# ///

# %% before solution-numerical-diff
import sys
import warnings

warnings.simplefilter("always")

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    print("numerical_diff was called with", x, h)
    if h < 1e-6:
        warnings.warn("h is very small")
    above, below = f(x + h), f(x - h)
    print("above", above, "below", below, file=sys.stderr)
    return (above - below) / (2 * h)

numerical_diff(np.exp, 1.0)

# %% after solution-numerical-diff
%%time
for k in range(1, 17):
    print(k, numerical_diff(np.exp, 1.0, 10.0**-k) - np.e)

# %% [markdown] answer-tiny-steps
# I printed the table (see my cell above): it gets better until k = 5 or 6 and then worse again. The
# first part is truncation, h^2 per step 100 times better. The second part is rounding: f is only
# known to 16 digits, the difference of two nearly equal values keeps the rounding error, and it is
# divided by h, so 10 times worse per step. k = 16 gives slope 0 because 1 + 1e-16 is 1 for the
# computer, then the numerator is 0. I take 1e-5 because it was the best one in my table.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    print("f(x) =", fx)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        tmp = x[ix]
        x[ix] = tmp + h
        grad[ix] = (f(x) - fx) / h
        x[ix] = tmp
        print(ix, grad[ix], file=sys.stderr)
        it.iternext()
    np.log(np.zeros(1))  # divide by zero encountered in log
    return grad

eval_numerical_gradient(lambda w: np.sum(w**2), np.array([[1.0, 2.0], [3.0, 4.0]]))

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    if x.dtype.kind == "i":
        warnings.warn("integers! I make floats of them")
    x = x.astype(float)
    grad = np.zeros_like(x)
    for i in range(len(x)):
        tmp = x[i]
        x[i] = tmp + h
        a = f(x)
        x[i] = tmp - h
        b = f(x)
        x[i] = tmp
        grad[i] = (a - b) / (2 * h)
    print(grad)
    return grad

%time numerical_gradient_1d(lambda w: w @ w, np.array([3, 4]))

# %% [markdown] answer-cost-of-a-gradient
# 30731 * 5 ms = 154 s and 61460 * 5 ms = 307 s, D + 1 because f(x) is the same for all and 2D
# because x + h and x - h are both new each time. 1000 steps: 1.8 days or 3.6 days. With all my
# prints it would take even longer :) It is useful to see if another gradient is right, on some of
# the weights.
