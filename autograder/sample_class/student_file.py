"""Reading the sample class from its folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.errors import CourseError
from autograder.sample_class.header import TIME, Header, is_time, read_header
from autograder.sample_class.percent_format import WrittenCell, error_at, read_cells

ANSWERS = "answers"
ASSIGNMENT_FILE = "assignment.toml"


@dataclass(frozen=True)
class StudentFile:
    """One student's file for one assignment.

    Parameters
    ----------
    cells
        The cells of the file itself.
    base
        The cells of the answers that it starts from, and the file in which they stand.
    """

    path: Path
    header: Header
    cells: tuple[WrittenCell, ...]
    base: tuple[Path, tuple[WrittenCell, ...]]

    @property
    def student(self) -> str:
        """The student's id."""
        return self.path.stem

    @property
    def assignment(self) -> str:
        """The assignment's id."""
        return self.path.parent.name

    def header_error(self, entry: str, what: str) -> CourseError:
        """Return the error for an entry of the header that does not fit the assignment."""
        return error_at(self.path, _line_of(self.path, entry), what)


def read_class(sample: Path) -> list[StudentFile]:
    """Read all students' files, by assignment and student.

    Raises
    ------
    CourseError
        A file is not as it must be; the text names it and the line.
    """
    folders = [sample / assignment for assignment in due_dates(sample)]
    return [read_student(path) for folder in folders for path in sorted(folder.glob("*.py"))]


def read_student(path: Path) -> StudentFile:
    """Read one student's file.

    Raises
    ------
    CourseError
        It, or the answers on which it is based, is not as it must be.
    """
    opening, cells = read_cells(path)
    header = read_header(path, opening)
    base = path.parent / ANSWERS / f"{header.base}.py"
    if header.base and not base.is_file():
        there = ", ".join(sorted(other.stem for other in base.parent.glob("*.py")))
        raise error_at(
            path,
            _line_of(path, "base"),
            f"there are no answers {header.base!r} in {base.parent.name}/, only {there or 'none'}",
        )
    base_cells = read_cells(base)[1] if header.base else []
    return StudentFile(path, header, tuple(cells), (base, tuple(base_cells)))


def due_dates(sample: Path) -> dict[str, datetime]:
    """Return when each assignment of the sample class was due, by the assignment's name.

    Parameters
    ----------
    sample
        The folder of the sample class: one folder for each assignment.

    Raises
    ------
    CourseError
        There is no assignment, or one that does not say when it was due.
    """
    dates = {}
    for path in sorted(sample.glob(f"*/{ASSIGNMENT_FILE}")):
        try:
            due = tomllib.loads(path.read_text("utf-8")).get("due")
        except tomllib.TOMLDecodeError as error:
            raise CourseError(f"{path}: not TOML: {error}") from error
        if not is_time(due):
            raise CourseError(f"{path}: due must be {TIME}, not {due!r}")
        dates[path.parent.name] = due
    if not dates:
        raise CourseError(f"{sample} holds no sample class: there is no */{ASSIGNMENT_FILE} in it.")
    return dates


def _line_of(path: Path, text: str) -> int:
    lines = path.read_text("utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
