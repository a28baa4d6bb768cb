"""What a loss costs, and what its corners do to a gradient check."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLUE, ORANGE, decades, styled

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[Any, Any]]

TOLERANCE = 1e-4
ROUND_OFF = 1e-6
PLACES = 80
BUG = 1.01


@styled
def lines_against_examples(sizes: Sequence[int], lines: Mapping[str, Sequence[int]]) -> Figure:
    """Draw how many lines of code Python goes through against the number of examples.

    Parameters
    ----------
    sizes : sequence of int
        Numbers of examples.
    lines : mapping from label to sequence of int
        Lines for each of the sizes.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, axes = plt.subplots(figsize=(9.5, 4.0), layout="constrained")
    for (label, counts), colour, marker in zip(
        lines.items(), (ORANGE, BLUE), ("o", "s"), strict=False
    ):
        axes.loglog(sizes, counts, marker=marker, color=colour, label=label, markersize=9)
    axes.set_xticks(sizes, [str(n) for n in sizes])
    axes.minorticks_off()
    axes.set(
        title="What one call asks of Python",
        xlabel="number of examples $N$",
        ylabel="lines gone through",
    )
    axes.legend()
    return figure


@styled
def kinks_against_h(loss: Loss, W: np.ndarray, X: np.ndarray, y: np.ndarray) -> Figure:
    """Draw how many entries of a gradient disagree with centred differences, against their step.

    Parameters
    ----------
    loss : callable
        ``loss(W, X, y, reg) -> (loss, dW)``.
    W : array, shape (C, D)
        Where the gradient is checked.
    X : array, shape (N, D)
        Examples in rows.
    y : array, shape (N,)
        Labels.

    Returns
    -------
    matplotlib.figure.Figure
        One curve for the gradient as it is, one for the same gradient 1 % too large.
    """
    steps = 10.0 ** np.arange(-8, -1.9, 0.5)
    entries = entry_checks(loss, W, X, y, steps)
    figure, axes = plt.subplots(figsize=(9.5, 4.2), layout="constrained")
    runs = (
        ("gradient 1 % too large: a bug", BUG, ORANGE, "--", "s"),
        ("gradient as it is: only kinks", 1.0, BLUE, "-", "o"),
    )
    for label, factor, colour, line, marker in runs:
        off = [
            100 * np.mean([_disagree(slope, factor * exact) for slope, exact in checks])
            for checks in entries
        ]
        axes.plot(steps, off, line, color=colour, marker=marker, markersize=8, label=label)
    decades(axes, range(-8, -1))
    axes.set(
        title=f"{PLACES} entries of dW on {len(y)} images: a bug stays, kinks go away",
        xlabel="step $h$ of the centred difference",
        ylabel="entries with a relative\nerror above $10^{-4}$ (%)",
        ylim=(-4, 108),
    )
    axes.legend(loc="center left")
    return figure


def entry_checks(
    loss: Loss, W: np.ndarray, X: np.ndarray, y: np.ndarray, steps: Sequence[float] | np.ndarray
) -> list[list[tuple[float, float]]]:
    """Return, for each step, pairs of centred difference and exact slope at a few entries of W.

    Moving one entry W[c, d] by t adds ``t * X[:, d]`` to the scores of class c and changes nothing
    else. So the same loss is had from a far smaller problem: the features are the scores
    themselves and that one column of X, and the weights are the identity with t in row c.
    """
    classes = len(W)
    scores = X @ W.T
    random = np.random.RandomState(0)
    places = [(random.randint(classes), random.randint(X.shape[1] - 1)) for _ in range(PLACES)]
    checks: list[list[tuple[float, float]]] = [[] for _ in steps]
    for c, d in places:
        small = np.column_stack([scores, X[:, d]])
        weights = np.eye(classes, classes + 1)
        exact = float(loss(weights, small, y, 0.0)[1][c, -1])
        for h, pairs in zip(steps, checks, strict=True):
            above, below = weights.copy(), weights.copy()
            above[c, -1], below[c, -1] = h, -h
            rise = float(loss(above, small, y, 0.0)[0]) - float(loss(below, small, y, 0.0)[0])
            pairs.append((rise / (2 * h), exact))
    return checks


def _disagree(slope: float, claimed: float) -> bool:
    return not abs(slope - claimed) <= TOLERANCE * max(abs(slope), abs(claimed)) + ROUND_OFF
