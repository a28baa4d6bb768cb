# Excellent and brief.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-02T17:57:16Z
# ///
