# Good, but the browser renamed one file, and an old editor saved the other in another encoding.
#
# /// student
# honest = true
# stock_agrees = false
# base = "compact"
# handed_in = 2026-10-16T12:12:12Z
# rename = { gradient_checking_1d = "gradient_checking_1d (2)" }
# encoding = { gradient_checking_nd = "utf-16" }
# needs_human = ["gradient_checking_1d", "gradient_checking_nd"]
# ///
