# Opened the notebooks, changed nothing and handed them in.
#
# /// student
# honest = true
# handed_in = 2026-10-16T17:59:30Z
# zero = ["gradient_checking_1d", "gradient_checking_nd"]
# ///
