"""Answers that go wrong where one seldom looks: lost digits, small numbers, zeros, shapes.

Most of them once earned full marks, the others were told a cause that was not theirs.
"""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited
from tests.unit.answers_03 import backward_n, checker_1d, checker_n, forward_n, model_1d

NUMERICAL_SLOPE = """\
def backward_propagation(x, theta):
    h = 1e-6
    return (x * (theta + h) - x * (theta - h)) / (2 * h)
"""
SINGLE_PRECISION = """\
import numpy as np


def forward_propagation(x, theta):
    return float(np.float32(x) * np.float32(theta))
"""
WRAPPED = """


handed_over = backward_propagation_n


def backward_propagation_n(X, Y, cache):
    gradients = handed_over(X, Y, cache)
    return gradients | {"dW2": gradients["dW2"] / 2, "db1": gradients["db1"] / 4}
"""


def _forward(name: str, says: str, *changes: tuple[str, str], visible: bool = True) -> Wrong:
    source = edited(forward_n.REFERENCE, *changes)
    loses = forward_n.BOTH if visible else (forward_n.HIDDEN,)
    return Wrong(name, forward_n.CELL, source, loses, says)


def _checker(name: str, says: str, loses: tuple[str, ...], *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, checker_n.CELL, edited(checker_n.REFERENCE, *changes), loses, says)


WRONG_1D: tuple[Wrong, ...] = (
    Wrong(
        "half the cost",
        model_1d.FORWARD,
        "def forward_propagation(x, theta):\n    return theta * x / 2\n",
        model_1d.FORWARD_TESTS,
        "half the right value",
    ),
    Wrong(
        "the cost in single precision",
        model_1d.FORWARD,
        SINGLE_PRECISION,
        model_1d.FORWARD_HIDDEN,
        "float32",
    ),
    Wrong(
        "a difference quotient for the derivative",
        model_1d.BACKWARD,
        NUMERICAL_SLOPE,
        model_1d.BACKWARD_HIDDEN,
        "difference quotient",
    ),
    Wrong(
        "the cost divided by theta",
        model_1d.BACKWARD,
        "def backward_propagation(x, theta):\n    return theta * x / theta\n",
        model_1d.BACKWARD_HIDDEN,
        "divided by 0",
    ),
    Wrong(
        "small differences become 0",
        checker_1d.CELL,
        edited(
            checker_1d.REFERENCE,
            (checker_1d.RESULT, "    return 0.0 if difference < 1e-7 else difference\n"),
        ),
        (checker_1d.HIDDEN,),
        "replaced by 0",
    ),
    Wrong(
        "the denominator is at least 1",
        checker_1d.CELL,
        edited(
            checker_1d.REFERENCE, ("numerator / denominator", "numerator / max(1, denominator)")
        ),
        (checker_1d.HIDDEN,),
        "only the numerator",
    ),
)

WRONG_ND: tuple[Wrong, ...] = (
    _forward(
        "labels reshaped in place",
        "`Y` is not as it was",
        (forward_n.FIRST_LINE, "    m = X.shape[1]\n    Y.shape = (1, m)\n"),
        visible=False,
    ),
    _forward(
        "the cost rounded to six decimals",
        "Is it rounded, or float32",
        (forward_n.COST, "cost = round(float(np.mean(logprobs)), 6)"),
        visible=False,
    ),
    _forward(
        "divided by the number of features",
        "number of features",
        (forward_n.FIRST_LINE, "    m = X.shape[0]\n"),
    ),
    _forward(
        "each A in the cache is that of the layer below",
        "look at the order",
        (forward_n.CACHE, "cache = (Z1, X, W1, b1, Z2, A1, W2, b2, Z3, A2, W3, b3)"),
    ),
    _checker(
        "leaves out gradients that are 0",
        "left out",
        (checker_n.HIDDEN,),
        (
            "    numerator =",
            "    grad, gradapprox = grad[grad != 0], gradapprox[grad != 0]\n    numerator =",
        ),
    ),
    _checker(
        "the denominator is at least 1",
        "only the numerator",
        (checker_n.HIDDEN,),
        ("numerator / denominator", "numerator / max(1, denominator)"),
    ),
    _checker(
        "the quotients in single precision",
        "float32",
        (checker_n.VISIBLE,),
        ("gradapprox = np.zeros((num_parameters, 1))", "gradapprox = np.zeros((47, 1), 'f4')"),
    ),
    Wrong(
        "dW1 in single precision",
        backward_n.CELL,
        edited(
            backward_n.REFERENCE,
            (backward_n.RESULT, "    gradients['dW1'] = np.float32(dW1)\n" + backward_n.RESULT),
        ),
        (backward_n.HIDDEN,),
        "float32",
    ),
)

RIGHT_ND: tuple[Right, ...] = (
    Right(
        "the function as handed over, corrected from outside",
        backward_n.CELL,
        edited(
            backward_n.REFERENCE,
            backward_n.PLANTED_DW2,
            backward_n.PLANTED_DB1,
            (backward_n.RESULT, backward_n.RESULT + WRAPPED),
        ),
    ),
)
