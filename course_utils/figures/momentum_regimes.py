"""What momentum does in a ravine, and on a parabola for every step size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, styled

Update = Callable[..., Any]

STEEPNESS = 40.0
START = np.array([-9.0, 1.5])
REGIMES = ListedColormap(["#CFE3F1", "#D5EEE2", "#F6D9C6"])


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


@styled
def momentum_map(update: Update, lr: float = 0.15, mu: float = 0.8, steps: int = 40) -> Figure:
    """Draw the regimes of momentum on w², and the walk for one choice.

    Parameters
    ----------
    update : callable
        ``update(w, dw, velocity, lr, mu) -> (next_w, next_velocity)``.
    lr, mu : float
        Step size, 0 to 2.2, and momentum, 0 to 1.1: the cross on the map.
    steps : int
        How many steps are drawn.

    Returns
    -------
    matplotlib.figure.Figure
        Left the map over step size and momentum, right w against the number of steps, with and
        without momentum.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 4.9), layout="constrained")
    _draw_map(left)
    left.plot(lr, mu, "X", color=BLACK, markersize=13)
    left.set_title("Momentum on $f(w) = w^2$")
    for m, colour, style in ((0.0, ORANGE, "--"), (mu, BLUE, "-")):
        path = momentum_path(update, np.array([2.0]), np.array([1.0]), lr, m, steps)[:, 0]
        label = "no momentum" if m == 0 else f"μ = {m:g}"
        right.plot(path, style, color=colour, label=label)
    right.axhline(0, color=BLACK, linewidth=1.0)
    slow = largest_factor(lr, mu)
    right.set(
        title=f"η = {lr:g}, μ = {mu:g}: factor per step {slow:.3f}",
        xlabel="steps",
        ylabel="$w$",
        ylim=(-1.6, 1.6),
    )
    right.legend(loc="lower right")
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


def largest_factor(lr: float, mu: float) -> float:
    """Return by how much |w| shrinks per step in the long run, on w².

    It is the larger root, in absolute value, of λ² − (1 + μ − 2η)λ + μ.

    Examples
    --------
    >>> round(largest_factor(0.2, 0.0), 3)
    0.6
    """
    return float(np.max(np.abs(np.roots([1.0, -(1 + mu - 2 * lr), mu]))))


def _draw_map(axes: Axes) -> None:
    lr, mu = np.meshgrid(np.linspace(0.0, 2.2, 221), np.linspace(0.0, 1.1, 221))
    discriminant = (1 + mu - 2 * lr) ** 2 - 4 * mu
    diverges = (2 * lr >= 2 * (1 + mu)) | (mu >= 1)
    # Two real roots of which both are positive: w falls to 0 from one side.
    glides = (discriminant >= 0) & (1 + mu - 2 * lr > 0)
    regime = np.where(diverges, 2, np.where(glides, 0, 1))
    axes.pcolormesh(lr, mu, regime, cmap=REGIMES, vmin=0, vmax=2, shading="auto", rasterized=True)
    line = np.linspace(0.0, 1.0, 101)
    axes.plot((1 - np.sqrt(line)) ** 2 / 2, line, color=GREEN, label="best μ for its η")
    axes.plot(1 + line, line, color=ORANGE, linestyle="--", label="η = 1 + μ: the end")
    axes.text(0.015, 0.03, "glides", fontsize=11)
    axes.text(0.62, 0.5, "swings to and fro,\nbut arrives", fontsize=12)
    axes.text(1.72, 0.25, "diverges", fontsize=12)
    axes.text(0.8, 1.03, "never comes to rest", fontsize=12)
    axes.set(xlabel="step size η", ylabel="momentum μ", xlim=(0, 2.2), ylim=(0, 1.1))
    axes.grid(visible=False)
    axes.legend(loc="upper left", bbox_to_anchor=(0.08, 0.86), fontsize=10)
