"""Images as the rows of a matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def as_rows(images: ArrayLike) -> np.ndarray:
    """Return each image as one row of float64 numbers.

    Parameters
    ----------
    images : array of shape (N, ...)
        N images of any shape and number type.

    Returns
    -------
    ndarray of shape (N, D)
        A copy; D is the number of values of one image.

    Examples
    --------
    >>> as_rows(np.zeros((5, 32, 32, 3), dtype=np.uint8)).shape
    (5, 3072)
    """
    images = np.asarray(images)
    size = int(np.prod(images.shape[1:]))
    return np.array(images.reshape(len(images), size), dtype=np.float64)


def append_ones(X: ArrayLike) -> np.ndarray:
    """Return the rows of `X` with a 1 at the end of each: the input of the bias.

    Parameters
    ----------
    X : array of shape (N, D)
        Examples in rows.

    Returns
    -------
    ndarray of shape (N, D + 1)

    Examples
    --------
    >>> append_ones([[2.0, 3.0], [4.0, 5.0]])
    array([[2., 3., 1.],
           [4., 5., 1.]])
    """
    X = np.asarray(X, dtype=np.float64)
    return np.hstack([X, np.ones((len(X), 1))])
