# Excellent, and a day late.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-19T19:40:25Z
# ///

# %% [markdown] answer-tiny-steps
# With e(h) = h²|f'''|/6 + u|f|/h: the first is truncation, the second is the rounding of the two
# values of f, which the subtraction lays bare and the division by h magnifies. e' = 0 at h =
# (3u|f|/|f'''|)^⅓, about 7e-6 here; I take 1e-5. And h = 1e-16 is less than half the gap between 1
# and the next float, so 1 + h is 1, the numerator is 0 and so is "the slope".

# %% [markdown] answer-cost-of-a-gradient
# One call per weight and one for all: 30 731 → 154 s. Two calls per weight: 61 460 → 307 s. A
# thousand steps: 43 h or 85 h. A thousand steps by formula: 15 s. So the numerical one has one job
# left: to check the formula, on some weights drawn at random, whenever the formula was touched.
