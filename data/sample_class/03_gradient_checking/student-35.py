# Weak: learnt Python 2, and calls a function from within itself.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T16:16:16Z
# mistakes = [
#     "1d: print statement, so that the cell does not even begin to run",
#     "nd: forward calls itself without end",
# ]
# zero = [
#     "test-gradient-check",
#     "test-gradient-check-hidden",
#     "test-forward-propagation-n",
#     "test-forward-propagation-n-hidden",
# ]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    difference = abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
    print "difference", difference
    return difference

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    cost, cache = forward_propagation_n(X, Y, parameters)
    return cost, cache

# %% [markdown] answer-straight-cost
# My friend is wrong because epsilon must be small.

# %% [markdown] answer-what-a-pass-proves
# dont know
