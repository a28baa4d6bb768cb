"""The handwritten digits of the UCI repository: 1 797 images of 8×8."""

from __future__ import annotations

import gzip
import hashlib

import numpy as np

from course_utils.datasets.folder import DataError, data_folder
from course_utils.datasets.rows import as_rows

FILE = "digits.csv.gz"
SHA256 = "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"
IMAGES, SIDE = 1797, 8
TEST_EXAMPLES = 450
# With NumPy's legacy generator, whose numbers are the same in every version.
SPLIT_SEED = 1998


def load_digits() -> tuple[np.ndarray, np.ndarray]:
    """Return the images and labels of the handwritten digits, in the order of the file.

    Returns
    -------
    images : ndarray of shape (1797, 8, 8), float64
        Ink: how many of the 16 points of a 4×4 block are on, 0 (none) to 16 (all).
    labels : ndarray of shape (1797,), int64
        The digit, 0 to 9.

    Raises
    ------
    DataError
        If the file is missing, or is not the one that comes with the workbook.

    References
    ----------
    E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine
    Learning Repository, https://doi.org/10.24432/C50P49 (its 1 797 test images).

    Examples
    --------
    >>> images, labels = load_digits()
    >>> images.shape, labels[:5].tolist()
    ((1797, 8, 8), [0, 1, 2, 3, 4])
    """
    lines = gzip.decompress(_packed()).decode("ascii").splitlines()
    table = np.loadtxt(lines, delimiter=",", dtype=np.int64)
    images = table[:, :-1].reshape(-1, SIDE, SIDE).astype(np.float64)
    return images, table[:, -1].copy()


def split_digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return training and test examples of the digits; the split is the same every time.

    Returns
    -------
    X_train : ndarray of shape (1347, 64), float64
        Images in rows, ink 0 to 16. There is no column of ones yet (see ``append_ones``).
    y_train : ndarray of shape (1347,), int64
        Their labels, 0 to 9.
    X_test, y_test : ndarrays of shapes (450, 64) and (450,)
        The same for the examples held out.

    Notes
    -----
    A fixed permutation mixes the 13 people who wrote the digits, so each of them is likely to be
    in both parts: a score on the test part says how well *their* digits are read.

    Examples
    --------
    >>> X_train, y_train, X_test, y_test = split_digits()
    >>> X_train.shape, X_test.shape
    ((1347, 64), (450, 64))
    """
    images, labels = load_digits()
    order = np.random.RandomState(SPLIT_SEED).permutation(IMAGES)
    test, train = order[:TEST_EXAMPLES], order[TEST_EXAMPLES:]
    X = as_rows(images)
    return X[train], labels[train], X[test], labels[test]


def _packed() -> bytes:
    """Return the file's bytes, which are exactly those that the workbook ships."""
    path = data_folder() / FILE
    what_to_do = f"Copy `{FILE}` from the workbook's folder `data` again."
    try:
        packed = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}). {what_to_do}") from error
    if hashlib.sha256(packed).hexdigest() != SHA256:
        raise DataError(f"{path} is incomplete or was changed. {what_to_do}")
    return packed
