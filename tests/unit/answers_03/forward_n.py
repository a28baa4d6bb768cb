"""Answers to `forward_propagation_n`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-forward-propagation-n"
VISIBLE = "test-forward-propagation-n"
HIDDEN = "test-forward-propagation-n-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(0, z)


def forward_propagation_n(X, Y, parameters):
    m = X.shape[1]
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    W3 = parameters["W3"]
    b3 = parameters["b3"]
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)
    logprobs = np.multiply(-np.log(A3), Y) + np.multiply(-np.log(1 - A3), 1 - Y)
    cost = 1 / m * np.sum(logprobs)
    cache = (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
    return cost, cache
"""
COST = "cost = 1 / m * np.sum(logprobs)"
LOGPROBS = "logprobs = np.multiply(-np.log(A3), Y) + np.multiply(-np.log(1 - A3), 1 - Y)"
RELU = "return np.maximum(0, z)"
CACHE = "cache = (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)"
FIRST_LINE = "    m = X.shape[1]\n"


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("summed, not averaged", "1/m is missing", (COST, "cost = np.sum(logprobs)")),
    _wrong("divided by m twice", "once too often", (COST, "cost = np.mean(logprobs) / m")),
    _wrong(
        "divided by 3 whatever m",
        "divided by 3, whatever",
        (COST, "cost = np.sum(logprobs) / 3"),
        loses=(HIDDEN,),
    ),
    _wrong("sign of the cost", "(?i)sign", (COST, "cost = -1 / m * np.sum(logprobs)")),
    _wrong("logarithm to base 10", "base 10", ("np.log(", "np.log10(")),
    _wrong("logarithm to base 2", "base 2", ("np.log(", "np.log2(")),
    _wrong(
        "only the label 1 counts",
        "label 1",
        (LOGPROBS, "logprobs = np.multiply(-np.log(A3), Y)"),
    ),
    _wrong(
        "only the label 0 counts",
        "label 0",
        (LOGPROBS, "logprobs = np.multiply(-np.log(1 - A3), 1 - Y)"),
    ),
    _wrong("squared error", "squared", (LOGPROBS, "logprobs = (A3 - Y) ** 2")),
    _wrong(
        "the published cost written in",
        "published case, whatever",
        (COST, "cost = 2.407833389834357"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "mended here in place of the backward pass",
        "not right",
        (COST, "cost = 1.3 / m * np.sum(logprobs)"),
    ),
    _wrong("cost as a matrix", r"shape \(1, 1\)", (COST, "cost = np.array([[np.mean(logprobs)]])")),
    _wrong(
        "cost by a product of matrices",
        r"shape \(1",
        (COST, "cost = -(np.log(A3) @ Y.T + np.log(1 - A3) @ (1 - Y).T) / m"),
    ),
    _wrong("only the cost", "Two things|unpack|two results", ("return cost, cache", "return cost")),
    _wrong(
        "printed, not returned",
        "None|Two things|two results",
        ("    return cost, cache\n", "    print(cost)\n"),
    ),
    _wrong("no ReLU at layer 1", "ReLU", ("A1 = relu(Z1)", "A1 = Z1")),
    _wrong("no ReLU at layer 2", "ReLU", ("A2 = relu(Z2)", "A2 = Z2")),
    _wrong("absolute value for the ReLU", "absolute value", (RELU, "return np.abs(z)")),
    _wrong(
        "leaky ReLU",
        "leaky",
        (RELU, "return np.where(z > 0, z, 0.01 * z)"),
    ),
    _wrong("sigmoid in the hidden layers", "is the sigmoid", (RELU, "return sigmoid(z)")),
    _wrong("tanh in the hidden layers", "is tanh", (RELU, "return np.tanh(z)")),
    _wrong(
        "a step for the ReLU",
        "1 where Z is positive",
        (RELU, "return (z > 0).astype(float)"),
    ),
    _wrong("no bias", "bias b1", ("np.dot(W1, X) + b1", "np.dot(W1, X)")),
    _wrong(
        "ReLU for the last layer",
        "last layer has the sigmoid|not finite",
        ("A3 = sigmoid(Z3)", "A3 = relu(Z3)"),
    ),
    _wrong("sign in the exponent", "wrong sign", ("np.exp(-z)", "np.exp(z)")),
    _wrong(
        "ReLU in place changes Z",
        "in place",
        (RELU, "return np.maximum(0, z, out=z)"),
    ),
    _wrong(
        "A before Z in the cache",
        "A stands before Z|order is wrong|in place",
        (CACHE, "cache = (A1, Z1, W1, b1, A2, Z2, W2, b2, A3, Z3, W3, b3)"),
    ),
    _wrong(
        "parameters first in the cache",
        "shape",
        (CACHE, "cache = (W1, b1, Z1, A1, W2, b2, Z2, A2, W3, b3, Z3, A3)"),
    ),
    _wrong("cache without the parameters", "12", (CACHE, "cache = (Z1, A1, Z2, A2, Z3, A3)")),
    _wrong(
        "cache as a dict",
        "dict|12|KeyError",
        (CACHE, "cache = {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2, 'Z3': Z3, 'A3': A3}"),
    ),
    _wrong(
        "dropout left on",
        "not right|not in the|permut|zero|off by|is not",
        ("A1 = relu(Z1)", "A1 = relu(Z1)\n    A1 = A1 * (np.random.rand(*A1.shape) < 0.5) / 0.5"),
    ),
    _wrong(
        "examples standardised in place",
        "`X` was changed|X",
        (FIRST_LINE, "    m = X.shape[1]\n    X -= X.mean()\n"),
    ),
    _wrong(
        "parameters rounded in place",
        "parameters",
        (
            "    Z1 = np.dot",
            "    for value in parameters.values():\n        np.round(value, 3, out=value)\n"
            "    Z1 = np.dot",
        ),
    ),
    _wrong(
        "labels turned in place",
        "`?Y`?",
        (FIRST_LINE, "    m = X.shape[1]\n    Y *= 1 - Y\n"),
    ),
    _wrong(
        "m from the labels",
        "IndexError|tuple index",
        (FIRST_LINE, "    m = Y.shape[1]\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "right for the published layer sizes only",
        "shape|broadcast|ValueError",
        ("Z1 = np.dot(W1, X) + b1", "Z1 = np.zeros((5, m))\n    Z1[:] = np.dot(W1, X) + b1"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "right for three examples only",
        "shape|broadcast|ValueError",
        ("Z1 = np.dot(W1, X) + b1", "Z1 = np.zeros((len(W1), 3))\n    Z1[:] = np.dot(W1, X) + b1"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "single precision",
        "Z1 in the cache",
        ("np.dot(W1, X) + b1", "(np.dot(W1, X) + b1).astype(np.float32)"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "A3 flattened in the cache", "shape", ("    cache =", "    A3 = A3.ravel()\n    cache =")
    ),
    _wrong(
        "not written",
        "not written",
        ("    return cost, cache\n", "    raise NotImplementedError\n"),
    ),
)

RIGHT: tuple[Right, ...] = (
    _right("as it is usually published"),
    _right(
        "with masks, a 0-d cost, and a list for a cache",
        (RELU, "return z * (z > 0)"),
        (COST, "cost = np.squeeze(np.mean(logprobs, keepdims=True))"),
        (CACHE, "cache = [Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3]"),
    ),
    # In one process with the tests, whose own names must not take the place of these.
    _right(
        "helpers named like what they give",
        (LOGPROBS, ""),
        (COST, ""),
        (CACHE, ""),
        (
            "    return cost, cache\n",
            "    return cost(A3, Y), cache(Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)\n\n\n"
            "def cost(A3, Y):\n    return -np.mean(np.log(np.where(Y == 1, A3, 1 - A3)))\n\n\n"
            "def cache(*entries):\n    return entries\n",
        ),
    ),
    Right(
        "example by example",
        CELL,
        """\
import math


def forward_propagation_n(X, Y, parameters):
    labels = Y.reshape(-1)
    columns, total = [], 0.0
    for i in range(X.shape[1]):
        a = X[:, i : i + 1]
        kept = []
        for layer in (1, 2, 3):
            z = parameters[f"W{layer}"] @ a + parameters[f"b{layer}"]
            a = 1 / (1 + np.exp(-z)) if layer == 3 else np.where(z > 0, z, 0.0)
            kept += [z, a]
        columns.append(kept)
        p = float(a[0, 0])
        total -= math.log(p) if labels[i] == 1 else math.log(1 - p)
    Z1, A1, Z2, A2, Z3, A3 = (np.hstack(parts) for parts in zip(*columns, strict=True))
    W1, b1, W2, b2, W3, b3 = (parameters[n] for n in ("W1", "b1", "W2", "b2", "W3", "b3"))
    return total / len(labels), (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
""",
    ),
    _right(
        "a cost that cannot overflow, with prints and warnings",
        (LOGPROBS, "logprobs = np.logaddexp(0, Z3) - Y * Z3"),
        (
            FIRST_LINE,
            "    import sys, warnings\n    m = X.shape[1]\n    print('m =', m)\n"
            "    print('to stderr', file=sys.stderr)\n    warnings.warn('careful')\n",
        ),
    ),
    _right(
        "a guard in the logarithm, and copies in the cache",
        ("np.log(A3)", "np.log(A3 + 1e-12)"),
        ("np.log(1 - A3)", "np.log(1 - A3 + 1e-12)"),
        (CACHE, CACHE + "\n    cache = tuple(entry.copy() for entry in cache)"),
        (COST, "cost = float(np.sum(logprobs) / m)"),
    ),
)
