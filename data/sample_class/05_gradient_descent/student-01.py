# Excellent, careful: one step a line, with remarks.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-11T18:20:45Z
# ///
