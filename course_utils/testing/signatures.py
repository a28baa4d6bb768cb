"""Mistakes that can be read off the numbers: twice, transposed, sign flipped, 1/m missing.

Each signature is a plain question to a pair of arrays and one sentence that answers it. The
sentence never holds a number from the expected value, so that it may stand in a hidden check.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

FACTORS = {
    2.0: "exactly 2 times the right value: a term is added twice, or a division by 2 is missing "
    "(a centred difference is divided by 2h)",
    0.5: "exactly half the right value: a factor 2 is missing, or a division by 2 is too much "
    "(a one-sided difference is divided by h)",
    -1.0: "exactly the right value with the sign flipped",
    -2.0: "minus 2 times the right value: the sign is flipped, and a factor 2 is too much",
    -0.5: "minus half the right value: the sign is flipped, and a factor 2 is missing",
    3.0: "exactly 3 times the right value",
    1 / 3: "exactly a third of the right value",
    4.0: "exactly 4 times the right value: a factor 4 is too much, or a factor 2 squared",
    0.25: "exactly a quarter of the right value: a factor 4 is missing, or a factor 2 squared",
    10.0: "exactly 10 times the right value",
    0.1: "exactly a tenth of the right value",
}


class _Same:
    """Equality up to a tolerance that belongs to a signature, not to the check."""

    def __init__(self, rtol: float) -> None:
        # A loose check must not make everything look like everything.
        self.rtol = min(max(rtol, 1e-6), 1e-3)

    def __call__(self, a: np.ndarray, b: np.ndarray) -> bool:
        if a.shape != b.shape:
            return False
        return bool(np.all(np.abs(a - b) <= self.rtol * np.max(np.abs(b), initial=0.0)))


def likely_cause(
    actual: np.ndarray,
    expected: np.ndarray,
    *,
    counts: Mapping[str, int] | None = None,
    rtol: float = 1e-7,
    dtype: np.dtype | None = None,
) -> str | None:
    """Return the likely cause in one sentence, or None if the numbers carry no signature.

    Parameters
    ----------
    actual, expected : array of float64
        Finite numbers that differ, of any shapes.
    counts : mapping from name to int
        Sizes by which one divides in this problem, such as ``{"m": 3}``.
    rtol : float
        The tolerance of the check.
    dtype : numpy dtype
        The dtype in which the actual numbers came.
    """
    same = _Same(rtol)
    if actual.size == 0 or expected.size == 0:
        return None
    if actual.shape != expected.shape:
        return _cause_of_shape(actual, expected, same)
    return (
        _cause_of_truncation(actual, expected, dtype)
        or _cause_of_factor(actual, expected, counts or {}, same)
        or _cause_of_precision(actual, expected, same)
        or _cause_of_arrangement(actual, expected, same)
        or _cause_of_function(actual, expected, same)
    )


def _cause_of_shape(actual: np.ndarray, expected: np.ndarray, same: _Same) -> str | None:
    flat, right = actual.ravel(), expected.ravel()
    if expected.ndim == 0:
        if same(flat, right):
            return "The number is right, but it is wrapped in an array: return the number alone."
        if flat.size == 1:
            return "The number is wrapped in an array: return the number alone."
        if same(np.asarray(actual.sum()), expected):
            return "The entries are right, but they are not added up to one number."
        if same(np.asarray(actual.mean()), expected):
            return "The entries are right, but their mean is not taken."
        return None
    if actual.ndim == 2 and same(actual.T, expected):
        return "The result is transposed."
    if same(flat, right):
        return "The numbers are right, only the shape is not."
    if actual.ndim == 0 and same(actual, np.asarray(expected.sum())):
        return "All entries are added up to one number."
    if actual.ndim == 0 and same(actual, np.asarray(expected.mean())):
        return "The mean is taken over all entries."
    if same(flat, right[:-1]):
        return "The last entry is missing; the others are right."
    if same(flat[:-1], right):
        return "There is one entry too many at the end; the others are right."
    if actual.shape == (expected.size, expected.size):
        return (
            "An array of shape (n,) met one of shape (n, 1), and NumPy broadcast the two "
            "to a square: reshape one of them."
        )
    return None


def _cause_of_truncation(
    actual: np.ndarray, expected: np.ndarray, dtype: np.dtype | None
) -> str | None:
    """Return what integers say; before all else, since decimals below 1 are cut to zeros."""
    if dtype is None or dtype.kind not in "iu":
        return None
    # 2.9999999999 is cut to 2, though 3 is expected.
    if not np.all((actual == np.trunc(expected)) | (actual == np.trunc(expected * (1 - 1e-9)))):
        return None
    if actual.ndim == 0:
        # A plain 0 comes more often from a sum that was never made.
        cut = "The decimals are cut off: the number is made an integer somewhere."
        return cut if np.any(actual) else None
    return (
        "The decimals are cut off: the numbers are stored in an array of integers "
        "(`np.zeros_like` of an integer array is one); convert to float first."
    )


def _cause_of_factor(
    actual: np.ndarray, expected: np.ndarray, counts: Mapping[str, int], same: _Same
) -> str | None:
    if not np.any(actual):
        if actual.ndim:
            return "Every number is 0: was the result ever stored in the array of zeros?"
        return "It is 0: was the result ever stored or added up?"
    if not np.any(expected):
        return None
    subject = "Every number is" if actual.ndim else "It is"
    for name, n in counts.items():
        if n <= 1:
            continue
        if same(actual, expected * n):
            return f"{subject} {name} times too large: the factor 1/{name} is missing."
        if same(actual, expected / n):
            return f"{subject} {name} times too small: it is divided by {name} once too often."
        if same(actual, -expected * n):
            return f"The sign is flipped, and the factor 1/{name} is missing."
    for factor, words in FACTORS.items():
        if same(actual, factor * expected):
            return f"{subject} {words}."
    return None


def _cause_of_precision(actual: np.ndarray, expected: np.ndarray, same: _Same) -> str | None:
    single = np.array_equal(actual, actual.astype(np.float32).astype(np.float64))
    scale = np.max(np.abs(expected))
    if single and scale > 0 and np.all(np.abs(actual - expected) <= 1e-5 * scale):
        return "It is right to 7 digits only: somewhere the numbers are float32."
    # A few whole numbers may be near the right ones by chance.
    for decimals in range(0 if actual.size >= 4 else 1, 8):
        if np.array_equal(actual, np.round(expected, decimals)):
            return f"It is rounded to {decimals} decimals: return the number as it is."
    if same(actual, expected):
        return (
            "It is nearly right: is something rounded, a tiny number added, or a difference "
            "taken with another step or formula?"
        )
    return None


def _cause_of_arrangement(actual: np.ndarray, expected: np.ndarray, same: _Same) -> str | None:
    if actual.size == 1:
        return None
    if actual.ndim == 2 and actual.shape[0] == actual.shape[1] and same(actual.T, expected):
        return "The result is transposed."
    if same(actual, np.full(actual.shape, expected.sum())):
        return (
            "Every entry is the sum of all the right ones: all coordinates are moved at once, or "
            "each result is added to the whole array, not to its own entry."
        )
    if same(actual.ravel()[::-1], expected.ravel()):
        return "The right numbers are there in reversed order."
    if same(np.sort(actual, axis=None), np.sort(expected, axis=None)):
        return "The right numbers are there, but in another order."
    zero = (actual == 0) & (expected != 0)
    if np.any(zero) and same(np.where(zero, expected, actual), expected):
        left = f"{np.count_nonzero(zero)} of {actual.size} numbers"
        return f"{left} were left at 0; the others are right."
    shift = actual - expected
    if same(shift, np.full(shift.shape, shift.flat[0])) and np.any(shift):
        return "The same constant is added to every number."
    return None


def _cause_of_function(actual: np.ndarray, expected: np.ndarray, same: _Same) -> str | None:
    if same(actual, np.abs(expected)):
        return "The numbers are right without their signs: an absolute value is taken."
    if same(actual, expected**2):
        return "It is the square of the right value: is a square root missing?"
    if np.all(expected >= 0) and same(actual, np.sqrt(expected)):
        return "It is the square root of the right value."
    return None
