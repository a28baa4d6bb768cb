"""What the choice of a batch size trades."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLUE, GREEN, ORANGE, styled

LossAndGrad = Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[Any, np.ndarray]]
Descend = Callable[..., Any]

COLOURS = (ORANGE, BLUE, GREEN)
STYLES = ("-", "--", "-.")


@styled
def batch_size_race(
    descend: Descend,
    loss_and_grad: LossAndGrad,
    X: np.ndarray,
    y: np.ndarray,
    batch_sizes: Sequence[int] = (1, 16, 256),
    step_size: float = 0.01,
    examples: int = 4096,
) -> Figure:
    """Draw the batch losses of descents that all look at the same number of examples.

    Parameters
    ----------
    descend : callable
        ``descend(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng) -> (W, losses)``.
    loss_and_grad : callable
        ``loss_and_grad(W, X, y) -> (loss, dW)``.
    X : array, shape (N, D)
        Examples in rows.
    y : array, shape (N,)
        Their labels, 0…9.
    batch_sizes : sequence of int
        One descent for each of them.
    step_size : float
        The same for all.
    examples : int
        How many examples each descent looks at, counted with repetition.

    Returns
    -------
    matplotlib.figure.Figure
        Left the losses against the number of steps, right against the number of examples.
    """
    figure, panels = plt.subplots(1, 2, figsize=(11.5, 4.8), sharey=True, layout="constrained")
    for size, colour, style in zip(batch_sizes, COLOURS, STYLES, strict=False):
        steps = examples // size
        _, losses = descend(
            loss_and_grad,
            np.zeros((10, X.shape[1])),
            X,
            y,
            step_size,
            size,
            steps,
            np.random.default_rng(0),
        )
        counts = np.arange(1, steps + 1)
        for axes, places in zip(panels, (counts, size * counts), strict=True):
            axes.plot(places, losses, color=colour, linewidth=0.8, alpha=0.22)
            axes.plot(
                places,
                _smoothed(losses, window=64 // size),
                style,
                color=colour,
                label=f"B = {size}",
            )
    panels[0].set(
        title="For each step …",
        xlabel="steps",
        ylabel="loss of the batch (thick: running mean)",
    )
    panels[1].set(title="… and for each example looked at", xlabel="examples looked at")
    for axes in panels:
        axes.set_xscale("log")
        axes.set_ylim(0, 12)
    panels[0].legend()
    return figure


def _smoothed(losses: np.ndarray, window: int) -> np.ndarray:
    """Return the mean of the last eighth of the losses at each step, and of `window` at least."""
    totals = np.concatenate([[0.0], np.cumsum(losses)])
    ends = np.arange(1, len(losses) + 1)
    starts = np.maximum(0, ends - np.maximum(max(1, window), ends // 8))
    means: np.ndarray = (totals[ends] - totals[starts]) / (ends - starts)
    return means
