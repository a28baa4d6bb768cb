# Opened the notebook, changed nothing and handed it in.
#
# /// student
# honest = true
# handed_in = 2026-11-13T17:59:11Z
# zero = ["gradient_descent"]
# ///
