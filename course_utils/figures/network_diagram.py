"""The network of the N-dimensional gradient check as a drawing."""

from __future__ import annotations

import itertools

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREY, ORANGE, styled

UNITS = (4, 5, 3, 1)
LAYERS = ("features $X$", "$A_1$, ReLU", "$A_2$, ReLU", "$A_3$, sigmoid")
DISTANCE = 3.0


@styled
def network_diagram() -> Figure:
    """Draw the layers 4-5-3-1 with the shape and the number of entries of each block.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, axes = plt.subplots(figsize=(11, 4.6), layout="constrained")
    heights = [np.arange(n) - (n - 1) / 2 for n in UNITS]
    for layer, (left, right) in enumerate(itertools.pairwise(heights), start=1):
        x = (layer - 1) * DISTANCE
        for start in left:
            for end in right:
                axes.plot([x, x + DISTANCE], [start, end], color=GREY, linewidth=0.9, zorder=1)
        inputs, outputs = len(left), len(right)
        plural = "s" if outputs > 1 else ""
        axes.text(
            x + DISTANCE / 2,
            2.75,
            f"$W_{layer}$: ({outputs}, {inputs}), {inputs * outputs} numbers",
            ha="center",
            color=BLUE,
        )
        axes.text(
            x + DISTANCE,
            -3.45,
            f"$b_{layer}$: ({outputs}, 1), {outputs} number{plural}",
            ha="center",
            color=ORANGE,
        )
    for layer, (units, name) in enumerate(zip(heights, LAYERS, strict=True)):
        x = layer * DISTANCE
        fill = "white" if layer == 0 else "#CFE3F1"
        axes.scatter([x] * len(units), units, s=520, color=fill, edgecolor=BLACK, zorder=2)
        axes.text(x, -2.95, name, ha="center", color=BLACK)
    axes.set(xlim=(-0.9, 3 * DISTANCE + 1.1), ylim=(-3.7, 3.1))
    axes.set_title("20 + 5 + 15 + 3 + 3 + 1 = 47 parameters, so 47 derivatives of one cost")
    axes.axis("off")
    return figure
