"""Correct answers to `svm_loss_naive`."""

from __future__ import annotations

from tests.unit.answer import Right, edited

CELL = "solution-svm-loss-naive"

BASE = """
def svm_loss_naive(W, X, y, reg):
    num_classes = W.shape[0]
    num_train = X.shape[0]
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(num_train):
        scores = W.dot(X[i])
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                dW[j] += X[i]
                dW[y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
"""

RIGHT = (
    Right("the usual loops", CELL, BASE),
    Right("at the corner >=", CELL, edited(BASE, ("margin > 0", "margin >= 0"))),
    Right(
        "with svm_loss_i, by keyword",
        CELL,
        "def svm_loss_naive(W, X, y, reg):\n"
        "    loss = np.mean([svm_loss_i(x=x, y=k, W=W, delta=1.0) for x, k in zip(X, y)])\n"
        "    dW = np.zeros_like(W)\n"
        "    for x, k in zip(X, y):\n"
        "        for j in range(len(W)):\n"
        "            if j != k and (W[j] - W[k]) @ x + 1 > 0:\n"
        "                dW[j] = dW[j] + x / len(X)\n"
        "                dW[k] = dW[k] - x / len(X)\n"
        "    return np.array(loss + reg * np.linalg.norm(W) ** 2), dW + 2 * reg * W\n",
    ),
    Right(
        "features in a loop, prints, a list of two",
        CELL,
        "def svm_loss_naive(W, X, y, reg):\n"
        "    N, D = X.shape\n"
        "    loss, dW = 0, 2 * reg * W\n"
        "    for i in range(N):\n"
        "        print('example', i)\n"
        "        s = [sum(W[j, d] * X[i, d] for d in range(D)) for j in range(len(W))]\n"
        "        for j in range(len(W)):\n"
        "            m = s[j] - s[y[i]] + 1\n"
        "            if j != y[i] and m > 0:\n"
        "                loss += m / N\n"
        "                for d in range(D):\n"
        "                    dW[j, d] += X[i, d] / N\n"
        "                    dW[y[i], d] -= X[i, d] / N\n"
        "    return [float(loss) + reg * float((W ** 2).sum()), dW]\n",
    ),
    Right(
        "no loop over classes, and a warning",
        CELL,
        "import warnings\n\n\n"
        "def svm_loss_naive(W, X, y, reg):\n"
        "    warnings.warn('loops are slow')\n"
        "    loss, dW = reg * (W * W).sum(), 2.0 * reg * W\n"
        "    for x, k in zip(X, y):\n"
        "        m = np.maximum(0, W @ x - W[k] @ x + 1)\n"
        "        m[k] = 0\n"
        "        loss += m.sum() / len(y)\n"
        "        often = 1.0 * (m > 0)\n"
        "        often[k] = -often.sum()\n"
        "        dW += np.outer(often, x) / len(y)\n"
        "    return loss, dW\n",
    ),
)
