"""After something has changed: no stale lateness, no ghosts of what was removed, no old pages."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from types import SimpleNamespace

import nbformat
import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder import feedback_page
from autograder.errors import CourseError
from autograder.lateness import assign_penalties
from tests.integration.small_course import small_notebook

HANDED_IN = "2026-03-01 12:00:00 UTC"
NOON = datetime.datetime(2026, 3, 1, 12)
HOUR = datetime.timedelta(hours=1)
# Takes half of the points, and says so: by its own code, and by a setting.
RULE = """
from nbgrader.plugins import BasePlugin
from traitlets import Float
class Half(BasePlugin):
    share = Float(0.5).tag(config=True)
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return self.share * score
c.AssignLatePenalties.plugin_class = Half
"""


def late_rows(course):
    """Return {student: (points after the penalty, penalty, seconds late)}."""
    rows = json.loads(course.run("scores", "--format", "json").stdout)
    return {r["student"]: (r["total"], r["late_penalty"], r["late_seconds"]) for r in rows}


def set_due(course, when):
    with Gradebook(f"sqlite:///{course.gradebook}") as gradebook:
        gradebook.update_or_create_assignment("small", duedate=when)


def outcome(course, student):
    return json.loads((course.root / f"workspace/outcomes/{student}/small.json").read_text())


@pytest.fixture
def timed(course):
    """Return the graded course with one submission that has a time, and a rule for late ones."""
    (course.hand_in("student-01") / "timestamp.txt").write_text(HANDED_IN)
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + RULE)
    course.grade()
    return course


def test_another_due_date_or_rule_changes_lateness_and_grades_nothing_again(timed):
    assert late_rows(timed)["student-01"] == (8, 0, 0)

    set_due(timed, NOON - HOUR)
    done = timed.grade()
    assert "0 submissions to grade" in done.stdout
    assert "Lateness has changed for 1 submission." in done.stdout
    assert "1 feedback pages written" in done.stdout
    assert late_rows(timed)["student-01"] == (4, 4, 3600)
    assert outcome(timed, "student-01")["late_seconds"] == 3600

    config = timed.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.Half.share = 0.25\n")
    timed.grade()
    assert late_rows(timed)["student-01"] == (6, 2, 3600)

    set_due(timed, NOON + HOUR)
    timed.grade()
    assert late_rows(timed)["student-01"] == (8, 0, 0)
    assert outcome(timed, "student-01")["late_seconds"] == 0
    assert "Lateness" not in timed.grade().stdout


def test_an_extension_and_a_humans_mark_reach_the_penalty(timed):
    set_due(timed, NOON - HOUR)
    with Gradebook(f"sqlite:///{timed.gradebook}") as gradebook:
        grade = gradebook.find_grade("answer-why", "doubling", "small", "student-01")
        grade.manual_score = 2
        gradebook.db.commit()
    timed.grade()
    assert late_rows(timed)["student-01"] == (5, 5, 3600)  # half of 8 and 2
    with Gradebook(f"sqlite:///{timed.gradebook}") as gradebook:
        gradebook.grant_extension("small", "student-01", minutes=30)
    timed.grade()
    assert late_rows(timed)["student-01"] == (5, 5, 1800)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("self.share * score", "score / 0", "ZeroDivisionError: "),
        ("plugin_class = Half", "plugin_class = 'nowhere.Half'", "TraitError: .* be imported"),
    ],
)
def test_a_late_rule_that_fails_is_the_courses_error(old, new, said):
    notebook = SimpleNamespace(late_submission_penalty=None, score=3.0)
    late = SimpleNamespace(student_id="ann", total_seconds_late=60.0, notebooks=[notebook])
    namespace = {"c": Config()}
    exec(RULE.replace(old, new), namespace)
    with pytest.raises(CourseError, match=f"rule for late submissions fails: {said}"):
        assign_penalties(late, namespace["c"])


def test_what_is_removed_leaves_the_report_and_stays_in_the_gradebook(course):
    (course.hand_in("student-03") / "doubling.ipynb").write_text("{")
    assert course.grade().returncode == 3
    shutil.rmtree(course.root / "workspace/submitted/student-03")
    shutil.rmtree(course.root / "workspace/submitted/student-02/small")
    done = course.grade()
    assert done.returncode == 0, "nobody who is there needs a human"
    said = " ".join(done.stdout.split())
    gone = "the submission is no longer in submitted/; the grade stays in the gradebook"
    assert f"student-02 is removed: {gone}" in said
    report = (course.root / "workspace/report.html").read_text()
    said = f'<strong>small</strong>: {gone}. <span class="soft">student-02, student-03</span>'
    assert said in report
    assert "<dt>submissions</dt><dd>1</dd>" in report
    assert "needs a human</span>" not in report
    assert course.scores() == {"student-01": 8, "student-02": 0, "student-03": 0}
    assert (course.root / "workspace/feedback/student-02/small/doubling.html").exists()

    course.hand_in("student-02", "def double(x):\n    return x")
    done = course.grade()
    assert "0 submissions to grade, 2 unchanged" in done.stdout


def test_a_removed_assignment_leaves_the_report(course):
    other = course.root / "notebooks" / "other"
    other.mkdir()
    nbformat.write(small_notebook(), other / "doubling.ipynb")
    shutil.rmtree(course.root / "notebooks" / "small")
    done = course.grade()
    assert done.returncode == 0
    assert "There are no submissions of other." in done.stdout
    report = (course.root / "workspace/report.html").read_text()
    assert "the assignment is no longer in notebooks/" in report
    assert "<dt>submissions</dt><dd>0</dd>" in report


def test_another_template_or_module_makes_another_look(monkeypatch, tmp_path):
    looks = {feedback_page.look()}
    templates = tmp_path / "templates"
    shutil.copytree(feedback_page.TEMPLATES, templates)
    monkeypatch.setattr(feedback_page, "TEMPLATES", templates)
    for path in sorted((templates / "workbook_feedback").iterdir()):
        path.write_text(path.read_text() + " ")
        feedback_page.look.cache_clear()
        looks.add(feedback_page.look())
    monkeypatch.setattr(feedback_page, "_MAKERS", [])
    feedback_page.look.cache_clear()
    looks.add(feedback_page.look())
    feedback_page.look.cache_clear()
    assert len(looks) == 2 + len(list((templates / "workbook_feedback").iterdir()))


def test_pages_of_another_look_are_made_again(course):
    script = (
        "import sys; from autograder import coordinator\n"
        "coordinator.look = lambda: 'another'\n"
        "from autograder.command_line import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "grade", "--workers", "1"],
        cwd=course.root,
        capture_output=True,
        text=True,
    )
    assert "2 feedback pages written" in done.stdout
    assert "0 submissions to grade" in done.stdout
