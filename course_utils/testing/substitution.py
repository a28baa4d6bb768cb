"""Put another function in the place of one that a student wrote."""

from __future__ import annotations

import sys
from collections.abc import Callable, MutableMapping
from types import TracebackType
from typing import Any

ABSENT = object()


def student_namespace(test_globals: dict[str, Any]) -> MutableMapping[str, Any]:
    """Return where the student's names are, seen from the globals of a test cell.

    They are the same, unless the globals say otherwise by an attribute ``student_namespace``: the
    grader's do, where the student's code lives in another process.
    """
    namespace: MutableMapping[str, Any] = getattr(test_globals, "student_namespace", test_globals)
    return namespace


class substitute:  # noqa: N801 - read as a statement: with substitute(f=g):
    """Replace names in the student's namespace for the length of a ``with`` block.

    The caller's globals say which that is (:func:`student_namespace`).

    Parameters
    ----------
    **functions : callable
        The functions to put in place, by the name they shall have there. What a name meant
        before, or that it meant nothing, is restored at the end of the block whatever happens.

    Examples
    --------
    >>> def forward(x):
    ...     return 2 * x
    >>> def student_check(x):
    ...     return forward(x)
    >>> with substitute(forward=lambda x: x**3):
    ...     student_check(2)
    8
    >>> student_check(2)
    4
    """

    def __init__(self, **functions: Callable[..., Any]) -> None:
        self._namespace = student_namespace(sys._getframe(1).f_globals)
        self._functions = functions
        self._before: dict[str, Any] = {}

    def __enter__(self) -> None:
        try:
            for name, function in self._functions.items():
                found = name in self._namespace
                self._before[name] = self._namespace[name] if found else ABSENT
                self._namespace[name] = function
        except BaseException:
            self._restore()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._restore()

    def _restore(self) -> None:
        while self._before:
            name, value = self._before.popitem()
            if value is not ABSENT:
                self._namespace[name] = value
            elif name in self._namespace:
                del self._namespace[name]
