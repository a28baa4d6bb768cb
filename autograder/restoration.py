"""A submitted notebook, made whole: what a student may not change is as it was released.

nbgrader's own preprocessors do the work (clear outputs, drop duplicate ids, write protected cells
back); what they take from the student in good faith (which cells are graded, their type, that none
is missing) is settled here first, from the assignment.
"""

from __future__ import annotations

import copy
import json
import warnings
from types import SimpleNamespace
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import MissingEntry
from nbgrader.preprocessors import (
    ClearOutput,
    DeduplicateIds,
    LimitOutput,
    NbGraderPreprocessor,
    OverwriteCells,
)
from traitlets import Instance

from autograder.errors import SubmissionError


def read_notebook(name: str, content: bytes) -> NotebookNode:
    """Parse a submitted notebook of any nbformat version.

    Raises
    ------
    SubmissionError
        The bytes are not a notebook; the text says in which way.
    """
    if not content.strip():
        raise SubmissionError(f"{name}.ipynb is empty")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubmissionError(f"{name}.ipynb is not UTF-8 text (byte {error.start})") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of ids that are missing or double: both are mended
            notebook = nbformat.reads(_without_halves(text), as_version=4)
            _, notebook = nbformat.validator.normalize(notebook)
            nbformat.validate(notebook)
    except nbformat.reader.NotJSONError:
        raise SubmissionError(
            f"{name}.ipynb is not a notebook: the file is damaged or cut off"
        ) from None
    except Exception as error:  # nbformat raises KeyError, AttributeError … for odd structures
        reason = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise SubmissionError(f"{name}.ipynb is not a valid notebook: {reason[0][:200]}") from None
    return notebook


def _without_halves(text: str) -> str:
    """Replace escaped halves of surrogate pairs, which JSON allows and no file can hold."""
    if "\\ud" not in text.lower():
        return text
    try:
        plain = json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text  # nbformat will say what is wrong with it
    return plain.encode("utf-8", "replace").decode()


def restore(submitted: NotebookNode, source: NotebookNode) -> NotebookNode:
    """Return a copy of a submitted notebook with everything protected as in the assignment."""
    notebook = copy.deepcopy(submitted)
    resources: dict[str, Any] = {"nbgrader": {}}
    for step in (
        ClearOutput(),
        ClaimCells(source=source),
        DeduplicateIds(),
        ReinsertCells(source=source),
        OverwriteFromSource(source=source),
    ):
        notebook, resources = step(notebook, resources)
    return notebook


def limit_outputs(notebook: NotebookNode) -> NotebookNode:
    """Shorten long outputs as nbgrader does."""
    limited, _ = LimitOutput()(notebook, {})
    return limited


def is_protected(cell: NotebookNode) -> bool:
    """Whether nbgrader keeps this cell of an assignment in its gradebook."""
    return bool(
        utils.is_grade(cell)
        or utils.is_solution(cell)
        or utils.is_locked(cell)
        or utils.is_task(cell)
    )


def grade_id_of(cell: NotebookNode) -> str:
    """Return a cell's id in nbgrader's sense, or "" if it has none worth the name."""
    metadata = cell.metadata.get("nbgrader")
    grade_id = metadata.get("grade_id") if isinstance(metadata, dict) else None
    return grade_id if isinstance(grade_id, str) else ""


class ClaimCells(NbGraderPreprocessor):
    """Give each protected cell the assignment's metadata, and any other cell none of nbgrader's.

    A cell's tags go: ``skip-execution`` and ``raises-exception`` are not for students to set.
    """

    source = Instance(NotebookNode)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        protected = _protected(self.source)
        nb.metadata["kernelspec"] = copy.deepcopy(self.source.metadata.get("kernelspec", {}))
        for cell in nb.cells:
            theirs = protected.get(grade_id_of(cell))
            cell.metadata.pop("nbgrader", None)
            cell.metadata.pop("tags", None)
            if theirs is not None:
                cell.metadata["nbgrader"] = copy.deepcopy(theirs.metadata["nbgrader"])
        return nb, resources


class ReinsertCells(NbGraderPreprocessor):
    """Put missing protected cells back, behind the one that each followed, and all in order."""

    source = Instance(NotebookNode)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        for cell in nb.cells:  # nbgrader leaves duplicates an empty entry, which it then refuses
            if not cell.metadata.get("nbgrader", True):
                del cell.metadata["nbgrader"]
        positions = {grade_id_of(c): i for i, c in enumerate(nb.cells) if grade_id_of(c)}
        followers: dict[int, list[NotebookNode]] = {}
        anchor = -1
        for grade_id, cell in _protected(self.source).items():
            if grade_id in positions:
                anchor = positions[grade_id]
            else:
                missing = copy.deepcopy(cell)
                missing["id"] = f"restored-{len(positions)}-{sum(map(len, followers.values()))}"
                followers.setdefault(anchor, []).append(missing)
        cells = followers.get(-1, [])
        for position, cell in enumerate(nb.cells):
            cells += [cell, *followers.get(position, [])]
        nb.cells = _in_order(cells, list(_protected(self.source)))
        return nb, resources


def _in_order(cells: list[NotebookNode], grade_ids: list[str]) -> list[NotebookNode]:
    """Sort the protected cells among the places that they hold: a test relies on what is above."""
    places = [place for place, cell in enumerate(cells) if grade_id_of(cell)]
    ordered = sorted(
        (cells[place] for place in places), key=lambda c: grade_ids.index(grade_id_of(c))
    )
    result = list(cells)
    for place, cell in zip(places, ordered, strict=True):
        result[place] = cell
    return result


class OverwriteFromSource(OverwriteCells):
    """nbgrader's OverwriteCells, told by the assignment itself and not by a gradebook."""

    source = Instance(NotebookNode)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        self.notebook_id = self.assignment_id = ""
        self.gradebook = _SourceCells(_protected(self.source))
        for position, cell in enumerate(nb.cells):
            nb.cells[position], resources = self.preprocess_cell(cell, resources, position)
        return nb, resources


class _SourceCells:
    """The two questions that OverwriteCells has for a gradebook."""

    def __init__(self, cells: dict[str, NotebookNode]) -> None:
        self._cells = cells

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> SimpleNamespace:
        if name not in self._cells:
            raise MissingEntry(f"No source cell {name}")
        cell = self._cells[name]
        return SimpleNamespace(
            name=name,
            cell_type=cell.cell_type,
            locked=utils.is_locked(cell),
            source=cell.source,
            checksum=cell.metadata.nbgrader.get("checksum"),
        )

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> SimpleNamespace:
        return SimpleNamespace(max_score=float(self._cells[name].metadata.nbgrader["points"]))


def _protected(source: NotebookNode) -> dict[str, NotebookNode]:
    return {grade_id_of(cell): cell for cell in source.cells if is_protected(cell)}
