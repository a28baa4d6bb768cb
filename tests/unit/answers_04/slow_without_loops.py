"""Answers to `svm_loss_vectorized` that take long without any loop: they must earn everything."""

from __future__ import annotations

from tests.unit.answer import Right, edited
from tests.unit.answers_04.whole_matrices import BASE, CELL

GRADIENT = "    dW = mask.T.dot(X) / num_train + 2 * reg * W\n"
FIRST = "    num_train = X.shape[0]\n"

RIGHT = (
    Right(
        "all pairs gathered and scattered",
        CELL,
        edited(
            BASE,
            (
                GRADIENT,
                "    i, j = np.nonzero(margins)\n    dW = np.zeros(W.shape)\n"
                "    np.add.at(dW, j, X[i])\n    np.subtract.at(dW, y[i], X[i])\n"
                "    dW = dW / num_train + 2 * reg * W\n",
            ),
        ),
    ),
    Right(
        "every difference of weights, in three dimensions",
        CELL,
        "def svm_loss_vectorized(W, X, y, reg):\n"
        "    N, C = len(X), len(W)\n"
        "    M = ((W[None] - W[y][:, None]) * X[:, None]).sum(axis=2) + 1\n"
        "    M = np.where((np.arange(C) == y[:, None]) | (M < 0), 0, M)\n"
        "    G = (M > 0)[:, :, None] * X[:, None, :]\n"
        "    T = np.eye(C)[y][:, :, None] * G.sum(axis=1)[:, None, :]\n"
        "    return M.sum() / N + reg * np.sum(W * W), (G - T).sum(axis=0) / N + 2 * reg * W\n",
    ),
    Right(
        "through lists and back",
        CELL,
        edited(
            BASE,
            (
                FIRST,
                FIRST + "    W, X = np.array(W.tolist()), np.array([*X.tolist()])\n"
                "    y = np.array(list(y), dtype=np.int32)\n",
            ),
        ),
    ),
    Right(
        "in long doubles",
        CELL,
        edited(
            BASE,
            (FIRST, FIRST + "    W, X = W.astype(np.longdouble), X.astype(np.longdouble)\n"),
            ("return loss, dW", "return float(loss), dW.astype(float)"),
        ),
    ),
    Right(
        "one-hot matrices, and the diagonal of a large product",
        CELL,
        "def svm_loss_vectorized(W, X, y, reg):\n"
        "    Y, S = np.eye(len(W))[y], X @ W.T\n"
        "    M = np.maximum(0, S - np.diag(S @ Y.T)[:, None] + 1) * (1 - Y)\n"
        "    K = (M > 0) - Y * (M > 0).sum(axis=1, keepdims=True)\n"
        "    dW = K.T @ X / len(X) + 2 * reg * W\n"
        "    return np.sum(M) / len(X) + reg * np.trace(W @ W.T), dW\n",
    ),
)
