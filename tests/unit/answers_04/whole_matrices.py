"""Answers to `svm_loss_vectorized`, all of them without loops."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-svm-loss-vectorized"
HIDDEN = ("test-svm-loss-vectorized-hidden",)
BOTH = ("test-svm-loss-vectorized", *HIDDEN)

BASE = """
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W.T)
    correct = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = mask.T.dot(X) / num_train + 2 * reg * W
    return loss, dW
"""
CLEAR = "    margins[np.arange(num_train), y] = 0\n"
TRUE_ROW = "    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)\n"


def _wrong(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, CELL, edited(BASE, *changes), loses, says)


WRONG = (
    # Regularisation
    _wrong("reg * W in the gradient", BOTH, "derivative of W² is 2W", ("2 * reg", "reg")),
    _wrong("½ in both", BOTH, "½ too much|half", ("+ reg", "+ 0.5 * reg"), ("2 * reg", "reg")),
    _wrong(
        "no regularisation in the gradient", BOTH, "missing in the gradient", (" + 2 * reg * W", "")
    ),
    _wrong(
        "no regularisation in the loss", BOTH, "missing in the loss", (" + reg * np.sum(W * W)", "")
    ),
    _wrong(
        "regularisation divided by N",
        BOTH,
        "divided by N|quarter",
        (
            "np.sum(margins) / num_train + reg * np.sum(W * W)",
            "(np.sum(margins) + reg * np.sum(W * W)) / num_train",
        ),
    ),
    _wrong(
        "gradient of the regularisation divided by N",
        BOTH,
        "divided by N|quarter",
        ("mask.T.dot(X) / num_train + 2 * reg * W", "(mask.T.dot(X) + 2 * reg * W) / num_train"),
    ),
    _wrong("2 * W without reg", BOTH, "although reg is 0|off by", ("2 * reg * W", "2 * W")),
    # The loss
    _wrong("the true class counts", BOTH, "every loss is too large by 1", (CLEAR, "")),
    _wrong("no lead", BOTH, "lead", (" + 1)", ")")),
    _wrong(
        "only the worst class",
        BOTH,
        "(?i)only the worst",
        ("np.sum(margins)", "np.sum(margins.max(axis=1))"),
    ),
    _wrong(
        "loss not divided by N",
        BOTH,
        "1/N is missing",
        ("np.sum(margins) / num_train", "np.sum(margins)"),
    ),
    _wrong(
        "mean over all entries",
        BOTH,
        "divided by C|third",
        ("np.sum(margins) / num_train", "np.mean(margins)"),
    ),
    _wrong(
        "no clipping at 0",
        BOTH,
        "max\\(0, …\\) is missing|not right",
        ("np.maximum(0, scores - correct + 1)", "scores - correct + 1"),
    ),
    _wrong("the sign turned round", BOTH, "turned round", ("scores - correct", "correct - scores")),
    # The gradient
    _wrong("gradient twice", BOTH, "exactly 2 times", ("mask.T.dot(X)", "2 * mask.T.dot(X)")),
    _wrong(
        "gradient of the data missing",
        BOTH,
        "Every number is 0",
        ("mask.T.dot(X) / num_train + ", ""),
    ),
    _wrong("row of the true class not changed", BOTH, "true class is not changed", (TRUE_ROW, "")),
    _wrong(
        "row of the true class once",
        BOTH,
        "gets −x once; it gets it once for each",
        ("-np.sum(mask, axis=1)", "-np.max(mask, axis=1)"),
    ),
    _wrong(
        "row of the true class always once",
        BOTH,
        "once per example, even where|not right",
        ("-np.sum(mask, axis=1)", "-1"),
    ),
    _wrong(
        "row of the true class gets +x",
        BOTH,
        "sign is turned round|not right",
        ("-np.sum(mask", "np.sum(mask"),
    ),
    _wrong(
        "true class counted by mistake",
        BOTH,
        "counts itself|not right",
        ("-np.sum(mask, axis=1)", "-np.sum(mask, axis=1) - 1"),
    ),
    _wrong(
        "gradient not divided by N",
        BOTH,
        "1/N is missing",
        ("mask.T.dot(X) / num_train", "mask.T.dot(X)"),
    ),
    _wrong(
        "every margin counts in the gradient",
        BOTH,
        "Every margin counts as positive|not right",
        ("margins > 0", "margins >= 0"),
        ("    mask[np.arange", "    mask[np.arange(num_train), y] = 0\n    mask[np.arange"),
    ),
    _wrong(
        "margins in the gradient",
        BOTH,
        "It adds the margins|not right",
        ("mask[margins > 0] = 1", "mask = margins.copy()"),
    ),
    _wrong(
        "sum along the wrong axis",
        BOTH,
        "not right|shapes do not fit|could not",
        ("axis=1", "axis=0"),
    ),
    _wrong("no transpose", BOTH, "shapes do not fit", ("mask.T.dot(X)", "mask.dot(X)")),
    _wrong("transposed gradient", BOTH, "transposed", ("return loss, dW", "return loss, dW.T")),
    _wrong(
        "a template that was never filled in",
        BOTH,
        "Every number is 0",
        ("mask.T.dot(X) / num_train + 2 * reg * W", "np.zeros(W.shape)"),
    ),
    # Shapes, sizes and kinds
    _wrong(
        "weights with a column per class", BOTH, "shapes do not fit", ("X.dot(W.T)", "X.dot(W)")
    ),
    _wrong(
        "scores in columns where it fits",
        HIDDEN,
        "not right",
        ("scores = X.dot(W.T)", "scores = X.dot(W if W.shape[0] == W.shape[1] else W.T)"),
    ),
    _wrong("true scores as a row", BOTH, "shapes do not fit|broadcast", (".reshape(-1, 1)", "")),
    _wrong(
        "true scores by columns",
        BOTH,
        "shapes do not fit|not right",
        ("scores[np.arange(num_train), y].reshape(-1, 1)", "scores[:, y]"),
    ),
    _wrong(
        "ten classes",
        BOTH,
        "shapes do not fit|IndexError|not right",
        ("np.zeros(margins.shape)", "np.zeros((num_train, 10))"),
    ),
    _wrong(
        "one label too few",
        BOTH,
        "not right",
        ("scores = X.dot(W.T)", "scores = X.dot(W[: y.max() + 1].T)"),
        (
            "dW = mask.T.dot(X)",
            "dW = np.vstack([mask.T.dot(X), np.zeros((len(W) - y.max() - 1, X.shape[1]))])",
        ),
    ),
    _wrong("only the loss", BOTH, "Two things", ("return loss, dW", "return loss")),
    _wrong(
        "printed, not returned", BOTH, "Nothing came back", ("return loss, dW", "print(loss, dW)")
    ),
    _wrong(
        "single precision",
        HIDDEN,
        "float32|7 digits",
        ("np.zeros(margins.shape)", "np.zeros(margins.shape, np.float32)"),
        ("mask.T.dot(X)", "mask.T.dot(X.astype(np.float32))"),
    ),
    # Small promises
    _wrong(
        "X divided in place",
        HIDDEN,
        "`X` is not as it was",
        ("    return", "    X /= num_train\n    return"),
    ),
    _wrong(
        "W used as the gradient",
        HIDDEN,
        "`W` is not as it was",
        ("    return loss, dW", "    W -= 0.01 * dW\n    return loss, dW"),
    ),
    Wrong(
        "left as it was handed out",
        CELL,
        "def svm_loss_vectorized(W, X, y, reg):\n    raise NotImplementedError()\n",
        BOTH,
        "not written yet",
    ),
)

RIGHT = (
    Right("the usual way", CELL, BASE),
    Right(
        "at the corner >=",
        CELL,
        edited(
            BASE,
            ("margins[np.arange(num_train), y] = 0", "margins[np.arange(num_train), y] = -1"),
            ("np.maximum(0, scores - correct + 1)", "scores - correct + 1"),
            ("np.sum(margins)", "np.sum(np.maximum(margins, 0))"),
            ("margins > 0", "margins >= 0"),
        ),
    ),
    Right(
        "one-hot labels and einsum",
        CELL,
        "def svm_loss_vectorized(W, X, y, reg):\n"
        "    C, N = len(W), len(X)\n"
        "    true = np.eye(C)[y]\n"
        "    S = np.einsum('nd,cd->nc', X, W)\n"
        "    M = (S - np.sum(S * true, axis=1, keepdims=True) + 1) * (1 - true)\n"
        "    K = np.where(M > 0, 1.0, 0.0)\n"
        "    K -= true * K.sum(axis=1, keepdims=True)\n"
        "    loss = np.clip(M, 0, None).sum() / N + reg * np.vdot(W, W)\n"
        "    return loss, np.einsum('nc,nd->cd', K, X) / N + 2 * reg * W\n",
    ),
    Right(
        "three dimensions and lists of indices",
        CELL,
        "def svm_loss_vectorized(W, X, y, reg):\n"
        "    N = X.shape[0]\n"
        "    rows, columns = list(range(N)), list(y)\n"
        "    S = (X[:, None, :] * W[None, :, :]).sum(axis=2)\n"
        "    M = np.maximum(0, S.T - S[rows, columns] + 1.0).T\n"
        "    M[rows, columns] = 0\n"
        "    K = (M > 0).astype(int)\n"
        "    K[rows, columns] = -K.sum(axis=1)\n"
        "    dW = (K[:, :, None] * X[:, None, :]).mean(axis=0)\n"
        "    return np.array(M.sum(axis=1).mean() + reg * (W**2).sum()), dW + 2 * reg * W\n",
    ),
    Right(
        "the diagonal, take_along_axis and add.at",
        CELL,
        "def svm_loss_vectorized(W, X, y, reg):\n"
        "    S = W @ X.T\n"
        "    correct = np.diag(S[y])\n"
        "    M = np.maximum(S - correct + 1, 0)\n"
        "    np.put_along_axis(M, y[None, :], 0.0, axis=0)\n"
        "    K = np.sign(M)\n"
        "    np.add.at(K, (y, np.arange(y.size)), -K.sum(axis=0))\n"
        "    return M.sum() / y.size + reg * np.sum(np.square(W)), K @ X / y.size + W * reg * 2\n",
    ),
    Right(
        "helpers of one's own, prints and a warning",
        CELL,
        "import warnings\n\n\n"
        "def _margins(S, y):\n"
        "    M = S - S[np.arange(len(y)), y][:, np.newaxis] + 1\n"
        "    M[np.arange(len(y)), y] = 0\n"
        "    return np.where(M > 0, M, 0)\n\n\n"
        "def svm_loss_vectorized(W, X, y, reg):\n"
        "    warnings.warn('fast')\n"
        "    print('N =', len(X))\n"
        "    M = _margins(X @ W.T, y)\n"
        "    K = 1.0 * (M != 0)\n"
        "    K[np.arange(len(y)), y] -= K.sum(1)\n"
        "    for term in (1, 2):\n"
        "        print('term', term)\n"
        "    price = reg * (W * W).sum()\n"
        "    return float(M.sum() / len(X) + price), K.T @ (X / len(X)) + 2 * reg * W\n",
    ),
)
