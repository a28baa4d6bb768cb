"""Answers to the notebook on the hinge loss: wrong ones, and correct variants.

Each module holds the answers to one function. A wrong answer is written as an edit of a correct
one, so that the mistake is what one sees.
"""

from tests.unit.answers_04 import (
    false_causes,
    hidden_loops,
    loops,
    loops_wrong,
    one_example,
    single_precision,
    slow_without_loops,
    sweep,
    whole_matrices,
    whole_matrices_loops,
)

WRONG = (
    one_example.WRONG
    + loops_wrong.WRONG
    + whole_matrices.WRONG
    + whole_matrices_loops.WRONG
    + hidden_loops.WRONG
    + single_precision.WRONG
    + sweep.WRONG
    + false_causes.WRONG
)
RIGHT = (
    one_example.RIGHT + loops.RIGHT + whole_matrices.RIGHT + slow_without_loops.RIGHT + sweep.RIGHT
)
