"""Why gradients are computed backwards, and the two ideas that the backward pass rests on."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import (
    BLACK,
    BLUE,
    GREY,
    ORANGE,
    PURPLE,
    decades,
    styled,
)

Function = Callable[[np.ndarray], np.ndarray]

# What one core of a laptop does in a second, roughly: only the order of magnitude matters here.
MULTIPLICATIONS_PER_SECOND = 1e9
# A forward pass multiplies once per weight; the way back twice (for the errors, for the weights).
BACKPROPAGATION_COST = 3


@styled
def price_of_a_gradient() -> Figure:
    """Draw the multiplications for one gradient against the number of weights.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, axes = plt.subplots(figsize=(10, 4.8), layout="constrained")
    weights = np.logspace(1, 9, 60)
    axes.plot(weights, 2 * weights**2, "--", color=ORANGE, label="centred differences: $2P^2$")
    axes.plot(weights, BACKPROPAGATION_COST * weights, color=BLUE, label="backpropagation: $3P$")
    for seconds, name in ((1, "1 second"), (3600, "1 hour"), (3.156e7, "1 year")):
        work = seconds * MULTIPLICATIONS_PER_SECOND
        axes.axhline(work, color=GREY, linestyle=":", linewidth=1.4)
        axes.text(12, work * 1.5, name, color=BLACK, fontsize=11)
    for size, name in ((30_730, "one linear layer\non CIFAR-10"), (1e8, "a deep\nnetwork")):
        axes.plot([size, size], [BACKPROPAGATION_COST * size, 2 * size**2], "-", color=BLACK, lw=1)
        axes.plot(size, 2 * size**2, "s", color=ORANGE, markersize=9)
        axes.plot(size, BACKPROPAGATION_COST * size, "o", color=BLUE, markersize=9)
        axes.text(size * 1.25, BACKPROPAGATION_COST * size, name, va="top", fontsize=11)
    axes.set_yscale("log")
    decades(axes, range(1, 10))
    axes.set_yticks([10.0**e for e in range(1, 20, 3)])
    axes.minorticks_off()
    axes.set(
        title="What one gradient costs (times for a billion multiplications per second)",
        xlabel="number of weights $P$",
        ylabel="multiplications",
        xlim=(10, 2e9),
        ylim=(10, 1e19),
    )
    axes.legend(loc="upper left", bbox_to_anchor=(0.12, 1.0))
    return figure


@styled
def sigmoid_and_slope(sigmoid: Function, sigmoid_prime: Function) -> Figure:
    """Draw the sigmoid and its derivative, and where a unit is saturated.

    Parameters
    ----------
    sigmoid, sigmoid_prime : callable
        Functions of an array.

    Returns
    -------
    matplotlib.figure.Figure
    """
    z = np.linspace(-9, 9, 361)
    # Before anything is drawn: a function that is not written leaves no empty figure behind.
    values, slopes = sigmoid(z.copy()), sigmoid_prime(z.copy())
    figure, axes = plt.subplots(figsize=(10, 4.2), layout="constrained")
    for side in (-1, 1):
        axes.axvspan(side * 5, side * 9, color="#EEEEEE", zorder=0)
        axes.text(side * 7, 0.5, "saturated:\n$σ' < 0.007$", ha="center", va="center")
    axes.plot(z, values, color=BLUE, label="$σ(z)$")
    axes.plot(z, slopes, "--", color=ORANGE, label="$σ'(z)$")
    axes.plot(0, 0.25, "o", color=ORANGE)
    axes.annotate("never more than ¼", (0, 0.25), (1.0, 0.31), fontsize=12, color=ORANGE)
    axes.set(
        title="The sigmoid and its derivative",
        xlabel="weighted input $z$",
        ylabel="value",
        xlim=(-9, 9),
    )
    axes.legend(loc="upper left", bbox_to_anchor=(0.02, 0.92))
    return figure


@styled
def paths_of_an_error() -> Figure:
    """Draw how one unit acts on the cost through every unit of the next layer.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, axes = plt.subplots(figsize=(11, 5.2), layout="constrained")
    unit, cost = (0.0, 0.0), (8.6, 0.0)
    for k, height in enumerate((2.1, 0.0, -2.1), start=1):
        place = (5.2, height)
        _two_way(axes, unit, place)
        _two_way(axes, place, cost)
        _unit(axes, place, f"$z_{k}^{{l+1}}$")
        _label(axes, unit, place, 0.62, f"$w_{{{k}j}}$", f"$w_{{{k}j}}\\,δ_{k}^{{l+1}}$")
        _label(axes, cost, place, 0.5, "", f"$δ_{k}^{{l+1}}$")
    _unit(axes, unit, "$z_j^l,\\ a_j^l$")
    axes.text(
        *cost,
        "$C$",
        ha="center",
        va="center",
        fontsize=18,
        zorder=4,
        bbox={"facecolor": "#F2F2F2", "edgecolor": BLACK, "pad": 9},
    )
    axes.annotate(
        "times $σ'(z_j^l)$\ninside the unit",
        xy=(0.0, -0.42),
        xytext=(0.0, -1.3),
        ha="center",
        va="top",
        color=PURPLE,
        fontsize=13,
        arrowprops={"arrowstyle": "-|>", "color": PURPLE},
    )
    axes.text(0.0, 2.3, "forward: values", color=BLUE, ha="center")
    axes.text(0.0, 1.95, "backward: errors", color=ORANGE, ha="center")
    axes.set(xlim=(-1.2, 9.2), ylim=(-2.6, 2.6))
    axes.set_title(
        "One unit reaches the cost by every unit of the next layer;\n"
        "on the way back its error is the sum over all these paths"
    )
    axes.axis("off")
    return figure


def _unit(axes: Axes, place: tuple[float, float], name: str) -> None:
    axes.scatter(*place, s=2600, color="#CFE3F1", edgecolor=BLACK, zorder=3)
    axes.text(*place, name, ha="center", va="center", fontsize=14, zorder=4)


def _label(
    axes: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    at: float,
    forward: str,
    backward: str,
) -> None:
    """Write above an edge what runs forward on it, and below what runs backward."""
    x, y = (start[i] + at * (end[i] - start[i]) for i in (0, 1))
    axes.text(x, y + 0.2, forward, color=BLUE, ha="center", va="bottom", fontsize=13)
    axes.text(x, y - 0.2, backward, color=ORANGE, ha="center", va="top", fontsize=13)


def _two_way(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw an arrow forward and, slightly beside it, one backward."""
    for shift, colour, tail, head in ((0.07, BLUE, start, end), (-0.07, ORANGE, end, start)):
        axes.annotate(
            "",
            xy=(head[0], head[1] + shift),
            xytext=(tail[0], tail[1] + shift),
            arrowprops={
                "arrowstyle": "-|>",
                "color": colour,
                "linewidth": 1.5,
                "shrinkA": 27,
                "shrinkB": 27,
            },
        )
