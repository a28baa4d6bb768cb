"""The scale of the first weights: what it does to signals and errors, layer after layer."""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from course_utils.demos.controls import Slider
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, BLUE, GREEN, ORANGE

WIDTH = 100
EXAMPLES = 50
DEEPEST = 30
HE = float(np.sqrt(2 / WIDTH))
# Sizes beyond are drawn as arrowheads at the edge of the chart; 0 has no place there at all.
SMALLEST, LARGEST = 1e-16, 1e12
TINY = 1e-300


@functools.cache
def fixed_network() -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the weights at the scale of He, and the activations from the input onwards."""
    rng = np.random.default_rng(0)
    activations = [rng.normal(size=(WIDTH, EXAMPLES))]
    weights = [HE * rng.normal(size=(WIDTH, WIDTH)) for _ in range(DEEPEST)]
    for W in weights:
        activations.append(np.maximum(0, W @ activations[-1]))
    return weights, activations


@functools.cache
def _sizes_at_he(depth: int) -> tuple[np.ndarray, np.ndarray]:
    weights, activations = fixed_network()
    error = np.random.default_rng(1).normal(size=(WIDTH, EXAMPLES)) * (activations[depth] > 0)
    errors = [_size(error)]
    for W, a in zip(weights[depth - 1 : 0 : -1], activations[depth - 1 : 0 : -1], strict=True):
        error = (W.T @ error) * (a > 0)
        errors.append(_size(error))
    signals = [_size(a) for a in activations[: depth + 1]]
    return np.array(signals) / signals[0], np.array(errors[::-1]) / errors[0]


def _size(numbers: np.ndarray) -> float:
    """Return the root of the mean square."""
    return float(np.sqrt(np.mean(numbers**2)))


def sizes(sigma: float, depth: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how large signals and errors are in each layer of a deep ReLU network.

    Parameters
    ----------
    sigma : float
        The standard deviation of the weights; with 0 all of them are zero.
    depth : int
        The number of layers, each of 100 units.

    Returns
    -------
    signals : array, shape (depth + 1,)
        The root mean square of the activations in layers 0 (the input) to `depth`, over that of
        the input.
    errors : array, shape (depth,)
        The root mean square of δ in layers 1 to `depth`, over that of the last.

    Notes
    -----
    Nothing is sent through the network for a new σ: the weights are fixed draws times σ, and ReLU
    has no scale of its own, max(0, cz) = c max(0, z) for c > 0. So each layer on the way
    multiplies by one σ, exactly.

    Examples
    --------
    >>> signals, errors = sizes(0.2, depth=3)
    >>> signals.shape, errors.shape
    ((4,), (3,))
    >>> [float(size) for size in sizes(0.0, depth=2)[0]]
    [1.0, 0.0, 0.0]
    """
    signals, errors = _sizes_at_he(depth)
    factor = sigma / HE
    return signals * factor ** np.arange(depth + 1), errors * factor ** np.arange(depth)[::-1]


def predicted(sigma: float, layers: np.ndarray) -> np.ndarray:
    """Return (nσ²/2)^(l/2), the size after `layers` layers in the average over the weights.

    Examples
    --------
    >>> predicted(0.2, np.array([0, 1, 2])).round(6).tolist()
    [1.0, 1.414214, 2.0]
    """
    return (sigma / HE) ** layers


class InitialisationScalePicture(Picture):
    """Left the activations from layer to layer, right the errors on their way back."""

    def __init__(self) -> None:
        super().__init__(height=4.6)
        forward, backward = self.figure.subplots(1, 2, sharey=True)
        for axes, title, arrow in (
            (forward, "Forward: size of the activations", "→"),
            (backward, "Backward: size of the errors δ", "←"),
        ):
            axes.set_yscale("log")
            axes.set(xlim=(-0.7, DEEPEST + 0.7), ylim=(SMALLEST / 100, LARGEST * 100))
            axes.set_yticks([10.0**e for e in range(-16, 13, 4)])
            axes.minorticks_off()
            axes.axhline(1.0, color=GREEN, linewidth=1.4)
            axes.set(title=title, xlabel=f"layer $l$ (ReLU, {WIDTH} units)   {arrow}")
        forward.set_ylabel("size (root mean square)")
        forward.text(DEEPEST, 2.5, "neither fades nor explodes", fontsize=10, ha="right")
        self._signals = self._row(forward, BLUE, "o")
        self._errors = self._row(backward, ORANGE, "s")
        formula, signals, outside, _ = self._signals
        self.figure.legend(
            [signals, self._errors[1], formula, outside],
            [
                "measured, input: 1",
                "measured, last layer: 1",
                "formula: $(nσ^2/2)^{l/2}$",
                "off the chart",
            ],
            loc="outside lower center",
            ncols=4,
        )

    def _row(self, axes: Axes, colour: str, marker: str) -> tuple[Line2D, ...]:
        (formula,) = axes.plot([], [], ":", color=BLACK, linewidth=1.6)
        (inside,) = axes.plot([], [], marker, color=colour)
        (above,) = axes.plot([], [], "^", color=colour, fillstyle="none", markersize=8)
        (below,) = axes.plot([], [], "v", color=colour, fillstyle="none", markersize=8)
        return tuple(self.moving(line) for line in (formula, inside, above, below))

    def show(self, sigma: float, depth: int) -> str:
        """Send the signals through `depth` layers with weights of the scale `sigma`, and back."""
        signals, errors = sizes(sigma, depth)
        layers = np.arange(depth + 1)
        _set(self._signals, layers, signals, predicted(sigma, layers))
        _set(self._errors, layers[1:], errors, predicted(sigma, layers[-2::-1]))
        if sigma == 0:
            return (
                "σ = 0: all weights are zero. Whatever comes in, every activation after it is "
                "exactly <b>0</b>, and no error gets further back than the last layer."
            )
        return (
            f"σ = {sigma:.2f}: each layer multiplies by about √(n/2) σ = {sigma / HE:.3g}. After "
            f"{depth} {'layers' if depth > 1 else 'layer'} the signal is "
            f"<b>{_shown(signals[-1])}</b> times as large as the input, and the error that "
            f"arrives in layer 1 <b>{_shown(errors[0])}</b> times as large as in the last layer."
        )


def _shown(factor: float) -> str:
    """Return two significant digits: 0.78, 7300 or 2e+25."""
    return f"{float(f'{factor:.2g}'):g}"


def _set(lines: tuple[Line2D, ...], x: np.ndarray, y: np.ndarray, formula: np.ndarray) -> None:
    high, low = y > LARGEST, y < SMALLEST
    inside = ~(high | low)
    lines[0].set_data(x, np.maximum(formula, TINY))
    lines[1].set_data(x[inside], y[inside])
    lines[2].set_data(x[high], np.full(high.sum(), 10 * LARGEST))
    lines[3].set_data(x[low], np.full(low.sum(), SMALLEST / 10))


@demonstration
def initialisation_scale() -> Demo:
    """Move the scale of the weights and the depth of a ReLU network of 100 units per layer.

    Returns
    -------
    Demo
    """
    return Demo(
        InitialisationScalePicture(),
        controls={
            "sigma": Slider("scale σ", 0.14, low=0.0, high=1.0, step=0.01),
            "depth": Slider("layers", 12, low=1, high=DEEPEST, step=1),
        },
        look_for="how far one may go from σ = 0.14 before twelve layers lose or swell the signal, "
        "and how that range shrinks with thirty. Does the error do the same on the way back? And "
        "what is left at σ = 0?",
    )
