"""A small course to grade: one assignment, its nursery, and a way to hand something in."""

from __future__ import annotations

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.assignment import load_assignment
from autograder.grading import grade_submission
from autograder.limits import Limits
from autograder.nursery import Nursery, Setup
from autograder.submission import Submission

CANARY = "CANARY-4711-3145"

GIVEN = "import numpy as np\nfrom course_utils.testing import Rubric, recorded, substitute"
SOLUTION = """\
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
"""
WRONG = "def double(x):\n    return x"
VISIBLE = """\
rubric = Rubric(points=1)
with rubric.check("twice one", points=1) as check:
    check.close(double(1.0), 2.0, given="x = 1")
rubric.score()
"""
HIDDEN = f"""\
### BEGIN HIDDEN TESTS
secret = "{CANARY}"
rubric = Rubric(points=5, hidden=True)
with rubric.check("twice a number", points=1) as check:
    check.close(double(21.5), 43.0, given="a number")
with rubric.check("twice an array", points=1) as check:
    x = check.rng.normal(size=(3, 2))
    expected = 2 * x
    check.close(double(x), expected, given="an array")
with rubric.check("the argument is left as it was", points=1) as check:
    x = np.array([1.0, 2.0])
    before = x.copy()
    expected = 2 * before
    check.close(double(x), expected, given="an array")
    check.unchanged("x", before, x)
with rubric.check("np.allclose agrees", points=1) as check:
    assert np.allclose(double(np.arange(3.0)), [0.0, 2.0, 4.0])
with rubric.check("plain comparison agrees", points=1) as check:
    assert double(4.0) == 8.0
rubric.score()
### END HIDDEN TESTS
"""
ASSERTIONS = """\
### BEGIN HIDDEN TESTS
assert double(3.0) == 6.0
np.testing.assert_allclose(double(np.ones(2)), [2.0, 2.0])
### END HIDDEN TESTS
"""


def protected(cell, grade_id, *, grade=False, solution=False, points=None):
    """Give a cell nbgrader's metadata."""
    cell.metadata["nbgrader"] = {
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "schema_version": 3,
        "task": False,
    }
    if points is not None:
        cell.metadata["nbgrader"]["points"] = points
    cell["id"] = grade_id[:64]
    return cell


def small_notebook():
    """Make the instructor's notebook of the small assignment: 8 points by tests, 2 by a human."""
    return new_notebook(
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
        cells=[
            protected(new_code_cell(GIVEN), "imports"),
            protected(new_code_cell(SOLUTION), "solution-double", solution=True),
            protected(new_code_cell(VISIBLE), "test-double", grade=True, points=1),
            protected(new_code_cell(HIDDEN), "test-double-hidden", grade=True, points=5),
            protected(new_code_cell(ASSERTIONS), "test-double-assertions", grade=True, points=2),
            protected(new_markdown_cell("Why?"), "answer-why", grade=True, solution=True, points=2),
        ],
    )


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


def grade_id(cell):
    """Return a cell's id in nbgrader's sense."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


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
