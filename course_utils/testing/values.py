"""What a value is and how to show it, without trusting the value.

A student's object can answer anything when it is asked (``__eq__``, ``__float__``,
``__array__``, ``__class__``, ``__repr__``, even its metaclass's ``__hash__``), so nothing here
asks: the exact type decides, and types are compared by identity.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

# timedelta64 counts as a signed integer for NumPy, and is no number here.
NUMPY_REALS: tuple[type, ...] = tuple(
    {
        kind
        for kind in np.sctypeDict.values()
        if issubclass(kind, (np.floating, np.integer)) and not issubclass(kind, np.timedelta64)
    }
)
SHOWN_ENTRIES = 6
SHOWN_CHARACTERS = 300


def is_any(kind: type, kinds: Iterable[type]) -> bool:
    """Return whether a type is one of `kinds`; ``in`` would ask the type's metaclass."""
    return any(kind is other for other in kinds)


def type_name(value: object) -> str:
    """Return the name of a value's class without running code of its metaclass."""
    name: str = type.__dict__["__name__"].__get__(type(value))
    return shortened(name, 40)


def shortened(text: str, length: int = SHOWN_CHARACTERS) -> str:
    """Return a text on one line, without control characters and at most `length` long."""
    start = str(text[: 4 * length])
    clean = " ".join("".join(c if c.isprintable() else " " for c in start).split())
    return clean if len(clean) <= length else clean[: length - 1] + "…"


def as_real(value: object) -> np.ndarray | None:
    """Return a real number or a plain real array as a float64 array, anything else as None.

    Truth values, complex numbers, lists, object arrays, and subclasses of ``ndarray`` and
    ``float`` other than NumPy's own are none.
    """
    kind = type(value)
    if kind is np.ndarray:
        array: np.ndarray = value  # type: ignore[assignment]
        return array.astype(np.float64) if array.dtype.kind in "iuf" else None
    if kind is float or is_any(kind, NUMPY_REALS):
        return np.asarray(value).astype(np.float64)
    if kind is int:
        integer: int = value  # type: ignore[assignment]
        try:
            return np.asarray(float(integer))
        except OverflowError:
            return np.asarray(math.inf if integer > 0 else -math.inf)
    return None


def kind_of(value: Any) -> str:
    """Return what a value is, in words: 'a float', 'a list of 3', 'an array of shape (3, 2)'."""
    kind = type(value)
    if value is None:
        return "None"
    if kind is bool or kind is np.bool_:
        return f"the truth value {bool(value)}"
    if kind is np.ndarray:
        return _kind_of_array(value)
    if is_any(kind, (list, tuple, dict, set, frozenset)):
        return f"a {kind.__name__} of {len(value)}"
    if kind is str:
        return f"the text {shortened(value, 40)!r}"
    if is_any(kind, (float, complex, bytes)):
        return f"a {kind.__name__}"
    if kind is int:
        return "an int"
    if is_any(kind, NUMPY_REALS):
        return f"a NumPy {kind.__name__}"
    if issubclass(kind, np.ndarray):
        return f"an array of the class {type_name(value)}, not a plain NumPy array"
    if issubclass(kind, (float, int)):
        return f"a number of the class {type_name(value)}, not a plain number"
    if callable(value):  # looks at the type only; a function of another process is one, too
        return "a function"
    return f"an object of the class {type_name(value)}"


def _kind_of_array(array: np.ndarray) -> str:
    contents = {
        "b": " of truth values",
        "c": " of complex numbers",
        "O": " of objects",
        "i": " of integers",
        "u": " of integers",
        "f": "" if array.dtype.itemsize == 8 else f" of {array.dtype.name}",
    }
    content = contents.get(array.dtype.kind, f" of {shortened(str(array.dtype), 30)}")
    return f"an array{content} of shape {array.shape}"


def number(value: float, digits: int = 6) -> str:
    """Return a number as Python writes it, rounded to `digits` significant digits."""
    return repr(float(f"{float(value):.{digits}g}"))


def distinct(one: float, other: float) -> tuple[str, str]:
    """Return two unequal numbers with as many digits as it takes to tell them apart."""
    for digits in (6, 9, 12, 17):
        pair = number(one, digits), number(other, digits)
        if pair[0] != pair[1]:
            break
    return pair


def brief(value: Any, digits: int = 6) -> str:
    """Return a number, or a value's kind and its first few numbers, as short text."""
    real = as_real(value)
    if real is None:
        return kind_of(value)
    if real.ndim == 0:
        if type(value) is int and abs(value) < 10**15:
            return str(value)
        shown = number(float(real), digits)
        return f"{shown} (as an array of shape ())" if type(value) is np.ndarray else shown
    if real.size == 0:
        return f"{kind_of(value)}, which has no entries"
    entries = [number(entry, digits) for entry in real.flat[:SHOWN_ENTRIES].tolist()]
    if real.size > SHOWN_ENTRIES:
        entries.append("…")
    return f"{kind_of(value)}: {', '.join(entries)}"


def plain_text(value: Any, depth: int = 3) -> str:
    """Return how a plain value is written in Python; anything else by its kind."""
    kind = type(value)
    if value is None or is_any(kind, (bool, int, float, str, bytes)):
        return shortened(repr(value[:100] if is_any(kind, (str, bytes)) else value), 100)
    if is_any(kind, NUMPY_REALS) or kind is np.bool_:
        return repr(value)
    if not is_any(kind, (list, tuple, dict, set, frozenset)) or depth == 0:
        return brief(value)
    shown = list(value.items() if kind is dict else value)[:12]
    if kind is dict:
        entries = [f"{plain_text(k, depth - 1)}: {plain_text(v, depth - 1)}" for k, v in shown]
    else:
        entries = [plain_text(entry, depth - 1) for entry in shown]
    if is_any(kind, (set, frozenset)):
        entries.sort()
    if len(value) > len(shown):
        entries.append("…")
    left, right = "[]" if kind is list else "()" if kind is tuple else "{}"
    comma = "," if kind is tuple and len(value) == 1 else ""
    return shortened(left + ", ".join(entries) + comma + right)


def place(index: Iterable[Any]) -> str:
    """Return an index as it is written in code: ``[0, 2]``."""
    return "[" + ", ".join(str(int(i)) for i in index) + "]"


def whereabouts(wrong: np.ndarray) -> str:
    """Return how many entries of a mask are set and where: '3 of 20 numbers, all in row 0'."""
    count = int(np.count_nonzero(wrong))
    text = f"{count} of {wrong.size} numbers"
    if count == wrong.size:
        return "every number"
    first = np.argwhere(wrong)
    if wrong.ndim == 2 and count > 1:
        for axis, name in ((0, "row"), (1, "column")):
            lines = np.unique(first[:, axis])
            if len(lines) == 1 and wrong.shape[axis] > 1:
                return f"{text}, all in {name} {int(lines[0])}"
    return f"{text}, {'at' if count == 1 else 'first at'} {place(first[0])}"
