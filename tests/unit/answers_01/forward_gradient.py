"""Answers to `eval_numerical_gradient`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-eval-numerical-gradient"
VISIBLE = "test-eval-numerical-gradient"
HIDDEN = "test-eval-numerical-gradient-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    it = np.nditer(x, flags=["multi_index"], op_flags=[["readwrite"]])
    while not it.finished:
        ix = it.multi_index
        old_value = x[ix]
        x[ix] = old_value + h
        fxh = f(x)
        x[ix] = old_value
        grad[ix] = (fxh - fx) / h
        it.iternext()
    return grad
"""
HERE = "    fx = f(x)\n"
MADE = "grad = np.zeros(x.shape)"
MOVE = "x[ix] = old_value + h"
ASK = "fxh = f(x)"
RESTORE = "        x[ix] = old_value\n"
QUOTIENT = "(fxh - fx) / h"
RESULT = "    return grad\n"

ROW_BY_ROW = """\
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        moved = x.copy()
        moved[i] += h
        grad[i] = (f(moved) - fx) / h
    return grad
"""
MATRICES_ONLY = """\
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            moved = x.copy()
            moved[i, j] += h
            grad[i, j] = (f(moved) - fx) / h
    return grad
"""
FLAT_COPY = """\
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.size)
    flat = x.flatten()
    for i in range(x.size):
        flat[i] += h
        grad[i] = (f(x) - fx) / h
        flat[i] -= h
    return grad.reshape(x.shape)
"""
FLAT_ARGUMENT = FLAT_COPY.replace("f(x) - fx", "f(flat) - fx")
CENTRED = """\
def eval_numerical_gradient(f, x, h=1e-5):
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[ix] = h
        grad[ix] = (f(x + step) - f(x - step)) / (2 * h)
    return grad
"""
ALL_AT_ONCE = """\
def eval_numerical_gradient(f, x, h=1e-5):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        grad[ix] = (f(x + h) - fx) / h
    return grad
"""


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("divided by 2h", "not by 2h", ("/ h", "/ (2 * h)")),
    _wrong("multiplied by h", "not right|multiplied by h", ("/ h", "* h")),
    _wrong("not divided", "not divided by h", (" / h", "")),
    _wrong("no brackets", "Brackets are missing|not right", ("(fxh - fx)", "fxh - fx")),
    Wrong("centred", CELL, CENTRED, BOTH, "centred difference"),
    _wrong("backward, sign flipped", "not right|sign", (MOVE, "x[ix] = old_value - h")),
    _wrong(
        "backward",
        "backward difference",
        (MOVE, "x[ix] = old_value - h"),
        (QUOTIENT, "(fx - fxh) / h"),
    ),
    _wrong("sign flipped: downhill", "sign", (QUOTIENT, "(fx - fxh) / h")),
    _wrong(
        "f(x) anew for each entry",
        "number of calls|twice for each entry",
        (HERE, ""),
        ("        ix = it", "        fx = f(x)\n        ix = it"),
    ),
    _wrong(
        "f(x) after the entry was moved",
        "Every number is 0",
        (ASK, "fxh = f(x)\n        fx = f(x)"),
    ),
    _wrong("one call too many", "number of calls", (RESULT, "    f(x)\n    return grad\n")),
    _wrong("not put back", "not put back|not as it was", (RESTORE, "")),
    _wrong(
        "a copy, but not put back",
        "not put back",
        (HERE, HERE + "    x = x.copy()\n"),
        (RESTORE, ""),
    ),
    _wrong("put back by subtraction", "not as it was", (RESTORE, "        x[ix] -= h\n")),
    _wrong(
        "only the last entry is not put back",
        "not as it was",
        (RESTORE, "        if it.iterindex < x.size - 1:\n            x[ix] = old_value\n"),
    ),
    _wrong(
        "a second name for a copy",
        "not put back|not as it was",
        (HERE, HERE + "    old = x\n"),
        (RESTORE, "        x[ix] = old[ix]\n"),
    ),
    Wrong("everything moves at once", CELL, ALL_AT_ONCE, BOTH, "moved at once"),
    Wrong("a whole row at once", CELL, ROW_BY_ROW, BOTH, "not right|ValueError|sequence"),
    Wrong("matrices only", CELL, MATRICES_ONLY, BOTH, "IndexError"),
    Wrong("moves a copy and asks the original", CELL, FLAT_COPY, BOTH, "Every number is 0"),
    Wrong("asks f for a flat vector", CELL, FLAT_ARGUMENT, BOTH, "ValueError|shapes do not fit"),
    _wrong("np.zero", "AttributeError", ("np.zeros", "np.zero")),
    _wrong(
        "an array of integers for the result",
        "decimals are cut off|array of integers|int64",
        (MADE, "grad = np.zeros(x.shape, dtype=int)"),
    ),
    _wrong(
        "an array of objects for the result",
        "objects|no number",
        (MADE, "grad = np.zeros(x.shape, dtype=object)"),
    ),
    _wrong(
        "an array of float32 for the result",
        "float32",
        (MADE, "grad = np.zeros(x.shape, dtype=np.float32)"),
    ),
    _wrong("x made float32", "not right", (HERE, "    x = x.astype(np.float32)\n" + HERE)),
    _wrong("a list", "list", (RESULT, "    return grad.tolist()\n")),
    _wrong("a flat result", "shape", (RESULT, "    return grad.ravel()\n")),
    _wrong("a column", "shape", (RESULT, "    return grad.reshape(-1, 1)\n")),
    _wrong("transposed", "shape|transposed", (RESULT, "    return grad.T\n")),
    _wrong("the sum of all", "One number came back", (RESULT, "    return grad.sum()\n")),
    _wrong("printed, not returned", "None", (RESULT, "    print(grad)\n")),
    _wrong(
        "back after the first entry",
        "left at 0|not right",
        ("        it.iternext()\n", "        break\n"),
    ),
    _wrong(
        "the last entry left out",
        "left at 0|Every number is 0",
        ("it.finished", "it.iterindex == x.size - 1"),
    ),
    _wrong(
        "step ignored",
        "`h` is not used|not right",
        (HERE, "    h = 1e-5\n" + HERE),
        loses=(HIDDEN,),
    ),
    _wrong("a tiny step", "Every number is 0|not right", (HERE, "    h = 1e-17\n" + HERE)),
    _wrong("any small number for a step", "not right", (HERE, "    h = 0.05\n" + HERE)),
    _wrong(
        "a random step",
        "not right",
        (HERE, "    h = h * np.random.uniform(0.5, 0.9)\n" + HERE),
    ),
    _wrong(
        "another default, 1e-4",
        "The step is 1e-4|moved by up to 0.0001",
        ("h=1e-5", "h=1e-4"),
    ),
    _wrong(
        "step relative to the entry",
        "not right",
        (MOVE, "step = h * abs(old_value)\n        x[ix] = old_value + step"),
        ("/ h", "/ step"),
    ),
    _wrong(
        "the gradient written over x",
        "not as it was|not right",
        (MADE, "grad = x"),
    ),
    _wrong("the derivative of the example written in", "not right", (RESULT, "    return 2 * x\n")),
    _wrong(
        "the example's numbers written in",
        r"shape \(2,\)",
        (RESULT, "    return np.array([6.00001, 8.00001])\n"),
    ),
    _wrong(
        "another function than f",
        "not right|IndexError|shape|sequence|ambiguous|number of calls",
        ("= f(x)", "= bowl(x)"),
    ),
    _wrong("absolute values", "(?i)absolute value|signs", (RESULT, "    return np.abs(grad)\n")),
    _wrong(
        "given length 1", "length 1|not right", (RESULT, "    return grad / np.linalg.norm(grad)\n")
    ),
    _wrong("rounded", "rounded|not right", (RESULT, "    return np.round(grad, 3)\n")),
    _wrong("not written", "not written", (HERE, "    raise NotImplementedError()\n")),
)

RIGHT: tuple[Right, ...] = (
    _right("in place, put back"),
    _right(
        "prints and warns",
        (
            RESULT,
            '    import warnings\n    warnings.warn("slow")\n    print(grad)\n    return grad\n',
        ),
    ),
    _right("like x", (MADE, "grad = np.zeros_like(x)")),
    _right("f(x) last", (HERE, ""), (QUOTIENT, "fxh"), (RESULT, "    return (grad - f(x)) / h\n")),
    Right(
        "a fresh copy for each entry",
        CELL,
        """\
def eval_numerical_gradient(f, x, h=1e-5):
    base = f(x)
    grad = np.empty_like(x)
    for index, value in np.ndenumerate(x):
        probe = np.copy(x)
        probe[index] = value + h
        grad[index] = (f(probe) - base) / h
    return grad
""",
    ),
    Right(
        "rows of the identity",
        CELL,
        """\
def eval_numerical_gradient(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    here = f(x)
    return np.array([(f(x + step) - here) / h for step in steps]).reshape(x.shape)
""",
    ),
    Right(
        "over the flat iterator",
        CELL,
        """\
def eval_numerical_gradient(f, x, h=1e-5):
    here, gradient, moved = f(x), np.zeros(x.shape), x.copy()
    for i in range(x.size):
        moved.flat[i] = x.flat[i] + h
        gradient.flat[i] = (f(moved) - here) / h
        moved.flat[i] = x.flat[i]
    return gradient
""",
    ),
    Right(
        "over a flat view, in place",
        CELL,
        """\
def eval_numerical_gradient(f, x, h=1e-5):
    here = f(x)
    flat, slopes = x.reshape(-1), []
    for i in range(flat.size):
        kept = flat[i]
        flat[i] += h
        slopes.append(f(x) / h - here / h)
        flat[i] = kept
    return np.array(slopes).reshape(x.shape)
""",
    ),
    _right(
        "over the step as it is stored",
        (QUOTIENT, "(fxh - fx) / ((old_value + h) - old_value)"),
    ),
    _right(
        "on a copy, put back by subtraction",
        (HERE, "    x = x.copy()\n" + HERE),
        (RESTORE, "        x[ix] -= h\n"),
    ),
)
