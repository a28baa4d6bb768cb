"""Images, scores and margins: what the hinge loss sees of a linear classifier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.patches import Rectangle

from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, styled

LIGHT_BLUE, LIGHT_ORANGE = "#CFE3F1", "#F6D8C6"
# Negative, zero, positive: also told apart in grey, since zero is white and the signs are printed.
SIGNED = LinearSegmentedColormap.from_list("signed", [ORANGE, "#FFFFFF", BLUE])
PER_CLASS = 4

LossOfOne = Callable[[np.ndarray, int, np.ndarray], float]


@styled
def example_images(images: np.ndarray, labels: np.ndarray, classes: Sequence[str]) -> Figure:
    """Draw a few images of each class, one class per column.

    Parameters
    ----------
    images : array, shape (N, 32, 32, 3), uint8
        Images.
    labels : array, shape (N,)
        Their classes, 0 … C−1.
    classes : sequence of str
        Names of the classes.

    Returns
    -------
    matplotlib.figure.Figure
    """
    side = images.shape[1]
    gap = side // 8
    mosaic = np.full((PER_CLASS * (side + gap), len(classes) * (side + gap), 3), 255, np.uint8)
    for k in range(len(classes)):
        for row, image in enumerate(images[labels == k][:PER_CLASS]):
            top, left = row * (side + gap), k * (side + gap)
            mosaic[top : top + side, left : left + side] = image
    figure, axes = plt.subplots(figsize=(11, 5), layout="constrained")
    axes.imshow(mosaic)
    middles = np.arange(len(classes)) * (side + gap) + side / 2
    axes.set_xticks(middles, [f"{k}\n{name}" for k, name in enumerate(classes)])
    axes.set_yticks([])
    axes.tick_params(length=0)
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)
    axes.set_title(f"{PER_CLASS} images of each class, of {len(images)} altogether")
    axes.set_xlabel("class")
    return figure


@styled
def accuracy_along_a_line(
    X: np.ndarray,
    y: np.ndarray,
    start: np.ndarray,
    end: np.ndarray,
    loss_of_one: LossOfOne | None = None,
    *,
    reach: float = 1.6,
) -> Figure:
    """Draw how the accuracy changes from one weight matrix to another, and a closer look.

    Parameters
    ----------
    X : array, shape (N, D)
        Examples in rows.
    y : array, shape (N,)
        Labels.
    start, end : array, shape (C, D)
        The weights at 0 and at 1 on the line.
    loss_of_one : callable, optional
        ``loss_of_one(x, y, W)``; its mean over the examples is drawn too.
    reach : float
        Where the line ends.

    Returns
    -------
    matplotlib.figure.Figure
    """
    from_start, from_end = X @ start.T, X @ end.T

    def accuracy(a: float) -> float:
        scores = (1 - a) * from_start + a * from_end
        return 100 * float(np.mean(scores.argmax(axis=1) == y))

    figure, panels = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained")
    middle, width = 0.5, 0.02
    spans = (np.linspace(0, reach, 400), np.linspace(middle - width, middle + width, 400))
    for axes, span in zip(panels, spans, strict=True):
        axes.plot(span, [accuracy(a) for a in span], color=ORANGE, label="accuracy")
        axes.set_xlabel("place $a$ on the line $W(a)$")
        axes.set_ylabel(f"accuracy on {len(y)} examples (%)", color=ORANGE)
        if loss_of_one is not None:
            _mean_loss(axes, span[::16], lambda a: (1 - a) * start + a * end, X, y, loss_of_one)
    panels[0].axvspan(middle - width, middle + width, color=GREY, alpha=0.35, linewidth=0)
    panels[0].set_title("From random weights (0) to better ones (1)")
    panels[1].set_title("The grey strip, enlarged")
    panels[1].set_ylim(panels[0].get_ylim())
    panels[1].set_xticks(np.linspace(middle - width, middle + width, 5))
    return figure


def _mean_loss(
    axes: Axes,
    span: np.ndarray,
    weights: Callable[[float], np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    loss_of_one: LossOfOne,
) -> None:
    losses = [
        np.mean([float(loss_of_one(x, int(k), weights(a))) for x, k in zip(X, y, strict=True)])
        for a in span
    ]
    twin = axes.twinx()
    twin.plot(span, losses, "--o", color=BLUE, markersize=4, label="hinge loss")
    twin.set_ylabel("mean hinge loss (no unit)", color=BLUE)
    twin.grid(visible=False)
    twin.spines["right"].set_visible(True)


@styled
def scores_and_margins(
    scores: np.ndarray,
    true_class: int,
    classes: Sequence[str],
    image: np.ndarray,
    delta: float = 1.0,
) -> Figure:
    """Draw the scores of one example, what its loss consists of, and the rows of its gradient.

    Parameters
    ----------
    scores : array, shape (C,)
        One score per class.
    true_class : int
        The label.
    classes : sequence of str
        Names of the classes.
    image : array, shape (32, 32, 3), uint8
        The example.
    delta : float
        The margin Δ that is asked for.

    Returns
    -------
    matplotlib.figure.Figure
        Left the scores with the line that the wrong classes should stay behind; right the row
        of the gradient that belongs to each class, as a multiple of the image.
    """
    count = len(classes)
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(11, 0.5 * count + 1.9), width_ratios=(6, 1), layout="constrained"
    )
    limit = scores[true_class] - delta
    exceeding = np.maximum(0.0, scores - limit)
    exceeding[true_class] = 0.0
    _score_bars(left, scores, exceeding, true_class)
    left.axvline(limit, color=BLACK, linestyle="--", linewidth=1.6)
    left.axvline(scores[true_class], color=GREEN, linewidth=1.6)
    spread = max(np.ptp(scores), delta, 1e-9)
    left.set_xlim(min(scores.min(), limit) - 0.08 * spread, scores.max() + 0.2 * spread)
    left.set_xlabel("score (no unit)")
    left.set_title(
        f"Loss of this example: {exceeding.sum():.2f} = sum of the hatched lengths\n"
        f"solid line: score of the true class; dashed: Δ = {delta:g} to the left of it"
    )
    left.set_yticks(range(count), [f"{k} {name}" for k, name in enumerate(classes)])
    multiples = (exceeding > 0).astype(int)
    multiples[true_class] = -multiples.sum()
    _rows_of_gradient(right, image, multiples)
    for axes in (left, right):
        axes.set_ylim(count - 0.5, -0.5)
        axes.grid(visible=False, axis="y")
    return figure


def _score_bars(axes: Axes, scores: np.ndarray, exceeding: np.ndarray, true_class: int) -> None:
    for k, score in enumerate(scores):
        colour = GREEN if k == true_class else GREY
        axes.plot(score, k, "D" if k == true_class else "o", color=colour, markersize=9, zorder=3)
        if exceeding[k] > 0:
            corner = (score - exceeding[k], k - 0.3)
            axes.add_patch(
                Rectangle(
                    corner,
                    exceeding[k],
                    0.6,
                    facecolor=LIGHT_ORANGE,
                    edgecolor=ORANGE,
                    hatch="///",
                )
            )
            axes.annotate(
                f"+{exceeding[k]:.2f}",
                (score, k),
                xytext=(9, 0),
                textcoords="offset points",
                va="center",
                color=ORANGE,
            )
    axes.annotate(
        "true class",
        (scores[true_class], true_class),
        xytext=(9, 0),
        textcoords="offset points",
        va="center",
        color=GREEN,
    )


def _rows_of_gradient(axes: Axes, image: np.ndarray, multiples: np.ndarray) -> None:
    """Draw multiples of the image: itself where it is added, its negative where taken away."""
    bright = image.astype(np.float64) / 255
    for k, multiple in enumerate(multiples):
        shown = {1: bright, 0: np.full_like(bright, 0.92)}.get(int(multiple), 1 - bright)
        axes.imshow(shown, extent=(0.04, 0.96, k + 0.46, k - 0.46), aspect="equal")
    words = [{0: "0", 1: "$+x$"}.get(int(m), f"$-{-int(m)}\\,x$") for m in multiples]
    axes.set_yticks(range(len(multiples)), words)
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_title("its row\nof dW")


@styled
def matrix_steps(matrices: Mapping[str, np.ndarray], y: np.ndarray) -> Figure:
    """Draw small matrices side by side with their numbers; the true class of a row is framed.

    Parameters
    ----------
    matrices : mapping from title to array of shape (N, C)
        What becomes of the scores, step by step.
    y : array, shape (N,)
        Labels.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, panels = plt.subplots(
        1, len(matrices), figsize=(11, 3.6), layout="constrained", squeeze=False
    )
    largest = max(float(np.abs(matrix).max()) for matrix in matrices.values())
    for axes, (title, matrix) in zip(panels[0], matrices.items(), strict=True):
        _numbered_tiles(axes, matrix, largest)
        for i, k in enumerate(y):
            frame = Rectangle((k - 0.46, i - 0.46), 0.92, 0.92, fill=False, edgecolor=GREEN, lw=3)
            axes.add_patch(frame)
        axes.set(title=title, xlabel="class $j$")
    panels[0][0].set_ylabel("example $i$")
    return figure


def _numbered_tiles(axes: Axes, matrix: np.ndarray, largest: float) -> AxesImage:
    tiles = axes.imshow(matrix, cmap=SIGNED, vmin=-1.6 * largest, vmax=1.6 * largest)
    for (i, j), value in np.ndenumerate(matrix):
        axes.text(j, i, f"{value:g}".replace("-", "−"), ha="center", va="center", fontsize=14)
    axes.set_xticks(range(matrix.shape[1]))
    axes.set_yticks(range(matrix.shape[0]))
    axes.grid(visible=False)
    return tiles
