"""Real data for the notebooks, and a stand-in where the real data are too large to ship.

    folder      where data/ lies
    digits      1 797 handwritten digits, 8×8, and their split into training and test examples
    cifar10     the public CIFAR-10 files, if the user has put them in data/
    stand_in    images of CIFAR-10's shape from a seed, if not
    rows        images as rows of a matrix, with the column of ones that carries the bias

Examples are in rows, labels are 0…C−1. What is read from disk is checked before it is used; a
:class:`DataError` says what is wrong with a file and what to do about it.
"""

from course_utils.datasets.cifar10 import (
    CIFAR10_CLASSES,
    LabelledImages,
    cifar10_or_stand_in,
    load_cifar10,
)
from course_utils.datasets.digits import load_digits, split_digits
from course_utils.datasets.folder import DataError, data_folder
from course_utils.datasets.rows import append_ones, as_rows
from course_utils.datasets.stand_in import cifar10_stand_in

__all__ = [
    "CIFAR10_CLASSES",
    "DataError",
    "LabelledImages",
    "append_ones",
    "as_rows",
    "cifar10_or_stand_in",
    "cifar10_stand_in",
    "data_folder",
    "load_cifar10",
    "load_digits",
    "split_digits",
]
