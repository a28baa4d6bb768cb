# Opened the notebook, changed nothing and handed it in.
#
# /// student
# honest = true
# handed_in = 2026-10-30T17:58:02Z
# zero = ["svm_loss"]
# ///
