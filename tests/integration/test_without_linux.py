"""A class is graded where Linux is not, as on a Mac: all but the sandbox works there."""

from __future__ import annotations

import json

import nbformat
import pytest

from tests.integration.small_course import RIGHT, WRONG, SmallCourse, grade_id
from tests.integration.without_linux import stand_in_for_python

# As many characters as fill a pair of sockets many times.
MUCH = 100_000
CURIOUS = f"""\
import ctypes, fcntl, os, sys
print(sys.platform, [name for name in ("sched_getaffinity", "waitid") if hasattr(os, name)])
print(hasattr(ctypes.CDLL(None), "prctl"), hasattr(fcntl, "F_SETLEASE"), os.path.exists("/proc"))
print("x" * {MUCH})
{RIGHT}"""
# Full marks only where the examiner is without Linux, too, and can hold the candidate still.
ASSERTION = """\
import sys; assert sys.platform == "darwin"
with sys._getframe().f_globals.student_namespace.held_still():
    pass
assert double(3.0) == 6.0"""


class Mac:
    """A course whose commands, and all processes that they start, find themselves on a Mac."""

    def __init__(self, folder):
        self.course = SmallCourse.make(folder / "course")
        self._prefix = [str(stand_in_for_python(folder))]

    def run(self, *arguments):
        return self.course.run(*arguments, prefix=self._prefix)


@pytest.fixture(scope="module")
def mac(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mac")
    (folder / "course").mkdir()
    mac = Mac(folder)
    path = mac.course.root / "notebooks" / "small" / "doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace("assert double(3.0) == 6.0", ASSERTION)
    nbformat.write(notebook, path)
    mac.course.hand_in("student-01", CURIOUS)
    mac.course.hand_in("student-02", WRONG)
    return mac


@pytest.fixture(scope="module")
def graded(mac):
    """Return the course after a run without the sandbox."""
    done = mac.run("grade", "--sandbox", "none")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "NOT confined" in done.stdout
    return mac.course


def test_everyone_gets_the_points_that_the_work_is_worth(graded):
    assert graded.scores() == {"student-01": 8, "student-02": 0}


def test_the_candidate_saw_no_linux_and_its_outputs_came_through_small_buffers(graded):
    path = graded.root / "workspace" / "autograded" / "student-01" / "small" / "doubling.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    (output,) = next(cell.outputs for cell in cells if grade_id(cell) == "solution-double")
    assert output.text.splitlines() == ["darwin []", "False False False", "x" * MUCH]


def test_outcomes_feedback_and_report_are_written_and_say_that_nothing_was_confined(graded):
    workspace = graded.root / "workspace"
    for student in ("student-01", "student-02"):
        outcome = json.loads((workspace / "outcomes" / student / "small.json").read_text())
        assert (outcome["status"], outcome["sandbox"]) == ("graded", "none")
        assert (workspace / "feedback" / student / "small" / "doubling.html").exists()
    assert (workspace / "report.html").exists()


def test_the_sandbox_is_refused_with_what_to_do(mac):
    done = mac.run("grade", "--force")
    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    assert "needs Linux" in said and "--sandbox none" in said
    assert "apt-get" not in said and "Traceback" not in said


def test_the_doctor_says_what_there_is_and_what_is_not(mac):
    done = mac.run("doctor")
    assert done.returncode == 1, done.stderr
    marks = [line[0] for line in done.stdout.splitlines() if line.startswith(("✓", "✗"))]
    assert marks.count("✗") == 1
    assert "The sandbox needs Linux" in done.stdout and "apt-get" not in done.stdout
    assert "✓ submissions can be run with your own rights: with --sandbox none" in done.stdout
