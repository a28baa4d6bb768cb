"""Answers to the notebooks on gradient checking: wrong ones, and correct variants.

Each module holds the answers to one solution cell or notebook. A wrong answer is written as an
edit of a correct one, so that the mistake is what one sees.
"""

from tests.unit.answers_03 import (
    backward_n,
    checker_1d,
    checker_n,
    checker_n_wrong,
    forward_n,
    model_1d,
    seldom_examined,
)

ONE_DIMENSION = "gradient_checking_1d"
NETWORK = "gradient_checking_nd"

WRONG = {
    ONE_DIMENSION: model_1d.WRONG + checker_1d.WRONG + seldom_examined.WRONG_1D,
    NETWORK: forward_n.WRONG + checker_n_wrong.WRONG + backward_n.WRONG + seldom_examined.WRONG_ND,
}
RIGHT = {
    ONE_DIMENSION: model_1d.RIGHT + checker_1d.RIGHT,
    NETWORK: forward_n.RIGHT + checker_n.RIGHT + backward_n.RIGHT + seldom_examined.RIGHT_ND,
}
