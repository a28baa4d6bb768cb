"""The sample class itself: it can be unpacked, and honest students lose what their files say."""

import copy
import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.preprocessors import ClearHiddenTests

from autograder.assignment import load_assignment
from autograder.sample_class import due_dates, expectations, unpack
from autograder.sample_class.edits import submission_of
from autograder.sample_class.student_file import read_class
from course_utils.testing.score import Score
from tests.notebook_bench import run_notebook

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = REPOSITORY / "data" / "sample_class"
CLASS = read_class(SAMPLE)
EXPECTATIONS = {(e.student, e.assignment): e for e in expectations(SAMPLE)}


def contents(folder):
    """Return what lies in a folder, by relative path; of a link only that it is there."""
    return {
        str(path.relative_to(folder)): path.is_symlink() or path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@pytest.fixture(scope="module")
def assignments():
    """Return the assignments of the sample class, as graders have them."""
    names = sorted(due_dates(SAMPLE))
    return {name: load_assignment(REPOSITORY / "notebooks" / name) for name in names}


@pytest.fixture(scope="module")
def release_folder(assignments, tmp_path_factory):
    """Return a folder with what nbgrader releases to students."""
    folder = tmp_path_factory.mktemp("release")
    for assignment in assignments.values():
        (folder / assignment.name).mkdir()
        for name, notebook in assignment.notebooks.items():
            released, _ = ClearHiddenTests()(copy.deepcopy(notebook), {})
            nbformat.write(released, folder / assignment.name / f"{name}.ipynb")
    return folder


def test_the_class_can_be_unpacked_and_is_deterministic(release_folder, tmp_path):
    said = []
    students = unpack(SAMPLE, release_folder, tmp_path / "a", tell=said.append)
    assert said == []
    assert len(students) >= 28
    assert students == [f"student-{n:02}" for n in range(1, len(students) + 1)]
    unpack(SAMPLE, release_folder, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    for path in (tmp_path / "a").glob("student-0*/*/*.ipynb"):
        nbformat.validate(nbformat.read(path, as_version=4))


def test_the_class_has_all_kinds_of_students():
    known = EXPECTATIONS.values()
    assert sum(e.honest and not e.loses | e.zero | e.needs_human for e in known) >= 8
    assert sum(e.honest and bool(e.loses) for e in known) >= 15
    assert sum(not e.honest for e in known) >= 10
    assert any(e.late for e in known)
    assert any(e.needs_human for e in known)


def test_no_student_is_without_a_description():
    for file in CLASS:
        first = file.path.read_text("utf-8").splitlines()[0]
        assert re.fullmatch(r"# [A-Z].{10,}", first), file.path
        expectation = EXPECTATIONS[file.student, file.assignment]
        explained = expectation.mistakes or expectation.needs_human or not file.cells
        assert explained or not expectation.loses | expectation.zero, file.path


@pytest.fixture
def _modules_handed_in(tmp_path, monkeypatch):
    """Let a notebook import a module that was handed in beside it, and forget it afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.mark.usefixtures("_modules_handed_in")
@pytest.mark.parametrize(
    "file",
    [f for f in CLASS if EXPECTATIONS[f.student, f.assignment].stock_agrees],
    ids=lambda file: f"{file.assignment}-{file.student}",
)
def test_honest_students_lose_where_their_file_says(file, assignments, tmp_path):
    assignment = assignments[file.assignment]
    expectation = EXPECTATIONS[file.student, file.assignment]
    with_hidden_tests = {
        name: nbformat.writes(notebook).encode() for name, notebook in assignment.notebooks.items()
    }
    for name, content in submission_of(file, with_hidden_tests).items():
        (tmp_path / name).write_bytes(content)
    for name in assignment.notebooks:
        path = tmp_path / f"{name}.ipynb"
        run = run_notebook(path, only_needed=True) if path.exists() else {}
        points = {
            cell.metadata.nbgrader["grade_id"]: cell.metadata.nbgrader["points"]
            for cell in assignment.graded_cells(name)
            if not cell.metadata.nbgrader["solution"]
        }
        earned = {i: float(run[i]) if isinstance(run.get(i), Score) else 0.0 for i in points}
        assert {i for i in points if earned[i] < points[i]} == {
            i for i in points if expectation.loses_in(name, i)
        }
        assert all(earned[i] == 0 for i in points if expectation.zero_in(name, i))
