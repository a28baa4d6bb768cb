"""Answers to `sigmoid_neuron`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-sigmoid-neuron"
VISIBLE = "test-sigmoid-neuron"
HIDDEN = "test-sigmoid-neuron-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
import math


def sigmoid_neuron(w, x):
    n = len(x)
    dot = 0.0
    for i in range(n):
        dot += w[i] * x[i]
    dot += w[n]
    f = 1.0 / (1.0 + math.exp(-dot))
    ddot = (1 - f) * f
    dx = [w[i] * ddot for i in range(n)]
    dw = [x[i] * ddot for i in range(n)] + [1.0 * ddot]
    return f, np.array(dx), np.array(dw)
"""
RESULT = "return f, np.array(dx), np.array(dw)"


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("z for f", r"\(1 − z\)·z", ("(1 - f) * f", "(1 - dot) * dot")),
    _wrong("z for one f", "It is 0|not right", ("(1 - f) * f", "(1 - dot) * f")),
    _wrong("no sigmoid on the way back", "is missing", ("(1 - f) * f", "1.0")),
    _wrong("only f", "Only f|not right", ("(1 - f) * f", "f")),
    _wrong("only 1 - f", "Only 1 − f|not right", ("(1 - f) * f", "1 - f")),
    _wrong(
        "σ' of f",
        "taken at f|not right",
        ("(1 - f) * f", "sigmoid_prime(f)"),
    ),
    _wrong("the sign of the slope", "sign flipped", ("(1 - f) * f", "(f - 1) * f")),
    _wrong("no bias in dw", "bias is missing", (" + [1.0 * ddot]", "")),
    _wrong("w for the bias", "not by w|not by the bias", ("[1.0 * ddot]", "[w[n] * ddot]")),
    _wrong("bias without σ'", "not right", ("[1.0 * ddot]", "[1.0]")),
    _wrong("bias 0", "left at 0|bias is 0", ("[1.0 * ddot]", "[0.0]")),
    _wrong(
        "bias first",
        "bias stands first|not right",
        ("[x[i] * ddot for i in range(n)] + [1.0 * ddot]", "[ddot] + [v * ddot for v in x]"),
    ),
    _wrong(
        "dx and dw exchanged",
        "shape|entry",
        (RESULT, "return f, np.array(dw), np.array(dx)"),
    ),
    _wrong(
        "the products do not swap",
        "swaps",
        ("dx = [w[i]", "dx = [x[i]"),
        ("dw = [x[i]", "dw = [w[i]"),
    ),
    _wrong("bias not added", "bias is not added", ("    dot += w[n]\n", "")),
    _wrong("no sigmoid", "sigmoid is missing", ("1.0 / (1.0 + math.exp(-dot))", "dot")),
    _wrong("the exponent's sign", "wrong sign|not right", ("exp(-dot)", "exp(dot)")),
    _wrong(
        "the first weight for the bias",
        "not right|first weight",
        ("w[i] * x[i]", "w[i + 1] * x[i]"),
        ("dot += w[n]", "dot += w[0]"),
    ),
    _wrong(
        "two inputs only",
        "IndexError|shape|last entry|not right",
        ("n = len(x)", "n = 2"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "knows the slide by heart",
        "rounded|not right",
        (RESULT, "return 0.73, np.array([0.39, -0.59]), np.array([-0.2, -0.39, 0.2])"),
    ),
    _wrong(
        "slope of the slide",
        "not right",
        ("(1 - f) * f", "0.2"),
    ),
    _wrong(
        "knows the example by heart",
        "whatever is asked|shape",
        (
            RESULT,
            "return 0.7310585786300049, np.array([0.3932238664829637, -0.5898357997244456]), "
            "np.array([-0.19661193324148185, -0.3932238664829637, 0.19661193324148185])",
        ),
        loses=(HIDDEN,),
    ),
    _wrong("lists, not arrays", "np.array", (RESULT, "return f, dx, dw")),
    _wrong(
        "f as an array",
        "wrapped",
        (RESULT, "return np.array([f]), np.array(dx), np.array(dw)"),
    ),
    _wrong("as columns", "shape", (RESULT, "return f, np.c_[dx], np.c_[dw]")),
    _wrong(
        "only f and dw",
        "another number|not enough values|Three things",
        (RESULT, "return f, np.array(dw)"),
    ),
    _wrong("printed", "returned nothing|Nothing came back", (RESULT, "print(f, dx, dw)")),
    _wrong(
        "appends to x",
        "has no attribute 'append'|argument in place",
        ("n = len(x)", "n = len(x); x.append(1.0)"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "takes the bias off w",
        "argument in place",
        (
            "n = len(x)",
            "n = len(x); w, bias = (w[:-1], w.pop()) if isinstance(w, list) else (w[:-1], w[-1])",
        ),
        ("dot += w[n]", "dot += bias"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "multiplies x in place",
        "argument in place",
        (
            "dx =",
            "if isinstance(x, np.ndarray) and x.dtype.kind == 'f':\n"
            "        x *= ddot; dw = np.append(x, ddot)\n"
            "        return f, np.array(w[:-1]) * ddot, dw\n    dx =",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "integers stay integers",
        "array of integers",
        (
            RESULT,
            "grad = np.zeros_like(np.asarray(w)); grad[:] = dw; return f, np.array(dx), grad",
        ),
    ),
    _wrong(
        "difference quotients",
        "not right",
        (
            "dx = [",
            "s = lambda u, v: 1 / (1 + math.exp(-(np.dot(u[:-1], v) + u[-1])))\n    h = 1e-5\n"
            "    u, v = np.array(w, float), np.array(x, float)\n"
            "    return f, np.array([(s(u, v + h * e) - s(u, v - h * e)) / (2 * h) "
            "for e in np.eye(n)]), np.array([(s(u + h * e, v) - s(u - h * e, v)) / (2 * h) "
            "for e in np.eye(n + 1)])\n    dx = [",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "only for lists",
        "TypeError|could not be broadcast|not right|shape",
        ("n = len(x)", "n = len(x); x = x + [1.0]; x = x[:-1]"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "only for arrays",
        "list|TypeError",
        ("n = len(x)", "n = x.size"),
    ),
)

VECTORISED = """\
def sigmoid_neuron(w, x):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    z = np.dot(w[:-1], x) + w[-1]
    f = sigmoid(z)
    df = sigmoid_prime(z)
    return f, df * w[:-1], df * np.concatenate([x, [1.0]])
"""

RIGHT: tuple[Right, ...] = (
    _right("loops"),
    Right("with sigmoid and sigmoid_prime", CELL, VECTORISED),
    Right("by keyword", CELL, edited(VECTORISED, ("sigmoid(z)", "sigmoid(z=z)"))),
    Right(
        "f as a 0-d array",
        CELL,
        edited(VECTORISED, ("return f,", "return np.array(f),")),
    ),
    Right(
        "by outer vectors",
        CELL,
        edited(VECTORISED, ("np.dot(w[:-1], x) + w[-1]", "np.sum(w * np.append(x, 1))")),
    ),
    _right("f minus f squared", ("(1 - f) * f", "f - f * f")),
    _right(
        "prints and warns",
        ("n = len(x)", "import warnings; warnings.warn('look'); n = len(x); print(n, w)"),
    ),
    _right("as a list of three", (RESULT, "return [f, np.array(dx), np.array(dw)]")),
)
