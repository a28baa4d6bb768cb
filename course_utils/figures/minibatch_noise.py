"""What a mini-batch knows of the gradient, and what the choice of its size trades."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, styled

LossAndGrad = Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[Any, np.ndarray]]
Sample = Callable[..., Any]
Descend = Callable[..., Any]

DRAWS = 150
# Two of the entries whose batch means take many different values.
PLACES = ((0, 27), (3, 43))
# Enough for the size of the noise, which needs fewer batches than a cloud.
DRAWS_PER_SIZE = 40
COLOURS = (ORANGE, BLUE, GREEN)
MARKERS = ("s", "o", "^")
STYLES = ("-", "--", "-.")


@styled
def gradient_cloud(
    loss_and_grad: LossAndGrad,
    sample: Sample,
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int = 16,
) -> Figure:
    """Draw the gradients of many batches around the gradient of all examples.

    Parameters
    ----------
    loss_and_grad : callable
        ``loss_and_grad(W, X, y) -> (loss, dW)``.
    sample : callable
        ``sample(X, y, batch_size, rng) -> (X_batch, y_batch)``.
    X : array, shape (N, D)
        Examples in rows.
    y : array, shape (N,)
        Their labels, 0…9.
    batch_size : int
        The size whose cloud is drawn on the left.

    Returns
    -------
    matplotlib.figure.Figure
        Left two numbers of each batch's gradient, right the scatter of all of them against the
        size of the batch.
    """
    W = np.zeros((10, X.shape[1]))
    whole = loss_and_grad(W, X, y)[1]
    single = _batch_gradients(loss_and_grad, sample, X, y, 1, W)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11.5, 5.0), layout="constrained")
    cloud = _batch_gradients(loss_and_grad, sample, X, y, batch_size, W)
    points = np.array([cloud[(slice(None), *place)] for place in PLACES])
    left.plot(*points, "o", color=BLUE, alpha=0.45, label=f"{DRAWS} batches of {batch_size}")
    left.plot(*points.mean(axis=1), "D", color=ORANGE, markersize=11, label="their mean")
    target = [whole[place] for place in PLACES]
    left.plot(*target, "+", color=BLACK, markersize=20, markeredgewidth=3, label="all examples")
    reach = float(max(np.std(single[(slice(None), *place)]) for place in PLACES))
    left.set(
        title="Two entries of the gradient at W = 0",
        xlabel="dW[0, 27]: digit 0, a pixel in the middle",
        ylabel="dW[3, 43]: digit 3, another pixel",
        xlim=(target[0] - reach, target[0] + reach),
        ylim=(target[1] - reach, target[1] + reach),
    )
    left.legend(loc="upper left")
    _draw_scatter(right, loss_and_grad, sample, X, y, batch_size)
    return figure


def _draw_scatter(
    axes: Axes,
    loss_and_grad: LossAndGrad,
    sample: Sample,
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int,
) -> None:
    W = np.zeros((10, X.shape[1]))
    whole = loss_and_grad(W, X, y)[1]
    sizes = np.array([1, 4, 16, 64, 256, 1024])
    distances = []
    for size in sizes:
        cloud = _batch_gradients(loss_and_grad, sample, X, y, int(size), W, DRAWS_PER_SIZE)
        distances.append(np.sqrt(np.mean(np.sum((cloud - whole) ** 2, axis=(1, 2)))))
    axes.loglog(sizes, distances, "o", color=BLUE, markersize=9, label="measured")
    axes.loglog(sizes, distances[0] / np.sqrt(sizes), "--", color=BLACK, label="$∝ 1/\\sqrt{B}$")
    axes.axhline(float(np.linalg.norm(whole)), color=GREY, linewidth=1.6)
    axes.text(
        sizes[-1],
        1.1 * float(np.linalg.norm(whole)),
        "length of the full gradient",
        fontsize=10,
        ha="right",
    )
    axes.axvline(batch_size, color=ORANGE, linestyle=":")
    axes.set_xticks(sizes, [str(size) for size in sizes])
    axes.minorticks_off()
    axes.set(
        title="How far a batch's gradient is off",
        xlabel="batch size $B$ (examples)",
        ylabel="typical distance from the full gradient",
    )
    axes.legend(loc="lower left")


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


def _batch_gradients(
    loss_and_grad: LossAndGrad,
    sample: Sample,
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int,
    W: np.ndarray,
    draws: int = DRAWS,
) -> np.ndarray:
    rng = np.random.default_rng(1)
    return np.array([loss_and_grad(W, *sample(X, y, batch_size, rng))[1] for _ in range(draws)])
