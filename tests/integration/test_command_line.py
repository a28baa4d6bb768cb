"""The command line: what goes wrong gets one clear sentence and costs nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import nbformat
import pytest

from tests.integration.small_course import SmallCourse, grade_id


def sentence(done):
    """Return what a stopped command said, as one line."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return " ".join(done.stderr.split())


def test_a_graded_course_has_scores(graded_course):
    assert graded_course.scores() == {"student-01": 8, "student-02": 0}


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_scores_are_printed_in_each_form(graded_course, form):
    done = graded_course.run("scores", "--format", form)
    assert done.returncode == 0
    assert "student-01" in done.stdout and "student-02" in done.stdout


def test_an_unknown_assignment_is_named_with_those_that_there_are(course):
    done = course.grade("smal")
    assert "There is no assignment 'smal'" in sentence(done)
    assert "There are: small." in sentence(done)


def test_an_unknown_student_is_named(course):
    assert "No submission of small by nobody" in sentence(course.grade("--student", "nobody"))


def test_a_folder_that_is_no_course_is_named(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "grade"], cwd=tmp_path, capture_output=True, text=True
    )
    assert "There is no nbgrader_config.py" in sentence(done)


def test_a_configuration_that_is_broken_is_named(course):
    (course.root / "nbgrader_config.py").write_text("c = get_config(")
    assert "nbgrader_config.py cannot be read" in sentence(course.grade())


def test_no_submissions_are_no_error(tmp_path):
    empty = SmallCourse.make(tmp_path)
    done = empty.grade()
    assert done.returncode == 0
    assert "There are no submissions" in done.stdout


def test_a_file_that_is_no_gradebook_is_left_as_it_is(course):
    course.gradebook.write_bytes(b"not a database" * 100)
    said = sentence(course.grade())
    assert "is not a gradebook" in said.lower() or "cannot be used" in said
    assert course.gradebook.read_bytes() == b"not a database" * 100


def test_a_database_of_something_else_is_left_as_it_is(course):
    course.gradebook.unlink()
    with closing(sqlite3.connect(course.gradebook)) as connection, connection:
        connection.execute("create table recipes (name text)")
        connection.execute("insert into recipes values ('soup')")
    assert "gradebook" in sentence(course.grade())
    with closing(sqlite3.connect(course.gradebook)) as connection, connection:
        assert connection.execute("select name from recipes").fetchall() == [("soup",)]


def test_a_lost_gradebook_is_made_again_with_all_scores(course):
    before = course.scores()
    course.gradebook.unlink()
    done = course.grade()
    assert done.returncode == 0, done.stderr
    assert course.scores() == before


def test_a_locked_gradebook_says_who_may_hold_it_and_loses_nothing(course):
    course.hand_in("student-03")
    with closing(sqlite3.connect(course.gradebook)) as connection, connection:
        connection.execute("begin exclusive")
        said = sentence(course.grade())
    assert "locked" in said and "run this again" in said
    assert course.grade().returncode == 0
    assert course.scores()["student-03"] == 8


def test_a_second_run_at_the_same_time_is_kept_out(course):
    import fcntl

    with (course.root / "workspace" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Another run is grading" in sentence(course.grade())


def test_stray_files_are_left_out_and_said(course):
    folder = course.hand_in("student-03")
    (folder / "notes.txt").symlink_to("/etc/passwd")
    (folder / "other.ipynb").write_text("{}")
    (course.root / "workspace" / "submitted" / "README").write_text("not a student")
    assert course.grade().returncode == 0
    outcome = course.root / "workspace" / "outcomes" / "student-03" / "small.json"
    notes = json.loads(outcome.read_text())["notes"]
    assert any("notes.txt was left out: it is a link" in note for note in notes)
    assert any("other.ipynb" in note for note in notes)
    assert set(course.scores()) == {"student-01", "student-02", "student-03"}


@pytest.mark.parametrize("student", ["=1+1", "-rf", "a b", "ünï", "[red]x", "x" * 200, "a'b"])
def test_odd_student_names_are_graded(course, student):
    course.hand_in(student)
    done = course.grade()
    assert done.returncode == 0, done.stdout + done.stderr
    assert course.scores()[student] == 8


@pytest.mark.parametrize("name", [b"caf\xe9", b"<script>", b"a&b", b'say "x"', b"two\nlines"])
def test_a_folder_whose_name_is_no_student_id_is_left_out_and_named(course, name):
    submitted = os.fsencode(course.root / "workspace" / "submitted")
    os.makedirs(submitted + b"/" + name + b"/small")
    course.hand_in("student-03")
    done = course.grade()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "its name cannot be a student's id" in " ".join(done.stdout.split())
    assert course.scores()["student-03"] == 8


def test_one_hostile_submission_stops_nobody_elses(course):
    folder = course.hand_in("student-03")
    notebook = json.loads((folder / "doubling.ipynb").read_text())
    notebook["cells"].append(
        {"cell_type": "markdown", "metadata": {}, "source": "\ud800", "id": "x"}
    )
    (folder / "doubling.ipynb").write_text(json.dumps(notebook))
    folder = course.hand_in("student-04")
    (folder / "doubling.ipynb").unlink()
    (folder / "doubling.ipynb").mkdir()
    (folder / "doubling.ipynb" / "inside.txt").write_text("x")
    (folder / "timestamp.txt").mkdir()
    (folder / "timestamp.txt" / "inside.txt").write_text("x")
    folder = course.hand_in("student-05")
    deep = folder
    for _ in range(40):
        deep = deep / ("d" * 60)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text("x")
    with open(os.fsencode(folder) + b"/L\xf6sung.txt", "w") as file:
        file.write("x")
    folder = course.hand_in("student-06")
    notebook = json.loads((folder / "doubling.ipynb").read_text())
    slow = nbformat.v4.new_code_cell("if 0:\n    a" + ".a" * 60_000)  # to colour, not to run
    notebook["cells"].append(slow)
    (folder / "doubling.ipynb").write_text(json.dumps(notebook))
    course.hand_in("student-07")
    done = course.grade()
    assert done.returncode in (0, 3), done.stdout + done.stderr
    scores = course.scores()
    assert [scores[f"student-0{n}"] for n in (3, 5, 6, 7)] == [8, 8, 8, 8]
    feedback = course.root / "workspace" / "feedback"
    assert {p.parts[-3] for p in feedback.rglob("*.html")} >= {
        f"student-0{n}" for n in (1, 2, 3, 5, 6, 7)
    }


def test_a_workspace_that_cannot_be_written_is_named(course):
    shutil.rmtree(course.root / "workspace")
    (course.root / "workspace").write_text("a file is in the way")
    assert "cannot be written" in sentence(course.grade())


def test_cells_added_to_an_assignment_that_has_submissions_are_refused_with_a_reason(course):
    path = course.root / "notebooks" / "small" / "doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [c for c in notebook.cells if grade_id(c) != "test-double"]
    nbformat.write(notebook, path)
    before = course.scores()
    said = sentence(course.grade())
    assert "nbgrader cannot release small" in said
    assert "submissions associated" in said
    assert course.scores() == before


def test_an_edited_hidden_test_is_released_and_everyone_graded_again(course):
    path = course.root / "notebooks" / "small" / "doubling.ipynb"
    path.write_text(path.read_text().replace("21.5", "20.5").replace("43.0", "41.0"))
    done = course.grade()
    assert "2 submissions to grade" in done.stdout
    assert course.scores() == {"student-01": 8, "student-02": 0}


def test_without_namespaces_grading_stops_and_nothing_is_run(course):
    course.hand_in("student-03", "open('/tmp/ran-unconfined', 'w')")
    # A user namespace with one user and no right to make another, as in a locked-down container.
    script = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"'
    prefix = ["unshare", "--user", "--map-root-user", "sh", "-c", script, "sh"]
    said = sentence(course.grade(prefix=prefix))
    assert "sandbox" in said.lower() or "namespaces" in said
    assert "student-03" not in course.scores()
    assert not Path("/tmp/ran-unconfined").exists()


def test_sandbox_none_is_written_into_the_outcome(course):
    course.hand_in("student-03")
    done = course.grade("--sandbox", "none", "--student", "student-03")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "NOT confined" in done.stdout
    outcome = course.root / "workspace" / "outcomes" / "student-03" / "small.json"
    assert json.loads(outcome.read_text())["sandbox"] == "none"
    assert course.scores()["student-03"] == 8


def test_some_for_a_human_have_an_exit_code_of_their_own(course):
    folder = course.hand_in("student-03")
    (folder / "doubling.ipynb").write_text("{")
    done = course.grade()
    assert done.returncode == 3
    assert "damaged or cut off" in " ".join(done.stdout.split())


def test_a_wrong_option_has_the_exit_code_2(course):
    assert course.run("grade", "--workers", "0").returncode == 2
    assert course.run("nonsense").returncode == 2


def test_an_old_python_gets_one_sentence():
    script = (
        "import runpy, sys; sys.version_info = (3, 9); "
        "sys.argv = ['autograder']; runpy.run_module('autograder', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is needed")


def test_help_tells_what_each_command_does_and_the_exit_codes(graded_course):
    shown = graded_course.run("--help").stdout
    for word in ("grade", "scores", "doctor", "release", "bench", "exit codes"):
        assert word in shown
    assert "--sandbox" in graded_course.run("grade", "--help").stdout


def test_the_output_can_be_cut_off_by_the_reader(graded_course):
    environment = dict(os.environ, PYTHONUNBUFFERED="1")
    done = subprocess.run(
        f"{sys.executable} -m autograder scores | head -n 1",
        shell=True,
        cwd=graded_course.root,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert "Traceback" not in done.stderr


def test_the_doctor_says_what_is_missing(course):
    shutil.rmtree(course.root / "notebooks")
    done = course.run("doctor")
    assert done.returncode == 1
    assert "✗" in done.stdout
