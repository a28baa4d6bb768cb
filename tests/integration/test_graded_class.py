"""The sample class, graded for real: expectations, stock nbgrader's scores, any crash."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from autograder.sample_class import expectations

ASSIGNMENT = "03_gradient_checking"
STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.source_directory = "notebooks"\n'
DONE = (0, 3)  # 3: some submissions need a human


def run(folder, *arguments, check=DONE):
    """Run a module of this interpreter in a course's folder."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True
    )
    if check is not None:
        assert done.returncode in check, done.stdout[-3000:] + done.stderr[-3000:]
    return done


def copy_of(repository, folder):
    """Make a course of its own, with nothing in its workspace."""
    folder.mkdir(exist_ok=True)
    shutil.copy(repository / "nbgrader_config.py", folder)
    shutil.copytree(repository / "notebooks" / ASSIGNMENT, folder / "notebooks" / ASSIGNMENT)
    shutil.copytree(repository / "data", folder / "data")
    return folder


def gradebook(folder):
    """Return all that a gradebook says of students, whatever the order of writing."""
    path = folder / "workspace" / "gradebook.db"
    path = path if path.exists() else folder / "gradebook.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        grades = connection.execute(
            """select student.id, assignment.name, notebook.name, base_cell.name,
                      grade.auto_score, grade.manual_score, grade.needs_manual_grade
               from grade join submitted_notebook on grade.notebook_id = submitted_notebook.id join
               submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
               join student on submitted_assignment.student_id = student.id join notebook on
               submitted_notebook.notebook_id = notebook.id join assignment on
               submitted_assignment.assignment_id = assignment.id
               join base_cell on grade.cell_id = base_cell.id"""
        ).fetchall()
        comments = connection.execute(
            """select submitted_assignment.student_id, base_cell.name, comment.auto_comment
               from comment join submitted_notebook on comment.notebook_id = submitted_notebook.id
               join submitted_assignment on submitted_notebook.assignment_id =
               submitted_assignment.id
               join base_cell on comment.cell_id = base_cell.id"""
        ).fetchall()
        times = connection.execute(
            "select student_id, timestamp from submitted_assignment"
        ).fetchall()
        penalties = connection.execute(
            "select count(*), sum(late_submission_penalty) from submitted_notebook"
        ).fetchall()
    return sorted(grades), sorted(comments, key=repr), sorted(times, key=repr), penalties


def auto_scores(folder):
    """Return {(student, notebook, cell): automatic score}."""
    return {(s, n, c): score for s, a, n, c, score, _, _ in gradebook(folder)[0]}


def outcome(folder, student):
    path = folder / "workspace" / "outcomes" / student / f"{ASSIGNMENT}.json"
    return json.loads(path.read_text())


def processes_in(folder):
    """Return the processes that work in a folder."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and Path(os.readlink(process / "cwd")) == folder:
                found.append((process.name, (process / "cmdline").read_text()))
        except OSError:
            continue  # it ended meanwhile
    return found


@pytest.fixture(scope="module")
def expected(repository):
    """Return what grading must find, by student."""
    found = expectations(repository / "data" / "sample_class")
    return {e.student: e for e in found if e.assignment == ASSIGNMENT}


@pytest.fixture(scope="module")
def graded(repository, tmp_path_factory):
    """Return a course whose sample class has been graded, and what the command printed."""
    folder = copy_of(repository, tmp_path_factory.mktemp("graded") / "course")
    done = run(folder, "autograder", "grade", "--sample", "--workers", "2")
    return folder, done


def test_every_sample_submission_is_graded_as_expected(graded, expected):
    folder, _ = graded
    wrong = []
    for student, expectation in expected.items():
        for notebook in outcome(folder, student)["notebooks"]:
            if notebook["name"] in expectation.needs_human:
                assert notebook["problem"], student
                continue
            for cell in notebook["cells"]:
                if not cell["grade_id"].startswith("test-"):
                    continue
                loses = expectation.loses_in(notebook["name"], cell["grade_id"])
                nothing = expectation.zero_in(notebook["name"], cell["grade_id"])
                lost = cell["points"] is None or cell["points"] < cell["max_points"]
                if lost != loses or (nothing and cell["points"] != 0):
                    wrong.append((student, cell["grade_id"], cell["points"], cell["error"]))
    assert wrong == []


def test_every_lost_point_is_explained(graded, expected):
    folder, _ = graded
    for student in expected:
        for notebook in outcome(folder, student)["notebooks"]:
            for cell in notebook["cells"]:
                if cell["points"] is not None and cell["points"] < cell["max_points"]:
                    explained = [
                        c["explanation"] for c in cell["checks"] if c["earned"] < c["points"]
                    ]
                    untouched = cell["grade_id"].startswith("answer-")
                    assert all(explained) and (explained or cell["error"] or untouched), (
                        student,
                        cell["grade_id"],
                    )


def test_each_submission_ends_graded_or_with_a_sentence_for_a_human(graded, expected):
    folder, done = graded
    for student, expectation in expected.items():
        result = outcome(folder, student)
        assert result["status"] == ("needs a human" if expectation.needs_human else "graded"), (
            student
        )
        assert bool(result["sentence"]) == bool(expectation.needs_human), student
        assert (result["late_seconds"] > 0) == expectation.late, student
        assert result["sandbox"] == "namespaces"
        if result["sentence"]:
            assert student in done.stdout
    assert done.returncode == 3


def test_the_scores_are_those_of_stock_nbgrader(graded, expected, tmp_path):
    folder, _ = graded
    honest = sorted(
        s for s, e in expected.items() if e.honest and e.stock_agrees and not e.needs_human
    )
    assert len(honest) >= 20
    halves = []
    for half in range(2):  # two processes, since stock nbgrader grades one at a time
        stock = tmp_path / f"stock-{half}"
        stock.mkdir()
        (stock / "nbgrader_config.py").write_text(STOCK_CONFIG)
        shutil.copytree(folder / "notebooks", stock / "notebooks")
        for student in honest[half::2]:
            shutil.copytree(
                folder / "workspace" / "submitted" / student, stock / "submitted" / student
            )
        run(stock, "nbgrader", "generate_assignment", ASSIGNMENT)
        process = subprocess.Popen(
            [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT],
            cwd=stock,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        halves.append((stock, process))
    stock_scores = {}
    for stock, process in halves:
        process.wait()
        stock_scores.update(auto_scores(stock))
    ours = {key: score for key, score in auto_scores(folder).items() if key[0] in honest}
    assert {key[0] for key in stock_scores} == set(honest)
    assert ours == stock_scores


def test_a_second_run_grades_nothing_again(graded):
    folder, _ = graded
    before = gradebook(folder)
    done = run(folder, "autograder", "grade", "--sample", "--workers", "2")
    assert "0 submissions to grade" in done.stdout
    assert "0 feedback pages written" in done.stdout
    assert gradebook(folder) == before


def test_feedback_explains_and_gives_no_hidden_test_away(graded, expected):
    folder, _ = graded
    pages = list((folder / "workspace" / "feedback").rglob("*.html"))
    assert len(pages) >= 2 * (len(expected) - 6)
    sources = [
        line.strip()
        for path in (folder / "notebooks").rglob("*.ipynb")
        for cell in json.loads(path.read_text())["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("-hidden")
        for line in "".join(cell["source"]).splitlines()[2:-1]
    ]
    secret = [
        line for line in sources if len(line) > 30 and not line.startswith(("#", '"', 'f"', "with"))
    ]
    assert len(secret) > 30
    for page in pages:
        html = page.read_text()
        if expected[page.parts[-3]].honest:  # some cheats have these words in their own code
            assert "BEGIN HIDDEN TESTS" not in html
        assert not [line for line in secret if line in html], page


def test_a_run_killed_anywhere_ends_with_the_same_gradebook(graded, repository, tmp_path):
    undisturbed, _ = graded
    folder = copy_of(repository, tmp_path / "course")
    kills = 0
    for graded_by_then in (2, 9, 17):
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder", "grade", "--sample", "--workers", "2"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        outcomes = folder / "workspace" / "outcomes"
        while process.poll() is None and len(list(outcomes.glob("*/*.json"))) < graded_by_then:
            time.sleep(0.01)  # waits for a state, not for a time
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.wait()
    assert kills == 3
    for _ in range(300):  # waits for a state: nothing of a killed run is left
        if not processes_in(folder):
            break
        time.sleep(0.1)
    assert processes_in(folder) == []
    run(folder, "autograder", "grade", "--sample", "--workers", "2")
    assert gradebook(folder) == gradebook(undisturbed)
    left = [
        p for p in (folder / "workspace").rglob(".*") if p.name.startswith((".writing", ".repl"))
    ]
    assert left == []


def test_nbgrader_autograde_with_our_configuration_gives_the_same_scores(
    graded, repository, tmp_path
):
    graded_folder, _ = graded
    folder = copy_of(repository, tmp_path / "course")
    students = ["student-01", "student-04", "student-17"]
    run(folder, "nbgrader", "generate_assignment", ASSIGNMENT, check=(0,))
    for student in students:
        shutil.copytree(
            graded_folder / "workspace" / "submitted" / student,
            folder / "workspace" / "submitted" / student,
        )
    run(folder, "nbgrader", "autograde", ASSIGNMENT, check=(0,))
    expected = {k: v for k, v in auto_scores(graded_folder).items() if k[0] in students}
    assert auto_scores(folder) == expected
    run(folder, "nbgrader", "generate_feedback", ASSIGNMENT, check=(0,))
    page = (
        folder / "workspace" / "feedback" / students[0] / ASSIGNMENT / "gradient_checking_1d.html"
    )
    assert "BEGIN HIDDEN TESTS" not in page.read_text()


def test_a_new_submission_replaces_score_pages_and_outcome(graded, repository, tmp_path):
    graded_folder, _ = graded
    folder = tmp_path / "course"
    shutil.copytree(graded_folder, folder, symlinks=True)
    student = "student-01"
    submitted = folder / "workspace" / "submitted" / student / ASSIGNMENT
    before = outcome(folder, student)
    (submitted / "gradient_checking_1d.ipynb").write_text("{")
    done = run(folder, "autograder", "grade", ASSIGNMENT, "--student", student)
    assert "damaged or cut off" in done.stdout
    after = outcome(folder, student)
    assert before["status"] == "graded" and after["status"] == "needs a human"
    scores = {
        k: v for k, v in auto_scores(folder).items() if k[:2] == (student, "gradient_checking_1d")
    }
    assert set(scores.values()) == {None}  # no stale score beside the new submission
    feedback = folder / "workspace" / "feedback" / student / ASSIGNMENT
    assert [p.name for p in feedback.glob("*.html")] == ["gradient_checking_nd.html"]


def test_a_manual_mark_survives_a_regrade_and_renews_the_page(graded, tmp_path):
    graded_folder, _ = graded
    folder = tmp_path / "course"
    shutil.copytree(graded_folder, folder, symlinks=True)
    with closing(sqlite3.connect(folder / "workspace" / "gradebook.db")) as connection, connection:
        changed = connection.execute(
            """update grade set manual_score = 1.5 where notebook_id in (
                 select submitted_notebook.id from submitted_notebook
                 join submitted_assignment
                   on submitted_notebook.assignment_id = submitted_assignment.id
                 where student_id = 'student-01')
               and cell_id in (select id from base_cell where name like 'answer-%')"""
        ).rowcount
    assert changed == 2
    done = run(folder, "autograder", "grade", ASSIGNMENT)
    assert "0 submissions to grade" in done.stdout
    assert "2 feedback pages written" in done.stdout
    run(folder, "autograder", "grade", ASSIGNMENT, "--student", "student-01", "--force")
    manual = [
        row[5] for row in gradebook(folder)[0] if row[0] == "student-01" and row[5] is not None
    ]
    assert manual == [1.5, 1.5]


@pytest.mark.parametrize("path", ["workspace/report.html"])
def test_the_report_is_written(graded, path):
    folder, _ = graded
    assert Path(folder, path).stat().st_size > 1000
