# Excellent and brief.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-13T17:55:03Z
# ///
