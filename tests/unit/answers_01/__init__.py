"""Answers to the notebook on numerical gradients: wrong ones, and correct variants.

Each module holds the answers to one graded function. A wrong answer is written as an edit of a
correct one where that is possible, so that the mistake is what one sees.
"""

from tests.unit.answers_01 import centred_gradient, forward_gradient, misleading, scalar_slope

WRONG = scalar_slope.WRONG + forward_gradient.WRONG + centred_gradient.WRONG + misleading.WRONG
RIGHT = scalar_slope.RIGHT + forward_gradient.RIGHT + centred_gradient.RIGHT
