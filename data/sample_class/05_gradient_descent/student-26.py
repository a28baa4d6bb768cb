# Submitted an empty folder.
#
# /// student
# honest = true
# stock_agrees = false
# missing = ["gradient_descent"]
# needs_human = ["gradient_descent"]
# ///
