"""Answers to the notebook on backpropagation: wrong ones, and correct variants.

Each module holds the answers to one or a few solution cells. A wrong answer is written as an edit
of a correct one, so that the mistake is what one sees.
"""

from tests.unit.answers_02 import (
    backprop,
    backprop_variants,
    gates,
    initialisation,
    misleading,
    neuron,
    sigmoid,
)

WRONG = (
    gates.WRONG
    + sigmoid.WRONG
    + neuron.WRONG
    + backprop.WRONG
    + initialisation.WRONG
    + misleading.WRONG
)
RIGHT = gates.RIGHT + sigmoid.RIGHT + neuron.RIGHT + backprop_variants.RIGHT + initialisation.RIGHT
