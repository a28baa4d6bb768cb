# Weak: repeats the check until the difference is small enough, which it never is.
#
# /// student
# honest = true
# stock_agrees = false
# base = "compact"
# handed_in = 2026-10-16T15:05:00Z
# mistakes = ["1d: an endless loop in a function"]
# zero = ["test-gradient-check", "test-gradient-check-hidden"]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    difference = 1
    # sometimes it is 2.9e-10, so try until it is really 0
    while difference != 0:
        J_plus = forward_propagation(x, theta + epsilon)
        J_minus = forward_propagation(x, theta - epsilon)
        gradapprox = (J_plus - J_minus) / (2 * epsilon)
        grad = backward_propagation(x, theta)
        difference = abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
    return difference
