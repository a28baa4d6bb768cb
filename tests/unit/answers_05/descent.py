"""Answers to `gradient_descent`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-gradient-descent"
VISIBLE = "test-gradient-descent"
HIDDEN = "test-gradient-descent-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for step in range(step_num):
        grad = numerical_gradient_1d(f, x)
        x -= lr * grad
    return x
"""
COPY = "    x = np.array(init_x, dtype=float)\n"
LOOP = "    for step in range(step_num):\n"
GRADIENT = "        grad = numerical_gradient_1d(f, x)\n"
UPDATE = "        x -= lr * grad\n"
RESULT = "    return x\n"

OWN_GRADIENT = """\
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        steps = 1e-4 * np.eye(len(x))
        x = x - lr * np.array([(f(x + s) - f(x - s)) / 2e-4 for s in steps])
    return x
"""
RECURSIVE = """\
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    if step_num == 0:
        return np.array(init_x, dtype=float)
    before = gradient_descent(f, init_x, lr, step_num - 1)
    return before - lr * numerical_gradient_1d(f, before)
"""
OUT_OF_PLACE = """\
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=np.float64)
    while step_num > 0:
        x = x - lr * numerical_gradient_1d(f=f, x=x)
        step_num -= 1
    return x
"""
WITH_HISTORY = """\
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    places = [np.array(init_x, dtype=float)]
    for _ in range(step_num):
        places.append(places[-1] - lr * numerical_gradient_1d(f, places[-1], 1e-4))
    return places[-1]
"""
ENTRY_BY_ENTRY = """\
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    import warnings

    x = np.array([float(value) for value in init_x])
    warnings.warn("walking")
    for step in range(step_num):
        grad = numerical_gradient_1d(f, x, h=1e-4)
        for i in range(len(x)):
            x[i] = x[i] - grad[i] * lr
        if step < 2:
            print(step, x)
    return x
"""


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


WRONG: tuple[Wrong, ...] = (
    _wrong("uphill", "goes up", ("x -= lr", "x += lr")),
    _wrong("one update too many", "one update too many", ("(step_num)", "(step_num + 1)")),
    _wrong("one update too few", "one update too few", ("(step_num)", "(step_num - 1)")),
    _wrong("counts from 1", "one update too few", ("(step_num)", "(1, step_num)")),
    _wrong("a second name for a copy", "`init_x` is not as it was", (COPY, "    x = init_x\n")),
    _wrong(
        "asarray for a copy",
        "`init_x` is not as it was",
        (COPY, "    x = np.asarray(init_x, dtype=float)\n"),
    ),
    _wrong(
        "a list is multiplied",
        "sequence|TypeError",
        (COPY, "    x = init_x.copy()\n"),
        (UPDATE, "        x = x - lr * list(grad)\n"),
    ),
    _wrong(
        "integers stay integers",
        "UFuncTypeError|UFuncOutputCastingError|Cannot cast|cast",
        (COPY, "    x = np.array(init_x)\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "integers cut off",
        "integers",
        (COPY, "    x = np.array(init_x)\n"),
        (UPDATE, "        x[:] = x - lr * grad\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "arrays only", "AttributeError", (COPY, "    x = init_x.astype(float)\n"), loses=(HIDDEN,)
    ),
    _wrong(
        "moves the list", "`init_x` is not as it was", (RESULT, "    init_x[:] = x\n    return x\n")
    ),
    _wrong(
        "moves lists alone",
        "`init_x",
        (RESULT, "    if type(init_x) is list:\n        init_x[:] = x.tolist()\n    return x\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "stops where f is small",
        "stopped|not right|too few",
        (UPDATE, UPDATE + "        if abs(f(x)) < 1e-10:\n            break\n"),
    ),
    _wrong(
        "stops where f is very small",
        "stopped",
        (UPDATE, UPDATE + "        if abs(f(x)) < 1e-30:\n            break\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "stops where the slope is small",
        "stopped",
        (UPDATE, "        if np.linalg.norm(grad) < 1e-12:\n            break\n" + UPDATE),
        loses=(HIDDEN,),
    ),
    _wrong(
        "stops where f rises",
        "million|not right|stopped",
        (UPDATE, UPDATE + "        if f(x) > f(x + lr * grad):\n            break\n"),
    ),
    _wrong("history in place of the last place", "tuple|Several", (RESULT, "    return x, [x]\n")),
    _wrong("returns the gradient", "not right|gradient came back", (RESULT, "    return grad\n")),
    _wrong("returns the value", "shape|number", (RESULT, "    return f(x)\n")),
    _wrong("returns nothing", "returned nothing|Nothing came back", (RESULT, "    print(x)\n")),
    _wrong("returns a list", "list", (RESULT, "    return list(x)\n")),
    _wrong("returns a column", "shape", (RESULT, "    return x.reshape(-1, 1)\n")),
    _wrong(
        "returns after one update", "One update|after one update", (RESULT, "        return x\n")
    ),
    _wrong("step size ignored", "`lr` is not used", ("lr * grad", "0.01 * grad")),
    _wrong("number of steps ignored", "`step_num` is not used", ("(step_num)", "(100)")),
    _wrong("another default step size", "(?i)not right", ("lr=0.01", "lr=0.1"), loses=(HIDDEN,)),
    _wrong(
        "another default number",
        "(?i)not right",
        ("step_num=100", "step_num=1000"),
        loses=(HIDDEN,),
    ),
    _wrong("divides by the step size", "not right|infinite", ("lr * grad", "grad / lr")),
    _wrong(
        "unit steps", "divided by its length", ("lr * grad", "lr * grad / np.linalg.norm(grad)")
    ),
    _wrong(
        "sign of the gradient", "divided by its length|sign", ("lr * grad", "lr * np.sign(grad)")
    ),
    _wrong(
        "one gradient for all steps",
        "always the one of the start|not right",
        (LOOP + GRADIENT, "    grad = numerical_gradient_1d(f, x)\n" + LOOP),
    ),
    _wrong(
        "gradient at the start",
        "always the one of the start|not right",
        ("(f, x)\n", "(f, init_x)\n"),
    ),
    _wrong("first entry alone", "not right", (UPDATE, "        x[0] -= lr * grad[0]\n")),
    _wrong(
        "step shrinks with time", "not right", (UPDATE, "        x -= lr / (1 + step) * grad\n")
    ),
    _wrong(
        "with momentum in secret",
        "not right",
        (LOOP, "    v = 0.0\n" + LOOP),
        (UPDATE, "        v = 0.5 * v - lr * grad\n        x = x + v\n"),
    ),
    _wrong("float32", "7 digits|not right", ("dtype=float", "dtype=np.float32")),
    Wrong("a gradient of its own", CELL, OWN_GRADIENT, (HIDDEN,), "never called"),
    _wrong("not written", "not written", (GRADIENT, "        raise NotImplementedError\n")),
)
RIGHT: tuple[Right, ...] = tuple(
    Right(name, CELL, source)
    for name, source in (
        ("in place on a copy", REFERENCE),
        ("recursive", RECURSIVE),
        ("out of place, by name", OUT_OF_PLACE),
        ("with a history", WITH_HISTORY),
        ("entry by entry, prints and warns", ENTRY_BY_ENTRY),
        ("one more gradient at the end", edited(REFERENCE, (RESULT, GRADIENT[4:] + RESULT))),
        (
            "integers by an out-of-place update",
            edited(
                REFERENCE,
                (COPY, "    x = np.array(init_x)\n"),
                (UPDATE, "        x = x - lr * grad\n"),
            ),
        ),
    )
)
