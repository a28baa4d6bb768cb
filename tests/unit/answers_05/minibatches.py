"""Answers to `minibatch_sgd`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-minibatch-sgd"
VISIBLE = "test-minibatch-sgd"
HIDDEN = "test-minibatch-sgd-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        loss, dW = loss_and_grad(W, X_b, y_b)
        losses[step] = loss
        W -= step_size * dW
    return W, losses
"""
COPY = "    W = W.copy()\n"
ZEROS = "    losses = np.zeros(num_steps)\n"
LOOP = "    for step in range(num_steps):\n"
DRAW = "        X_b, y_b = sample_training_data(X, y, batch_size, rng)\n"
ASK = "        loss, dW = loss_and_grad(W, X_b, y_b)\n"
NOTE = "        losses[step] = loss\n"
UPDATE = "        W -= step_size * dW\n"
RESULT = "    return W, losses\n"

EPOCHS = """\
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = []
    while len(losses) < num_steps:
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch_size):
            rows = order[start : start + batch_size]
            loss, dW = loss_and_grad(W, X[rows], y[rows])
            losses.append(loss)
            W = W - step_size * dW
            if len(losses) == num_steps:
                break
    return W, np.array(losses)
"""
BY_NAMES = """\
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    weights, noted = np.array(W, dtype=float), []
    for _ in range(num_steps):
        batch = sample_training_data(X=X, y=y, batch_size=batch_size, rng=rng)
        loss, slope = loss_and_grad(weights, batch[0], batch[1])
        noted.append(loss)
        weights = weights - step_size * slope
    return weights, np.array(noted, dtype=float)
"""
STACKED = """\
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = np.empty(num_steps)
    for step in range(num_steps):
        result = loss_and_grad(W, *sample_training_data(X, y, batch_size, rng))
        losses[step] = result[0]
        W = np.subtract(W, np.multiply(result[1], step_size))
    return [1.0 * W, losses]
"""


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


WRONG: tuple[Wrong, ...] = (
    _wrong("uphill", "goes up", ("W -= ", "W += ")),
    _wrong("W changed in place", "`W` is not as it was", (COPY, "")),
    _wrong("a second name for a copy", "`W` is not as it was", (COPY, "    W = np.asarray(W)\n")),
    _wrong(
        "loss after the update",
        "after each update",
        (NOTE + UPDATE, UPDATE + "        losses[step] = loss_and_grad(W, X_b, y_b)[0]\n"),
    ),
    _wrong(
        "loss of all examples",
        "all examples|called",
        ("losses[step] = loss\n", "losses[step] = loss_and_grad(W, X, y)[0]\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "loss and gradient asked for apart",
        "one call gives",
        (
            ASK,
            "        loss = loss_and_grad(W, X_b, y_b)[0]\n"
            "        dW = loss_and_grad(W, X_b, y_b)[1]\n",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "gradient of all examples",
        "not right|called",
        (NOTE, NOTE + "        dW = loss_and_grad(W, X, y)[1]\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "no mini-batches at all",
        "never called|not right",
        (DRAW, "        X_b, y_b = X, y\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "sum and not mean",
        "grows with the batch|not right",
        ("step_size * dW", "step_size * dW * batch_size"),
    ),
    _wrong(
        "mean of the mean", "once more|not right", ("step_size * dW", "step_size * dW / batch_size")
    ),
    _wrong("mean over all", "not right", ("step_size * dW", "step_size * dW / len(y)")),
    _wrong(
        "losses are sums",
        "sums over the batch|not right|2 times",
        ("= loss\n", "= loss * len(y_b)\n"),
    ),
    _wrong(
        "running mean of the losses",
        "running|not right",
        (RESULT, "    return W, np.cumsum(losses) / np.arange(1, num_steps + 1)\n"),
    ),
    _wrong("W never updated", "not updated|start", (UPDATE, "")),
    _wrong(
        "always from the start",
        "not updated|not right",
        (COPY, "    start = W.copy()\n" + COPY),
        ("loss_and_grad(W,", "loss_and_grad(start,"),
    ),
    _wrong(
        "one batch for all steps",
        "one batch|draw anew|number of calls",
        (LOOP + DRAW, DRAW[4:] + LOOP),
        loses=(HIDDEN,),
    ),
    _wrong(
        "seeded anew in each step",
        "one batch|hand on the rng|not right",
        (DRAW, "        rng = np.random.default_rng(0)\n" + DRAW),
        loses=(HIDDEN,),
    ),
    _wrong(
        "a generator of its own",
        "hand on the rng|not right",
        (LOOP, "    rng = np.random.default_rng(0)\n" + LOOP),
        loses=(HIDDEN,),
    ),
    Wrong("epochs by hand", CELL, EPOCHS, (HIDDEN,), "never called|not right"),
    _wrong(
        "draws by itself",
        "never called",
        (
            DRAW,
            "        rows = rng.choice(len(y), batch_size, replace=False)\n"
            "        X_b, y_b = X[rows], y[rows]\n",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "labels of the whole set",
        "not right|Error|error",
        ("(W, X_b, y_b)", "(W, X_b, y[: len(X_b)])"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "counts epochs, not steps",
        "IndexError|shape",
        ("range(num_steps)", "range(num_steps * (1 + len(y) // batch_size))"),
    ),
    _wrong(
        "one step too few",
        "too few|number of calls|not right|left at 0",
        ("range(num_steps)", "range(num_steps - 1)"),
    ),
    _wrong(
        "one step too many",
        "shape",
        ("range(num_steps)", "range(num_steps + 1)"),
        ("np.zeros(num_steps)", "np.zeros(num_steps + 1)"),
    ),
    _wrong(
        "by keyword",
        "TypeError|keyword|positional",
        ("loss_and_grad(W, X_b, y_b)", "loss_and_grad(W=W, X_b=X_b, y_b=y_b)"),
    ),
    _wrong(
        "arguments in another order",
        "Error|not right",
        ("loss_and_grad(W, X_b, y_b)", "loss_and_grad(X_b, y_b, W)"),
    ),
    _wrong(
        "results the other way round",
        "Error|not right|shape",
        (ASK, ASK.replace("loss, dW", "dW, loss")),
    ),
    _wrong("step size ignored", "`step_size`|not right", ("step_size * dW", "0.01 * dW")),
    _wrong("no step size", "`step_size`|not right", ("step_size * dW", "dW")),
    _wrong(
        "batch size ignored",
        "not right|batch size",
        ("(X, y, batch_size, rng)\n        l", "(X, y, min(2, len(y)), rng)\n        l"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "the gradient scaled to length 1",
        "not right",
        ("step_size * dW", "step_size * dW / np.linalg.norm(dW)"),
    ),
    _wrong("a step that shrinks", "not right", ("step_size * dW", "step_size * dW / (1 + step)")),
    _wrong(
        "a list of losses",
        "list",
        (ZEROS, "    losses = []\n"),
        (NOTE, "        losses.append(loss)\n"),
    ),
    _wrong("losses as a column", "shape", (RESULT, "    return W, losses.reshape(-1, 1)\n")),
    _wrong(
        "losses as integers",
        "decimals|integers|int",
        ("np.zeros(num_steps)", "np.zeros(num_steps, dtype=int)"),
        loses=(HIDDEN,),
    ),
    _wrong("last loss alone", "number|shape|float", (RESULT, "    return W, loss\n")),
    _wrong("losses first", "shape|not right", (RESULT, "    return losses, W\n")),
    _wrong("W alone", "Two things", (RESULT, "    return W\n")),
    _wrong(
        "return in the loop",
        "left at 0|shape|one update|Two things",
        (RESULT, "        return W, losses\n"),
    ),
    _wrong("not written", "not written", (COPY, "    raise NotImplementedError\n")),
    _wrong(
        "with momentum",
        "not right",
        (ZEROS, ZEROS + "    v = 0.0\n"),
        (UPDATE, "        v = 0.9 * v - step_size * dW\n        W = W + v\n"),
    ),
    _wrong(
        "centres the caller's X",
        "`X` is not as it was|not right",
        (COPY, "    X -= X.mean(axis=0)\n" + COPY),
    ),
    _wrong(
        "stops early",
        "left at 0|weights after \\d+ of",
        (UPDATE, UPDATE + "        if step > 8:\n            break\n"),
        loses=(HIDDEN,),
    ),
)
RIGHT: tuple[Right, ...] = tuple(
    Right(name, CELL, source)
    for name, source in (
        ("in place on a copy", REFERENCE),
        ("everything by other names, list turned array", BY_NAMES),
        ("out of place, results in a list", STACKED),
        (
            "prints and warns",
            edited(
                REFERENCE,
                (
                    NOTE,
                    NOTE + "        print(step, loss)\n        import warnings\n"
                    "        warnings.warn('a step')\n",
                ),
            ),
        ),
        (
            "a while loop, losses noted last",
            edited(
                REFERENCE,
                (LOOP, "    step = 0\n    while step < num_steps:\n"),
                (NOTE + UPDATE, UPDATE + NOTE + "        step += 1\n"),
            ),
        ),
    )
)
