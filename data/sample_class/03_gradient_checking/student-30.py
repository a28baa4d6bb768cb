# Good, but the upload of the second notebook broke off.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-10-16T17:59:58Z
# truncate = { gradient_checking_nd = 0.62 }
# needs_human = ["gradient_checking_nd"]
# ///
