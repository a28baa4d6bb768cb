"""Answers to `sigmoid` and `sigmoid_prime`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong

FUNCTION = ("solution-sigmoid", ("test-sigmoid", "test-sigmoid-hidden"))
SLOPE = ("solution-sigmoid-prime", ("test-sigmoid-prime", "test-sigmoid-prime-hidden"))
BOTH, HIDDEN = slice(None), slice(1, None)


def _sigmoid(name: str, says: str, body: str, loses: slice = BOTH) -> Wrong:
    source = f"import math\n\n\ndef sigmoid(z):\n    {body}\n"
    return Wrong(name, FUNCTION[0], source, FUNCTION[1][loses], says)


def _slope(name: str, says: str, body: str, loses: slice = BOTH) -> Wrong:
    source = f"import math\n\n\ndef sigmoid_prime(z):\n    {body}\n"
    return Wrong(name, SLOPE[0], source, SLOPE[1][loses], says)


def _right(cell: str, name: str, body: str) -> Right:
    function = "sigmoid" if cell == FUNCTION[0] else "sigmoid_prime"
    return Right(name, cell, f"import math\nimport warnings\n\n\ndef {function}(z):\n    {body}\n")


MASKED = """\
z = np.asarray({start})
    out = np.{like}
    low = z < 0
    out[low] = np.exp(z[low]) / (1 + np.exp(z[low]))
    out[~low] = 1 / (1 + np.exp(-z[~low]))
    return out"""

WRONG: tuple[Wrong, ...] = (
    _sigmoid("wrong sign above", "wrong sign", "return 1 / (1 + np.exp(z))"),
    _sigmoid("tanh", "tanh", "return np.tanh(z)"),
    _sigmoid("the derivative", "derivative", "a = 1 / (1 + np.exp(-z)); return a * (1 - a)"),
    _sigmoid("brackets forgotten", "not right", "return 1 / 1 + np.exp(-z)"),
    _sigmoid("base 2", "not right", "return 1 / (1 + 2.0 ** (-z))"),
    _sigmoid("numbers only", "one number|TypeError", "return 1 / (1 + math.exp(-z))"),
    _sigmoid("printed", "returned nothing|Nothing came back", "print(1 / (1 + np.exp(-z)))"),
    _sigmoid("rounded", "rounded", "return np.round(1 / (1 + np.exp(-z)), 2)"),
    _sigmoid("infinity by infinity", "NaN", "return np.exp(z) / (1 + np.exp(z))", HIDDEN),
    _sigmoid(
        "z kept within ±20",
        "not right",
        "return 1 / (1 + np.exp(-np.clip(z, -20, 20)))",
        HIDDEN,
    ),
    _sigmoid("a wrapped number", "wrapped", "return np.atleast_1d(1 / (1 + np.exp(-z)))"),
    _sigmoid("flattened", "shape", "return np.ravel(1 / (1 + np.exp(-z)))"),
    _sigmoid("sum over the array", "One number came back", "return np.sum(1 / (1 + np.exp(-z)))"),
    _sigmoid(
        "float32", "float32", "return 1 / (1 + np.exp(-np.asarray(z, dtype=np.float32)))", BOTH
    ),
    _sigmoid(
        "integers stay integers",
        "decimals are cut off",
        MASKED.format(start="z", like="zeros_like(z)"),
        HIDDEN,
    ),
    _sigmoid(
        "in place",
        "argument in place",
        "if np.ndim(z) == 0 or z.dtype.kind == 'i':\n        return 1 / (1 + np.exp(-z))\n"
        "    np.negative(z, out=z); np.exp(z, out=z); z += 1; np.divide(1, z, out=z)\n"
        "    return z.copy()",
        HIDDEN,
    ),
    _sigmoid(
        "clips its argument in place",
        "argument in place",
        "if np.ndim(z) and z.dtype.kind == 'f':\n        np.clip(z, -500, 500, out=z)\n"
        "    return 1 / (1 + np.exp(-z))",
        HIDDEN,
    ),
    _slope("σ itself", r"not its derivative", "return sigmoid(z)"),
    _slope("z for a", r"z·\(1 − z\)", "return z * (1 - z)"),
    _slope(
        "the sigmoid twice",
        "applied twice|not right",
        "a = sigmoid(sigmoid(z)); return a * (1 - a)",
    ),
    _slope("one factor", r"1 − σ\(z\)|half", "return 1 - sigmoid(z)"),
    _slope("a plus for a minus", "not right", "return sigmoid(z) * (1 + sigmoid(z))"),
    _slope("σ squared", r"not right", "return sigmoid(z) ** 2"),
    _slope("the sign", "sign", "return sigmoid(z) * (sigmoid(z) - 1)"),
    _slope("of tanh", "4 times|not right", "return 1 - np.tanh(z) ** 2"),
    _slope("printed", "returned nothing|Nothing came back|None", "print(sigmoid(z))"),
    _slope("always a quarter", "not right|One number", "return 0.25"),
    _slope(
        "a difference quotient",
        "not right",
        "return (sigmoid(z + 1e-4) - sigmoid(z - 1e-4)) / 2e-4",
        HIDDEN,
    ),
    _slope("infinity by infinity", "NaN", "return np.exp(-z) / (1 + np.exp(-z)) ** 2", HIDDEN),
    _slope(
        "infinity by infinity on the other side",
        "NaN",
        "return np.exp(z) / (1 + np.exp(z)) ** 2",
        HIDDEN,
    ),
    _slope(
        "in place",
        "argument in place",
        "a = sigmoid(z)\n    if np.ndim(z) and z.dtype.kind == 'f':\n        z *= 0\n"
        "    return a * (1 - a)",
        HIDDEN,
    ),
)

RIGHT: tuple[Right, ...] = (
    _right(FUNCTION[0], "with a warning", "return 1 / (1 + np.exp(-z))"),
    _right(FUNCTION[0], "by tanh", "return (np.tanh(z / 2) + 1) / 2"),
    _right(FUNCTION[0], "by logaddexp", "return np.exp(-np.logaddexp(0, -z))"),
    _right(FUNCTION[0], "clipped far out", "return 1 / (1 + np.exp(-np.clip(z, -500, 500)))"),
    _right(
        FUNCTION[0],
        "two branches",
        "e = np.exp(-np.abs(z)); return np.where(z >= 0, 1 / (1 + e), e / (1 + e))",
    ),
    _right(
        FUNCTION[0],
        "with a mask",
        MASKED.format(start="z, dtype=float", like="zeros_like(z)"),
    ),
    _right(
        FUNCTION[0],
        "entry by entry",
        "s = lambda t: 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + math.exp(t))\n"
        "    return np.vectorize(s)(z)",
    ),
    _right(
        FUNCTION[0],
        "prints and warns",
        "print('z', z); warnings.warn('look'); return 1.0 / (1.0 + np.exp(-1.0 * z))",
    ),
    _right(SLOPE[0], "two calls", "return sigmoid(z) * (1 - sigmoid(z))"),
    _right(SLOPE[0], "a minus a squared", "a = sigmoid(z); return a - a ** 2"),
    _right(SLOPE[0], "the other side", "return sigmoid(z) * sigmoid(-z)"),
    _right(SLOPE[0], "by keyword", "return sigmoid(z=z) * (1 - sigmoid(z=z))"),
    _right(SLOPE[0], "by tanh, without sigmoid", "return (1 - np.tanh(z / 2) ** 2) / 4"),
    _right(SLOPE[0], "by cosh, overflowing", "return 0.25 / np.cosh(z / 2) ** 2"),
    _right(
        SLOPE[0],
        "prints and warns",
        "print(z); warnings.warn('look'); s = sigmoid(z); return np.multiply(s, 1 - s)",
    ),
)
