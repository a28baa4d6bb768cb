# Unusual but right: the arguments by name, 0-d arrays for numbers, another order of operations, and
# a gradient that goes backwards through the entries.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-17T16:00:45Z
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    below, above = (np.asarray(f(np.add(x, s * h)), dtype=float) for s in (-1.0, 1.0))
    return np.asarray(0.5 * (above - below) / h)

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    out = np.full_like(x, np.nan)
    for k in reversed(range(x.size)):
        probe = np.array(x, order="F")
        probe[np.unravel_index(k, x.shape)] += h
        np.put(out, k, f(probe))
    # f(x) may just as well come last
    return np.divide(np.subtract(out, f(x)), h)

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    def along(i):
        e = np.arange(len(x)) == i
        return lambda t: f(np.where(e, t, x))

    slopes = [numerical_diff(f=along(i), x=float(x[i]), h=h) for i in range(len(x))]
    return np.stack(slopes).astype(float)

# %% [markdown] answer-tiny-steps
# Small h: the numerator is a difference of two numbers that agree in nearly all of their 16 digits,
# so nearly all of what remains is rounding, and 1/h blows it up. Large h: the series is cut off
# after the first term, ~h² for centred. At 1e-16 the argument itself is rounded, x + h is x, and
# the answer is 0/h = 0. My choice is 1e-5, near the cube root of the unit round-off, where both are
# ~1e-11.
