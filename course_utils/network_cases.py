"""The published case on which the N-dimensional gradient check is tried."""

from __future__ import annotations

import numpy as np

from course_utils.parameters import DEFAULT_SHAPES, ORDER


def gradient_check_n_test_case() -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Return the inputs, labels and parameters of the published case.

    The numbers are those of NumPy's legacy generator after ``np.random.seed(1)``, drawn by
    ``randn`` in the order X, W1, b1, W2, b2, W3, b3. The global generator is left alone.

    Returns
    -------
    X : ndarray of shape (4, 3)
        Three examples in columns.
    Y : ndarray of shape (3,)
        The labels 1, 1, 0.
    parameters : dict
        ``W1 (5, 4), b1 (5, 1), W2 (3, 5), b2 (3, 1), W3 (1, 3), b3 (1, 1)``.

    Notes
    -----
    The cost of the network LINEAR→RELU→LINEAR→RELU→LINEAR→SIGMOID here is 2.407833389834357. The
    case is weak: one unit of the first layer and two of three in the second are dead, and so 20
    of the 47 gradients are exactly 0.
    """
    legacy = np.random.RandomState(1)
    X = legacy.randn(4, 3)
    Y = np.array([1, 1, 0])
    parameters = {name: legacy.randn(*DEFAULT_SHAPES[name]) for name in ORDER}
    return X, Y, parameters
