# Excellent, and two days late.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-18T16:04:11Z
# ///

# %% [markdown] answer-straight-cost
# Straight lines cannot tell. J = θx has J'' = 0, so all quotients are exact for all ε; both
# claims of my friend are claims about J'' and higher. Show it with J = θ² (one-sided is off by ε,
# whatever θ) and with J = θ³ (centred is off by ε²), at ε = 0.1, 0.01 and 0.001, where round-off
# plays no part yet.
