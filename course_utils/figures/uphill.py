"""Which way a gradient points: up, and not down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREY, ORANGE, styled

Gradient = Callable[[Callable[[np.ndarray], float], np.ndarray], np.ndarray]

PLACE = np.array([2.0, 1.0])
STRIDE = 0.5


def tilted_bowl(x: np.ndarray) -> float:
    """Return x₀² + 2x₁² + x₀x₁, a bowl whose steepest way down misses the lowest point."""
    return float(x[0] ** 2 + 2 * x[1] ** 2 + x[0] * x[1])


@styled
def gradient_points_uphill(gradient: Gradient) -> Figure:
    """Draw gradients on a bowl, and what steps in every direction do to the height.

    Parameters
    ----------
    gradient : callable
        ``gradient(f, x) -> array``, a numerical gradient of a function of two numbers.

    Returns
    -------
    matplotlib.figure.Figure
        Left arrows on contour lines, right the height after a step of 0.5 against its direction.
    """
    line = np.linspace(-2.4, 2.4, 5)
    starts = np.array([[a, b] for a in line for b in line])
    # Before anything is drawn: a function that is not written leaves no empty figure behind.
    arrows = np.array([gradient(tilted_bowl, start.copy()) for start in starts])
    at_place = np.asarray(gradient(tilted_bowl, PLACE.copy()), dtype=float)

    figure, (left, right) = plt.subplots(
        1, 2, figsize=(11.5, 5.0), width_ratios=(1, 1.25), layout="constrained"
    )
    _draw_arrows(left, starts, arrows, at_place)
    _draw_directions(right, at_place)
    return figure


def _draw_arrows(axes: Axes, starts: np.ndarray, arrows: np.ndarray, at_place: np.ndarray) -> None:
    line = np.linspace(-3.2, 3.2, 81)
    heights = np.array([[tilted_bowl(np.array([a, b])) for a in line] for b in line])
    levels = axes.contour(
        line, line, heights, levels=[1, 3, 6, 10, 15, 21, 28], colors=GREY, linewidths=1.2
    )
    axes.clabel(levels, fontsize=9)
    scaled: Any = {"angles": "xy", "scale_units": "xy"}
    axes.quiver(*starts.T, *arrows.T, color=ORANGE, scale=13, width=0.008, **scaled)
    for arrow, colour in ((at_place, ORANGE), (-at_place, BLUE)):
        axes.quiver(*PLACE, *arrow, color=colour, scale=5, width=0.016, zorder=3, **scaled)
    axes.plot(*PLACE, "o", color=BLACK, markersize=9, zorder=4)
    axes.annotate(
        "P", (PLACE[0], PLACE[1]), xytext=(9, -13), textcoords="offset points", fontsize=13
    )
    axes.plot(0, 0, "x", color=BLACK, markersize=9)
    axes.set(title="Your gradients as arrows", xlabel="$x_0$", ylabel="$x_1$")
    axes.set_aspect("equal")
    axes.grid(visible=False)


def _draw_directions(axes: Axes, direction: np.ndarray) -> None:
    angles = np.linspace(-np.pi, np.pi, 361)
    steps = STRIDE * np.column_stack([np.cos(angles), np.sin(angles)])
    changes = [tilted_bowl(PLACE + step) - tilted_bowl(PLACE) for step in steps]
    axes.plot(np.degrees(angles), changes, color=BLACK)
    axes.axhline(0.0, color=GREY, linewidth=1.2)
    for sign, colour, marker, name in (
        (1, ORANGE, "s", "along the gradient"),
        (-1, BLUE, "o", "against the gradient"),
    ):
        step = sign * STRIDE * direction / np.linalg.norm(direction)
        change = tilted_bowl(PLACE + step) - tilted_bowl(PLACE)
        axes.plot(
            np.degrees(np.arctan2(step[1], step[0])),
            change,
            marker,
            color=colour,
            markersize=11,
            label=f"{name}: {change:+.2f}".replace("-", "−"),
        )
    axes.set_xticks(range(-180, 181, 90))
    axes.set(
        title=f"From P one step of {STRIDE} in every direction",
        xlabel="direction of the step (degrees)",
        ylabel="change of $f$",
    )
    axes.legend(loc="upper left")
