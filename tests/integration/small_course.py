"""A course with one small assignment, as files: driven by the command line."""

from __future__ import annotations

import json
import subprocess
import sys

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CANARY = "CANARY-4711-3145"

GIVEN = "import numpy as np\nfrom course_utils.testing import Rubric, recorded, substitute"
SOLUTION = """\
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
"""
RIGHT = "def double(x):\n    return 2 * x"
WRONG = "def double(x):\n    return x"
# The points of each graded cell.
FULL = {
    "test-double": 1,
    "test-double-hidden": 5,
    "test-double-assertions": 2,
    "answer-why": 0,
}
NOTHING = dict.fromkeys(FULL, 0)
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

CONFIG = """
from pathlib import Path
import autograder
c = get_config()
root = Path(__file__).resolve().parent
c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "small-course"
c.CourseDirectory.source_directory = "notebooks"
for step in ("release", "submitted", "autograded", "feedback"):
    setattr(c.CourseDirectory, f"{step}_directory", f"workspace/{step}")
c.CourseDirectory.db_url = f"sqlite:///{root}/workspace/gradebook.db"
autograder.configure(c)
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


def grade_id(cell):
    """Return a cell's id in nbgrader's sense."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


class SmallCourse:
    """A course with one small assignment, driven by the command line."""

    def __init__(self, root):
        self.root = root

    @classmethod
    def make(cls, root):
        """Make one of nothing, with no submissions."""
        (root / "nbgrader_config.py").write_text(CONFIG)
        (root / "notebooks" / "small").mkdir(parents=True)
        nbformat.write(small_notebook(), root / "notebooks" / "small" / "doubling.ipynb")
        return cls(root)

    def run(self, *arguments, prefix=()):
        return subprocess.run(
            [*prefix, sys.executable, "-m", "autograder", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
        )

    def grade(self, *arguments, **options):
        return self.run("grade", "--workers", "1", *arguments, **options)

    def hand_in(self, student, solution=RIGHT, name="doubling"):
        folder = self.root / "workspace" / "submitted" / student / "small"
        folder.mkdir(parents=True, exist_ok=True)
        notebook = small_notebook()
        for cell in notebook.cells:
            if grade_id(cell) == "solution-double":
                cell.source = solution
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook))
        return folder

    @property
    def gradebook(self):
        return self.root / "workspace" / "gradebook.db"

    def scores(self):
        done = self.run("scores", "--format", "json")
        assert done.returncode == 0, done.stderr
        return {row["student"]: row["total"] for row in json.loads(done.stdout)}
