"""Cost curves of right and of wrong gradients."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, ORANGE, styled
from course_utils.figures.differences import (
    BLOCKS,
    Arrays,
    Backward,
    Forward,
    network_gradient,
    with_planted_bugs,
)

Gradient = Callable[[dict[str, np.ndarray]], Arrays]

STEP_SIZE = 0.5
PROBE = 1e-5


def example_task(examples: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Return a seeded task with four features; the label says whether x₁x₂ + x₃ > 0."""
    X = np.random.default_rng(5).normal(size=(4, examples))
    return X, (X[0] * X[1] + X[2] > 0).astype(np.int64).reshape(1, -1)


@styled
def training_curves(
    forward: Forward, backward: Backward, parameters: Arrays, steps: int = 30
) -> Figure:
    """Draw how the cost falls with numerical gradients, with planted bugs, and with `backward`.

    Parameters
    ----------
    forward : callable
        ``forward(X, Y, parameters) -> (cost, cache)``.
    backward : callable
        ``backward(X, Y, cache) -> gradients``, in its present state.
    parameters : dict of arrays
        Where all three descents start; left unchanged.
    steps : int
        Updates per descent. The numerical one runs 94 forward passes for each.

    Returns
    -------
    matplotlib.figure.Figure
    """
    X, Y = example_task()

    def numerical(at: dict[str, np.ndarray]) -> Arrays:
        return network_gradient(forward, at, X, Y, PROBE)

    runs: tuple[tuple[str, Gradient, str, str, int], ...] = (
        ("numerical gradients: slow, but right", numerical, BLACK, "-", 5),
        (
            "the backward pass as it was handed over",
            lambda at: with_planted_bugs(numerical(at)),
            ORANGE,
            "--",
            3,
        ),
        (
            "your backward pass as it is now",
            lambda at: backward(X, Y, forward(X, Y, at)[1]),
            BLUE,
            ":",
            4,
        ),
    )
    # An unfinished function fails here, before there is a figure to show.
    curves = [_descent(forward, gradient, parameters, X, Y, steps) for _, gradient, *_ in runs]
    figure, axes = plt.subplots(figsize=(9.5, 4.4), layout="constrained")
    for costs, (label, _, colour, line, width) in zip(curves, runs, strict=True):
        faint = 0.35 if colour == BLACK else 1.0
        axes.plot(costs, line, color=colour, linewidth=width, alpha=faint, label=label)
    axes.set(
        title="Would the cost curve have told you?",
        xlabel=f"step (step size {STEP_SIZE})",
        ylabel="cost, mean over 40 examples",
    )
    axes.set_ylim(bottom=0)
    axes.legend()
    return figure


def _descent(
    forward: Forward,
    gradient: Gradient,
    parameters: Arrays,
    X: np.ndarray,
    Y: np.ndarray,
    steps: int,
) -> list[float]:
    at = {name: np.array(parameters[name], dtype=np.float64) for name in BLOCKS}
    costs = [float(forward(X, Y, at)[0])]
    for _ in range(steps):
        slopes = gradient(at)
        at = {name: at[name] - STEP_SIZE * slopes["d" + name] for name in BLOCKS}
        costs.append(float(forward(X, Y, at)[0]))
    return costs
