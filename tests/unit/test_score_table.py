"""The scores as rows, and on the terminal, as CSV and as JSON."""

import csv
import datetime
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from rich.cells import cell_len

from autograder.score_rows import NotebookScore, ScoreRow, recorded_scores, score_rows
from autograder.score_table import duration, print_scores


def printed(rows, form):
    stream = io.StringIO()
    print_scores(rows, form, stream)
    return stream.getvalue()


def outcome(student="ann", assignment="ps1", *, points=(2.0, None), status="graded", **more):
    cells = [
        {"grade_id": f"cell-{i}", "max_points": 4.0, "points": p, "error": None, "checks": []}
        for i, p in enumerate(points)
    ]
    notebooks = [{"name": "steps", "problem": None, "cells": cells}]
    fields = {"sentence": None, "notes": [], "late_seconds": 0.0, "notebooks": notebooks}
    return {"student": student, "assignment": assignment, "status": status, **fields, **more}


# Rows


def test_rows_come_from_outcomes_where_nothing_is_recorded():
    (row,) = score_rows([outcome(late_seconds=60.0)], {})
    assert row.notebooks == {"steps": NotebookScore(2.0, 8.0, to_mark=1, points_to_mark=4.0)}
    assert (row.total, row.max_points, row.to_mark, row.late_seconds) == (2.0, 8.0, 1, 60.0)


def test_recorded_points_count_for_more_than_outcomes():
    recorded = {("ann", "ps1"): ({"steps": NotebookScore(7.0, 8.0, late_penalty=1.0)}, 3600.0)}
    (row,) = score_rows([outcome()], recorded)
    assert (row.total, row.late_penalty, row.late_seconds) == (6.0, 1.0, 3600.0)


def test_a_submission_that_only_the_gradebook_knows_has_its_row():
    (row,) = score_rows([], {("ann", "ps1"): ({"steps": NotebookScore(7.0, 8.0)}, 0.0)})
    assert (row.student, row.status, row.total) == ("ann", "graded", 7.0)


def test_rows_are_sorted_by_assignment_and_student():
    outcomes = [outcome("bob", "ps2"), outcome("bob", "ps1"), outcome("ann", "ps2")]
    rows = [(row.assignment, row.student) for row in score_rows(outcomes, {})]
    assert rows == [("ps1", "bob"), ("ps2", "ann"), ("ps2", "bob")]


def test_share_is_of_the_points_given_so_far():
    assert score_rows([outcome(points=(3.0, None))], {})[0].share == 0.75
    assert score_rows([outcome(points=(None, None))], {})[0].share is None
    assert score_rows([outcome(points=(4.0,), status="needs a human")], {})[0].share is None


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    """Return nbgrader's gradebook with a late submission of which a human has marked a part."""
    path = tmp_path_factory.mktemp("course") / "gradebook.db"
    due, handed_in = (datetime.datetime(2026, 10, day, 12) for day in (1, 3))
    with Gradebook(f"sqlite:///{path}") as gradebook:
        gradebook.add_assignment("ps1", duedate=due)
        for notebook in ("second", "first"):
            gradebook.add_notebook(notebook, "ps1")
            for cell, kind in (
                ("test-f", "code"),
                ("answer-f", "markdown"),
                ("answer-g", "markdown"),
            ):
                gradebook.add_grade_cell(cell, notebook, "ps1", max_score=4, cell_type=kind)
        for student in ("ann", "bob"):
            gradebook.add_student(student)
        gradebook.add_submission("ps1", "ann", timestamp=handed_in)
        gradebook.add_assignment("ps2")
        gradebook.add_submission("ps2", "bob")
        gradebook.find_grade("test-f", "first", "ps1", "ann").auto_score = 2.5
        answer = gradebook.find_grade("answer-f", "first", "ps1", "ann")
        answer.manual_score, answer.extra_credit = 3.0, 0.5
        submitted = gradebook.find_submission_notebook("first", "ps1", "ann")
        submitted.late_submission_penalty = 1.0
        gradebook.db.commit()
        yield gradebook


def test_recorded_scores_are_those_of_the_gradebook(gradebook):
    recorded = recorded_scores(gradebook)
    notebooks, late_seconds = recorded["ann", "ps1"]
    assert late_seconds == 2 * 24 * 3600
    assert notebooks["first"] == NotebookScore(6.0, 12.0, 1.0, 1, 4.0, {"answer-f": 3.5})
    assert notebooks["second"] == NotebookScore(0.0, 12.0, 0.0, 3, 12.0)
    submission = gradebook.find_submission("ps1", "ann")
    assert sum(score.points for score in notebooks.values()) == submission.score


def test_a_submission_without_graded_cells_is_recorded_too(gradebook):
    assert recorded_scores(gradebook)["bob", "ps2"] == ({}, 0.0)
    assert "bob" in printed(score_rows([], recorded_scores(gradebook)), "table")


# The table

CLASS = [
    ScoreRow("ann", "ps1", {"first_steps": NotebookScore(17.5, 20)}),
    ScoreRow(
        "bob", "ps1", {"first_steps": NotebookScore(0, 20, 0, 9)}, "needs a human", "It is damaged."
    ),
    ScoreRow("eve", "ps1", {"first_steps": NotebookScore(12, 20, 2, 1)}, late_seconds=93_784),
    ScoreRow("ann", "ps2", {"a_b": NotebookScore(10, 10), "c_d": NotebookScore(10.25, 20)}),
    ScoreRow("zoë", "ps2", {"a_b": NotebookScore(1, 10)}),
]


def lines_of(text):
    return [line.split() for line in text.splitlines() if line.split()]


def test_table_tells_points_status_and_lateness():
    lines = lines_of(printed(CLASS, "table"))
    assert ["ps1"] in lines
    assert ["student", "/20", "status", "late", "penalty"] in lines
    assert ["ann", "17.5", "graded"] in lines
    assert ["bob", "0", "needs", "a", "human"] in lines
    assert ["eve", "10", "1", "to", "mark", "1", "d", "2", "h", "−2"] in lines
    assert ["bob", "needs", "a", "human:", "It", "is", "damaged."] in lines


def test_table_has_a_column_for_each_of_several_notebooks():
    lines = lines_of(printed(CLASS, "table"))
    assert ["ann", "10", "10.25", "20.25", "graded"] in lines
    assert ["zoë", "1", "–", "1", "graded"] in lines


def test_table_says_so_where_nothing_is_graded():
    assert printed([], "table") == "Nothing is graded yet.\n"


@given(st.text(max_size=60), st.integers(1, 3))
def test_table_fits_80_columns_and_moves_no_cursor(student, count):
    notebooks = {f"a_rather_long_{i}": NotebookScore(10.25, 20, 1.5, 1) for i in range(count)}
    row = ScoreRow(student, "ps", notebooks, "needs a human", student, late_seconds=1e6)
    text = printed([row], "table")
    assert all(cell_len(line) <= 80 for line in text.split("\n"))
    assert all(character.isprintable() for character in text.replace("\n", ""))


def test_square_brackets_in_names_are_no_markup():
    row = ScoreRow("[bold red]eve[/]", "[blink]ps", {"n": NotebookScore(1, 2)})
    text = printed([row], "table")
    assert "[bold red]eve[/]" in text
    assert "[blink]ps" in text


def test_duration_is_told_in_its_two_largest_units():
    told = {0: "", 5: "1 min", 3600: "1 h", 4000: "1 h 7 min", 93_784: "1 d 2 h", 172_860: "2 d"}
    assert {seconds: duration(seconds) for seconds in told} == told


# CSV and JSON


def test_csv_has_a_row_for_each_submission_and_a_column_for_each_notebook():
    rows = list(csv.DictReader(io.StringIO(printed(CLASS, "csv"))))
    assert len(rows) == len(CLASS)
    assert rows[2] == {
        "student": "eve",
        "assignment": "ps1",
        "total": "10",
        "max": "20",
        "status": "graded",
        "sentence": "",
        "to_mark": "1",
        "late_seconds": "93784",
        "late_penalty": "2",
        "first_steps": "12",
        "a_b": "",
        "c_d": "",
    }


@given(st.text(st.sampled_from("=+-@\t\r\n 1a\"',;"), min_size=1, max_size=8))
def test_csv_cells_are_never_formulas(text):
    row = ScoreRow(text, text, {text: NotebookScore(1, 2)}, "needs a human", text)
    for cells in csv.reader(io.StringIO(printed([row], "csv"))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_json_holds_everything():
    content = json.loads(printed(CLASS, "json"))
    assert len(content) == len(CLASS)
    assert content[1]["sentence"] == "It is damaged."
    assert content[2]["late_penalty"] == 2
    assert content[3]["notebooks"]["c_d"]["points"] == 10.25


def test_json_and_csv_of_nothing_can_be_read():
    assert json.loads(printed([], "json")) == []
    assert list(csv.DictReader(io.StringIO(printed([], "csv")))) == []
