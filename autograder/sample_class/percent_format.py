"""Python files cut into cells at their ``# %%`` lines."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import CourseError

_MARKER = re.compile(r"# %%( \[markdown\])?(?: (before|after))? ([^\s\[\]]+)")


@dataclass(frozen=True)
class WrittenCell:
    """One cell of a file.

    Parameters
    ----------
    place
        "at" where the cell stands for the notebook's own, "before" or "after" where it is added.
    anchor
        The notebook's cell, by its grade_id; where two notebooks have it, ``notebook:grade_id``.
    kind
        "code" or "markdown".
    source
        Without blank lines at the beginning and the end.
    line
        Where the cell begins in the file.
    """

    place: str
    anchor: str
    kind: str
    source: str
    line: int


def read_cells(path: Path) -> tuple[list[str], list[WrittenCell]]:
    """Read a file; return the lines before its first cell, and the cells.

    Raises
    ------
    CourseError
        The text names the file and the line.
    """
    lines = path.read_text("utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("# %%")]
    opening = lines[: starts[0]] if starts else lines
    for number, line in enumerate(opening, 1):
        if line.strip() and not line.startswith("#"):
            raise error_at(path, number, "before the first `# %% grade_id` only comments may stand")
    cells: list[WrittenCell] = []
    for start, end in itertools.pairwise([*starts, len(lines)]):
        cell = _read_cell(path, start + 1, lines[start:end])
        if cell.place == "at" and any((c.place, c.anchor) == ("at", cell.anchor) for c in cells):
            raise error_at(path, cell.line, f"{cell.anchor} is given twice")
        cells.append(cell)
    return opening, cells


def error_at(path: Path, line: int, what: str) -> CourseError:
    """Return the error for what is wrong at a line of a file."""
    return CourseError(f"{path}:{line}: {what}")


def without_number_sign(line: str) -> str:
    """Return the text of a comment line."""
    return line.removeprefix("#").removeprefix(" ")


def _read_cell(path: Path, first: int, lines: list[str]) -> WrittenCell:
    marker = _MARKER.fullmatch(lines[0].rstrip())
    if marker is None:
        raise error_at(
            path,
            first,
            f"{lines[0]!r} is not the beginning of a cell, which is `# %% grade_id`; `[markdown]`, "
            "then `before` or `after`, may stand in front of the grade_id",
        )
    markdown, place, anchor = marker.groups()
    body = lines[1:]
    if markdown:
        for number, line in enumerate(body, first + 1):
            if line.strip() and not line.startswith("#"):
                raise error_at(path, number, "each line of a markdown cell begins with `# `")
        body = [without_number_sign(line) for line in body]
    kind = "markdown" if markdown else "code"
    return WrittenCell(place or "at", anchor, kind, "\n".join(body).strip("\n"), first)
