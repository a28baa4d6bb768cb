"""What momentum does in a ravine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREY, ORANGE, styled

Update = Callable[..., Any]

STEEPNESS = 40.0
START = np.array([-9.0, 1.5])


@styled
def momentum_in_a_ravine(update: Update, lr: float = 0.045, steps: int = 60) -> Figure:
    """Draw descent in a ravine without and with momentum, at the same step size.

    Parameters
    ----------
    update : callable
        ``update(w, dw, velocity, lr, mu) -> (next_w, next_velocity)``.
    lr : float
        The step size.
    steps : int
        How many steps are drawn.

    Returns
    -------
    matplotlib.figure.Figure
        Left the paths over the contour lines of ½(x₀² + 40 x₁²), right the height against the step.
    """
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(12, 4.8), width_ratios=(1.5, 1), layout="constrained"
    )
    curvature = np.array([1.0, STEEPNESS])
    across, along = np.linspace(-10, 10, 101), np.linspace(-2.6, 2.6, 81)
    heights = 0.5 * (across**2 + STEEPNESS * along[:, None] ** 2)
    left.contour(across, along, heights, levels=[1, 5, 12, 25, 45, 75], colors=GREY, linewidths=1)
    for mu, colour, marker, style in ((0.0, ORANGE, "s", "--"), (0.7, BLUE, "o", "-")):
        path = momentum_path(update, curvature, START, lr, mu, steps)
        left.plot(*path.T, style, color=colour, marker=marker, markersize=4, linewidth=1.5)
        height = 0.5 * np.sum(curvature * path**2, axis=1)
        label = "no momentum (μ = 0)" if mu == 0 else f"momentum μ = {mu:g}"
        right.semilogy(np.maximum(height, 1e-12), style, color=colour, label=label)
    left.plot(*START, "o", color=BLACK, markersize=9)
    left.plot(0, 0, "x", color=BLACK, markersize=10, markeredgewidth=2)
    left.set(
        title=f"{steps} steps in a ravine, η = {lr:g}",
        xlabel="$x_0$",
        ylabel="$x_1$",
        xlim=(-10, 10),
        ylim=(-2.6, 2.6),
    )
    left.grid(visible=False)
    right.set(title="How far there is still to go", xlabel="steps", ylabel="height $f$")
    right.legend()
    return figure


def momentum_path(
    update: Update, curvature: np.ndarray, start: np.ndarray, lr: float, mu: float, steps: int
) -> np.ndarray:
    """Return the places after 0, 1, … steps on the bowl ½ Σ a_i w_i².

    Parameters
    ----------
    update : callable
        ``update(w, dw, velocity, lr, mu) -> (next_w, next_velocity)``.
    curvature, start : arrays, shape (D,)
        The a_i, and where to begin.
    lr, mu : float
        Step size and momentum.
    steps : int
        The length of the path.

    Returns
    -------
    array, shape (steps + 1, D)
    """
    w, velocity = start.copy(), np.zeros(start.shape)
    path = [w]
    for _ in range(steps):
        w, velocity = update(w, curvature * w, velocity, lr, mu)
        path.append(np.clip(w, -1e6, 1e6))
    return np.array(path)
