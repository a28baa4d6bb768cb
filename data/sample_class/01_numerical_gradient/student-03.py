# Excellent, in loops over every number.
#
# /// student
# honest = true
# handed_in = 2026-09-17T06:58:30Z
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    value = [0.0, 0.0]
    for k in range(2):
        sign = 1 - 2 * k
        value[k] = f(x + sign * h)
    distance = 2.0 * h
    return (value[0] - value[1]) / distance

# %% [markdown] answer-tiny-steps
# If h is large the secant is not the tangent: the error is h^2/6 * f''' (centred), that is
# truncation. If h is small the numbers f(x+h) and f(x-h) have the same leading digits. In the
# subtraction these digits are lost. I printed it for e^x and h = 1e-12: only 4 digits of the
# difference are right. Then we divide by 2e-12 and the wrong digits become large. So this error
# goes like 1/h.
#
# For 1e-16 the machine cannot even store x + h. It computes 1 + 1e-16, gets 1, and
# (e - e) / 1e-16 = 0.
#
# I would take 1e-5, there the two errors are about equal for a function with f = f''' = 1:
# 1e-10 / 6 = 1.7e-11 and 1.1e-16 / 1e-5 = 1.1e-11.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    f_here = f(x)
    number_of_entries = 1
    for length in x.shape:
        number_of_entries = number_of_entries * length
    gradient = np.zeros(x.shape)
    for k in range(number_of_entries):
        # the indices of entry number k, like the digits of a number
        index = []
        rest = k
        for length in reversed(x.shape):
            index.insert(0, rest % length)
            rest = rest // length
        index = tuple(index)
        saved = x[index]
        x[index] = saved + h
        f_there = f(x)
        x[index] = saved
        gradient[index] = (f_there - f_here) / h
    return gradient

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    D = len(x)
    point = np.zeros(D)
    gradient = np.zeros(D)
    for i in range(D):
        for j in range(D):
            point[j] = x[j]
        point[i] = x[i] + h
        above = f(point)
        point[i] = x[i] - h
        below = f(point)
        gradient[i] = (above - below) / (2.0 * h)
    return gradient

# %% [markdown] answer-cost-of-a-gradient
# Forward is a loop over 30730 weights with one call each, and one call before the loop: 30731
# calls, 154 seconds. Centred has two calls in the loop: 61460 calls, 307 seconds. The step to the
# left is different for every weight, so nothing can go out of the loop. 1000 steps are 43 hours or
# 85 hours. It is good to test a faster gradient. I would compare 100 weights chosen at random, this
# takes only 200 calls = 1 second.
