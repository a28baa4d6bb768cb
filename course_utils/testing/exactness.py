"""Comparisons that allow no tolerance: the same plain value, the same bits."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.testing.comparison import subject
from course_utils.testing.findings import Finding, RubricError
from course_utils.testing.values import (
    NUMPY_REALS,
    is_any,
    kind_of,
    plain_text,
    whereabouts,
)

DICT_KEYS: Any = type({}.keys())


def compare_equal(
    actual: Any, expected: Any, *, given: str, what: str, hidden: bool
) -> Finding | None:
    """Return None if two plain values are the same in kind and value, else the finding.

    A Python number and a NumPy number of the same kind count as the same kind; ``True`` is not
    ``1``, ``2.0`` is not ``2``, a list is not a tuple. The keys of a dict are a set.
    """
    actual = set(actual) if type(actual) is DICT_KEYS else actual
    expected = set(expected) if type(expected) is DICT_KEYS else expected
    if _family(expected) is None:
        raise RubricError(f"equal compares plain values, not {kind_of(expected)}; arrays: close")
    if _same(actual, expected):
        return None
    facts = [("given", given)] if given else []
    facts.append(("came back", plain_text(actual)))
    if not hidden:
        facts.append(("expected", plain_text(expected)))
    if _family(actual) != _family(expected):
        sentence = f"{subject(what)} is {kind_of(actual)}; {kind_of(expected)} is expected."
        cause = None
        if actual is None:
            cause = "The function returned nothing: is the `return` missing?"
        return Finding(sentence, cause, tuple(facts))
    return Finding(f"{subject(what)} is not right.", None, tuple(facts))


def _family(value: Any) -> str | None:
    """Return the kind that two equal values must share, or None if the value is not plain."""
    kind = type(value)
    if value is None:
        return "None"
    if kind is bool or kind is np.bool_:
        return "bool"
    if kind is int or (is_any(kind, NUMPY_REALS) and issubclass(kind, np.integer)):
        return "int"
    if kind is float or is_any(kind, NUMPY_REALS):
        return "float"
    if is_any(kind, (set, frozenset)):
        return "set"
    if is_any(kind, (complex, str, bytes, list, tuple, dict)):
        return kind.__name__
    return None


def _same(actual: Any, expected: Any) -> bool:
    family = _family(expected)
    if family is None or _family(actual) != family:
        return False
    if family in ("list", "tuple"):
        return len(actual) == len(expected) and all(map(_same, actual, expected))
    if family == "dict":
        return (
            len(actual) == len(expected)
            and all(_family(key) is not None for key in actual)
            and all(key in actual and _same(actual[key], expected[key]) for key in expected)
        )
    if family == "set":
        return all(_family(entry) is not None for entry in actual) and set(actual) == set(expected)
    return bool(actual == expected)


def find_change(name: str, before: Any, after: Any) -> Finding | None:
    """Return None if a value is bit for bit as it was, else which part of it changed, and how."""
    kind, now = type(before), type(after)
    if now is not kind:
        return _changed(name, f"it was {kind_of(before)} and is now {kind_of(after)}")
    if kind is np.ndarray:
        return _find_changed_numbers(name, before, after)
    if kind is dict:
        return _find_changed_entry(name, before, after)
    if is_any(kind, (list, tuple)):
        if len(before) != len(after):
            return _changed(name, f"it had {len(before)} entries and now has {len(after)}")
        for i, (old, new) in enumerate(zip(before, after, strict=True)):
            finding = find_change(f"{name}[{i}]", old, new)
            if finding is not None:
                return finding
        return None
    if _family(before) is None:
        raise RubricError(f"unchanged compares arrays and plain values, not {kind_of(before)}")
    # repr tells -0.0 from 0.0 and takes NaN for itself; == does neither.
    return None if repr(before) == repr(after) else _changed(name, "its value is another one")


def _find_changed_entry(name: str, before: dict[Any, Any], after: dict[Any, Any]) -> Finding | None:
    if list(before) != list(after):
        gone = [plain_text(key) for key in before if key not in after]
        new = [plain_text(key) for key in after if key not in before]
        what = [f"{', '.join(gone)} is gone"] if gone else []
        what += [f"{', '.join(new)} is new"] if new else []
        return _changed(name, " and ".join(what) or "its keys stand in another order")
    for key in before:
        finding = find_change(f"{name}[{plain_text(key)}]", before[key], after[key])
        if finding is not None:
            return finding
    return None


def _find_changed_numbers(name: str, before: np.ndarray, after: np.ndarray) -> Finding | None:
    if before.dtype != after.dtype:
        return _changed(name, f"its numbers were {before.dtype} and are now {after.dtype}")
    if before.shape != after.shape:
        return _changed(name, f"its shape was {before.shape} and is now {after.shape}")
    if before.dtype.kind == "O":
        return find_change(name, before.tolist(), after.tolist())
    if before.tobytes() == after.tobytes():
        return None
    bits = (np.ascontiguousarray(a).reshape(-1, 1).view(np.uint8) for a in (before, after))
    old, new = bits
    changed = np.any(old != new, axis=1).reshape(before.shape)
    where = whereabouts(changed) if before.ndim else "its number"
    return _changed(name, f"{where} is not as it was")


def _changed(name: str, how: str) -> Finding:
    return Finding(
        f"`{name}` is not as it was before the call: {how}.",
        "The function changes its argument in place: work on a copy, or put back what was there.",
    )
