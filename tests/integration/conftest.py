"""The small assignment with its nursery, and ways to hand something in."""

from __future__ import annotations

import json
import shutil
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from autograder.assignment import load_assignment
from autograder.custody import Custody
from autograder.exam_cells import ExamCell
from autograder.examiner import examine
from autograder.grading import grade_submission
from autograder.limits import Limits
from autograder.nursery import Nursery, Setup
from autograder.submission import Submission
from tests.integration.small_course import SmallCourse, grade_id, small_notebook


@pytest.fixture(scope="session")
def assignment(tmp_path_factory):
    """Return the small assignment, as graders have it."""
    folder = tmp_path_factory.mktemp("source") / "small"
    folder.mkdir()
    nbformat.write(small_notebook(), folder / "doubling.ipynb")
    return load_assignment(folder)


@pytest.fixture(scope="session")
def limits():
    """Return limits that are short enough for tests and long enough for a busy machine."""
    return Limits(cell_seconds=6.0, call_seconds=3.0, notebook_seconds=40.0)


@pytest.fixture(scope="session")
def nursery(limits):
    """Return a warm nursery whose candidates are confined."""
    if sys.platform != "linux":
        pytest.skip("The sandbox needs Linux; tests/integration/test_without_linux.py runs here.")
    nursery = Nursery(Setup(limits=limits))
    nursery.await_warm()
    yield nursery
    nursery.close()


class Classroom:
    """Hands in and grades the small assignment."""

    def __init__(self, assignment, nursery):
        self.assignment = assignment
        self.nursery = nursery

    def released(self):
        """Return the student's notebook, as far as the autograder is concerned."""
        return nbformat.from_dict(self.assignment.notebooks["doubling"])

    def notebook(self, solution=None, before=(), after=()):
        """Return a student's notebook with a solution and cells of the student's own."""
        notebook = self.released()
        at = next(i for i, c in enumerate(notebook.cells) if grade_id(c) == "solution-double")
        if solution is not None:
            notebook.cells[at].source = solution
        notebook.cells[at + 1 : at + 1] = [new_code_cell(source) for source in after]
        notebook.cells[at:at] = [new_code_cell(source) for source in before]
        return notebook

    def hand_in(self, notebook, files=None):
        """Grade a notebook; return the result of its only notebook."""
        content = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        submission = Submission("student-01", "small", {"doubling": content}, files or {})
        (graded,) = grade_submission(submission, self.assignment, self.nursery).notebooks
        return graded


@pytest.fixture
def classroom(assignment, nursery):
    """Return a classroom for the small assignment."""
    return Classroom(assignment, nursery)


@pytest.fixture
def exam(nursery, limits):
    """Run cells given as (role, source) pairs; return what came of each."""

    def run(*pairs, limits=limits):
        cells = [ExamCell(source, role, f"{role}-{i}") for i, (role, source) in enumerate(pairs)]
        custody = Custody(nursery.fork_candidate, limits)
        try:
            return examine(cells, custody, limits)
        finally:
            custody.close()

    return run


@pytest.fixture(scope="session")
def graded_course(tmp_path_factory):
    """Return a small course with two graded submissions."""
    course = SmallCourse.make(tmp_path_factory.mktemp("course"))
    course.hand_in("student-01")
    course.hand_in("student-02", "def double(x):\n    return x")
    done = course.grade()
    assert done.returncode == 0, done.stdout + done.stderr
    return course


@pytest.fixture
def course(graded_course, tmp_path):
    """Return a copy of the small course, to be spoilt."""
    shutil.copytree(graded_course.root, tmp_path / "course")
    return SmallCourse(tmp_path / "course")


def points(graded):
    """Return the points of each graded cell by its id."""
    return {score.grade_id: score.points for score in graded.scores}


def printed(graded):
    """Return all that the cells of a graded notebook show, as one text."""
    shown = []
    for cell in nbformat.reads(graded.text, as_version=4).cells:
        for output in cell.get("outputs", []):
            shown += [output.get("text", ""), output.get("evalue", "")]
            shown += output.get("traceback", [])
            shown += [text for kind, text in output.get("data", {}).items() if "text" in kind]
    return "\n".join(shown)
