"""One neuron as a graph: values run forward, derivatives run backward, under five sliders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.demos.asking import Shapes, asked
from course_utils.demos.controls import Slider
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.labels import Label, write
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLUE, ORANGE
from course_utils.figures.computational_graph import (
    NEURON,
    Answer,
    Edge,
    draw_gates,
    draw_wires,
    neuron_edges,
    shown,
)

Neuron = Callable[[Sequence[float], Sequence[float]], Any]

INPUTS = ("w₀", "w₁", "w₂", "x₀", "x₁")
# Points of width for a derivative of 1, and the most that looks well.
WIDTH, WIDEST = 14.0, 18.0
# Where all derivatives are smaller, no change of an input shows.
FAINT = 0.005
# How far from the middle of a node a band begins.
CLEARANCE = 0.32
# Of words, which a projector washes out sooner than bands.
DARK_ORANGE = "#BF5000"
BESIDE = np.array([0.32, 0.0])


def an_answer(w: Sequence[float], x: Sequence[float]) -> Shapes:
    """Return the shapes of the output and of the derivatives by inputs and weights."""
    return {"f": (), "dx": (len(x),), "dw": (len(w),)}


class NeuronGraphPicture(Picture):
    """The graph, with numbers and bands that are as wide as the derivatives are large."""

    def __init__(self, neuron: Neuron) -> None:
        super().__init__()
        self._neuron = asked(neuron, "sigmoid_neuron(w, x)", an_answer)
        axes = self.figure.subplots()
        edges = neuron_edges((0, 0, 0), (0, 0))
        draw_wires(axes, NEURON, edges)
        draw_gates(axes, NEURON)
        legend = axes.get_legend()
        assert legend is not None
        legend.get_texts()[1].set_color(DARK_ORANGE)
        axes.set(xlim=(-1.1, 10.6), ylim=(-0.95, 4.95))
        axes.set_title("$f = σ(w_0 x_0 + w_1 x_1 + w_2)$: the wider a band, the more $f$ reacts")
        self._bands = []
        for edge in edges:
            start, end = (np.array(NEURON[name].place) for name in (edge.start, edge.end))
            gap = CLEARANCE * (end - start) / np.hypot(*(end - start))
            line = axes.plot(
                *np.transpose([start + gap, end - 1.3 * gap]),
                color=ORANGE,
                alpha=0.45,
                solid_capstyle="butt",
            )
            self._bands.append(self.moving(line[0]))
        self._labels = [_label(axes, edge) for edge in edges]
        for above, below in self._labels:
            self.moving(above)
            self.moving(below)

    def show(self, w0: float, w1: float, w2: float, x0: float, x1: float) -> str:
        """Send the inputs forward and the derivatives back."""
        w, x = [w0, w1, w2], [x0, x1]
        f, dx, dw = self._neuron(w, x)
        answer = f, dx.tolist(), dw.tolist()
        edges = neuron_edges(w, x, answer)
        for edge, band, (above, below) in zip(edges, self._bands, self._labels, strict=True):
            above.set_text(shown(edge.value))
            below.set_text(shown(edge.derivative))
            band.set_linewidth(_width(edge))
        return _sentence(edges[-1].value, edges[-2].value, answer)


def _label(axes: Axes, edge: Edge) -> tuple[Label, Label]:
    """Make room for a value and, below it, its derivative: off the bands, which may be wide."""
    start, end = (np.array(NEURON[name].place) for name in (edge.start, edge.end))
    if NEURON[edge.start].is_input:
        (x, y), side, gap = start - BESIDE, "right", 0.03
    elif NEURON[edge.end].is_input:
        (x, y), side, gap = end + BESIDE, "left", 0.03
    else:
        # A steep edge would run through the ends of its labels, so they keep away from it.
        gap = 0.1 + 0.2 * abs(end[1] - start[1]) / (end[0] - start[0])
        (x, y), side = (start + end) / 2, "center"
    style: Any = {"ha": side, "fontsize": 12, "fontweight": "bold"}
    above = write(axes, x, y + gap, va="bottom", color=BLUE, **style)
    below = write(axes, x, y - gap, va="top", color=DARK_ORANGE, **style)
    return above, below


def _width(edge: Edge) -> float:
    width = WIDTH * abs(edge.derivative or 0.0)
    return min(width, WIDEST) if np.isfinite(width) else WIDEST


def _sentence(f: float, z: float, answer: Answer) -> str:
    _, dx, dw = answer
    slopes = np.array([*dw, *dx])
    i = int(np.argmax(np.abs(slopes)))
    change = "rises" if slopes[i] > 0 else "falls"
    meaning = f"raise {INPUTS[i]} by 0.1, and f {change} by about {shown(abs(slopes[i]) / 10)}"
    if abs(slopes[i]) < FAINT:
        meaning = "next to nothing comes back, the neuron is saturated"
    return (
        f"z = {shown(z)} and f = σ(z) = <b>{f:.4g}</b>. The largest derivative is the one by "
        f"{INPUTS[i]}, <b>{shown(slopes[i])}</b>: {meaning}."
    )


@demonstration
def neuron_graph(sigmoid_neuron: Neuron) -> Demo:
    """Move the weights and inputs of a neuron and watch its derivatives.

    Parameters
    ----------
    sigmoid_neuron : callable
        ``sigmoid_neuron(w, x) -> f, dx, dw``; the derivatives in between, f(1 − f), and the values
        before f are worked out here.

    Returns
    -------
    Demo
    """
    return Demo(
        NeuronGraphPicture(sigmoid_neuron),
        controls={
            "w0": Slider("w₀", 2.0, low=-5.0, high=5.0, step=0.1),
            "x0": Slider("x₀", -1.0, low=-5.0, high=5.0, step=0.1),
            "w1": Slider("w₁", -3.0, low=-5.0, high=5.0, step=0.1),
            "x1": Slider("x₁", -2.0, low=-5.0, high=5.0, step=0.1),
            "w2": Slider("w₂ (bias)", -3.0, low=-15.0, high=15.0, step=0.1),
        },
        look_for="× swaps: push x₀ through 0, and the derivative by w₀ changes its sign with it. "
        "And the bias: at −13 or at +10 the neuron is saturated, and next to nothing comes back to "
        "any of the five.",
    )
