# Good, but cells that the student added end the Python process.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-10-15T10:10:10Z
# mistakes = ["1d: leaves with exit()", "nd: follows a null pointer to see what happens"]
# ///

# %% after solution-gradient-check
print(gradient_check(2, 4))
exit()

# %% after answer-straight-cost
import sys

sys.exit("done for today")

# %% after solution-gradient-check-n
# they said one cannot crash Python?
import ctypes

ctypes.string_at(0)
