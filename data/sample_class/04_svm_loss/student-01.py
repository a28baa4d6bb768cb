# Excellent, careful: one step a line, with remarks.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-28T19:05:12Z
# ///
