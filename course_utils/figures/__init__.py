"""Figures of the notebooks: each draws one idea and returns the matplotlib figure.

Functions that need a network or a cost take it as an argument, so a figure shows what the
student's own functions do. Nothing here is read by the checks of a test cell, and nothing is
random from one run to the next.

    wrong_slopes      descent that goes downhill with a wrong derivative
    secants           one-sided and centred differences beside the tangent
    step_sizes        what the size of ε does to a check, and how to read the curve
    network_diagram   the layers of the network and where its parameters sit
    training          cost curves of right and wrong gradients
    gradient_blocks   the check per parameter block, and the gradients that are exactly zero

In a notebook the call ends with a semicolon: the open figure is shown once, not twice.
"""

from course_utils.figures.gradient_blocks import dead_and_live_gradients, differences_per_block
from course_utils.figures.network_diagram import network_diagram
from course_utils.figures.secants import secants
from course_utils.figures.step_sizes import (
    signatures_against_epsilon,
    straight_and_curved_against_epsilon,
)
from course_utils.figures.training import training_curves
from course_utils.figures.wrong_slopes import descent_with_a_wrong_slope

__all__ = [
    "dead_and_live_gradients",
    "descent_with_a_wrong_slope",
    "differences_per_block",
    "network_diagram",
    "secants",
    "signatures_against_epsilon",
    "straight_and_curved_against_epsilon",
    "training_curves",
]
