# Good, but one cell that the student added never ends: J = θx has no minimum to wait for.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-10-14T21:21:00Z
# mistakes = ["1d: an endless loop in a cell of its own"]
# ///

# %% after test-backward-propagation-hidden
# gradient descent until the slope is 0
theta = 4.0
while backward_propagation(2.0, theta) != 0:
    theta = theta - 0.1 * backward_propagation(2.0, theta)
print("minimum at", theta)
