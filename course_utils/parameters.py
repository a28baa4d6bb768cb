"""Parameters of the three-layer network as a dict, and as one long column of numbers.

A gradient check moves one number at a time, wherever it stands: in a weight matrix or in a bias.
That is simplest when all of them stand in one column ``theta``; the network wants them as a dict.
The order in the column is W1, b1, W2, b2, W3, b3, each array row by row, whatever the order of
the dict. Everything returned is a float64 copy: changing it in place changes nothing else.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

import numpy as np

ORDER = ("W1", "b1", "W2", "b2", "W3", "b3")
DEFAULT_SHAPES: dict[str, tuple[int, ...]] = {
    "W1": (5, 4),
    "b1": (5, 1),
    "W2": (3, 5),
    "b2": (3, 1),
    "W3": (1, 3),
    "b3": (1, 1),
}


def dictionary_to_vector(parameters: Mapping[str, np.ndarray]) -> tuple[np.ndarray, list[str]]:
    """Stack all parameters into one column.

    Parameters
    ----------
    parameters : mapping
        Arrays ``W1, b1, W2, b2, W3, b3``, of any sizes.

    Returns
    -------
    theta : ndarray of shape (P, 1)
        All P numbers.
    keys : list of P strings
        For each number the name of the parameter it belongs to.

    Raises
    ------
    ValueError
        If a parameter is missing, if there is one that is not in the list (it would not be
        checked), or if one does not hold real numbers.

    Examples
    --------
    >>> parameters = {name: np.array([[1.0]]) for name in ("b3", "W3", "b2", "W2", "b1")}
    >>> parameters["W1"] = np.array([[5.0, 6.0]])
    >>> theta, keys = dictionary_to_vector(parameters)
    >>> theta.ravel().tolist()
    [5.0, 6.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    >>> keys
    ['W1', 'W1', 'b1', 'W2', 'b2', 'W3', 'b3']
    """
    unknown = sorted(str(name) for name in parameters if name not in ORDER)
    if unknown:
        raise ValueError(
            f"parameters has entries that are no parameters of this network: {', '.join(unknown)}; "
            f"expected are {', '.join(ORDER)}"
        )
    columns = _columns(parameters, ORDER, "parameters")
    keys = [name for name, column in zip(ORDER, columns, strict=True) for _ in column]
    return np.concatenate(columns), keys


def vector_to_dictionary(
    theta: np.ndarray, shapes: Mapping[str, tuple[int, ...]] | None = None
) -> dict[str, np.ndarray]:
    """Cut a column back into the parameters; the inverse of :func:`dictionary_to_vector`.

    Parameters
    ----------
    theta : ndarray of shape (P, 1) or (P,)
        All parameters in the order W1, b1, W2, b2, W3, b3.
    shapes : mapping from name to shape, optional
        The shapes of the six parameters. By default those of a network with 4 inputs and
        5, 3 and 1 units: P = 47.

    Returns
    -------
    dict
        The six arrays: copies, never views of `theta`.

    Raises
    ------
    ValueError
        If `theta` does not hold exactly as many numbers as the shapes need, is not a column, or
        a shape is missing.
    """
    shapes = DEFAULT_SHAPES if shapes is None else shapes
    _refuse_missing(shapes, ORDER, "shapes")
    column = _as_float64(theta, "theta")
    if column.ndim != 1 and column.shape[1:] != (1,):
        raise ValueError(f"theta must have the shape (P, 1) or (P,), not {column.shape}")
    ends = list(itertools.accumulate(math.prod(shapes[name]) for name in ORDER))
    if column.size != ends[-1]:
        raise ValueError(f"theta has {column.size} numbers, and the shapes need {ends[-1]}")
    numbers = column.ravel()
    starts = [0, *ends[:-1]]
    return {
        name: numbers[start:end].reshape(shapes[name]).copy()
        for name, start, end in zip(ORDER, starts, ends, strict=True)
    }


def gradients_to_vector(gradients: Mapping[str, np.ndarray]) -> np.ndarray:
    """Stack the gradients into one column, in the order of the parameters.

    Parameters
    ----------
    gradients : mapping
        Arrays ``dW1, db1, dW2, db2, dW3, db3``. Other entries, such as ``dZ1``, are ignored.

    Returns
    -------
    ndarray of shape (P, 1)
        dW1, db1, dW2, db2, dW3, db3, each row by row.

    Raises
    ------
    ValueError
        If a gradient is missing or does not hold real numbers.
    """
    return np.concatenate(_columns(gradients, tuple("d" + name for name in ORDER), "gradients"))


def _columns(
    arrays: Mapping[str, np.ndarray], names: tuple[str, ...], what: str
) -> list[np.ndarray]:
    _refuse_missing(arrays, names, what)
    return [_as_float64(arrays[name], f"{what}[{name!r}]").reshape(-1, 1) for name in names]


def _refuse_missing(entries: Mapping[str, object], names: tuple[str, ...], what: str) -> None:
    missing = [name for name in names if name not in entries]
    if missing:
        there = ", ".join(str(name) for name in entries) or "nothing"
        raise ValueError(f"{what} lacks {', '.join(missing)}; it has {there}")


def _as_float64(numbers: np.ndarray, what: str) -> np.ndarray:
    array = np.asarray(numbers)
    if array.dtype.kind not in "iuf":
        # Complex numbers would lose their imaginary part without a word.
        raise ValueError(f"{what} must hold real numbers, not {array.dtype}")
    return array.astype(np.float64, copy=False)  # who asks copies the pieces
