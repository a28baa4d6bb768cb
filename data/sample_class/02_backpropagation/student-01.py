# Excellent, careful: one step a line, with remarks.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-30T15:33:02Z
# ///
