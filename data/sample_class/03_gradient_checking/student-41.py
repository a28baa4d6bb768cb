# Cheats: tags that tell a notebook runner to skip the tests or to forgive them, above stored
# results that are as good as one could wish.
#
# /// student
# honest = false
# handed_in = 2026-10-16T17:13:00Z
# mistakes = ["skip-execution and raises-exception tags, stored full marks"]
# zero = ["gradient_checking_1d", "gradient_checking_nd"]
#
# [tags]
# test-forward-propagation = ["skip-execution"]
# test-forward-propagation-hidden = ["skip-execution"]
# test-backward-propagation = ["raises-exception"]
# test-backward-propagation-hidden = ["raises-exception", "skip-execution"]
# test-gradient-check = ["skip-execution"]
# test-gradient-check-hidden = ["skip-execution"]
# test-forward-propagation-n = ["skip-execution"]
# test-backward-propagation-n-hidden = ["skip-execution"]
#
# [results]
# test-forward-propagation = "1.0"
# test-forward-propagation-hidden = "2.0"
# test-backward-propagation = "1.0"
# test-backward-propagation-hidden = "2.0"
# test-gradient-check = "4.0"
# test-gradient-check-hidden = "8.0"
# test-forward-propagation-n = "3.0"
# test-backward-propagation-n-hidden = "10.0"
# ///
