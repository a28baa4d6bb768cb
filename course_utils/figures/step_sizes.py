"""What the size of ε does to a gradient check."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import (
    BLACK,
    BLUE,
    GOLD,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    decades,
    styled,
)
from course_utils.figures.differences import (
    Arrays,
    Backward,
    Forward,
    network_gradient,
    relative_difference,
    whole_difference,
)
from course_utils.figures.gradient_blocks import THRESHOLD

Scalar = Callable[[float, float], float]

# A difference of exactly 0 has no place on a logarithmic axis.
FLOOR = 1e-17


@styled
def straight_and_curved_against_epsilon(
    straight: tuple[Scalar, Scalar],
    curved: tuple[Scalar, Scalar],
    x: float = 3.0,
    theta: float = 4.0,
) -> Figure:
    """Draw the relative difference against ε for a straight and for a curved cost.

    Parameters
    ----------
    straight, curved : pairs of callables
        ``(cost, slope)``, each a function of ``(x, theta)``.
    x, theta : float
        Where the check is made.

    Returns
    -------
    matplotlib.figure.Figure
        Two panels with centred and one-sided differences and a slope that is 10 % too large.
    """
    epsilons = np.logspace(-1, -11, 41)
    # An unfinished function fails here, before there is a figure to show.
    checked = [_checks(*functions, x, theta, epsilons) for functions in (straight, curved)]
    figure, panels = plt.subplots(1, 2, figsize=(11, 4.8), sharey=True, layout="constrained")
    for axes, title, lines in zip(
        panels, ("Straight: $J = θx$", "Curved: $J = xθ^3$"), checked, strict=True
    ):
        for label, values, colour, line in lines:
            axes.plot(epsilons, values, line, color=colour, label=label)
        axes.set_title(title)
        _epsilon_axis(axes, range(-11, 0, 2))
        axes.axvline(1e-7, color=GREY, linewidth=1.2, linestyle=":")
    panels[0].set_ylabel("relative difference")
    panels[0].set_ylim(FLOOR, 5)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3)
    return figure


@styled
def signatures_against_epsilon(
    forward: Forward, backward: Backward, parameters: Arrays, X: np.ndarray, Y: np.ndarray
) -> Figure:
    """Draw what typical faults of a check, and of the code under check, look like against ε.

    Parameters
    ----------
    forward : callable
        ``forward(X, Y, parameters) -> (cost, cache)`` with ``Z1`` first in the cache.
    backward : callable
        ``backward(X, Y, cache) -> gradients``, mended.
    parameters : dict of arrays
        ``W1 … b3``.
    X, Y : arrays
        Examples in columns, and their labels.

    Returns
    -------
    matplotlib.figure.Figure
    """
    rng = np.random.default_rng(0)

    def in_single_precision(X: np.ndarray, Y: np.ndarray, at: Arrays) -> tuple[object, object]:
        single = {name: value.astype(np.float32) for name, value in at.items()}
        return forward(X.astype(np.float32), Y.astype(np.float32), single)

    def with_dropout(X: np.ndarray, Y: np.ndarray, at: Arrays) -> tuple[object, object]:
        kept = rng.random(X.shape) < 0.9
        return forward(X * kept / 0.9, Y, dict(at))

    gradients = backward(X, Y, forward(X, Y, dict(parameters))[1])
    slightly_wrong = {**gradients, "db3": 1.1 * gradients["db3"]}
    cornered = _with_a_unit_near_its_corner(forward, parameters, X, Y, distance=3e-5)
    at_corner = backward(X, Y, forward(X, Y, dict(cornered))[1])
    lines = (
        ("db3 10 % too large", forward, slightly_wrong, parameters, ORANGE, "s"),
        ("dropout left on", with_dropout, gradients, parameters, BLACK, "x"),
        ("float32 instead of float64", in_single_precision, gradients, parameters, GREEN, "^"),
        ("a unit 3e-5 from its kink", forward, at_corner, cornered, PURPLE, "d"),
        ("all is well", forward, gradients, parameters, BLUE, "o"),
    )
    figure, axes = plt.subplots(figsize=(10, 5.8), layout="constrained")
    epsilons = np.logspace(-1, -9, 13)
    for label, cost, analytic, at, colour, marker in lines:
        values = [whole_difference(network_gradient(cost, at, X, Y, e), analytic) for e in epsilons]
        axes.plot(epsilons, values, "-", color=colour, marker=marker, label=label)
    axes.axhline(THRESHOLD, color=BLACK, linestyle="--", linewidth=1.4)
    axes.text(0.12, THRESHOLD * 1.5, "2e-7", fontsize=11, ha="right")
    _epsilon_axis(axes, range(-9, 0))
    axes.set(title="Five checks of the same network", ylabel="relative difference")
    axes.set_ylim(1e-11, 5)
    figure.legend(loc="outside lower center", ncols=3)
    return figure


def _with_a_unit_near_its_corner(
    forward: Forward, parameters: Arrays, X: np.ndarray, Y: np.ndarray, distance: float
) -> dict[str, np.ndarray]:
    """Return parameters whose third hidden unit is `distance` above 0 for the fourth example."""
    moved = {name: np.array(value) for name, value in parameters.items()}
    pre_activation = forward(X, Y, dict(moved))[1][0]
    moved["b1"][2] += distance - pre_activation[2, 3]
    return moved


def _checks(
    cost: Scalar, slope: Scalar, x: float, theta: float, epsilons: np.ndarray
) -> list[tuple[str, list[float], str, str]]:
    """Return label, relative differences, colour and line style of three checks."""
    exact, here = slope(x, theta), cost(x, theta)
    centred, one_sided = [], []
    for e in epsilons:
        above, below = cost(x, theta + e), cost(x, theta - e)
        centred.append((above - below) / (2 * e))
        one_sided.append((above - here) / e)
    checks = (
        ("a slope 10 % too large", centred, 1.1 * exact, ORANGE, "-"),
        ("right slope, one-sided difference", one_sided, exact, GOLD, "--"),
        ("right slope, centred difference", centred, exact, BLUE, "-"),
    )
    return [
        (label, [_difference(n, analytic) for n in numerical], colour, line)
        for label, numerical, analytic, colour, line in checks
    ]


def _difference(numerical: float, analytic: float) -> float:
    return max(relative_difference(np.array([numerical]), np.array([analytic])), FLOOR)


def _epsilon_axis(axes: Axes, exponents: range) -> None:
    axes.set_yscale("log")
    decades(axes, exponents)
    axes.set_xlabel("step ε")
