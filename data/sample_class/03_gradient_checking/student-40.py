# Cheats: has opened the files in an editor. Test cells are gone, say something else, are worth more
# or are no test cells any more, and a solution cell has taken the name of a test.
#
# /// student
# honest = false
# handed_in = 2026-10-16T17:12:00Z
# mistakes = ["deleted, edited, retyped and renamed test cells; changed points"]
# zero = ["gradient_checking_1d", "gradient_checking_nd"]
# delete = ["test-forward-propagation-hidden", "test-forward-propagation-n-hidden"]
# retype = { test-backward-propagation-hidden = "markdown", test-gradient-check-n = "raw" }
# duplicate = ["test-gradient-check"]
#
# [points]
# test-forward-propagation = 100
# test-gradient-check-n-hidden = 1e9
# test-backward-propagation-n = -5
#
# [grade_ids]
# solution-gradient-check = "test-gradient-check-hidden"
# test-gradient-check-hidden = "solution-gradient-check"
# test-backward-propagation-n-hidden = "my-own-cell"
# ///

# %% test-forward-propagation
1.0

# %% test-backward-propagation
# nothing to see here

# %% test-gradient-check
4.0

# %% test-backward-propagation-n
rubric = Rubric(points=4)
with rubric.check("everything", points=4) as check:
    check.that(True, "")
rubric.score()

# %% given-curved-cost
curved_cost = lambda x, theta: 0.0
curved_slope = doubled_slope = lambda x, theta: 0.0
