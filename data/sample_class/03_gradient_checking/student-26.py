# Submitted an empty folder.
#
# /// student
# honest = true
# stock_agrees = false
# missing = ["gradient_checking_1d", "gradient_checking_nd"]
# needs_human = ["gradient_checking_1d"]
# zero = ["gradient_checking_nd"]
# ///
