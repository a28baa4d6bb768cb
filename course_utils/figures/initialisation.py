"""Where the weights begin: units in lockstep, and what the scale does to the signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    scientific,
    styled,
)

Arrays = list[np.ndarray]
Initialize = Callable[[list[int], str, np.random.Generator], Mapping[str, np.ndarray]]
Backprop = Callable[[np.ndarray, np.ndarray, Arrays, Arrays], tuple[Any, Any]]

STEP_SIZE = 15.0
HIDDEN_UNITS = 4
SCHEMES = (("zeros", ORANGE, "--"), ("gaussian", BLUE, "-."), ("he", GREEN, "-"))

WIDTH = 100
SIGMOID_LAYERS = 6
# A unit with a smaller derivative passes next to nothing back.
SATURATED = 0.01


def bump() -> tuple[np.ndarray, np.ndarray]:
    """Return a curve that goes up and comes down: one unit cannot follow it, two can."""
    x = np.linspace(-3.0, 3.0, 11)
    return x, np.where((x > -1.5) & (x < 1.0), 0.9, 0.1)


@styled
def lockstep(
    initialize_parameters: Initialize, backprop: Backprop, steps: int = 220, seed: int = 1
) -> Figure:
    """Train a 1-4-1 network from three beginnings and draw what its units do.

    Parameters
    ----------
    initialize_parameters : callable
        ``initialize_parameters(layer_dims, scheme, rng) -> parameters``.
    backprop : callable
        ``backprop(x, y, weights, biases) -> nabla_b, nabla_w``.
    steps : int
        Updates per training.
    seed : int
        Of the generator that the random schemes draw from.

    Returns
    -------
    matplotlib.figure.Figure
        The cost, the curves that were learnt, and the weights of the hidden units.
    """
    x, y = bump()
    # Before anything is drawn: a function that is not written leaves no empty figure behind.
    trainings = []
    for scheme, _, _ in SCHEMES:
        parameters = initialize_parameters(
            [1, HIDDEN_UNITS, 1], scheme, np.random.default_rng(seed)
        )
        trainings.append(_trained(parameters, backprop, x, y, steps))

    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(14, 4.8), layout="constrained")
    fine = np.linspace(-3.2, 3.2, 161)
    middle.plot(x, y, "o", color=BLACK, label="examples")
    for (scheme, colour, line), training in zip(SCHEMES, trainings, strict=True):
        costs, hidden, trained = training
        left.plot(costs, line, color=colour, label=f'"{scheme}"')
        middle.plot(fine, _curve(fine, *trained), line, color=colour, label=f'"{scheme}"')
        if scheme != "he":
            right.plot(hidden, line, color=colour, linewidth=1.8)
            label = f'"{scheme}"' + (": all in one line" if scheme == "zeros" else "")
            right.plot([], line, color=colour, label=label)
    left.set(title="The cost", xlabel=f"step (step size {STEP_SIZE:g})", ylabel="mean cost $C$")
    left.set_ylim(bottom=0)
    middle.set(
        title="What was learnt", xlabel="input $x$", ylabel="output $a^2$", ylim=(-0.05, 1.3)
    )
    right.set(title=f"The {HIDDEN_UNITS} weights of layer 1", xlabel="step", ylabel="weight")
    left.legend(loc="upper right")
    middle.legend(loc="upper left", ncols=2)
    right.legend(loc="upper left")
    return figure


def _trained(
    parameters: Mapping[str, np.ndarray],
    backprop: Backprop,
    x: np.ndarray,
    y: np.ndarray,
    steps: int,
) -> tuple[list[float], np.ndarray, tuple[Arrays, Arrays]]:
    """Return the costs, the weights of layer 1 at each step, and the trained network."""
    weights = [np.array(parameters[name], dtype=np.float64) for name in ("W1", "W2")]
    biases = [np.array(parameters[name], dtype=np.float64) for name in ("b1", "b2")]
    costs, hidden = [], []
    for _ in range(steps):
        costs.append(float(0.5 * np.mean((_curve(x, weights, biases) - y) ** 2)))
        hidden.append(weights[0].ravel().copy())
        slopes = [
            backprop(np.array([[example]]), np.array([[label]]), weights, biases)
            for example, label in zip(x, y, strict=True)
        ]
        for layer in range(2):
            biases[layer] -= STEP_SIZE * np.mean([b[layer] for b, _ in slopes], axis=0)
            weights[layer] -= STEP_SIZE * np.mean([w[layer] for _, w in slopes], axis=0)
    return costs, np.array(hidden), (weights, biases)


def _curve(x: np.ndarray, weights: Arrays, biases: Arrays) -> np.ndarray:
    activations = x.reshape(1, -1)
    for W, b in zip(weights, biases, strict=True):
        activations = _sigmoid(W @ activations + b)
    return activations.ravel()


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(0.5 * z))


@styled
def activations_by_scale(sigma: tuple[float, ...] = (0.01, 0.2, 1.0)) -> Figure:
    """Draw the activations in each layer of a deep sigmoid network, for several scales.

    Parameters
    ----------
    sigma : floats
        Standard deviations of the weights, a panel for each.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, panels = plt.subplots(
        1, len(sigma), figsize=(13, 5.4), sharey=True, layout="constrained"
    )
    for axes, scale in zip(panels, sigma, strict=True):
        _ridges(axes, *_sigmoid_signals(scale))
        axes.set_title(f"σ = {scale:g}")
        axes.set_xlabel("activation")
    panels[0].set_ylabel("layer")
    figure.suptitle(
        f"{SIGMOID_LAYERS} sigmoid layers of {WIDTH} units: how the activations are spread",
        fontsize=13,
    )
    return figure


def _sigmoid_signals(scale: float) -> tuple[Arrays, list[float]]:
    """Return the activations of each layer, and the size of its error beside the last one's."""
    rng = np.random.default_rng(0)
    a = rng.normal(size=(WIDTH, 200))
    weights = [scale * rng.normal(size=(WIDTH, WIDTH)) for _ in range(SIGMOID_LAYERS)]
    activations = []
    for W in weights:
        a = _sigmoid(W @ a)
        activations.append(a)
    error = rng.normal(size=a.shape) * activations[-1] * (1 - activations[-1])
    sizes = [float(np.sqrt(np.mean(error**2)))]
    for W, a in zip(weights[:0:-1], activations[-2::-1], strict=True):
        error = (W.T @ error) * a * (1 - a)
        sizes.append(float(np.sqrt(np.mean(error**2))))
    return activations, [size / sizes[0] for size in sizes[::-1]]


def _ridges(axes: Axes, activations: Arrays, errors: list[float]) -> None:
    """Draw a histogram per layer, the first layer at the bottom, with two numbers beside it."""
    edges = np.linspace(0, 1, 61)
    middles = (edges[:-1] + edges[1:]) / 2
    columns = ((1.05, "saturated", PURPLE), (1.42, "error", ORANGE))
    for layer, (a, error) in enumerate(zip(activations, errors, strict=True), start=1):
        counts, _ = np.histogram(a, edges)
        height = 0.8 * counts / counts.max()
        axes.fill_between(middles, layer, layer + height, step="mid", color=BLUE, alpha=0.75)
        axes.axhline(layer, color=GREY, linewidth=0.8)
        saturated = np.mean(a * (1 - a) < SATURATED)
        size = scientific(error) if error < 0.01 else f"{error:.2f}"
        for (x, _, colour), text in zip(columns, (f"{saturated:.0%}", size), strict=True):
            axes.text(x, layer + 0.12, text, color=colour, fontsize=11)
    for x, name, colour in columns:
        axes.text(x, len(activations) + 1.05, name, color=colour, fontsize=11)
    axes.set(xlim=(0, 1.66), ylim=(0.9, len(activations) + 1.45))
    axes.set_xticks([0, 0.5, 1])
    axes.set_yticks(range(1, len(activations) + 1))
