"""Links in a submission, under nbgrader's own command: it copies what they lead to."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from tests.integration.small_course import CANARY, RIGHT

PRINTING = RIGHT + "\nprint(open('notes.txt').read())"


def autograde(course, student):
    """Run ``nbgrader autograde`` for one student; return all that it wrote."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", "small", "--student", student],
        cwd=course.root,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def total(course, student):
    with Gradebook(f"sqlite:///{course.gradebook}") as gradebook:
        return gradebook.find_submission("small", student).score


@pytest.fixture
def source(course):
    return course.root / "notebooks" / "small" / "doubling.ipynb"


def test_a_link_to_the_instructors_notebook_is_no_answer(course, source):
    submitted = course.hand_in("student-03") / "doubling.ipynb"
    submitted.unlink()
    submitted.symlink_to(os.path.relpath(source, submitted.parent))
    assert "links are not followed" in autograde(course, "student-03")
    assert not total(course, "student-03")


def test_what_a_linked_file_holds_is_not_within_reach(course, source):
    folder = course.hand_in("student-03", PRINTING)
    (folder / "notes.txt").symlink_to(os.path.relpath(source, folder))
    autograde(course, "student-03")
    assert total(course, "student-03") == 8
    executed = course.root / "workspace" / "autograded" / "student-03" / "small"
    shown = (executed / "doubling.ipynb").read_text()
    assert "No such file" in shown
    assert f"{CANARY}\\\\" not in shown  # as it stands in the text of a notebook that was printed
