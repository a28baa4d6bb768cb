"""Answers to `svm_loss_i`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-svm-loss-i"
HIDDEN = ("test-svm-loss-i-hidden",)
BOTH = ("test-svm-loss-i", *HIDDEN)

LOOP = """
def svm_loss_i(x, y, W, delta=1.0):
    scores = W.dot(x)
    loss = 0.0
    for j in range(W.shape[0]):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        loss += max(0.0, margin)
    return loss
"""
ARRAY = """
def svm_loss_i(x, y, W, delta=1.0):
    scores = W @ x
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    return np.sum(margins)
"""


def _loop(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, CELL, edited(LOOP, *changes), loses, says)


def _array(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, CELL, edited(ARRAY, *changes), loses, says)


WRONG = (
    _array("the true class counts", BOTH, "true class is part", ("    margins[y] = 0\n", "")),
    _loop(
        "the true class counts, in a loop",
        BOTH,
        "true class is part",
        ("        if j == y:\n            continue\n", ""),
    ),
    _loop("no lead", BOTH, "lead delta is missing", (" + delta", "")),
    _loop("the lead is always 1", BOTH, "delta", (" + delta", " + 1.0")),
    _loop("the lead is subtracted", BOTH, "sign of delta|off by", (" + delta", " - delta")),
    _loop(
        "another default of delta",
        BOTH,
        "lead delta is missing|delta",
        ("delta=1.0", "delta=0.0"),
    ),
    _array("only the worst class", BOTH, "(?i)only the worst", ("np.sum(m", "np.max(m")),
    _loop("no clipping at 0", BOTH, "max\\(0, …\\) is missing", ("max(0.0, margin)", "margin")),
    _loop(
        "clipped once, at the end",
        HIDDEN,
        "taken of the sum|off by",
        ("max(0.0, margin)", "margin"),
        ("return loss", "return max(0.0, loss)"),
    ),
    _loop(
        "absolute values",
        BOTH,
        "Absolute values|off by",
        ("max(0.0, margin)", "abs(margin)"),
    ),
    _loop(
        "the sign turned round",
        BOTH,
        "turned round",
        ("scores[j] - scores[y]", "scores[y] - scores[j]"),
    ),
    _loop("counts", BOTH, "counted|off by", ("max(0.0, margin)", "float(margin > 0)")),
    _loop("squares", BOTH, "squared|off by", ("max(0.0, margin)", "max(0.0, margin) ** 2")),
    _loop(
        "the mean over all classes",
        BOTH,
        "number of classes|third",
        ("return loss", "return loss / len(W)"),
    ),
    _loop(
        "the mean over the wrong classes",
        BOTH,
        "mean over the wrong classes|half",
        ("return loss", "return loss / (len(W) - 1)"),
    ),
    Wrong(
        "the softmax loss",
        CELL,
        "def svm_loss_i(x, y, W, delta=1.0):\n"
        "    scores = W @ x\n"
        "    return np.log(np.sum(np.exp(scores))) - scores[y]\n",
        BOTH,
        "softmax|off by",
    ),
    _array("weights with a column per class", BOTH, "shapes do not fit", ("W @ x", "x @ W")),
    _array(
        "columns as classes where it fits",
        HIDDEN,
        "columns as classes",
        ("W @ x", "W.T @ x if W.shape[0] == W.shape[1] else W @ x"),
    ),
    _loop("as many classes as features", BOTH, "off by|IndexError", ("W.shape[0]", "W.shape[1]")),
    _loop("ten classes", BOTH, "IndexError", ("W.shape[0]", "10")),
    _loop("only classes after the true one", BOTH, "not right", ("j == y", "j <= y")),
    _loop("labels from 1", BOTH, "not right|IndexError", ("scores[y]", "scores[y - 1]")),
    _loop("the example's number", BOTH, "off by|not right", ("return loss", "return 5.5")),
    _array(
        "the margins, not their sum", BOTH, "not added up|shape", ("np.sum(margins)", "margins")
    ),
    _array(
        "wrapped in an array",
        BOTH,
        r"shape \(1,\)",
        ("np.sum(margins)", "np.sum(margins, keepdims=True)"),
    ),
    _loop("printed, not returned", BOTH, "None|Nothing came back", ("return loss", "print(loss)")),
    _loop(
        "rounded",
        HIDDEN,
        "rounded to 2 decimals|rounded",
        ("return loss", "return round(float(loss), 2)"),
    ),
    _array(
        "W shifted in place",
        HIDDEN,
        "`W` is not as it was",
        ("scores = W @ x", "W -= W[y].copy()\n    scores = W @ x"),
    ),
    _array(
        "x changed in place",
        HIDDEN,
        "`x` is not as it was",
        ("    return", "    x *= 0\n    return"),
    ),
    _loop("xrange", BOTH, "xrange", ("range(", "xrange(")),
    _loop(
        "a print statement",
        BOTH,
        "has not run",
        ("    return loss", "    print loss\n    return loss"),
    ),
    Wrong(
        "left as it was handed out",
        CELL,
        "def svm_loss_i(x, y, W, delta=1.0):\n    raise NotImplementedError()\n",
        BOTH,
        "not written yet",
    ),
)

RIGHT = (
    Right("a loop", CELL, LOOP),
    Right("an array", CELL, ARRAY),
    Right(
        "np.delete, a NumPy scalar",
        CELL,
        "def svm_loss_i(x, y, W, delta=1.0):\n"
        "    s = np.dot(W, x)\n"
        "    return np.clip(np.delete(s, y) - s[y] + delta, 0, None).sum()\n",
    ),
    Right(
        "the true class subtracted again, at the corner >=",
        CELL,
        "def svm_loss_i(x, y, W, delta=1.0):\n"
        "    m = W @ x - W[y] @ x + delta\n"
        "    return float(np.sum(m[m >= 0]) - max(delta, 0))\n",
    ),
    Right(
        "a 0-d array, with a print",
        CELL,
        "def svm_loss_i(x, y, W, delta=1.0):\n"
        "    print('scores', W @ x)\n"
        "    others = [W[j] @ x for j in range(len(W)) if j != y]\n"
        "    return np.array(sum(max(0, s - W[y] @ x + delta) for s in others))\n",
    ),
    Right(
        "a warning on the way",
        CELL,
        "import warnings\n"
        + edited(
            ARRAY, ("scores = W @ x", "warnings.warn('slow')\n    scores = (x * W).sum(axis=1)")
        ),
    ),
)
