"""Wrong answers whose numbers look right, or look like those of another mistake.

What is said to them must not name the other mistake as theirs.
"""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_01 import centred_gradient, forward_gradient, scalar_slope

KEPT = """\
kept = {}


def numerical_diff(f, x, h=1e-4):
    if (x, h) not in kept:
        kept[x, h] = (f(x + h) - f(x - h)) / (2 * h)
    return kept[x, h]
"""
FORWARD = """\
def eval_numerical_gradient(f, x, h=1e-5):
    here = f(x)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        moved = x.copy()
        moved[index] += h
        gradient[index] = (f(moved) - here) / h
    return gradient
"""
CENTRED = """\
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
"""

WRONG: tuple[Wrong, ...] = (
    Wrong(
        "the result kept by place and step",
        scalar_slope.CELL,
        KEPT,
        (scalar_slope.HIDDEN,),
        "asked before",
    ),
    Wrong(
        "a tiny number in the denominator",
        scalar_slope.CELL,
        edited(scalar_slope.REFERENCE, ("(2 * h)", "(2 * h + 1e-8)")),
        scalar_slope.BOTH,
        r"(?s)\A(?!.*absolute value).*(nearly right|not right)",
    ),
    Wrong(
        "another default, 1e-6",
        forward_gradient.CELL,
        edited(FORWARD, ("h=1e-5", "h=1e-6")),
        forward_gradient.BOTH,
        r"(?s)\A(?!.*centred).*(The step is 1e-6|moved by up to 1e-06)",
    ),
    Wrong(
        "each slope added to the whole array",
        forward_gradient.CELL,
        edited(FORWARD, ("gradient[index] = (", "gradient += (")),
        forward_gradient.BOTH,
        "added to the whole array",
    ),
    Wrong(
        "entries that are 0 left out",
        forward_gradient.CELL,
        edited(
            FORWARD,
            (
                "        moved = x",
                "        if x[index] == 0:\n            continue\n        moved = x",
            ),
        ),
        (forward_gradient.HIDDEN,),
        "no slope is 0 here|number of calls",
    ),
    Wrong(
        "the index looked up by the number",
        centred_gradient.CELL,
        edited(
            CENTRED,
            ("for i in range(len(x)):", "for number in x:\n        i = list(x).index(number)"),
        ),
        (centred_gradient.HIDDEN,),
        "begins and ends with the same number",
    ),
    Wrong(
        "the step in an array of integers",
        centred_gradient.CELL,
        edited(
            CENTRED,
            ("    x = np.array(x, dtype=float)\n", ""),
            ("step = np.zeros(len(x))", "step = np.zeros_like(x)"),
        ),
        centred_gradient.BOTH,
        "The step is lost",
    ),
)
