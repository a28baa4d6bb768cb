"""Wrong answers with the numbers of another mistake in one small case: no cause but their own."""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_04 import loops, one_example, whole_matrices


def _not(words: str, but: str) -> str:
    """Return a pattern for explanations that say one thing, and nowhere another."""
    return rf"(?s)\A(?!.*(?:{words})).*(?:{but})"


def _one(name: str, says: str, *changes: tuple[str, str]) -> Wrong:
    source = edited(one_example.LOOP, *changes)
    return Wrong(f"own cause: {name}", one_example.CELL, source, one_example.BOTH, says)


def _naive(name: str, loses: tuple[str, ...], says: str, *changes: tuple[str, str]) -> Wrong:
    return Wrong(f"own cause: {name}", loops.CELL, edited(loops.BASE, *changes), loses, says)


NAIVE = ("test-svm-loss-naive", "test-svm-loss-naive-hidden")

WRONG = (
    _one(
        "the last class left out",
        _not(": Only the worst", "Class 2 is missing|last class is left out"),
        ("range(W.shape[0])", "range(W.shape[0] - 1)"),
    ),
    _one(
        "only classes with a larger score",
        _not(": Only the worst|`delta` is not used", "larger score|off by"),
        ("        loss += max", "        if scores[j] > scores[y]:\n            loss += max"),
    ),
    _one(
        "the true score not subtracted",
        _not("true class is part", "s_y is not subtracted"),
        (" - scores[y]", ""),
    ),
    _naive(
        "equal scores left out",
        NAIVE[:1],
        _not(": Only the worst", "same score as the true one"),
        ("if j == y[i]", "if scores[j] == correct_class_score"),
    ),
    _naive(
        "as many examples as features",
        NAIVE,
        _not("square root", "first two examples|not right"),
        ("num_train = X.shape[0]", "num_train = X.shape[1]"),
    ),
    _naive(
        "the loss begun anew with each example",
        NAIVE,
        _not("lead of 1 is missing|N once too often", "loss of the last example"),
        ("        scores = ", "        loss = 0.0\n        scores = "),
    ),
    Wrong(
        "own cause: all columns of true classes set to 0",
        whole_matrices.CELL,
        edited(whole_matrices.BASE, ("margins[np.arange(num_train), y] = 0", "margins[:, y] = 0")),
        whole_matrices.BOTH,
        _not("lead of 1 is missing", "not right"),
    ),
)
