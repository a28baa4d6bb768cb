# Excellent and brief.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-16T17:58:21Z
# ///
