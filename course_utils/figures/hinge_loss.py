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

from course_utils.figures.appearance import BLUE, GREEN, GREY, ORANGE, styled

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
