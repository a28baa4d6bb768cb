"""Answers that compute in float32: always one point less, in one place, whatever is drawn."""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_04 import loops, one_example, sweep, whole_matrices

SAYS = "float32"
FIRST = "    num_train = X.shape[0]\n"
AT_FIRST = FIRST + "    X, W = X.astype(np.float32), W.astype(np.float32)\n"


def _in_single(name: str, cell: str, source: str) -> Wrong:
    hidden = cell.replace("solution-", "test-") + "-hidden"
    return Wrong(f"float32: {name}", cell, source, (hidden,), SAYS)


WRONG = (
    _in_single(
        "throughout",
        one_example.CELL,
        edited(one_example.ARRAY, ("W @ x", "np.float32(W) @ np.float32(x)")),
    ),
    _in_single(
        "in the end",
        one_example.CELL,
        one_example.LOOP.replace("return loss", "return np.float32(loss)"),
    ),
    _in_single("throughout", loops.CELL, edited(loops.BASE, (FIRST, AT_FIRST))),
    _in_single(
        "in the gradient",
        loops.CELL,
        edited(loops.BASE, ("np.zeros(W.shape)", "np.zeros(W.shape, dtype=np.float32)")),
    ),
    _in_single("throughout", whole_matrices.CELL, edited(whole_matrices.BASE, (FIRST, AT_FIRST))),
    _in_single(
        "in the end",
        whole_matrices.CELL,
        edited(whole_matrices.BASE, ("return loss, dW", "return np.float32(loss), dW")),
    ),
    _in_single(
        "in the end",
        sweep.CELL,
        edited(sweep.BASE, ("np.array(losses)", "np.array(losses, dtype=np.float32)")),
    ),
    _in_single(
        "on the way",
        sweep.CELL,
        edited(sweep.BASE, ("np.array(losses)", "np.array(losses, dtype='f4').astype(float)")),
    ),
)
