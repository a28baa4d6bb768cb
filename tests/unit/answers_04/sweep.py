"""Answers to `step_size_sweep`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-step-size-sweep"
HIDDEN = ("test-step-size-sweep-hidden",)
BOTH = ("test-step-size-sweep", *HIDDEN)

BASE = """
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = []
    for step in step_sizes:
        W_new = W - step * dW
        losses.append(loss_fun(W_new))
    return np.array(losses)
"""
ROUND = "        W_new = W - step * dW\n        losses.append(loss_fun(W_new))\n"


def _wrong(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, CELL, edited(BASE, *changes), loses, says)


WRONG = (
    _wrong("uphill", BOTH, "walks up", ("W - step", "W + step")),
    _wrong(
        "W changed in place, so that steps add up",
        BOTH,
        "steps add up",
        (ROUND, "        W -= step * dW\n        losses.append(loss_fun(W))\n"),
    ),
    _wrong(
        "another name for W, so that steps add up",
        BOTH,
        "steps add up",
        (
            ROUND,
            "        W_new = W\n        W_new -= step * dW\n"
            "        losses.append(loss_fun(W_new))\n",
        ),
    ),
    _wrong(
        "steps add up on a copy",
        BOTH,
        "steps add up",
        ("    losses = []\n", "    losses = []\n    W = W.copy()\n"),
        (ROUND, "        W -= step * dW\n        losses.append(loss_fun(W))\n"),
    ),
    _wrong(
        "steps add up, uphill",
        BOTH,
        "add up, and up|not right",
        ("    losses = []\n", "    losses = []\n    W = W.copy()\n"),
        (ROUND, "        W += step * dW\n        losses.append(loss_fun(W))\n"),
    ),
    _wrong(
        "W put back by adding",
        BOTH,
        "`W` is not as it was",
        (
            ROUND,
            "        W -= step * dW\n        losses.append(loss_fun(W))\n        W += step * dW\n",
        ),
    ),
    _wrong("no step", BOTH, "no step is made", ("loss_fun(W_new)", "loss_fun(W)")),
    _wrong("steps not used", BOTH, "steps are not used|off by", ("step * dW", "dW")),
    _wrong("gradient not used", BOTH, "dW is not used|off by", ("step * dW", "step")),
    _wrong("W for dW", BOTH, "step \\* W|off by", ("step * dW", "step * W")),
    _wrong("sorted", BOTH, "sorted|another order", ("in step_sizes", "in sorted(step_sizes)")),
    _wrong("absolute steps", HIDDEN, "Absolute values", ("step * dW", "abs(step) * dW")),
    _wrong(
        "dW of length 1",
        BOTH,
        "divided by its length|off by",
        ("step * dW", "step * dW / np.linalg.norm(dW)"),
    ),
    _wrong(
        "changes of the loss",
        BOTH,
        "subtracted; the loss itself|constant",
        ("loss_fun(W_new)", "loss_fun(W_new) - loss_fun(W)"),
    ),
    _wrong("steps of its own", BOTH, "shape", ("in step_sizes", "in 10.0 ** np.arange(-10, 0)")),
    _wrong(
        "stops at the first rise",
        BOTH,
        "shape",
        (
            "        losses.append",
            "        if losses and loss_fun(W_new) > losses[-1]:\n            break\n"
            "        losses.append",
        ),
    ),
    _wrong(
        "the loss of the notebook",
        BOTH,
        "NameError|ValueError",
        ("loss_fun(W_new)", "CIFAR10_loss_fun(W_new)"),
    ),
    _wrong(
        "the best step alone",
        BOTH,
        "one number|a NumPy float64|shape",
        ("np.array(losses)", "np.min(losses)"),
    ),
    _wrong(
        "the last loss alone", BOTH, "a float|one number|array", ("np.array(losses)", "losses[-1]")
    ),
    _wrong(
        "printed, not returned",
        BOTH,
        "None|Nothing came back",
        ("    return np.array(losses)", "    print(losses)"),
    ),
    _wrong(
        "a column",
        BOTH,
        r"shape \(4, 1\)|shape \(6, 1\)",
        ("np.array(losses)", "np.array(losses)[:, None]"),
    ),
    _wrong("a list", HIDDEN, "no array", ("np.array(losses)", "losses")),
    _wrong(
        "whole numbers",
        HIDDEN,
        "decimals|off by",
        ("np.array(losses)", "np.array(losses, dtype=int)"),
    ),
    Wrong(
        "whole numbers where the steps are whole",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n"
        "    losses = np.zeros_like(step_sizes)\n"
        "    for k, step in enumerate(step_sizes):\n"
        "        losses[k] = loss_fun(W - step * dW)\n"
        "    return losses\n",
        HIDDEN,
        "decimals are cut off",
    ),
    Wrong(
        "steps must be an array",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n"
        "    return np.array([loss_fun(W - step_sizes[k] * dW) for k in range(step_sizes.size)])\n",
        BOTH,
        "AttributeError",
    ),
    _wrong(
        "W must be a matrix",
        HIDDEN,
        "IndexError|too many indices|not enough values",
        ("    losses = []\n", "    losses = []\n    rows, columns = W.shape\n"),
    ),
    _wrong(
        "steps turned round in place",
        HIDDEN,
        "`step_sizes` is not as it was",
        (
            "    return",
            "    if isinstance(step_sizes, np.ndarray):\n        step_sizes *= -1\n    return",
        ),
    ),
    _wrong(
        "dW scaled in place",
        HIDDEN,
        "`dW` is not as it was",
        ("    return", "    dW *= step\n    return"),
    ),
    Wrong(
        "left as it was handed out",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n    raise NotImplementedError()\n",
        BOTH,
        "not written yet",
    ),
)

RIGHT = (
    Right("a list that grows", CELL, BASE),
    Right(
        "an array that is filled",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n"
        "    losses = np.zeros(len(step_sizes))\n"
        "    for k in range(len(step_sizes)):\n"
        "        W_new = W.copy()\n"
        "        W_new -= step_sizes[k] * dW\n"
        "        losses[k] = loss_fun(W_new)\n"
        "        print('for step size %e new loss: %f' % (step_sizes[k], losses[k]))\n"
        "    return losses\n",
    ),
    Right(
        "fromiter",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n"
        "    return np.fromiter((loss_fun(W + -s * dW) for s in step_sizes), dtype=np.float64)\n",
    ),
    Right(
        "all new weights at once",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n"
        "    steps = np.asarray(step_sizes, dtype=float).reshape((-1,) + (1,) * W.ndim)\n"
        "    return np.array([loss_fun(W_new) for W_new in W[None] - steps * dW[None]])\n",
    ),
    Right(
        "W moved and put back from a copy, with a call too many",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n"
        "    kept, first = W.copy(), loss_fun(W)\n"
        "    losses = []\n"
        "    for step in step_sizes:\n"
        "        W -= step * dW\n"
        "        losses += [loss_fun(W)]\n"
        "        W[...] = kept\n"
        "    return np.array(losses, dtype=float)\n",
    ),
    Right(
        "by keyword",
        CELL,
        "def step_size_sweep(loss_fun, W, dW, step_sizes):\n"
        "    return np.array(list(map(lambda s: loss_fun(W=W - s * dW), step_sizes)))\n",
    ),
)
