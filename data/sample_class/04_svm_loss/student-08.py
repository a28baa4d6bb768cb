# Unusual but right: keeps the loops in a module and the settings in a file, both handed in beside
# the notebook.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T08:00:00Z
#
# [files]
# "settings.json" = '{"delta": 1.0}'
# "hinge.py" = '''
# """The hinge loss of one example, with its gradient."""
#
# import numpy as np
#
#
# def loss_and_times(scores, true_class, delta):
#     """Return the loss, and how often x goes into each row of the gradient."""
#     margins = np.maximum(0, scores - scores[true_class] + delta)
#     margins[true_class] = 0
#     times = (margins > 0).astype(float)
#     times[true_class] = -times.sum()
#     return margins.sum(), times
# '''
# ///

# %% solution-svm-loss-i
import json

from hinge import loss_and_times

with open("settings.json") as file:
    settings = json.load(file)

def svm_loss_i(x, y, W, delta=settings["delta"]):
    return loss_and_times(W @ x, y, delta)[0]

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    loss, dW = reg * np.sum(W * W), 2 * reg * W
    for x, true_class in zip(X, y):
        part, times = loss_and_times(W @ x, true_class, settings["delta"])
        loss = loss + part / len(X)
        dW = dW + np.outer(times, x) / len(X)
    return loss, dW
