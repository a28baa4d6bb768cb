# Weak: knows how to differentiate x² on paper, and writes that into all three functions.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T17:49:00Z
# mistakes = [
#     "numerical_diff: the derivative of the example written in",
#     "eval_numerical_gradient: 2 x + h, f is never asked",
#     "numerical_gradient_1d: 2 x",
# ]
# loses = [
#     "test-numerical-diff",
#     "test-eval-numerical-gradient",
#     "test-eval-numerical-gradient-hidden",
# ]
# zero = [
#     "test-numerical-diff-hidden",
#     "test-numerical-gradient-1d",
#     "test-numerical-gradient-1d-hidden",
# ]
# ///

# %% solution-numerical-diff
def numerical_diff(f, x, h=1e-4):
    # (0.01 x^2 + 0.1 x)' = 0.02 x + 0.1
    return 0.02 * x + 0.1

# %% [markdown] answer-tiny-steps
# I do not see why one needs h at all, the exact derivative is 0.02x + 0.1, this has no error.

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=1e-5):
    return 2 * x + h

# %% solution-numerical-gradient-1d
def numerical_gradient_1d(f, x, h=1e-4):
    return 2.0 * x

# %% [markdown] answer-cost-of-a-gradient
# With the formula it costs only one evaluation. So forward and centred should not be used.
