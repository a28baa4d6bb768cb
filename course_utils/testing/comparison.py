"""Decide whether a value is what was expected; kind and shape come before closeness.

NumPy's own comparisons say yes too easily: an empty array equals any scalar, shapes broadcast,
a list passes for an array, and NaN slips through ``difference > tolerance``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from course_utils.testing.findings import Finding, RubricError
from course_utils.testing.signatures import likely_cause
from course_utils.testing.values import (
    as_real,
    brief,
    distinct,
    is_any,
    kind_of,
    number,
    place,
    whereabouts,
)


@dataclass(frozen=True)
class Closeness:
    """How near is near enough, and what is known about the ways to miss.

    Attributes
    ----------
    rtol, atol : float
        A value is right if ``|actual - expected| <= atol + rtol * max|expected|`` everywhere.
    mistakes : mapping from sentence to value
        Wrong values that betray a mistake, or functions without arguments that return one.
    counts : mapping from name to int
        Sizes by which one divides in this problem, such as ``{"m": 3}``.
    """

    rtol: float = 1e-7
    atol: float = 0.0
    mistakes: Mapping[str, Any] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for tolerance in (self.rtol, self.atol):
            if not (math.isfinite(tolerance) and tolerance >= 0):
                raise RubricError(f"a tolerance must be finite and not negative, not {tolerance}")

    def near(self, actual: np.ndarray, expected: np.ndarray) -> np.ndarray:
        """Return for each number whether it is near enough; NaN never is."""
        finite = np.isfinite(expected)
        bound = self.atol + self.rtol * np.max(np.abs(expected), initial=0.0, where=finite)
        return np.abs(actual - expected) <= bound


# What float32 reaches, and what any sensible order of operations in float64 does.
SOME_DIGITS, ALL_DIGITS = Closeness(rtol=1e-4), Closeness(rtol=1e-10)


def compare_close(
    actual: Any, expected: Any, closeness: Closeness, *, given: str, what: str, hidden: bool
) -> Finding | None:
    """Return None if the value is right, otherwise what is wrong with it.

    The finding of a hidden check holds neither the expected value nor the size of the error, and
    where it names a cause it holds no numbers at all: twice the right value is as good as the
    right value.
    """
    right = as_real(expected)
    if right is None or not np.all(np.isfinite(right)):
        raise RubricError(f"the expected value must be real and finite, not {brief(expected)}")
    value = _value_of(actual, right)
    with np.errstate(all="ignore"):
        sentence = _what_is_wrong(actual, value, right, closeness, subject(what))
        if sentence is None:
            return None
        cause = (
            known_mistake(actual, closeness, right)
            or _cause_of_kind(actual, right)
            or _cause_of_numbers(actual, right, closeness)
        )
        facts = [("given", given)] if given else []
        if hidden:
            facts.append(("came back", kind_of(actual) if cause else brief(actual, 4)))
            facts += _facts_of_place(value, right, closeness)
        else:
            facts.append(("came back", brief(actual, 12 if right.ndim == 0 else 6)))
            facts.append(("expected", brief(expected, 12 if right.ndim == 0 else 6)))
            facts += _facts_of_size(value, right, closeness)
    return Finding(sentence, cause, tuple(facts))


def answer_of(actual: Any, expected: Any) -> np.ndarray | None:
    """Return what came back if it is an answer, be it right or wrong, and None otherwise.

    An answer is of the kind and shape of what is expected, and finite.
    """
    right = as_real(expected)
    value = None if right is None else _value_of(actual, right)
    if right is None or value is None or value.shape != right.shape:
        return None
    return value if np.all(np.isfinite(value)) else None


def find_lost_digits(actual: Any, expected: Any, *, what: str) -> Finding | None:
    """Return what to say of an answer that is right to a few digits, and not to those of float64.

    Other answers, right or wrong, give None.
    """
    value, right = answer_of(actual, expected), as_real(expected)
    if value is None or right is None or not np.all(SOME_DIGITS.near(value, right)):
        return None
    if np.all(ALL_DIGITS.near(value, right)):
        return None
    return Finding(
        f"{subject(what)} is right to a few digits only.",
        "Somewhere the numbers are float32, or rounded: keep to float64, which has 16 digits.",
        (("came back", kind_of(actual)),),
    )


def _value_of(actual: Any, right: np.ndarray) -> np.ndarray | None:
    if right.ndim > 0 and type(actual) is not np.ndarray:
        return None  # a float is no array, even where an array of one number is expected
    return as_real(actual)


def subject(what: str) -> str:
    """Return what is examined as the beginning of a sentence; names keep their case."""
    return what[:1].upper() + what[1:] if what.startswith(("the ", "a ", "an ")) else what


def _what_is_wrong(
    actual: Any, value: np.ndarray | None, right: np.ndarray, closeness: Closeness, what: str
) -> str | None:
    wanted = "one number" if right.ndim == 0 else f"an array of shape {right.shape}"
    if value is None:
        return f"{what} is {kind_of(actual)}; {wanted} is expected."
    if value.shape != right.shape:
        return f"{what} has the shape {value.shape}; {wanted} is expected."
    finite = np.isfinite(value)
    if not np.all(finite):
        wrong = value[~finite]
        kinds = [("NaN", np.isnan), ("infinite", np.isinf)]
        bad = " or ".join(name for name, there in kinds if np.any(there(wrong)))
        if value.ndim == 0:
            return f"{what} is {bad}."
        return f"{what} is {bad} in {whereabouts(~finite)}."
    if np.all(closeness.near(value, right)):
        return None
    return f"{what} is not right."


def known_mistake(actual: Any, closeness: Closeness, expected: np.ndarray) -> str | None:
    """Return the sentence of the first listed mistake whose wrong value came back."""
    value = as_real(actual)
    tolerance = Closeness(max(closeness.rtol, 1e-6), closeness.atol)
    for sentence, listed in closeness.mistakes.items():
        wrong_value = listed() if callable(listed) else listed
        if wrong_value is None:
            if actual is None:
                return sentence
            continue
        wrong = as_real(wrong_value)
        if wrong is None:
            raise RubricError(f"the wrong value of {sentence!r} is {kind_of(wrong_value)}")
        if value is None or value.shape != wrong.shape:
            continue
        if wrong.shape == expected.shape and np.all(tolerance.near(wrong, expected)):
            continue  # with these inputs the mistake does not show
        alike = (value == wrong) | (np.isnan(value) & np.isnan(wrong))
        if np.all(alike | closeness.near(value, wrong)):
            return sentence
        if np.all(alike | tolerance.near(value, wrong)) and _is_apart(value, wrong, expected):
            return sentence
    return None


def _is_apart(value: np.ndarray, wrong: np.ndarray, expected: np.ndarray) -> bool:
    """Return whether a value is far nearer to a wrong one than that is to the right one.

    Where it is not, it may be that of a third mistake, which lies beside both.
    """
    if wrong.shape != expected.shape or not np.all(np.isfinite(wrong)):
        return True
    apart = np.max(np.abs(wrong - expected), initial=0.0)
    return bool(np.max(np.abs(value - wrong), initial=0.0) <= 1e-3 * apart)


def _cause_of_kind(actual: Any, right: np.ndarray) -> str | None:
    kind = type(actual)
    if actual is None:
        return "The function returned nothing: is the `return` missing, or the result only printed?"
    if is_any(kind, (list, tuple)):
        if kind is tuple and right.ndim == 0:
            return "Several values are returned, where one is asked for."
        if right.ndim and _as_array(actual) is not None:
            return f"The numbers stand in a {kind.__name__}: make it an array with `np.array`."
        return None
    if kind is np.ndarray and actual.dtype.kind == "O":
        return (
            "The array holds Python objects: was it made so (`dtype=object`), or is an entry no "
            "number (a tuple, None, rows of unequal length)?"
        )
    if kind is str:
        return "A text came back: return the number itself, not the line that is printed."
    if callable(actual):
        return "A function came back: call it, with parentheses."
    if right.ndim and as_real(actual) is not None and kind is not np.ndarray:
        return "One number came back, where there should be one for each entry."
    return None


def _as_array(entries: Any) -> np.ndarray | None:
    """Return nested lists of plain numbers as an array; anything else as None."""
    pending, total = [entries], 0
    while pending:
        entry = pending.pop()
        if is_any(type(entry), (list, tuple)):
            pending.extend(entry)
        elif as_real(entry) is None:
            return None
        total += 1
        if total > 10_000:
            return None
    try:
        return np.array(entries, dtype=np.float64)
    except ValueError:  # rows of unequal length
        return None


def _cause_of_numbers(actual: Any, right: np.ndarray, closeness: Closeness) -> str | None:
    value = as_real(actual)
    if value is None:
        return None
    if np.all(np.isfinite(value)):
        dtype = actual.dtype if type(actual) is np.ndarray else np.asarray(actual).dtype
        return likely_cause(value, right, counts=closeness.counts, rtol=closeness.rtol, dtype=dtype)
    if np.any(np.isnan(value)):
        return "NaN comes from 0/0, ∞ − ∞ or 0 · ∞, or from the logarithm of a negative number."
    return "Infinity comes from a division by 0, from log(0), or from an overflow (exp(1000))."


def _facts_of_place(
    value: np.ndarray | None, right: np.ndarray, closeness: Closeness
) -> list[tuple[str, str]]:
    if value is None or value.shape != right.shape or right.size < 2:
        return []
    return [("wrong", whereabouts(~closeness.near(value, right)))]


def _facts_of_size(
    value: np.ndarray | None, right: np.ndarray, closeness: Closeness
) -> list[tuple[str, str]]:
    if value is None or value.shape != right.shape or not np.all(np.isfinite(value)):
        return _facts_of_place(value, right, closeness)
    error = np.abs(value - right)
    worst = np.unravel_index(int(np.argmax(error)), error.shape)
    off = number(float(error[worst]), 3)
    if right.ndim:
        came, wanted = distinct(float(value[worst]), float(right[worst]))
        off += f" at {place(worst)}, where {came} came back and {wanted} is expected"
    return [("off by", off), *_facts_of_place(value, right, closeness)]
