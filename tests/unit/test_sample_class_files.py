"""The files of a sample class are read with clear errors, and become what students hand in."""

import json

import pytest

from autograder.errors import CourseError
from autograder.sample_class import due_dates, expectations
from autograder.sample_class.edits import Link, submission_of
from autograder.sample_class.student_file import read_student
from tests.unit.small_sample import GOOD, folders, released, write

__all__ = ["folders", "released"]  # fixtures
PLAIN = "# Average.\n#\n# /// student\n# honest = true\n# ///\n"


@pytest.fixture
def handed_in(tmp_path, released):
    """Return a function from a file's header and body to the files that are handed in."""

    def make(header="", body=""):
        folder = tmp_path / "03"
        (folder / "answers").mkdir(parents=True, exist_ok=True)
        (folder / "answers" / "good.py").write_text(GOOD)
        return submission_of(read_student(write(tmp_path, "student-01", header, body)), released)

    return make


def cells_of(files, name):
    return json.loads(files[f"{name}.ipynb"])["cells"]


def sources_of(files, name):
    return ["".join(cell["source"]) for cell in cells_of(files, name)]


# What a file may say, and where it goes wrong


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("# Nothing.\n", 1, "no block"),
        ("# Open.\n# /// student\n# honest = true\n", 2, "not closed"),
        ("# /// student\n# base = 'good'\n# ///\n", 1, "honest"),
        ("# /// student\n# honest = true\n# bse = 'good'\n# ///\n", 3, "unknown key 'bse'"),
        ("# /// student\n# honest = 'yes'\n# ///\n", 2, "true or false"),
        ("# /// student\n# honest = true\n# loses = 'test-f'\n# ///\n", 3, "list of strings"),
        ("# /// student\n# honest = true\n# points = {a = 'b'}\n# ///\n", 3, "table of numbers"),
        ("# /// student\n# honest = true\n# handed_in = 2026-10-16\n# ///\n", 3, "zone"),
        ("# /// student\n# honest = true\n# base = good\n# ///\n", 3, "not TOML"),
        (f"{PLAIN}import os\n# %% solution-f\n", 6, "only comments"),
        (f"{PLAIN}# %%\n", 6, "not the beginning of a cell"),
        (f"{PLAIN}# %% behind solution-f\n", 6, "not the beginning of a cell"),
        (f"{PLAIN}# %% solution-f\n1\n# %% solution-f\n2\n", 8, "given twice"),
        (f"{PLAIN}# %% [markdown] answer-why\n# well\nwell\n", 8, "begins with `# `"),
        ("# /// student\n# honest = true\n# base = 'best'\n# ///\n", 3, "only good"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_line(tmp_path, text, line, says):
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "good.py").write_text("")
    path = tmp_path / "student-01.py"
    path.write_text(text)
    with pytest.raises(CourseError) as error:
        read_student(path)
    assert f"{path}:{line}: " in str(error.value)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("header", "body", "line", "says"),
    [
        ("", "# %% solution-x\n1", 7, "no cell has the grade_id 'solution-x'"),
        ("", "# %% imports\n1", 7, "several notebooks"),
        ("", "# %% answer-why\n1", 7, "is a markdown cell, not a code cell"),
        ("", "# %% [markdown] after solution-x\n", 7, "no cell has the grade_id"),
        ("delete = ['test-x']", "", 5, "no cell has the grade_id 'test-x'"),
        ("retype = {test-f = 'table'}", "", 5, "one of code, markdown, raw"),
        ("missing = ['three']", "", 5, "no notebook 'three'"),
        ("truncate = {three = 0.5}", "", 5, "no notebook 'three'"),
        ("truncate = {one = 1.5}", "", 5, "is 1.5"),
        ("encoding = {one = 'rot-26'}", "", 5, "cannot be encoded"),
        ("loses = ['solution-f']", "", 5, "no test cell or notebook 'solution-f'"),
        ("zero = ['test-x']", "", 5, "no test cell or notebook 'test-x'"),
        ("needs_human = ['test-f']", "", 5, "no notebook 'test-f'"),
        ("[files]\n'../out.txt' = ''", "", 6, "own folder"),
        ("[links]\n'/etc/x' = 'y'", "", 6, "own folder"),
    ],
)
def test_what_does_not_fit_the_assignment_is_named_with_the_line(
    handed_in, header, body, line, says
):
    with pytest.raises(CourseError) as error:
        handed_in(header, body)
    assert f"student-01.py:{line}: " in str(error.value)
    assert says in str(error.value)


def test_an_assignment_says_when_it_was_due(folders):
    sample, *_ = folders
    assert due_dates(sample)["03"].isoformat() == "2026-10-16T18:00:00+00:00"
    (sample / "03" / "assignment.toml").write_text("due = 2026-10-16\n")
    with pytest.raises(CourseError, match="due must be"):
        due_dates(sample)
    with pytest.raises(CourseError, match="no sample class"):
        due_dates(sample / "answers")


def test_expectations_come_from_the_files(folders):
    sample, *_ = folders
    write(sample, "student-03", "loses = ['test-f']\nzero = ['two']\nstock_agrees = false")
    write(sample, "student-04", "handed_in = 2026-10-16T20:00:01+02:00\nneeds_human = ['one']")
    on_time, untimed, loser, late = expectations(sample)
    assert (on_time.late, untimed.late, late.late) == (False, False, True)
    assert (on_time.student, on_time.assignment) == ("student-01", "03")
    assert (on_time.honest, on_time.stock_agrees, loser.stock_agrees) == (True, True, False)
    cells = [("one", "test-f"), ("one", "test-h"), ("two", "test-g")]
    assert [loser.loses_in(*cell) for cell in cells] == [True, False, True]
    assert [loser.zero_in(*cell) for cell in cells] == [False, False, True]
    assert late.needs_human == {"one"}


# What becomes of the notebooks


def test_cells_are_put_in_place_by_their_grade_id(handed_in):
    code = "# %% solution-f\n\ndef f():\n    return '# %%'\n\n\n"
    body = f"{code}# %% [markdown] answer-why\n# It\n#\n#  is."
    files = handed_in('base = "good"', body)
    _, f, test, why = sources_of(files, "one")
    assert f == "def f():\n    return '# %%'"
    assert test == "f()"
    assert why == "It\n\n is."
    assert sources_of(files, "two")[1] == "def g():\n    return 3"


def test_a_file_without_cells_hands_in_what_was_released(handed_in, released):
    files = handed_in()
    assert {name: json.loads(content) for name, content in files.items()} == {
        f"{name}.ipynb": json.loads(content) for name, content in released.items()
    }


def test_added_cells_stand_around_their_anchor_in_the_order_of_the_file(handed_in):
    text = "# %% [markdown] before solution-f\n# 2\n"
    body = f"# %% before solution-f\n1\n{text}# %% after solution-f\n3"
    cells = cells_of(handed_in("", body), "one")
    assert ["".join(cell["source"]) for cell in cells[1:5]] == [
        "1",
        "2",
        "raise NotImplementedError()",
        "3",
    ]
    assert [cell["cell_type"] for cell in cells[1:5]] == ["code", "markdown", "code", "code"]
    assert len({cell["id"] for cell in cells}) == len(cells)


def test_a_cell_that_two_notebooks_have_is_named_with_its_notebook(handed_in):
    files = handed_in("", "# %% two:imports\nimport math")
    assert sources_of(files, "one")[0] == "import numpy as np"
    assert sources_of(files, "two")[0] == "import math"


def test_cells_are_edited_as_the_header_says(handed_in):
    header = """
delete = ["test-f"]
duplicate = ["solution-f"]
retype = { test-g = "markdown" }
points = { test-g = 100 }
tags = { solution-f = ["skip-execution"] }
grade_ids = { answer-why = "test-f" }
results = { solution-f = "20.0" }
"""
    files = handed_in(header)
    one, two = cells_of(files, "one"), cells_of(files, "two")
    marks = [c["metadata"]["nbgrader"]["grade_id"] for c in one]
    assert marks == ["imports", "solution-f", "solution-f", "test-f"]
    assert one[3]["cell_type"] == "markdown"  # the written answer, under another name
    assert one[1]["metadata"]["tags"] == ["skip-execution"]
    assert one[1]["outputs"][0]["data"]["text/plain"] == "20.0"
    assert one[1]["id"] != one[2]["id"]
    assert (two[2]["cell_type"], two[2]["metadata"]["nbgrader"]["points"]) == ("markdown", 100)
    assert "outputs" not in two[2]


def test_files_are_damaged_as_the_header_says(handed_in):
    whole = handed_in()
    half = handed_in("truncate = { one = 0.5 }\nmissing = ['two']")
    assert list(half) == ["one.ipynb"]
    assert half["one.ipynb"] == whole["one.ipynb"][: len(whole["one.ipynb"]) // 2]
    other = handed_in("rename = { one = 'one (2)' }\nencoding = { two = 'utf-16' }")
    assert sorted(other) == ["one (2).ipynb", "two.ipynb"]
    assert other["two.ipynb"].decode("utf-16").encode() == whole["two.ipynb"]


def test_other_files_links_and_the_time_are_handed_in_too(handed_in):
    files = handed_in(
        "handed_in = 2026-10-16T20:00:01+02:00\n[files]\n'a/b.txt' = 'ä'\n[links]\n'c' = '../x'"
    )
    assert files["a/b.txt"] == "ä".encode()
    assert files["c"] == Link("../x")
    assert files["timestamp.txt"] == b"2026-10-16 18:00:01 UTC\n"
