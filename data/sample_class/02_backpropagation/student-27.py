# Opened the notebook, changed nothing and handed it in.
#
# /// student
# honest = true
# handed_in = 2026-10-02T17:59:12Z
# zero = ["backpropagation"]
# ///
