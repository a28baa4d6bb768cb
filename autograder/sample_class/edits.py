"""A student's file applied to the released notebooks: the files that this student hands in."""

from __future__ import annotations

import codecs
import copy
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.errors import CourseError
from autograder.sample_class.percent_format import WrittenCell, error_at
from autograder.sample_class.student_file import StudentFile

Notebook = dict[str, Any]  # as JSON: much of what students do to a notebook is not valid
CELL_TYPES = ("code", "markdown", "raw")


@dataclass(frozen=True)
class Link:
    """A symbolic link among the files of a submission."""

    target: str


Content = bytes | Link


def submission_of(file: StudentFile, released: Mapping[str, bytes]) -> dict[str, Content]:
    """Return what a student hands in, by relative path. The same file gives the same bytes.

    Parameters
    ----------
    released
        The assignment's released notebooks, by name (no ending).

    Raises
    ------
    CourseError
        The student's file names a cell or notebook that the assignment does not have, or asks for
        what cannot be done; the text names the line.
    """
    notebooks = {name: json.loads(content) for name, content in released.items()}
    cells = _Cells(notebooks)
    _check_expectations(file, cells)
    path, base = file.base
    for written in base:
        _write(cells, written, path)
    for written in file.cells:
        _write(cells, written, file.path)
    _edit_cells(file, cells)
    return {**_as_files(file, notebooks), **_other_files(file)}


class _Cells:
    """The cells of an assignment by the grade_ids that they were released with."""

    def __init__(self, notebooks: dict[str, Notebook]) -> None:
        self.notebooks = notebooks
        self._found: dict[str, list[tuple[Notebook, dict[str, Any]]]] = {}
        for name, notebook in notebooks.items():
            for cell in notebook["cells"]:
                grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
                if grade_id:
                    for reference in (grade_id, f"{name}:{grade_id}"):
                        self._found.setdefault(reference, []).append((notebook, cell))

    def find(
        self, reference: str, error: Callable[[str], CourseError]
    ) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Return the one cell that is meant, behind the list of its notebook's cells."""
        found = self._found.get(reference, [])
        if not found:
            known = ", ".join(sorted(name for name in self._found if ":" not in name))
            raise error(f"no cell has the grade_id {reference!r}; there are {known}")
        if len(found) > 1:
            raise error(f"{reference} stands in several notebooks: write notebook:{reference}")
        notebook, cell = found[0]
        return notebook["cells"], cell

    def is_test(self, reference: str) -> bool:
        """Whether a reference means a test cell, or several."""
        marks = [cell["metadata"]["nbgrader"] for _, cell in self._found.get(reference, [])]
        return any(mark["grade"] and not mark["solution"] for mark in marks)


def _write(cells: _Cells, written: WrittenCell, path: Path) -> None:
    def error(what: str) -> CourseError:
        return error_at(path, written.line, what)

    siblings, cell = cells.find(written.anchor, error)
    if written.place != "at":
        anchor = _position(siblings, cell)
        added = _new_cell(written.kind, written.source, f"added-{path.stem}-{written.line}")
        siblings.insert(anchor if written.place == "before" else anchor + 1, added)
    elif cell["cell_type"] != written.kind:
        raise error(f"{written.anchor} is a {cell['cell_type']} cell, not a {written.kind} cell")
    else:
        cell["source"] = written.source.splitlines(keepends=True)


def _new_cell(kind: str, source: str, identity: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": identity[:64], "metadata": {}}
    cell["source"] = source.splitlines(keepends=True)
    return _as_type(cell, kind)


def _as_type(cell: dict[str, Any], kind: str) -> dict[str, Any]:
    cell["cell_type"] = kind
    if kind == "code":
        cell.setdefault("outputs", [])
        cell.setdefault("execution_count", None)
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
    return cell


def _position(siblings: list[dict[str, Any]], cell: dict[str, Any]) -> int:
    return next(n for n, other in enumerate(siblings) if other is cell)


def _edit_cells(file: StudentFile, cells: _Cells) -> None:
    """Apply the header's edits of cells; those that are deleted go last, so that all are found."""

    def each(key: str) -> Iterator[tuple[list[dict[str, Any]], dict[str, Any], Any]]:
        entries = getattr(file.header, key)
        for reference in entries:
            siblings, cell = cells.find(reference, lambda what: file.header_error(key, what))
            yield siblings, cell, entries[reference] if isinstance(entries, dict) else None

    for siblings, cell, _ in each("duplicate"):
        copied = copy.deepcopy(cell)
        copied["id"] = f"copy-of-{cell['id']}"[:64]
        siblings.insert(_position(siblings, cell) + 1, copied)
    for _, cell, kind in each("retype"):
        if kind not in CELL_TYPES:
            raise file.header_error("retype", f"a cell's type is one of {', '.join(CELL_TYPES)}")
        _as_type(cell, kind)
    for _, cell, points in each("points"):
        cell["metadata"]["nbgrader"]["points"] = points
    for _, cell, tags in each("tags"):
        cell["metadata"]["tags"] = tags
    for _, cell, grade_id in each("grade_ids"):
        cell["metadata"]["nbgrader"]["grade_id"] = grade_id
    for _, cell, text in each("results"):
        result = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
        cell["outputs"] = [{**result, "data": {"text/plain": text}}]
    for siblings, cell, _ in each("delete"):
        del siblings[_position(siblings, cell)]


def _as_files(file: StudentFile, notebooks: dict[str, Notebook]) -> dict[str, Content]:
    """Return the notebooks as the files that are handed in, damaged as the header says."""
    header = file.header
    for key in ("missing", "truncate", "encoding", "rename", "needs_human"):
        _refuse_unknown(file, key, notebooks.keys(), "notebook")
    files: dict[str, Content] = {}
    for name, notebook in notebooks.items():
        if name in header.missing:
            continue
        text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        codec = header.encoding.get(name, "utf-8")
        try:
            content = text.encode(codecs.lookup(codec).name)
        except (LookupError, UnicodeEncodeError) as error:
            raise file.header_error("encoding", f"{name} cannot be encoded so: {error}") from error
        share = header.truncate.get(name, 1)
        if not 0 <= share <= 1:
            raise file.header_error("truncate", f"the share that is left of {name} is {share}")
        files[f"{header.rename.get(name, name)}.ipynb"] = content[: int(len(content) * share)]
    return files


def _other_files(file: StudentFile) -> dict[str, Content]:
    header = file.header
    files: dict[str, Content] = {name: text.encode() for name, text in header.files.items()}
    files |= {name: Link(target) for name, target in header.links.items()}
    for name in files:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise file.header_error(name, f"{name} does not lie in the student's own folder")
    if header.handed_in is not None:
        moment = header.handed_in.astimezone(UTC)
        files["timestamp.txt"] = f"{moment:%Y-%m-%d %H:%M:%S} UTC\n".encode()
    return files


def _check_expectations(file: StudentFile, cells: _Cells) -> None:
    for key in ("loses", "zero"):
        entries = getattr(file.header, key)
        tests = {entry for entry in entries if cells.is_test(entry)}
        _refuse_unknown(file, key, tests | cells.notebooks.keys(), "test cell or notebook")


def _refuse_unknown(file: StudentFile, key: str, known: Any, kind: str) -> None:
    for entry in getattr(file.header, key):
        if entry not in known:
            raise file.header_error(entry, f"{key}: the assignment has no {kind} {entry!r}")
