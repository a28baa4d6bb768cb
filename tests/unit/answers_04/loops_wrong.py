"""Wrong answers to `svm_loss_naive`."""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_04.loops import BASE, CELL

HIDDEN = ("test-svm-loss-naive-hidden",)
BOTH = ("test-svm-loss-naive", *HIDDEN)

UPDATE = "                dW[j] += X[i]\n                dW[y[i]] -= X[i]\n"
SKIP = "            if j == y[i]:\n                continue\n"
PRICE = "    loss += reg * np.sum(W * W)\n"
PULL = "    dW += 2 * reg * W\n"
WORST = """
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, k in zip(X, y):
        margins = W @ x - W[k] @ x + 1
        margins[k] = 0
        j = np.argmax(margins)
        if margins[j] > 0:
            loss += margins[j]
            dW[j] += x
            dW[k] -= x
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
"""
SOFTMAX = """
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, k in zip(X, y):
        e = np.exp(W @ x)
        p = e / e.sum()
        loss -= np.log(p[k])
        p[k] -= 1
        dW += np.outer(p, x)
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
"""


def _wrong(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, CELL, edited(BASE, *changes), loses, says)


WRONG = (
    # Regularisation
    _wrong("reg * W in the gradient", BOTH, "derivative of W² is 2W", ("2 * reg", "reg")),
    _wrong("½ in the loss only", BOTH, "½ too much|half", ("loss += reg", "loss += 0.5 * reg")),
    _wrong(
        "½ in both",
        BOTH,
        "½ too much|half",
        ("loss += reg", "loss += 0.5 * reg"),
        ("2 * reg", "reg"),
    ),
    _wrong("no regularisation in the gradient", BOTH, "missing in the gradient", (PULL, "")),
    _wrong("no regularisation in the loss", BOTH, "missing in the loss", (PRICE, "")),
    _wrong(
        "regularisation divided by N",
        BOTH,
        "divided by N|quarter",
        ("reg * np", "reg / num_train * np"),
        ("2 * reg", "2 * reg / num_train"),
    ),
    _wrong("2 * W without reg", BOTH, "although reg is 0|off by", ("2 * reg * W", "2 * W")),
    _wrong("2 * reg without W", BOTH, "W is missing|off by", ("2 * reg * W", "2 * reg")),
    _wrong(
        "the length in place of the squares",
        BOTH,
        "length of W|half",
        ("np.sum(W * W)", "np.linalg.norm(W)"),
    ),
    _wrong("absolute values", BOTH, "Absolute values", ("np.sum(W * W)", "np.sum(np.abs(W))")),
    _wrong(
        "the bias has no price",
        BOTH,
        "last column is left out|half|left at 0",
        ("np.sum(W * W)", "np.sum(W[:, :-1] ** 2)"),
        ("dW += 2 * reg * W", "dW[:, :-1] += 2 * reg * W[:, :-1]"),
    ),
    _wrong(
        "the price is added for every example",
        BOTH,
        "once for every example|4 times",
        (PRICE, ""),
        (
            "        scores = W.dot",
            "        loss += num_train * reg * np.sum(W * W)\n        scores = W.dot",
        ),
    ),
    # The loss
    _wrong(
        "the true class counts in the loss",
        BOTH,
        "every loss is too large by 1",
        (SKIP, ""),
        (
            UPDATE,
            "                if j != y[i]:\n                    dW[j] += X[i]\n"
            "                    dW[y[i]] -= X[i]\n",
        ),
    ),
    _wrong("the true class counts", BOTH, "every loss is too large by 1", (SKIP, "")),
    _wrong("no lead", BOTH, "lead of 1|lead", (" + 1", "")),
    Wrong("only the worst class", CELL, WORST, BOTH, "(?i)only the worst"),
    Wrong("softmax", CELL, SOFTMAX, BOTH, "softmax|off by"),
    _wrong("loss not divided by N", BOTH, "1/N is missing", ("    loss /= num_train\n", "")),
    _wrong(
        "loss divided by classes, too",
        BOTH,
        "divided by C|third",
        ("loss /= num_train", "loss /= num_train * num_classes"),
    ),
    _wrong(
        "divided by D",
        BOTH,
        "2 times|not right",
        ("num_train = X.shape[0]", "num_train = X.shape[0]\n    N = X.shape[1]"),
        ("loss /= num_train", "loss /= N"),
        ("dW /= num_train", "dW /= N"),
    ),
    _wrong(
        "squared margins",
        BOTH,
        "squared",
        ("loss += margin", "loss += margin ** 2"),
        ("+= X[i]", "+= 2 * margin * X[i]"),
        ("-= X[i]", "-= 2 * margin * X[i]"),
    ),
    # The gradient
    _wrong(
        "gradient accumulated twice",
        BOTH,
        "exactly 2 times",
        (UPDATE, UPDATE + UPDATE),
    ),
    _wrong("gradient of the data missing", BOTH, "Every number is 0", (UPDATE, "")),
    _wrong(
        "a template that was never filled in", BOTH, "Every number is 0", (UPDATE, ""), (PULL, "")
    ),
    _wrong(
        "row of the true class not changed",
        BOTH,
        "row of the true class is not changed",
        ("                dW[y[i]] -= X[i]\n", ""),
    ),
    _wrong(
        "only the row of the true class",
        BOTH,
        "(?i)only the rows of the true classes|not right",
        ("                dW[j] += X[i]\n", ""),
    ),
    _wrong(
        "row of the true class once",
        BOTH,
        "gets −x once; it gets it once for each",
        (UPDATE, "                dW[j] += X[i]\n                close = True\n"),
        ("        for j in", "        close = False\n        for j in"),
        ("    loss /=", "        if close:\n            dW[y[i]] -= X[i]\n    loss /="),
    ),
    _wrong(
        "row of the true class once per example",
        BOTH,
        "once per example, even where|not right",
        ("                dW[y[i]] -= X[i]\n", ""),
        ("        for j in", "        dW[y[i]] -= X[i]\n        for j in"),
    ),
    _wrong(
        "row of the true class gets +x", BOTH, "sign is turned round|not right", ("-= X", "+= X")
    ),
    _wrong(
        "the whole gradient turned round",
        BOTH,
        "sign flipped",
        ("return loss, dW", "return loss, 4 * reg * W - dW"),
    ),
    _wrong("gradient not divided by N", BOTH, "1/N is missing", ("    dW /= num_train\n", "")),
    _wrong(
        "gradient divided by classes, too",
        BOTH,
        "number of classes|third",
        ("dW /= num_train", "dW /= num_train * num_classes"),
    ),
    _wrong(
        "every margin counts in the gradient",
        BOTH,
        "Every margin counts as positive|not right",
        (UPDATE, ""),
        (
            "            if margin > 0",
            "            dW[j] += X[i]\n            dW[y[i]] -= X[i]\n            if margin > 0",
        ),
    ),
    _wrong(
        "margins in the gradient",
        BOTH,
        "It adds the margins|not right",
        ("dW[j] += X[i]", "dW[j] += margin * X[i]"),
        ("-= X[i]", "-= margin * X[i]"),
    ),
    _wrong(
        "gradient of the last example",
        BOTH,
        "last example|not right",
        ("        scores = W.dot", "        dW[:] = 0\n        scores = W.dot"),
    ),
    # Shapes, sizes and kinds
    _wrong(
        "weights with a column per class", BOTH, "shapes do not fit", ("W.dot(X[i])", "X[i].dot(W)")
    ),
    _wrong("C = X.shape[1]", BOTH, "not right|IndexError", ("W.shape[0]", "X.shape[1]")),
    _wrong("C from the largest label", BOTH, "not right", ("W.shape[0]", "y.max() + 1")),
    _wrong(
        "C from the labels that occur", BOTH, "not right", ("W.shape[0]", "len(set(y.tolist()))")
    ),
    _wrong("ten classes", BOTH, "IndexError", ("W.shape[0]", "10")),
    _wrong(
        "labels from 1",
        BOTH,
        "not right|IndexError",
        ("[y[i]]", "[y[i] - 1]"),
        ("== y[i]:", "== y[i] - 1:"),
    ),
    _wrong("transposed gradient", BOTH, "transposed", ("return loss, dW", "return loss, dW.T")),
    _wrong("only the loss", BOTH, "Two things", ("return loss, dW", "return loss")),
    _wrong("the wrong way round", BOTH, "one number|shape", ("return loss, dW", "return dW, loss")),
    _wrong(
        "printed, not returned", BOTH, "Nothing came back", ("return loss, dW", "print(loss, dW)")
    ),
    _wrong(
        "single precision",
        HIDDEN,
        "float32",
        ("np.zeros(W.shape)", "np.zeros(W.shape, np.float32)"),
    ),
    _wrong(
        "an array of integers",
        BOTH,
        "integers cannot take decimals|same_kind",
        ("np.zeros(W.shape)", "np.zeros(W.shape, dtype=int)"),
    ),
    _wrong(
        "the numbers of the small case",
        BOTH,
        "classes|shapes",
        (
            "return loss, dW",
            "right = np.array([[-0.5, -1.5], [0.5, 1.25], [0, 0.25]])\n"
            "    return 2.25 + 4 * reg, right + 2 * reg * W",
        ),
    ),
    # Small promises
    _wrong(
        "W moved and put back",
        HIDDEN,
        "`W` is not as it was",
        (
            "        scores = W.dot(X[i])\n",
            "        row = W[y[i]] / 3\n        W -= row\n"
            "        scores = W.dot(X[i])\n        W += row\n",
        ),
    ),
    _wrong(
        "X divided in place",
        HIDDEN,
        "`X` is not as it was",
        ("    return", "    X /= num_train\n    return"),
    ),
    _wrong(
        "y sorted in place",
        HIDDEN,
        "`y` is not as it was",
        ("    return", "    y.sort()\n    return"),
    ),
    Wrong(
        "a sum that is kept from call to call",
        CELL,
        "total = {}\n"
        + edited(
            BASE,
            (
                "    return loss, dW",
                "    key = W.shape, float(W.sum())\n"
                "    total[key] = total.get(key, -1) + 1\n    return loss + total[key], dW",
            ),
        ),
        BOTH,
        "kept from the first call|what reg adds to the loss",
    ),
    _wrong("xrange", BOTH, "xrange", ("range(", "xrange(")),
    _wrong(
        "a print statement", BOTH, "is not defined", ("    return", "    print 'done'\n    return")
    ),
    Wrong(
        "left as it was handed out",
        CELL,
        "def svm_loss_naive(W, X, y, reg):\n    raise NotImplementedError()\n",
        BOTH,
        "not written yet",
    ),
)
