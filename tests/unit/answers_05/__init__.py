"""Answers to the notebook on gradient descent: wrong ones, and correct variants.

Each module holds the answers to one solution cell. A wrong answer is written as an edit of a
correct one, so that the mistake is what one sees.
"""

from tests.unit.answers_05 import descent, false_causes, minibatches, momentum, sampling

WRONG = descent.WRONG + sampling.WRONG + minibatches.WRONG + momentum.WRONG + false_causes.WRONG
RIGHT = descent.RIGHT + sampling.RIGHT + minibatches.RIGHT + momentum.RIGHT
