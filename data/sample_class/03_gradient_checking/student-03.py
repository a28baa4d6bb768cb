# Excellent, in loops over every number.
#
# /// student
# honest = true
# base = "loops"
# handed_in = 2026-10-15T07:30:05Z
# ///
