# Unusual but right: keeps the quotients in a module and the steps in a file, both handed in beside
# the notebook.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-09-18T08:00:00Z
#
# [files]
# "steps.json" = '{"slope": 1e-4, "forward": 1e-5}'
# "quotients.py" = '''
# """Difference quotients."""
#
#
# def forward(above, here, h):
#     return (above - here) / h
#
#
# def centred(above, below, h):
#     return (above - below) / (2 * h)
# '''
# ///

# %% solution-numerical-diff
import json

from quotients import centred, forward

with open("steps.json") as file:
    steps = json.load(file)

def numerical_diff(f, x, h=steps["slope"]):
    return centred(f(x + h), f(x - h), h)

# %% solution-eval-numerical-gradient
def eval_numerical_gradient(f, x, h=steps["forward"]):
    here = f(x)
    probe, grad = x.copy(), x.copy()
    for i in range(x.size):
        probe.flat[i] = x.flat[i] + h
        grad.flat[i] = forward(f(probe), here, h)
        probe.flat[i] = x.flat[i]
    return grad

# %% [markdown] answer-cost-of-a-gradient
# Forward: (30730 + 1) * 5 ms = 154 s, the 1 is f(x), which all share. Centred: 2 * 30730 * 5 ms =
# 307 s. 1000 steps of the cheaper one are 43 hours. I would write the gradient as a formula and use
# the numerical one on a handful of weights to see whether the formula is right.
