"""Where gradient descent goes: step sizes on a parabola, local minima and saddles.

The walks are made by a function that the caller hands in, the student's own: a path of n steps is
its answers to 0, 1, … n steps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, PURPLE, styled

Descend = Callable[[Callable[[np.ndarray], Any], np.ndarray, float, int], Any]

START = 10.0
# Beyond this a walk has left every picture, and its numbers say nothing more.
HORIZON = 1e6


def parabola(x: np.ndarray) -> float:
    """Return x²."""
    return float(x[0] ** 2)


def two_valleys(x: np.ndarray) -> float:
    """Return a curve with a shallow valley on the left and a deep one on the right."""
    return float(0.25 * x[0] ** 4 - 2 * x[0] ** 2 - 1.2 * x[0] + 5)


def saddle(x: np.ndarray) -> float:
    """Return a surface with a saddle at (0, 0) and minima at (0, ±1)."""
    return float(0.5 * x[0] ** 2 - 0.5 * x[1] ** 2 + 0.25 * x[1] ** 4)


def walk(
    descend: Descend, f: Callable[[np.ndarray], Any], start: np.ndarray, lr: float, steps: int
) -> np.ndarray:
    """Return the places after 0, 1, … steps, as far as they can be drawn.

    Parameters
    ----------
    descend : callable
        ``descend(f, start, lr, steps) -> array``.
    f : callable
        From a vector to a number.
    start : array, shape (D,)
        Where the walk begins.
    lr : float
        The step size.
    steps : int
        The length of the walk.

    Returns
    -------
    array, shape (at most steps + 1, D)
    """
    places = [np.array(start, dtype=float)]
    for count in range(1, steps + 1):
        place = np.asarray(descend(f, np.array(start, dtype=float), lr, count), dtype=float)
        if not np.all(np.abs(place) < HORIZON):
            break
        places.append(place)
    return np.array(places)


def signed(value: float) -> str:
    """Return a number with two decimals and a true minus sign; what rounds to 0 has none.

    Examples
    --------
    >>> signed(-0.8), signed(0.64), signed(-1e-9)
    ('−0.80', '0.64', '0.00')
    """
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


@styled
def three_step_sizes() -> Figure:
    """Draw ten steps down x² from 10 with a small, a good and a large step size.

    Returns
    -------
    matplotlib.figure.Figure
        Left the walks on the parabola, right x against the number of steps.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    line = np.linspace(-66, 66, 200)
    left.plot(line, line**2, color=GREY, linewidth=1.6)
    for lr, colour, marker, style in (
        (0.05, BLUE, "o", "-"),
        (0.2, GREEN, "^", "--"),
        (1.1, ORANGE, "s", "-."),
    ):
        xs = START * (1 - 2 * lr) ** np.arange(11)
        left.plot(xs, xs**2, style, color=colour, marker=marker, linewidth=1.4)
        right.plot(
            range(11),
            xs,
            style,
            color=colour,
            marker=marker,
            label=f"step size {lr}: ends at {xs[-1]:.3g}",
        )
    left.plot(START, START**2, "o", color=BLACK, markersize=10, zorder=5)
    left.annotate("start", (START, START**2), xytext=(14, 4), textcoords="offset points")
    left.set(title="Ten steps down the parabola $x^2$", xlabel="$x$", ylabel="$f(x) = x^2$")
    right.axhline(0, color=BLACK, linewidth=1.2)
    right.set(
        title="The same walks, step by step",
        xlabel="number of steps",
        ylabel="$x$",
        xticks=range(0, 11, 2),
    )
    right.legend(loc="upper left")
    return figure


@styled
def five_regimes(descend: Descend) -> Figure:
    """Draw twelve steps on x² in each of the five regimes of the step size.

    Parameters
    ----------
    descend : callable
        ``descend(f, start, lr, steps) -> array``.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, panels = plt.subplots(1, 5, figsize=(13, 3.7), sharey=True, layout="constrained")
    for axes, (lr, name, colour) in zip(
        panels,
        (
            (0.03, "crawl", BLUE),
            (0.5, "one step", GREEN),
            (0.9, "zigzag", GREEN),
            (1.0, "2-cycle", PURPLE),
            (1.04, "divergence", ORANGE),
        ),
        strict=True,
    ):
        xs = walk(descend, parabola, np.array([START]), lr, 12)[:, 0]
        _draw_on_curve(axes, xs, colour, span=18.0)
        axes.set(
            title=f"{name}\nη = {lr:g}, factor {signed(1 - 2 * lr)}",
            xlabel="$x$",
            ylim=(-12, 290),
            xticks=(-10, 0, 10),
        )
    panels[0].set_ylabel("$f(x) = x^2$")
    return figure


@styled
def where_descent_ends(descend: Descend) -> Figure:
    """Draw walks that end in a local minimum and at a saddle point, and others that do not.

    Parameters
    ----------
    descend : callable
        ``descend(f, start, lr, steps) -> array``.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 4.8), layout="constrained")
    line = np.linspace(-3.05, 3.25, 200)
    left.plot(line, [two_valleys(np.array([x])) for x in line], color=GREY, linewidth=2)
    for start, colour, marker in ((-2.9, ORANGE, "s"), (-0.1, BLUE, "o")):
        xs = walk(descend, two_valleys, np.array([start]), 0.04, 40)[:, 0]
        heights = [two_valleys(np.array([x])) for x in xs]
        label = f"from {signed(start)}: ends at x = {signed(xs[-1])}, f = {signed(heights[-1])}"
        left.plot(xs, heights, marker + "-", color=colour, linewidth=1.4, label=label)
    left.set(title="Two valleys: the start decides", xlabel="$x$", ylabel="$f(x)$", ylim=(-3.5, 13))
    left.legend(loc="upper center")

    across, along = np.linspace(-1.5, 1.5, 81), np.linspace(-1.4, 1.4, 81)
    surface = np.array([[saddle(np.array([a, b])) for a in across] for b in along])
    right.contour(across, along, surface, levels=14, colors=GREY, linewidths=1.1)
    # The first walk lies below the second for most of its way, so it is drawn wider.
    for height, colour, marker, size in ((0.0, ORANGE, "s", 9), (1e-3, BLUE, "o", 5)):
        path = walk(descend, saddle, np.array([-1.3, height]), 0.2, 60)
        end = f"({signed(path[-1, 0])}, {signed(path[-1, 1])})"
        label = f"from $x_1$ = {height:g}: ends at {end}"
        right.plot(*path.T, marker + "-", color=colour, linewidth=1.4, markersize=size, label=label)
    right.plot(0, 0, "x", color=BLACK, markersize=11, markeredgewidth=2.5, zorder=5)
    right.plot([0, 0], [-1, 1], "*", color=BLACK, markersize=12, zorder=5)
    right.set(
        title="Saddle (×) between two minima (★)", xlabel="$x_0$", ylabel="$x_1$", ylim=(-1.4, 1.9)
    )
    right.grid(visible=False)
    right.legend(loc="upper left")
    return figure


def _draw_on_curve(axes: Axes, xs: np.ndarray, colour: str, span: float) -> None:
    line = np.linspace(-span, span, 120)
    axes.plot(line, line**2, color=GREY, linewidth=1.6)
    shown = xs[np.abs(xs) <= span]
    axes.plot(shown, shown**2, "o-", color=colour, linewidth=1.4, markersize=6)
    axes.plot(xs[0], xs[0] ** 2, "o", color=BLACK, markersize=9)
    axes.set_xlim(-span, span)
