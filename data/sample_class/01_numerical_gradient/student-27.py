# Opened the notebook, changed nothing and handed it in.
#
# /// student
# honest = true
# handed_in = 2026-09-18T17:58:59Z
# zero = ["numerical_gradient"]
# ///
