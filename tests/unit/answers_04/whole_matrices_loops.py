"""Answers to `svm_loss_vectorized` with the right numbers, and a Python loop in them."""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_04.loops import BASE as NAIVE
from tests.unit.answers_04.whole_matrices import BASE, CELL, CLEAR, TRUE_ROW

LOSES = ("test-svm-loss-vectorized",)


def _loop(name: str, what: str, source: str) -> Wrong:
    return Wrong(name, CELL, source, LOSES, f"there is a Python loop over the {what}")


def _edited(name: str, what: str, *changes: tuple[str, str]) -> Wrong:
    return _loop(name, what, edited(BASE, *changes))


WRONG = (
    _loop(
        "the loops under another name",
        "examples",
        NAIVE.replace("svm_loss_naive", "svm_loss_vectorized"),
    ),
    Wrong(
        "calls the other function",
        CELL,
        "def svm_loss_vectorized(W, X, y, reg):\n    return svm_loss_naive(W, X, y, reg)\n",
        (*LOSES, "test-svm-loss-vectorized-hidden"),
        "Python loop over the examples|Another loss function of the notebook is called",
    ),
    _edited(
        "true class cleared in a loop",
        "examples",
        (CLEAR, "    for i in range(num_train):\n        margins[i, y[i]] = 0\n"),
    ),
    _edited(
        "true scores by a comprehension",
        "examples",
        (
            "scores[np.arange(num_train), y].reshape(-1, 1)",
            "np.array([[s[k]] for s, k in zip(scores, y)])",
        ),
    ),
    _edited(
        "true scores by a generator",
        "examples",
        (
            "scores[np.arange(num_train), y].reshape(-1, 1)",
            "np.fromiter((s[k] for s, k in zip(scores, y)), float).reshape(-1, 1)",
        ),
    ),
    _edited(
        "true scores by map",
        "examples",
        (
            "scores[np.arange(num_train), y].reshape(-1, 1)",
            "np.array(list(map(lambda s, k: s[k], scores, y)))[:, None]",
        ),
    ),
    _edited(
        "clipped by np.vectorize",
        "examples",
        (
            "np.maximum(0, scores - correct + 1)",
            "np.vectorize(lambda m: max(m, 0.0))(scores - correct + 1)",
        ),
    ),
    _edited(
        "summed by apply_along_axis",
        "examples",
        ("np.sum(mask, axis=1)", "np.apply_along_axis(lambda row: row.sum(), 1, mask)"),
    ),
    _edited(
        "gradient in a loop over examples",
        "examples",
        (
            "    dW = mask.T.dot(X) / num_train + 2 * reg * W\n",
            "    dW = 2 * reg * W\n    i = 0\n    while i < num_train:\n"
            "        dW += np.outer(mask[i], X[i]) / num_train\n        i += 1\n",
        ),
    ),
    _edited(
        "gradient in a loop over classes",
        "classes",
        (
            "    dW = mask.T.dot(X) / num_train + 2 * reg * W\n",
            "    dW = np.array([mask[:, j] @ X for j in range(len(W))])\n"
            "    dW = dW / num_train + 2 * reg * W\n",
        ),
    ),
    _edited(
        "scores in a loop over classes",
        "classes",
        (
            "    scores = X.dot(W.T)\n",
            "    scores = np.zeros((num_train, len(W)))\n    for j in range(len(W)):\n"
            "        scores[:, j] = X @ W[j]\n",
        ),
    ),
    _edited(
        "gradient in a loop over features",
        "features",
        (
            "    dW = mask.T.dot(X) / num_train + 2 * reg * W\n",
            "    dW = 2 * reg * W\n    for d in range(X.shape[1]):\n"
            "        dW[:, d] += mask.T @ X[:, d] / num_train\n",
        ),
    ),
    _edited(
        "squares in a loop over features",
        "features",
        ("reg * np.sum(W * W)", "reg * sum(column @ column for column in W.T)"),
    ),
    _edited(
        "a loop in a function of one's own",
        "examples",
        (
            TRUE_ROW,
            "    def count(i=0):\n        for i in range(num_train):\n"
            "            mask[i, y[i]] = -mask[i].sum()\n    count()\n",
        ),
    ),
)
