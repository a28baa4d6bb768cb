"""A difference quotient whose step reaches over a corner."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, styled


def _relu(x: np.ndarray) -> np.ndarray:
    return np.maximum(x, 0.0)


@styled
def step_over_a_kink(distance: float = 0.1, h: float = 0.25) -> Figure:
    """Draw the two difference quotients of max(0, x) beside its corner.

    Parameters
    ----------
    distance : float
        How far to the left of the corner the slope is wanted; positive.
    h : float
        The step of the secants on the left, marked on the right.

    Returns
    -------
    matplotlib.figure.Figure
        Left the secants, right the slopes they give for steps from a hundredth to a hundred times
        the distance.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    _draw_secants(left, distance, h)
    _draw_slopes(right, distance, h)
    return figure


def _draw_secants(axes: Axes, distance: float, h: float) -> None:
    place, reach = -distance, 1.35 * (distance + h)
    span = np.linspace(-reach, reach, 201)
    axes.plot(span, _relu(span), color=BLACK, linewidth=3, label=r"$f(x) = \max(0, x)$")
    axes.plot(span, np.zeros_like(span), ":", color=GREEN, label="tangent: slope 0")
    for start, line, colour, marker, name in (
        (place, "--", ORANGE, "s", "forward"),
        (place - h, "-.", BLUE, "o", "centred"),
    ):
        ends = np.array([start, place + h])
        slope = float(np.diff(_relu(ends))[0] / np.diff(ends)[0])
        axes.plot(
            span, slope * (span - start), line, color=colour, label=f"{name}: slope {slope:.2f}"
        )
        axes.plot(ends, _relu(ends), marker, color=colour, markersize=9)
    axes.plot(place, 0.0, "o", color=BLACK, markersize=6)
    axes.set_xticks([place - h, place, 0.0, place + h], ["x − h", "x", "0", "x + h"])
    side = "reaches over the corner" if h > distance else "stays on one side"
    axes.set(
        title=f"x = −{distance:g}, h = {h:g}: the step {side}",
        xlabel="$x$",
        ylabel="$f(x)$",
    )
    axes.set_ylim(-0.3 * reach, reach)
    axes.legend(loc="upper left")


def _draw_slopes(axes: Axes, distance: float, h: float) -> None:
    steps = distance * np.logspace(-2, 2, 161)
    beyond = np.maximum(steps - distance, 0.0)
    for slopes, line, colour, name in (
        (beyond / steps, "--", ORANGE, "forward"),
        (beyond / (2 * steps), "-.", BLUE, "centred"),
    ):
        axes.plot(steps, slopes, line, color=colour, label=name)
    for slope, colour, marker in (
        (max(h - distance, 0.0) / h, ORANGE, "s"),
        (max(h - distance, 0.0) / (2 * h), BLUE, "o"),
    ):
        axes.plot(h, slope, marker, color=colour, markersize=10)
    axes.axvline(distance, color=GREY, linestyle="--", linewidth=1.4)
    axes.text(
        distance * 0.85, 0.62, "distance to\nthe corner", ha="right", color=BLACK, fontsize=11
    )
    axes.axhline(0.0, color=GREEN, linestyle=":", label="the true slope")
    axes.set_xscale("log")
    axes.set_xlim(steps[0], steps[-1])
    axes.set(title="The slope found, for every step", xlabel="step $h$", ylabel="slope")
    axes.set_ylim(-0.08, 1.05)
    axes.legend(loc="upper left")
