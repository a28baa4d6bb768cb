"""A new gradebook is there whole or not at all."""

from __future__ import annotations

import nbgrader.api
import pytest

from autograder.course import Course
from autograder.doctor import check_gradebook
from autograder.gradebook import open_gradebook


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def course(repository, tmp_path):
    """Return a course without a gradebook."""
    (tmp_path / "nbgrader_config.py").write_bytes((repository / "nbgrader_config.py").read_bytes())
    (tmp_path / "workspace").mkdir()
    return Course.at(tmp_path)


def test_a_run_killed_while_it_makes_the_gradebook_leaves_none(course, monkeypatch):
    def killed():
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(nbgrader.api, "get_alembic_version", killed)
        with pytest.raises(Killed), open_gradebook(course):
            pass
    assert not course.gradebook_path.exists()
    with open_gradebook(course) as gradebook:
        gradebook.add_student("student-01")
    assert check_gradebook(course.gradebook_path).ok
    assert [path.name for path in course.workspace.iterdir()] == ["gradebook.db"]


def test_a_gradebook_that_is_there_is_the_one_that_is_opened(course):
    with open_gradebook(course) as gradebook:
        gradebook.add_student("student-01")
    with open_gradebook(course) as gradebook:
        assert [student.id for student in gradebook.students] == ["student-01"]
