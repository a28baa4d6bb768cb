# Handed in an excuse, and no notebook.
#
# /// student
# honest = true
# stock_agrees = false
# handed_in = 2026-10-02T17:31:00Z
# missing = ["backpropagation"]
# needs_human = ["backpropagation"]
#
# [files]
# "note.txt" = '''
# Sorry, my laptop is being repaired since Wednesday. May I hand it in next week?
# '''
# ///
