"""The gradient check block by block, and the gradients that are exactly zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course_utils.figures.appearance import BLACK, BLUE, GREY, ORANGE, scientific, styled
from course_utils.figures.differences import (
    BLOCKS,
    Arrays,
    Forward,
    block_differences,
    network_gradient,
)

THRESHOLD = 2e-7
FLOOR = 1e-12
GAP = 1.6


@styled
def differences_per_block(
    forward: Forward,
    gradients: Arrays,
    parameters: Arrays,
    X: np.ndarray,
    Y: np.ndarray,
    epsilon: float = 1e-5,
) -> Figure:
    """Draw the relative difference of each parameter block as a bar.

    Parameters
    ----------
    forward : callable
        ``forward(X, Y, parameters) -> (cost, cache)``.
    gradients : dict of arrays
        ``dW1 … db3`` from the backward pass under suspicion.
    parameters : dict of arrays
        ``W1 … b3``.
    X, Y : arrays
        Examples in columns, and their labels.
    epsilon : float
        Step of the centred differences.

    Returns
    -------
    matplotlib.figure.Figure
    """
    numerical = network_gradient(forward, parameters, X, Y, epsilon)
    figure, axes = plt.subplots(figsize=(9.5, 4.2), layout="constrained")
    bar_per_block(axes, block_differences(numerical, gradients))
    axes.set_title(
        f"Which block disagrees with its centred differences? (ε = {scientific(epsilon)})"
    )
    return figure


def bar_per_block(axes: Axes, differences: Mapping[str, float]) -> None:
    """Draw one bar per block; those above the threshold are hatched, too."""
    for place, block in enumerate(BLOCKS):
        value = max(differences[block], FLOOR)
        wrong = not value < THRESHOLD
        axes.bar(
            place,
            value,
            color=ORANGE if wrong else BLUE,
            hatch="//" if wrong else None,
            edgecolor="white",
        )
        shown = f"{value:.2f}" if value > 0.01 else scientific(value)
        axes.text(place, value * 1.5, shown, ha="center", fontsize=11)
    axes.axhline(THRESHOLD, color=BLACK, linestyle="--", linewidth=1.4)
    axes.text(len(BLOCKS) - 0.45, THRESHOLD * 1.5, "2e-7", ha="right", color=BLACK, fontsize=11)
    axes.set_yscale("log")
    axes.set_ylim(FLOOR, 30)
    axes.set_xticks(range(len(BLOCKS)), BLOCKS)
    axes.grid(visible=False, axis="x")
    axes.set(xlabel="parameter block", ylabel="relative difference")


@styled
def dead_and_live_gradients(published: Arrays, live: Arrays) -> Figure:
    """Draw every gradient of two cases as a tile; a crossed tile is exactly zero.

    Parameters
    ----------
    published, live : dict of arrays
        ``dW1 … db3`` of the published case and of one with live units.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, rows = plt.subplots(2, 1, figsize=(11, 6.2), layout="constrained")
    sizes = [np.abs(case["d" + b]) for case in (published, live) for b in BLOCKS]
    positive = np.concatenate([size[size > 0] for size in sizes])
    colours = plt.get_cmap("viridis_r")
    norm = LogNorm(positive.min(), positive.max())
    for axes, name, case in zip(
        rows, ("Published case", "Second case"), (published, live), strict=True
    ):
        dead = _tiles(axes, case, lambda size: colours(norm(size)))
        axes.set_title(f"{name}: {dead} of 47 gradients are exactly 0", loc="left")
    figure.colorbar(
        plt.cm.ScalarMappable(norm, colours), ax=list(rows), label="size of the gradient"
    )
    return figure


def _tiles(axes: Axes, case: Arrays, colour_of: Callable[[float], tuple[float, ...]]) -> int:
    """Draw the blocks side by side and return how many gradients are exactly zero."""
    left, dead = 0.0, 0
    for block in BLOCKS:
        gradient = np.abs(case["d" + block])
        height, width = gradient.shape
        for (i, j), size in np.ndenumerate(gradient):
            corner = (left + j, height / 2 - i - 1)
            zero = size == 0
            dead += int(zero)
            face = "white" if zero else colour_of(float(size))
            axes.add_patch(Rectangle(corner, 1, 1, facecolor=face, edgecolor=GREY, linewidth=0.8))
            if zero:
                x, y = corner
                axes.plot([x + 0.2, x + 0.8], [y + 0.2, y + 0.8], color=BLACK, linewidth=1.2)
                axes.plot([x + 0.2, x + 0.8], [y + 0.8, y + 0.2], color=BLACK, linewidth=1.2)
        axes.text(left + width / 2, 2.75, f"d{block}", ha="center", fontsize=12)
        left += width + GAP
    axes.set(xlim=(-0.3, left - GAP + 0.3), ylim=(-2.7, 3.3))
    axes.set_aspect("equal")
    axes.axis("off")
    return dead
