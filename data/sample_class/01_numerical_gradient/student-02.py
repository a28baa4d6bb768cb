# Excellent and brief.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-18T17:56:40Z
# ///
