# Right answers of a student who writes little.

# %% solution-numerical-diff
numerical_diff = lambda f, x, h=1e-4: (f(x + h) - f(x - h)) / (2 * h)

# %% [markdown] answer-tiny-steps
# Truncation ~ h (forward) or h² (centred), falls. Round-off ~ u|f|/h, rises: the difference of two
# nearly equal numbers has an error of ~1e-16 whatever h is, and we divide that by h. Sum = a
# valley. h = 1e-16 at x = 1: 1 + h == 1 in float64 (spacing 2.2e-16), so e^1 - e^1 = 0, slope 0.
# I'd use 1e-5: h²/6 = u/h gives h ~ (6u)^(1/3) ~ 1e-5 for a harmless f.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    here = f(x)
    steps = h * np.eye(x.size).reshape(-1, *x.shape)
    return np.array([f(x + step) - here for step in steps]).reshape(x.shape) / h

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    return np.array([f(x + e) - f(x - e) for e in h * np.eye(len(x))]) / (2 * h)

# %% [markdown] answer-cost-of-a-gradient
# D + 1 = 30731 (one shared f(x)) -> 2.6 min; 2D = 61460 (nothing to share) -> 5.1 min. x 1000 = 43
# h / 85 h. So: never to train with, always to test with. Cheap enough on 10 random weights, or on a
# toy model with 3 classes and 5 inputs.
