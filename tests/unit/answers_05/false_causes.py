"""Wrong answers that were told the cause of another mistake, or were not found."""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_05 import descent, minibatches, momentum, sampling


def _not(words: str, but: str) -> str:
    """Return a pattern for explanations that say one thing, and nowhere another."""
    return rf"(?s)\A(?!.*(?:{words})).*(?:{but})"


def _descent(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, descent.CELL, edited(descent.REFERENCE, *changes), loses, says)


def _minibatches(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(name, minibatches.CELL, edited(minibatches.REFERENCE, *changes), loses, says)


LEFT_OVER = """\
left_over = {}


def sample_training_data(X, y, batch_size, rng):
    order = left_over.get(len(X), [])
    if len(order) < batch_size:
        order = list(rng.permutation(len(X)))
    left_over[len(X)] = order[batch_size:]
    return X[order[:batch_size]], y[order[:batch_size]]
"""

WRONG: tuple[Wrong, ...] = (
    _descent(
        "lr in the place of h",
        (descent.HIDDEN,),
        "handed to numerical_gradient_1d as its h",
        ("(f, x)\n", "(f, x, lr)\n"),
    ),
    _descent(
        "the best place so far",
        descent.BOTH,
        _not("never updated\\.|stopped at once", "only while f gets smaller|best one so far"),
        (descent.COPY, descent.COPY + "    best = x.copy()\n"),
        (descent.UPDATE, descent.UPDATE + "        best = min(best, x.copy(), key=f)\n"),
        (descent.RESULT, "    return best\n"),
    ),
    _descent(
        "the place rounded",
        descent.BOTH,
        _not("array of zeros|stopped at once", "place rounded"),
        (descent.RESULT, "    return np.round(x, 8)\n"),
    ),
    _descent(
        "one entry after the other",
        (descent.HIDDEN,),
        "moved one after the other",
        (descent.GRADIENT, "        for i in range(len(x)):\n"),
        (descent.UPDATE, "            x[i] -= lr * numerical_gradient_1d(f, x)[i]\n"),
    ),
    Wrong(
        "what is left of the last order",
        sampling.CELL,
        LEFT_OVER,
        sampling.BOTH,
        "kept from one call to the next",
    ),
    _minibatches(
        "stops where the loss is small",
        (minibatches.HIDDEN,),
        "every step is to be made",
        (minibatches.NOTE, minibatches.NOTE + "        if loss < 1e-6:\n            break\n"),
    ),
    _minibatches(
        "the weights of the lowest loss",
        minibatches.BOTH,
        _not("too few", "before the last update|W is not right"),
        (minibatches.COPY, minibatches.COPY + "    best, lowest = W, np.inf\n"),
        (
            minibatches.UPDATE,
            "        if loss < lowest:\n            best, lowest = W, loss\n"
            "        W = W - step_size * dW\n",
        ),
        (minibatches.RESULT, "    return best, losses\n"),
    ),
    Wrong(
        "lr always 0.01",
        momentum.CELL,
        momentum.HEAD + "    v = mu * velocity - 0.01 * dw\n    return w + v, v\n",
        momentum.BOTH,
        _not("convention", "is `lr` used|`lr` is not used"),
    ),
)
