"""Answers to `numerical_gradient_1d`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-numerical-gradient-1d"
VISIBLE = "test-numerical-gradient-1d"
HIDDEN = "test-numerical-gradient-1d-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
"""
COPY = "    x = np.array(x, dtype=float)\n"
FLOATS = "    x = np.asarray(x, dtype=float)\n"
UP = "x[idx] = tmp_val + h"
DOWN = "x[idx] = tmp_val - h"
RESTORE = "        x[idx] = tmp_val\n"
QUOTIENT = "(fxh1 - fxh2) / (2 * h)"
RESULT = "    return grad\n"

ALL_AT_ONCE = """\
def numerical_gradient_1d(f, x, h=1e-4):
    grad = np.zeros(len(x))
    for idx in range(len(x)):
        grad[idx] = (f(x + h) - f(x - h)) / (2 * h)
    return grad
"""
ON_NUMERICAL_DIFF = """\
def numerical_gradient_1d(f, x, h=1e-4):
    def along(i):
        def g(t):
            moved = np.array(x, dtype=float)
            moved[i] = t
            return f(moved)

        return g

    return np.array([numerical_diff(along(i), float(x[i]), h) for i in range(len(x))])
"""
ON_FORWARD_GRADIENT = """\
def numerical_gradient_1d(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    return (eval_numerical_gradient(f, x, h) + eval_numerical_gradient(f, x, -h)) / 2
"""


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("divided by h", "divided by h", ("(2 * h)", "h")),
    _wrong("no brackets around 2h", "Brackets are missing", ("(2 * h)", "2 * h")),
    _wrong("no brackets around the difference", "not right", ("(fxh1 - fxh2)", "fxh1 - fxh2")),
    _wrong("not divided", "not divided by the step|not right", (" / (2 * h)", "")),
    _wrong("sign flipped: downhill", "sign|changed places", ("fxh1 - fxh2", "fxh2 - fxh1")),
    _wrong("forward", "forward difference", (DOWN, "x[idx] = tmp_val"), ("(2 * h)", "h")),
    _wrong("backward", "backward difference|not right", (UP, "x[idx] = tmp_val"), ("(2 * h)", "h")),
    _wrong("forward over 2h", "one-sided difference is divided by 2h", (DOWN, "x[idx] = tmp_val")),
    _wrong("backward over 2h", "(?i)one-sided difference|not right", (UP, "x[idx] = tmp_val")),
    _wrong(
        "steps of h/2",
        "x ± h/2",
        ("tmp_val + h", "tmp_val + h / 2"),
        ("tmp_val - h", "tmp_val - h / 2"),
        ("(2 * h)", "h"),
        loses=(HIDDEN,),
    ),
    _wrong("integers stay integers", "integers", (COPY, "    x = x.copy()\n")),
    _wrong("integers stay integers, in place", "integers", (COPY, "")),
    _wrong("np.array without a dtype", "integers", (COPY, "    x = np.array(x)\n")),
    _wrong(
        "integers in the result alone",
        "decimals are cut off",
        (COPY, "    grad = np.zeros_like(x)\n" + COPY),
        ("    grad = np.zeros_like(x)\n    for", "    for"),
    ),
    _wrong(
        "only int64 is known as integer",
        "integers",
        (COPY, "    x = x.astype(float) if x.dtype == int else x.copy()\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "integers made float32",
        "not right",
        (COPY, "    x = x.astype(np.float32)\n"),
    ),
    _wrong(
        "floats cut to integers",
        "not right|integers",
        (COPY, "    x = np.array(x, dtype=int)\n"),
    ),
    _wrong("not put back, on a copy", "not put back", (RESTORE, "")),
    _wrong("not put back", "not as it was|not put back", (COPY, FLOATS), (RESTORE, "")),
    _wrong(
        "put back by adding h",
        "not as it was",
        (COPY, FLOATS),
        (DOWN, "x[idx] -= 2 * h"),
        (RESTORE, "        x[idx] += h\n"),
    ),
    _wrong(
        "a second name for a copy",
        "not as it was|not put back",
        (COPY, FLOATS + "    old = x\n"),
        (RESTORE, "        x[idx] = old[idx]\n"),
    ),
    Wrong("everything moves at once", CELL, ALL_AT_ONCE, BOTH, "moved at once"),
    _wrong(
        "f(x) asked, too",
        "number of calls|no use for f",
        (COPY, COPY + "    f(x)\n"),
    ),
    _wrong(
        "f(x) asked for each entry",
        "number of calls|no use for f",
        (RESTORE, RESTORE + "        f(x)\n"),
    ),
    Wrong("two forward gradients", CELL, ON_FORWARD_GRADIENT, BOTH, "number of calls"),
    _wrong(
        "two entries assumed",
        "left at 0|IndexError",
        ("range(x.size)", "range(2)"),
        loses=(HIDDEN,),
    ),
    _wrong("back after the first entry", "left at 0", (RESTORE, RESTORE + "        break\n")),
    _wrong(
        "the first entry left out",
        "left at 0|Every number is 0",
        ("range(x.size)", "range(1, x.size)"),
    ),
    _wrong(
        "step ignored",
        "`h` is not used|not right",
        (COPY, COPY + "    h = 1e-4\n"),
        loses=(HIDDEN,),
    ),
    _wrong("a tiny step", "Every number is 0", (COPY, COPY + "    h = 1e-17\n")),
    _wrong(
        "any small number for a step", "not right", (COPY, COPY + "    h = 0.1\n"), loses=(HIDDEN,)
    ),
    _wrong("another default, 1e-5", "moved by up to 1e-05", ("h=1e-4", "h=1e-5"), loses=(HIDDEN,)),
    _wrong("np.zero", "AttributeError", ("np.zeros_like", "np.zero")),
    _wrong("a list", "list", (RESULT, "    return list(grad)\n")),
    _wrong("a column", "shape", (RESULT, "    return grad.reshape(-1, 1)\n")),
    _wrong("a row", "shape", (RESULT, "    return grad.reshape(1, -1)\n")),
    _wrong("the sum of all", "One number came back", (RESULT, "    return grad.sum()\n")),
    _wrong("in reversed order", "reversed order", (RESULT, "    return grad[::-1]\n")),
    _wrong("whole numbers only", "not right|rounded", (RESULT, "    return np.rint(grad)\n")),
    _wrong(
        "absolute values",
        "(?i)absolute value|signs",
        (RESULT, "    return np.abs(grad)\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "given length 1", "length 1|not right", (RESULT, "    return grad / np.linalg.norm(grad)\n")
    ),
    _wrong("printed, not returned", "None", (RESULT, "    print(grad)\n")),
    _wrong(
        "the derivative of the example written in",
        "not right|off by",
        (RESULT, "    return 2.0 * x\n"),
    ),
    _wrong("another function than f", "not right|IndexError", ("= f(x)", "= bowl(x)")),
    _wrong(
        "the gradient written over x",
        "not as it was|not right",
        (COPY, FLOATS),
        ("grad = np.zeros_like(x)", "grad = x"),
        (RESTORE, ""),
    ),
    _wrong("not written", "not written", (COPY, "    raise NotImplementedError()\n")),
)

RIGHT: tuple[Right, ...] = (
    _right("on a copy"),
    _right("floats in place, put back", (COPY, FLOATS)),
    _right("astype", (COPY, "    x = x.astype(np.float64)\n")),
    _right("times one", (COPY, "    x = x * 1.0\n")),
    _right(
        "a copy that need not be put back",
        (RESTORE, ""),
        ("        tmp_val", "        x = x0.copy()\n        tmp_val"),
        (COPY, COPY + "    x0 = x.copy()\n"),
    ),
    _right("divided one by one", (QUOTIENT, "fxh1 / (2 * h) - fxh2 / (2 * h)")),
    _right(
        "prints and warns",
        (
            RESULT,
            '    import warnings\n    warnings.warn("slow")\n    print(grad)\n    return grad\n',
        ),
    ),
    Right("numerical_diff along each axis", CELL, ON_NUMERICAL_DIFF),
    Right(
        "numerical_diff by keyword",
        CELL,
        ON_NUMERICAL_DIFF.replace("(along(i), float(x[i]), h)", "(f=along(i), x=x[i], h=h)"),
    ),
    Right(
        "rows of the identity",
        CELL,
        """\
def numerical_gradient_1d(f, x, h=1e-4):
    return np.array([f(x + e) - f(x - e) for e in h * np.eye(x.size)]) / (2 * h)
""",
    ),
    Right(
        "all places first",
        CELL,
        """\
def numerical_gradient_1d(f, x, h=1e-4):
    step = h * np.identity(len(x))
    above, below = x + step, x - step
    return np.array([(f(a) - f(b)) / (2.0 * h) for a, b in zip(above, below)])
""",
    ),
    Right(
        "with np.nditer",
        CELL,
        """\
def numerical_gradient_1d(f, x, h=1e-4):
    probe = x.astype(float)
    slopes = np.zeros(x.shape)
    it = np.nditer(probe, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        kept = float(probe[i])
        values = []
        for sign in (1, -1):
            probe[i] = kept + sign * h
            values.append(f(probe))
        probe[i] = kept
        slopes[i] = (values[0] - values[1]) / (2 * h)
        it.iternext()
    return slopes
""",
    ),
)
