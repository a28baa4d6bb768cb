"""Small computations as graphs: values run forward, derivatives run backward.

Every edge carries the value above its line and, once it is known, the derivative of the output
with respect to that value below it. The derivatives at the inputs are those that a student's
function returns; the ones in between are worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from course_utils.figures.appearance import BLACK, BLUE, GREY, ORANGE, scientific, styled

SumTimes = Callable[[float, float, float], tuple[Any, tuple[Any, Any, Any]]]
# Output, derivatives by the inputs, derivatives by the weights with the bias last.
Answer = tuple[float, Sequence[float], Sequence[float]]

GATE_SIZE = 1500
INPUT_GREY = "#F2F2F2"
GATE_BLUE = "#CFE3F1"


@dataclass(frozen=True)
class Node:
    """An input or a gate: its place and what is written in it."""

    place: tuple[float, float]
    label: str
    is_input: bool = False


@dataclass(frozen=True)
class Edge:
    """A value on its way from one node to the next; a derivative of None is not known yet."""

    start: str
    end: str
    value: float
    derivative: float | None
    at: float = 0.5


NEURON = {
    "w0": Node((0.0, 4.5), "$w_0$", is_input=True),
    "x0": Node((0.0, 3.2), "$x_0$", is_input=True),
    "w1": Node((0.0, 2.05), "$w_1$", is_input=True),
    "x1": Node((0.0, 0.75), "$x_1$", is_input=True),
    "w2": Node((0.0, -0.4), "$w_2$", is_input=True),
    "×0": Node((2.2, 3.85), "×"),
    "×1": Node((2.2, 1.4), "×"),
    "+0": Node((4.1, 2.6), "+"),
    "+1": Node((6.0, 1.6), "+"),
    "σ": Node((7.9, 1.6), "σ"),
    "f": Node((9.6, 1.6), "$f$", is_input=True),
}


@styled
def sum_times_graph(
    x: float = -2.0, y: float = 5.0, z: float = -4.0, function: SumTimes | None = None
) -> Figure:
    """Draw f = (x + y) z as a graph of two gates.

    Parameters
    ----------
    x, y, z : float
        The inputs.
    function : callable, optional
        ``function(x, y, z) -> f, (df_dx, df_dy, df_dz)``. Without it the derivatives are
        question marks.

    Returns
    -------
    matplotlib.figure.Figure
    """
    slopes: Sequence[float | None] = [None] * 3
    if function is not None:
        slopes = [float(slope) for slope in function(x, y, z)[1]]
    known = function is not None
    nodes = {
        "x": Node((0.0, 2.0), "$x$", is_input=True),
        "y": Node((0.0, 0.9), "$y$", is_input=True),
        "z": Node((0.0, -0.3), "$z$", is_input=True),
        "+": Node((2.4, 1.45), "+"),
        "×": Node((4.8, 0.6), "×"),
        "f": Node((7.0, 0.6), "$f$", is_input=True),
    }
    edges = [
        Edge("x", "+", x, slopes[0], at=0.45),
        Edge("y", "+", y, slopes[1], at=0.45),
        Edge("+", "×", x + y, z if known else None),
        Edge("z", "×", z, slopes[2], at=0.35),
        Edge("×", "f", (x + y) * z, 1.0, at=0.52),
    ]
    figure, axes = plt.subplots(figsize=(10, 4.2), layout="constrained")
    _draw(axes, nodes, edges)
    axes.text(3.75, 1.5, "$q = x + y$", fontsize=12, color=BLACK)
    axes.set(xlim=(-0.5, 7.5), ylim=(-0.85, 2.5))
    axes.set_title("$f = (x + y)\\,z$ in two steps")
    return figure


@styled
def neuron_graph(
    w: Sequence[float] = (2.0, -3.0, -3.0), x: Sequence[float] = (-1.0, -2.0)
) -> Figure:
    """Draw the neuron f = σ(w₀x₀ + w₁x₁ + w₂) as a graph of gates, with question marks behind.

    Parameters
    ----------
    w : sequence of 3 floats
        Two weights and the bias.
    x : sequence of 2 floats
        The inputs.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, axes = plt.subplots(figsize=(12, 5.8), layout="constrained")
    _draw(axes, NEURON, neuron_edges(w, x))
    axes.set(xlim=(-0.5, 10.1), ylim=(-0.95, 4.95))
    axes.set_title("A neuron: $f = σ(w_0 x_0 + w_1 x_1 + w_2)$")
    return figure


def neuron_edges(
    w: Sequence[float], x: Sequence[float], answer: Answer | None = None
) -> list[Edge]:
    """Return what travels along each edge of the neuron's graph.

    Parameters
    ----------
    w : sequence of 3 floats
        Two weights and the bias.
    x : sequence of 2 floats
        The inputs.
    answer : (f, dx, dw), optional
        What a student's function says about the output and the derivatives at the inputs. Without
        it no derivative is known; f(1 − f) on the way is worked out here in any case.

    Returns
    -------
    list of Edge
        From the inputs to the output.
    """
    products = w[0] * x[0], w[1] * x[1]
    dot = products[0] + products[1] + w[2]
    output = float(1 / (1 + np.exp(-dot)))
    dx: Sequence[float | None] = [None] * 2
    dw: Sequence[float | None] = [None] * 3
    slope = None
    f = output
    if answer is not None:
        f, dx, dw = answer
        slope = output * (1 - output)
    return [
        Edge("w0", "×0", w[0], dw[0], at=0.42),
        Edge("x0", "×0", x[0], dx[0], at=0.42),
        Edge("w1", "×1", w[1], dw[1], at=0.42),
        Edge("x1", "×1", x[1], dx[1], at=0.42),
        Edge("w2", "+1", w[2], dw[2], at=0.34),
        Edge("×0", "+0", products[0], slope),
        Edge("×1", "+0", products[1], slope),
        Edge("+0", "+1", products[0] + products[1], slope),
        Edge("+1", "σ", dot, slope),
        Edge("σ", "f", f, 1.0, at=0.52),
    ]


def _draw(axes: Axes, nodes: dict[str, Node], edges: Sequence[Edge]) -> None:
    draw_wires(axes, nodes, edges)
    for edge in edges:
        start, end = (np.array(nodes[name].place) for name in (edge.start, edge.end))
        x, y = start + edge.at * (end - start)
        label: Any = {"ha": "center", "fontsize": 12, "fontweight": "bold"}
        label["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        axes.text(x, y + 0.06, shown(edge.value), va="bottom", color=BLUE, **label)
        axes.text(x, y - 0.08, shown(edge.derivative), va="top", color=ORANGE, **label)
    draw_gates(axes, nodes)


def draw_wires(axes: Axes, nodes: dict[str, Node], edges: Sequence[Edge]) -> None:
    """Draw an arrow along every edge."""
    for edge in edges:
        axes.annotate(
            "",
            xy=nodes[edge.end].place,
            xytext=nodes[edge.start].place,
            arrowprops={
                "arrowstyle": "-|>",
                "color": GREY,
                "linewidth": 1.6,
                "shrinkA": 20,
                "shrinkB": 22,
            },
        )


def draw_gates(axes: Axes, nodes: dict[str, Node]) -> None:
    """Draw inputs and gates, and say which number is which."""
    for node in nodes.values():
        axes.scatter(
            *node.place,
            s=GATE_SIZE * (0.55 if node.is_input else 1.0),
            color=INPUT_GREY if node.is_input else GATE_BLUE,
            edgecolor=BLACK,
            marker="s" if node.is_input else "o",
            zorder=3,
        )
        size = 14 if node.is_input else 18
        axes.text(*node.place, node.label, ha="center", va="center", fontsize=size, zorder=4)
    backward = "below: derivative of $f$ (backward)"
    handles = [
        Line2D([], [], color=BLUE, marker=r"$\rightarrow$", markersize=14, linestyle="none"),
        Line2D([], [], color=ORANGE, marker=r"$\leftarrow$", markersize=14, linestyle="none"),
    ]
    axes.legend(
        handles, ["above: value (forward)", backward], loc="lower right", labelcolor="linecolor"
    )
    axes.axis("off")


def shown(number: float | None) -> str:
    """Return a number with two decimals, or a question mark where it is not known.

    Examples
    --------
    >>> shown(-3.0), shown(0.1966), shown(-0.00012), shown(None)
    ('−3', '0.20', '−1e-4', '?')
    """
    if number is None:
        return "?"
    whole = float(np.rint(number)) + 0.0
    if number == 0 or (whole and abs(number - whole) < 1e-9):
        return f"{whole:.0f}".replace("-", "−")
    text = f"{abs(number):.2f}" if abs(number) >= 0.005 else scientific(abs(number))
    return "−" + text if number < 0 else text
