"""Answers to `numerical_diff`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-numerical-diff"
VISIBLE = "test-numerical-diff"
HIDDEN = "test-numerical-diff-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def numerical_diff(f, x, h=1e-4):
    above = f(x + h)
    below = f(x - h)
    return (above - below) / (2 * h)
"""
RESULT = "return (above - below) / (2 * h)"
ABOVE = "above = f(x + h)"
BELOW = "below = f(x - h)"
FIRST_LINE = "    above = f"

FIVE_POINTS = """\
def numerical_diff(f, x, h=1e-4):
    return (8 * f(x + h) - 8 * f(x - h) - f(x + 2 * h) + f(x - 2 * h)) / (12 * h)
"""
BY_HEART = """\
def numerical_diff(f, x, h=1e-4):
    if x == 5:
        return 0.1999999999990898
    if x == 10:
        return 0.2999999999997449
    return (f(x + h) - f(x)) / h
"""


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("forward", "forward difference", (BELOW, "below = f(x)"), ("(2 * h)", "h")),
    _wrong("backward", "backward difference", (ABOVE, "above = f(x)"), ("(2 * h)", "h")),
    _wrong("forward over 2h", "one-sided difference is divided by 2h", (BELOW, "below = f(x)")),
    _wrong(
        "backward over 2h",
        "one-sided difference, to the left",
        (ABOVE, "above = f(x)"),
    ),
    _wrong("divided by h", "divided by h", ("(2 * h)", "h")),
    _wrong("no brackets around 2h", "Brackets are missing", ("(2 * h)", "2 * h")),
    _wrong(
        "no brackets around the difference",
        "Brackets are missing: only the second|not right",
        ("(above - below)", "above - below"),
    ),
    _wrong("not divided", "not divided by the step", (" / (2 * h)", "")),
    _wrong("divided by h squared", "not right", ("(2 * h)", "(2 * h**2)")),
    _wrong("places changed round", "changed places|sign flipped", (RESULT, RESULT + " * -1")),
    _wrong(
        "absolute value",
        "absolute value was taken",
        (RESULT, "return abs(above - below) / (2 * h)"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "steps of h/2",
        "x ± h/2",
        ("f(x + h)", "f(x + h / 2)"),
        ("f(x - h)", "f(x - h / 2)"),
        ("(2 * h)", "h"),
    ),
    _wrong("step ignored", "`h` is not used", (FIRST_LINE, "    h = 1e-4\n    above = f")),
    _wrong(
        "a tiny step, whatever is asked",
        "It is 0|`h` is not used|not right",
        (FIRST_LINE, "    h = 1e-16\n    above = f"),
    ),
    _wrong(
        "any small number for a step",
        "not right",
        (FIRST_LINE, "    h = 0.1\n    above = f"),
    ),
    _wrong(
        "another default, 1e-5",
        "lie up to 1e-05 from x",
        ("h=1e-4", "h=1e-5"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "another default, 1e-3",
        "lie up to 0.001 from x",
        ("h=1e-4", "h=1e-3"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "step relative to x",
        "multiplied by x|not right",
        (FIRST_LINE, "    h = h * abs(x) if x else h\n    above = f"),
    ),
    Wrong("published digits written in", CELL, BY_HEART, BOTH, "forward difference"),
    _wrong(
        "the derivative of the example written in",
        "`h` is not used|not right",
        (RESULT, "return 0.02 * x + 0.1"),
    ),
    _wrong(
        "another function than f",
        "not right",
        ("f(x + h)", "gentle_curve(x + h)"),
        ("f(x - h)", "gentle_curve(x - h)"),
    ),
    _wrong(
        "rounded to five decimals",
        "rounded to 5 decimals",
        (RESULT, "return round((above - below) / (2 * h), 5)"),
        loses=(HIDDEN,),
    ),
    _wrong("as text", "text", (RESULT, 'return f"{(above - below) / (2 * h):.4f}"')),
    _wrong("as a list", "list", (RESULT, "return [(above - below) / (2 * h)]")),
    _wrong(
        "as an array of one number",
        "wrapped in an array",
        (RESULT, "return np.array([(above - below) / (2 * h)])"),
    ),
    _wrong(
        "both one-sided slopes",
        "tuple",
        (RESULT, "return (above - f(x)) / h, (f(x) - below) / h"),
    ),
    _wrong(
        "printed, not returned",
        "None",
        (RESULT, "print((above - below) / (2 * h))"),
    ),
    _wrong("not written", "not written", (RESULT, "raise NotImplementedError()")),
    _wrong(
        "x made a whole number",
        "not right",
        (FIRST_LINE, "    x = int(x)\n    above = f"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "right for positive x only",
        "not right|sign flipped",
        (FIRST_LINE, "    x = abs(x)\n    above = f"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "integers stay integers",
        "UFuncTypeError|TypeError|decimals|integer",
        (FIRST_LINE, "    x = np.array(x)\n    x += h\n    above = f"),
        ("f(x + h)", "f(x)"),
        ("f(x - h)", "f(x - 2 * h)"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "float32 on the way",
        "not right",
        (FIRST_LINE, "    x, h = np.float32(x), np.float32(h)\n    above = f"),
    ),
    Wrong("a better formula than asked for", CELL, FIVE_POINTS, BOTH, "`h` is not used|not right"),
    _wrong(
        "complex step",
        "not right",
        (RESULT, "return f(x + 1j * h).imag / h"),
    ),
)

RIGHT: tuple[Right, ...] = (
    _right("in three lines"),
    _right("in one line", (RESULT, "return (f(x + h) - f(x - h)) / (h * 2.0)")),
    _right(
        "mean of both one-sided differences",
        (RESULT, "return ((above - f(x)) / h + (f(x) - below) / h) / 2"),
    ),
    _right("each value divided", (RESULT, "return above / (2 * h) - below / (2 * h)")),
    _right("half, then over h", (RESULT, "return 0.5 * (above - below) / h")),
    _right(
        "over the distance as it is stored",
        (RESULT, "return (above - below) / ((x + h) - (x - h))"),
    ),
    _right("as an array of shape ()", (RESULT, "return np.array((above - below) / (2 * h))")),
    _right("as a NumPy number", (RESULT, "return np.divide(above - below, 2 * h)")),
    _right(
        "prints, warns and writes to stderr",
        (
            RESULT,
            "import sys, warnings\n"
            '    print("slope at", x)\n'
            '    warnings.warn("a step to either side")\n'
            '    print("done", file=sys.stderr)\n'
            "    return (above - below) / (2 * h)",
        ),
    ),
    _right("minus signs the other way", (RESULT, "return (below - above) / (-2 * h)")),
    _right("x made a float", (FIRST_LINE, "    x = float(x)\n    above = f")),
    _right("by NumPy", (RESULT, "return np.gradient([below, f(x), above], h)[1]")),
    Right(
        "a lambda",
        CELL,
        "numerical_diff = lambda f, x, h=1e-4: (f(x + h) - f(x - h)) / (2 * h)\n",
    ),
)
