# Excellent and brief.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-30T17:52:40Z
# ///
