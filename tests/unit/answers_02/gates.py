"""Answers to `add_multiply`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-add-multiply"
VISIBLE = "test-add-multiply"
HIDDEN = "test-add-multiply-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def add_multiply(x, y, z):
    q = x + y
    f = q * z
    dfdz = q
    dfdq = z
    dfdx = 1.0 * dfdq
    dfdy = 1.0 * dfdq
    return f, (dfdx, dfdy, dfdz)
"""
RESULT = "return f, (dfdx, dfdy, dfdz)"


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("brackets forgotten", "brackets", ("f = q * z", "f = x + y * z")),
    _wrong("stops at the sum", "not right", ("f = q * z", "f = q")),
    _wrong("all factors", "not right", ("f = q * z", "f = x * y * z")),
    _wrong("local derivative for the whole", "local derivative", ("1.0 * dfdq", "1.0")),
    _wrong("local derivative at y alone", "local derivative", ("dfdy = 1.0 * dfdq", "dfdy = 1.0")),
    _wrong("the product does not swap", "other factor", ("dfdz = q", "dfdz = z")),
    _wrong("swapped the wrong way", "other factor", ("dfdq = z", "dfdq = q")),
    _wrong("the sum treated as a product", "not right", ("1.0 * dfdq", "y * dfdq")),
    _wrong("the derivative of x·y", "x·y|not their product", ("dfdz = q", "dfdz = x * y")),
    _wrong("f for its derivative", "f itself|not right", ("dfdz = q", "dfdz = f")),
    _wrong("only one summand", "Only y|not right", ("dfdz = q", "dfdz = y")),
    _wrong("a sign", "sign flipped", ("dfdx = 1.0", "dfdx = -1.0")),
    _wrong("derivatives in another order", "not right", (RESULT, "return f, (dfdz, dfdx, dfdy)")),
    _wrong(
        "four things", "another number of values|Two things", (RESULT, "return f, dfdx, dfdy, dfdz")
    ),
    _wrong("only f", "tuple|cannot unpack|iterable", (RESULT, "return f")),
    _wrong("only two derivatives", "three derivatives", ("(dfdx, dfdy, dfdz)", "(dfdx, dfdz)")),
    _wrong("printed", "returned nothing|Nothing came back", (RESULT, "print(f, dfdx, dfdy, dfdz)")),
    _wrong(
        "knows the example by heart",
        "whatever is asked",
        (RESULT, "return -12.0, (-4.0, -4.0, 3.0)"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "right only for positive z",
        "without their signs|sign|not right",
        ("dfdq = z", "dfdq = abs(z)"),
    ),
    _wrong(
        "divides by z",
        "divi|NaN",
        ("dfdz = q", "dfdz = f / z"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "divides by the sum",
        "divi|NaN",
        ("dfdq = z", "dfdq = f / q"),
        loses=(HIDDEN,),
    ),
)

RIGHT: tuple[Right, ...] = (
    _right("as a list", ("(dfdx, dfdy, dfdz)", "[dfdx, dfdy, dfdz]")),
    _right("the bracket multiplied out", ("f = q * z", "f = x * z + y * z")),
    _right(
        "as 0-d arrays", (RESULT, "return np.array(f), tuple(map(np.array, (dfdx, dfdy, dfdz)))")
    ),
    _right("as NumPy numbers", ("q = x + y", "q = np.float64(x) + y")),
    _right(
        "prints and warns",
        ("q = x + y", "import warnings; warnings.warn('look'); print(x)\n    q = x + y"),
    ),
    _right("in one line", (RESULT, "return (x + y) * z, (z, z, x + y)")),
)
