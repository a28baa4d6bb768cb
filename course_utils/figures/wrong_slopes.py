"""Descent with a wrong derivative goes downhill, too."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, ORANGE, styled

# A decay measured at six times: with noise, so that no rate fits all points.
TIMES = np.array([0.5, 1.0, 1.5, 2.0, 3.0, 4.0])
MEASURED = np.array([0.60, 0.50, 0.36, 0.36, 0.24, 0.22])
START = 3.0
STEP = 4.0
STEPS = 36


def _cost(rate: float) -> float:
    return float(0.5 * np.mean((np.exp(-rate * TIMES) - MEASURED) ** 2))


def _right_slope(rate: float) -> float:
    decay = np.exp(-rate * TIMES)
    return float(np.mean((decay - MEASURED) * -TIMES * decay))


def _wrong_slope(rate: float) -> float:
    """Leave out the factor `TIMES` that the chain rule brings down."""
    decay = np.exp(-rate * TIMES)
    return float(np.mean((decay - MEASURED) * -decay))


@styled
def descent_with_a_wrong_slope() -> Figure:
    """Draw two descents on one cost, of which one forgets a factor of the chain rule.

    Returns
    -------
    matplotlib.figure.Figure
        Left the cost after each step, right the two end points on the cost curve.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained")
    rates = np.linspace(0.3, 1.1, 200)
    right.plot(rates, [_cost(rate) for rate in rates], color=BLACK, label="cost $J(θ)$")
    runs = (
        ("right derivative", _right_slope, BLUE, "-", "o"),
        ("one factor forgotten", _wrong_slope, ORANGE, "--", "s"),
    )
    for label, slope, colour, line, marker in runs:
        path = [START]
        for _ in range(STEPS):
            path.append(path[-1] - STEP * slope(path[-1]))
        costs = [_cost(rate) for rate in path]
        left.plot(costs, line, color=colour, marker=marker, markevery=3, label=label)
        right.plot(
            path[-1],
            costs[-1],
            marker,
            color=colour,
            markersize=11,
            label=f"end: θ = {path[-1]:.2f}, J = {costs[-1]:.4f}",
        )
    left.set(title="Both descents go downhill …", xlabel="step", ylabel="cost $J$")
    left.set_ylim(bottom=0)
    left.legend()
    right.set(
        title="… but one ends beside the minimum", xlabel="rate θ (1/s)", ylabel="cost $J(θ)$"
    )
    right.legend(loc="upper center")
    return figure
