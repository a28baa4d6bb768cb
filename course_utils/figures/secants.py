"""Difference quotients as slopes of secants."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREEN, ORANGE, styled


@styled
def secants(theta: float = 1.0, epsilon: float = 0.6) -> Figure:
    """Draw tangent, one-sided and centred secant on a straight and on a curved cost.

    Parameters
    ----------
    theta : float
        Where the derivative is wanted.
    epsilon : float
        The step, far larger than in a real check so that the secants can be told apart.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4), layout="constrained")
    _draw(left, lambda t: 2 * t, 2.0, theta, epsilon)
    left.set_title("Straight: $J(θ) = 2θ$\nevery secant is the tangent")
    _draw(right, lambda t: t**3, 3 * theta**2, theta, epsilon)
    right.set_title("Curved: $J(θ) = θ^3$\nthe centred secant is nearly parallel to the tangent")
    handles, labels = right.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4)
    return figure


def _draw(
    axes: Axes, cost: Callable[[float], float], slope: float, theta: float, epsilon: float
) -> None:
    span = np.linspace(theta - 1.15, theta + 1.15, 120)
    axes.plot(span, [cost(t) for t in span], color=BLACK, linewidth=3, label="cost $J$")
    axes.plot(
        span, cost(theta) + slope * (span - theta), color=GREEN, linestyle=":", label="tangent"
    )
    before, after = theta - epsilon, theta + epsilon
    for start, colour, line, marker, label in (
        (theta, ORANGE, "--", "s", "one-sided: θ and θ + ε"),
        (before, BLUE, "-.", "o", "centred: θ − ε and θ + ε"),
    ):
        rise = (cost(after) - cost(start)) / (after - start)
        axes.plot(span, cost(start) + rise * (span - start), line, color=colour, label=label)
        ends = [start, after]
        axes.plot(ends, [cost(t) for t in ends], marker, color=colour, markersize=9)
    axes.set_xticks([before, theta, after], ["θ − ε", "θ", "θ + ε"])
    axes.set(xlabel="parameter θ", ylabel="cost $J$")
