# Good, but did not get to the second notebook and handed in the first one only.
#
# /// student
# honest = true
# base = "loops"
# handed_in = 2026-10-16T17:30:00Z
# missing = ["gradient_checking_nd"]
# mistakes = ["1d: the numerator without its absolute value"]
# loses = ["test-gradient-check", "test-gradient-check-hidden"]
# zero = ["gradient_checking_nd"]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    quotient = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon))
    quotient = quotient / (2 * epsilon)
    derivative = backward_propagation(x, theta)
    return (derivative - quotient) / (abs(derivative) + abs(quotient))
