# Right answers of a careful student: one step a line, with remarks.

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    f_right = f(x + h)
    f_left = f(x - h)
    # the two places are 2h apart
    slope = (f_right - f_left) / (2 * h)
    return slope

# %% [markdown] answer-tiny-steps
# 1. There are two errors. The truncation error comes from the terms of the Taylor series that are
#    left out, it goes with h for the forward and with h^2 for the centred difference, so it falls
#    when h gets smaller. The round-off error comes from f(x+h) and f(x-h) being stored with 16
#    digits only. They become almost equal, the first digits cancel, and what is wrong in the last
#    digit is divided by a tiny number. So it rises like 1/h, and at some point it is the larger
#    one.
# 2. 1 + 1e-16 is rounded to 1, because the distance to the next float is 2.2e-16. So f(x+h) and
#    f(x) are the same number, the numerator is exactly 0 and the slope is 0.
# 3. About 1e-5. There both errors are of the same size (the cube root of 3u is 7e-6). I would
#    rather take 1e-4 if I do not know f, the curve is steep on the other side.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    # f(x) is needed for every entry, but only once
    fx = f(x)
    grad = np.zeros(x.shape)

    for ix in np.ndindex(x.shape):
        old_value = x[ix]
        x[ix] = old_value + h  # move one entry ...
        fxh = f(x)
        x[ix] = old_value  # ... and put the stored value back
        grad[ix] = (fxh - fx) / h

    return grad

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    # a copy in float64: no integer trap, and the caller's x is safe
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)

    for i in range(x.size):
        old_value = x[i]
        x[i] = old_value + h
        f_right = f(x)
        x[i] = old_value - h
        f_left = f(x)
        x[i] = old_value
        grad[i] = (f_right - f_left) / (2 * h)

    return grad

# %% [markdown] answer-cost-of-a-gradient
# 1. Forward: D + 1 = 30 731 evaluations, since one f(x) serves all weights and each weight needs
#    one more. That is 154 s. Centred: 2D = 61 460, two for each weight and nothing is shared, 307
#    s.
# 2. 1000 steps: 154 000 s = 43 hours (forward) or 85 hours (centred).
# 3. For checking a gradient that was derived by hand. One does not need all weights for that: some
#    20 or 50 at random, a small batch of pictures, and only when the code has changed.
