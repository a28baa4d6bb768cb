# Submitted an empty folder.
#
# /// student
# honest = true
# stock_agrees = false
# missing = ["svm_loss"]
# needs_human = ["svm_loss"]
# ///
