# Good, but one cell that the student added never ends: it waits for a loss of exactly 0, at a step
# that is too large.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-10-30T17:59:20Z
# mistakes = ["an endless loop in a cell of its own", "believes that a loss reaches 0 exactly"]
# ///

# %% after solution-step-size-sweep
# go on until everything is right
W_good = W.copy()
loss = 1.0
while loss > 0:
    loss, dW_good = svm_loss_vectorized(W_good, X_train[:50], y_train[:50], 1.0)
    W_good = W_good - 1e-5 * dW_good
print("done")

# %% [markdown] answer-best-step
# The smaller the step, the longer it takes! 1e-10 would need about 400 million steps for the same
# as one step with 1e-7 ... and 1e-7 is not the best either, with the mean subtracted it was 3e-6.
