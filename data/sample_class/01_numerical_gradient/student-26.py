# Submitted an empty folder.
#
# /// student
# honest = true
# stock_agrees = false
# missing = ["numerical_gradient"]
# needs_human = ["numerical_gradient"]
# ///
