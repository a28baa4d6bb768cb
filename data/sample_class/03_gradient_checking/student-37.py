# Excellent, but clumsy with the mouse: test cells deleted and turned into text, a solution cell
# twice, remarks in between, and a photograph of the notes handed in, too.
#
# /// student
# honest = true
# stock_agrees = false
# base = "loops"
# handed_in = 2026-10-15T20:02:00Z
# delete = ["test-forward-propagation-hidden", "given-curved-cost", "test-gradient-check-n"]
# retype = { test-backward-propagation = "raw" }
# duplicate = ["solution-backward-propagation", "test-gradient-check"]
# files = { "notes/photo of my notes.txt" = "J'' = 0 !!!\n" }
# ///

# %% [markdown] before test-gradient-check
# Note to myself: *centred* quotient, and `2 * epsilon` below.

# %% [markdown] after answer-what-a-pass-proves
# (end of my answers)
