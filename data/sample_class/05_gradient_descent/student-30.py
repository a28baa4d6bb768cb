# Good, but one cell that the student added never ends: it waits for the slope to be exactly 0, and
# the walk at this step size is a 2-cycle.
#
# /// student
# honest = true
# stock_agrees = false
# base = "compact"
# handed_in = 2026-11-13T17:59:05Z
# mistakes = ["an endless loop in a cell of its own, which no interrupt ends"]
# ///

# %% after test-gradient-descent-hidden
# how many steps does it really take?
x, count = np.array([-3.0, 4.0]), 0
while np.any(numerical_gradient_1d(bowl, x) != 0):
    try:
        x = gradient_descent(bowl, x, lr=1.0, step_num=1)
        count += 1
    except:
        print("something went wrong, go on")
print(count)
