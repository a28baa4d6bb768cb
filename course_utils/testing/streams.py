"""Keep what student code writes to stderr from costing points."""

from __future__ import annotations

import contextlib
import sys
import warnings
from collections.abc import Iterator
from typing import TextIO


@contextlib.contextmanager
def stderr_to_stdout() -> Iterator[None]:
    """Send stderr and warnings to stdout for the length of a block.

    nbgrader gives no point to a cell that wrote to stderr, even when a student's function
    only warned of an overflow. Warnings are shown, never raised, whatever filter is set.
    """
    with warnings.catch_warnings(), contextlib.redirect_stderr(sys.stdout):
        warnings.simplefilter("default")
        warnings.showwarning = _show
        yield


def _show(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    print(f"{category.__name__}: {message}", file=sys.stdout)
