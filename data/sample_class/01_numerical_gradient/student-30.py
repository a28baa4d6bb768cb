# Good, but a cell that the student added never ends: halving a step does not lead below zero.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-09-18T17:29:08Z
# mistakes = ["an endless loop in a cell of its own"]
# ///

# %% after solution-numerical-diff
# how small can h become?
h = 1.0
while h >= 0:
    h = h / 2
print("smallest step:", h)

# %% [markdown] answer-tiny-steps
# The error has two parts. Truncation gets smaller with h (h for forward, h² for centred). Rounding
# gets larger (1/h), because the numerator is the difference of almost equal numbers, so only its
# last digits are left and those are wrong. For h = 1e-16 the computer rounds 1 + h to 1 and gets 0.
# I would take 1e-5, in the figure it is the lowest point of the curve for centred differences.

# %% [markdown] answer-cost-of-a-gradient
# Forward 30731 evaluations (all use the same f(x)), 2.6 minutes. Centred 61460 evaluations, 5.1
# minutes. 1000 steps 43 or 85 hours. Better for checking, with a few weights.
