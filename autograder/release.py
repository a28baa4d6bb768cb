"""Releasing assignments with nbgrader, when and only when something has changed."""

from __future__ import annotations

import itertools
import logging
import re

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells

from autograder.assignment import Assignment
from autograder.course import Course
from autograder.errors import CourseError
from autograder.gradebook import open_gradebook
from autograder.restoration import grade_id_of, is_protected


def release(course: Course, assignment: Assignment) -> bool:
    """Bring the student version and the gradebook up to date; return whether that took anything.

    Raises
    ------
    CourseError
        nbgrader refuses, for instance since graded cells were added or removed although there are
        submissions; the text holds what it said.
    """
    if is_current(course, assignment):
        return False
    course.workspace.mkdir(parents=True, exist_ok=True)
    api = NbGraderAPI(course.directory, config=course.config)
    api.log.setLevel(logging.ERROR)
    result = api.generate_assignment(assignment.name, force=True, create=True)
    if not result["success"]:
        log = f"{result.get('log') or ''}\n{result.get('error') or ''}"
        raise CourseError(f"nbgrader cannot release {assignment.name}: {_reason(log)}")
    return True


def _reason(log: str) -> str:
    """Find the exception that nbgrader met; what it raises itself only points to its log."""
    met = re.findall(r"^.*?\b\w*(?:Error|Exception): (.+)$", log, re.MULTILINE)
    return next((text for text in met if "above traceback" not in text), "see nbgrader's log")


def is_current(course: Course, assignment: Assignment) -> bool:
    """Whether the gradebook and the released notebooks are those of the assignment."""
    path = course.gradebook_path
    if path is not None and not path.exists():
        return False
    with open_gradebook(course) as gradebook:
        if not _gradebook_is_current(gradebook, assignment):
            return False
    folder = course.folder("release", assignment=assignment.name)
    return all(
        _same_cells(folder / f"{name}.ipynb", _released(course, notebook))
        for name, notebook in assignment.notebooks.items()
    )


def _gradebook_is_current(gradebook: Gradebook, assignment: Assignment) -> bool:
    try:
        saved = {n.name: n for n in gradebook.find_assignment(assignment.name).notebooks}
    except MissingEntry:
        return False
    if saved.keys() != assignment.notebooks.keys():
        return False
    for name, notebook in assignment.notebooks.items():
        ours = {grade_id_of(c): c for c in notebook.cells if is_protected(c)}
        theirs = {cell.name: cell for cell in saved[name].source_cells}
        if ours.keys() != theirs.keys():
            return False
        if any(
            (cell.source, cell.metadata.nbgrader["checksum"])
            != (theirs[i].source, theirs[i].checksum)
            for i, cell in ours.items()
        ):
            return False
    return True


def _released(course: Course, notebook: NotebookNode) -> NotebookNode:
    """Apply what nbgrader applies between the gradebook and the student version."""
    steps = GenerateAssignment.preprocessors.default_args[0]
    after_saving = itertools.dropwhile(lambda kind: kind is not SaveCells, steps)
    released = nbformat.from_dict(notebook)
    for kind in itertools.islice(after_saving, 1, None):
        released, _ = kind(config=course.config)(released, {"nbgrader": {}})
    return released


def _same_cells(path: object, expected: NotebookNode) -> bool:
    try:
        notebook = nbformat.read(str(path), as_version=4)
    except (OSError, nbformat.reader.NotJSONError):
        return False
    return [(c.cell_type, c.source) for c in notebook.cells] == [
        (c.cell_type, c.source) for c in expected.cells
    ]
