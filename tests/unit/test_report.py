"""The instructor's report: what it says of a class; nothing of a student's can act in it."""

import datetime
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from autograder import report
from autograder.assignment import Assignment
from autograder.course import Course
from autograder.grading import grade_submission
from autograder.nursery import Setup
from autograder.outcomes import as_outcome, write_outcome
from autograder.question_statistics import question_statistics, separation
from autograder.report import frequent_mistakes, histogram, quartiles, render_report, write_report
from autograder.score_rows import NotebookScore, ScoreRow, score_rows
from autograder.submission import Submission

NOON = datetime.datetime(2026, 11, 20, 12)


def check(name, points=1, cause=None, passed=True):
    said = "" if passed else f"Likely cause: {cause}\nThe result is not right."
    earned = points if passed else 0
    return {"name": name, "points": points, "earned": earned, "explanation": said, "cause": cause}


def cell(grade_id, *checks, points=None, max_points=None, error=None):
    if checks:
        points, max_points = (sum(c[key] for c in checks) for key in ("earned", "points"))
    cells = {"grade_id": grade_id, "max_points": max_points, "points": points, "error": error}
    return {**cells, "checks": list(checks)}


def outcome(student, *cells, assignment="ps1", problem=None, **more):
    notebook = {"name": "first_steps", "problem": problem, "cells": list(cells)}
    fields = {"status": "needs a human" if problem else "graded", "sentence": problem}
    fields |= {"notes": [], "sandbox": "namespaces", "late_seconds": 0.0, "seconds": 0.1}
    return {"student": student, "assignment": assignment, "notebooks": [notebook], **fields, **more}


def page_of(outcomes, links=None):
    return render_report("course", score_rows(outcomes, {}), outcomes, links or {}, NOON)


def text_of(page):
    body = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


HALF = [
    outcome("ann", cell("test-f", check("one"), check("two", 3))),
    outcome("bob", cell("test-f", check("one"), check("two", 3, "The sign is flipped.", False))),
    outcome(
        "eve", cell("test-f", check("one", 1, None, False), check("two", 3, "It `adds`.", False))
    ),
    outcome("joe", cell("test-f", points=None, max_points=4), problem="It is damaged."),
]


# The page


def test_head_counts_the_class():
    assert text_of(page_of(HALF)).startswith(
        "course: results 20 November 2026, 12:00 course: results submissions 4 graded 3 "
        "need a human 1 answers to mark 0 median score 25 %"
    )


def test_question_tells_who_failed_which_check_and_why():
    seen = text_of(page_of(HALF))
    assert "▸" not in seen  # the sign is drawn by the style sheet
    assert "f checks 4 1 1 1 42 % –" in seen
    assert "one 1 of 3 failed 1 × no known mistake" in seen
    assert "two 2 of 3 failed 1 × The sign is flipped. 1 × It adds ." in seen
    assert "<code>adds</code>" in page_of(HALF)


def test_whoever_needs_a_human_is_listed_with_the_sentence():
    assert "joe ps1 It is damaged." in text_of(page_of(HALF))


def test_late_ones_are_listed_latest_first():
    outcomes = [
        outcome(name, cell("test-f", check("one")), late_seconds=seconds)
        for name, seconds in (("ann", 120.0), ("bob", 0.0), ("eve", 90_000.0))
    ]
    seen = text_of(page_of(outcomes))
    assert "late by penalty eve ps1 1 d 1 h none ann ps1 2 min none" in seen


def test_students_have_points_and_links():
    links = {("ann", "ps1"): [("first_steps", "feedback/ann/ps1/first_steps.html")]}
    page = page_of(HALF, links)
    assert '<a href="feedback/ann/ps1/first_steps.html">first steps</a>' in page
    assert "ann 4 / 4 first steps bob 1 / 4" in text_of(page)


def test_submissions_outside_the_sandbox_are_pointed_out():
    assert "without the sandbox" not in page_of(HALF)
    outcomes = [outcome("ann", cell("test-f", check("one")), sandbox="none")]
    assert "1 submission ran without the sandbox" in text_of(page_of(outcomes))


def test_written_answers_show_how_many_wait_and_how_many_are_empty():
    outcomes = [
        outcome("ann", cell("answer-why", points=None, max_points=4)),
        outcome("bob", cell("answer-why", points=None, max_points=4)),
        outcome("eve", cell("answer-why", points=0.0, max_points=4)),
    ]
    assert "why written answer 4 2 to mark, 1 left empty –" in text_of(page_of(outcomes))


def test_marks_given_by_humans_count_for_the_question():
    outcomes = [outcome("ann", cell("answer-why", points=None, max_points=4))]
    scores = {
        ("ann", "ps1"): ({"first_steps": NotebookScore(3, 4, marked={"answer-why": 3.0})}, 0.0)
    }
    page = render_report("course", score_rows(outcomes, scores), outcomes, {}, NOON)
    assert "why written answer 4 1 75 % –" in text_of(page)


@pytest.mark.parametrize("count", [0, 1, 30])
def test_page_works_for_classes_of_any_size(count):
    outcomes = [
        outcome(f"s{i}", cell("test-f", check("one", passed=i % 3 > 0))) for i in range(count)
    ]
    page = page_of(outcomes)
    assert f"submissions {count}" in text_of(page)
    assert ("Nothing is graded yet" in page) == (count == 0)
    assert page == page_of(outcomes)


class Tags(HTMLParser):
    """Collects tags, attributes that would act, and addresses."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.acting, self.addresses = set(), [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            if name.startswith("on"):
                self.acting.append(name)
            if name in ("href", "src"):
                self.addresses.append(value)


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }} `<b>x</b>`'


def test_nothing_that_comes_from_outside_becomes_html():
    outcomes = [
        outcome(
            HOSTILE,
            cell("test-" + HOSTILE, check(HOSTILE, 1, HOSTILE, False), error=HOSTILE),
            cell("test-g", points=0.0, max_points=1, error=HOSTILE),
            assignment=HOSTILE,
            notes=[HOSTILE],
            late_seconds=60.0,
        ),
        outcome(HOSTILE, cell("x", points=None, max_points=1), problem=HOSTILE),
    ]
    links = {(HOSTILE, "ps1"): [(HOSTILE, "feedback/x.html")]}
    page = render_report(HOSTILE, score_rows(outcomes, {}), outcomes, links, NOON)
    tags = Tags(page)
    assert not tags.tags & {"script", "img", "iframe", "link", "form"}
    assert not tags.acting
    assert "49" not in text_of(page)
    assert all(way.startswith(("#", "feedback/")) for way in tags.addresses)


def test_page_needs_neither_network_nor_scripts():
    page = page_of(HALF)
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|<script|@import|url\(", page)


# Numbers behind the page


def test_histogram_puts_full_marks_and_more_into_the_last_tenth():
    counts = [bar.count for bar in histogram([0.0, 0.05, 0.1, 0.3, 0.95, 1.0, 1.1, -0.1])]
    assert counts == [3, 1, 0, 1, 0, 0, 0, 0, 0, 3]
    assert [bar.height for bar in histogram([])] == [0.0] * 10


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_quartiles_are_numpys(shares):
    assert quartiles(shares) == pytest.approx(tuple(np.quantile(shares, [0.25, 0.5, 0.75])))


def test_quartiles_of_nothing_are_none():
    assert quartiles([]) is None


def test_frequent_mistakes_count_each_student_once():
    twice = [cell(f"test-{name}", check("one", 1, "The sign.", False)) for name in "fg"]
    other = cell("test-f", check("one", 1, "A factor.", False))
    mistakes = frequent_mistakes([outcome("ann", *twice), outcome("bob", other)])
    assert [(m.cause, m.students, m.questions) for m in mistakes] == [
        ("The sign.", 1, ["f", "g"]),
        ("A factor.", 1, ["f"]),
    ]


@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5)), min_size=10, max_size=40), st.randoms()
)
def test_separation_is_bounded_and_does_not_depend_on_the_order(students, random):
    value = separation(*zip(*students, strict=True))
    random.shuffle(students)
    shuffled = separation(*zip(*students, strict=True))
    assert value is None or -1 - 1e-9 <= value <= 1 + 1e-9
    assert shuffled == (None if value is None else pytest.approx(value))


def test_separation_is_kelleys_upper_less_lower_27_percent():
    # 100 students, so 27 in each group: 20 of the best and 6 of the weakest were right
    right = [1.0] * 6 + [0.0] * 67 + [0.0] * 7 + [1.0] * 20
    assert separation(right, range(100)) == pytest.approx(20 / 27 - 6 / 27)


def test_those_who_tie_at_the_edge_of_a_group_share_its_places():
    # 10 students, 2.7 places: one at the top for sure, and 1.7 places for four who tie
    shares = [0, 0, 0, 0, 0, 1, 1, 0, 0, 1]
    rest = [0, 0, 0, 0, 0, 5, 5, 5, 5, 9]
    assert separation(shares, rest) == pytest.approx((1 + 1.7 / 2) / 2.7)
    assert separation([0] * 7 + [1] * 3, range(10)) == pytest.approx(1)


def test_separation_is_unknown_for_few_students_or_equal_ones():
    assert separation([0.0, 1.0] * 4, range(8)) is None
    assert separation([0.0, 1.0] * 6, [3] * 12) is None


def test_a_question_does_not_choose_its_own_groups():
    # who is right is independent of the other question, though not of the total
    outcomes = [
        outcome(
            f"s{i}",
            cell("test-f", check("one", 8, passed=i % 2 == 0)),
            cell("test-g", check("one", 1, passed=i % 4 < 2)),
        )
        for i in range(40)
    ]
    first, _ = question_statistics(outcomes, {})
    assert first.separation == pytest.approx(0)


def test_notebooks_that_were_not_handed_in_say_nothing_of_questions():
    source = new_code_cell(
        "1",
        metadata={
            "nbgrader": {"grade_id": "test-f", "grade": True, "solution": False, "points": 3}
        },
    )
    assignment = Assignment("ps1", {"first_steps": new_notebook(cells=[source])})
    submission = Submission("ann", "ps1", {})

    class NoNursery:
        setup = Setup()

    graded = grade_submission(
        Submission("ann", "ps1", {}, problems={"other": "is odd"}), assignment, NoNursery()
    )
    empty = as_outcome(graded, submission, 0.0, "")
    assert [c["points"] for c in empty["notebooks"][0]["cells"]] == [0.0]
    assert question_statistics([empty], {}) == []


# From the course's folders


@pytest.fixture
def course(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'my course'\n"
        "c.CourseDirectory.submitted_directory = 'workspace/submitted'\n"
        "c.CourseDirectory.feedback_directory = 'workspace/feedback'\n"
        f"c.CourseDirectory.db_url = 'sqlite:///{tmp_path}/gradebook.db'\n"
    )
    return Course.at(tmp_path)


def test_report_of_a_course_links_to_the_feedback_that_there_is(course):
    odd = "a b#?%<i>"
    course.folder("source", assignment="ps1").mkdir(parents=True)
    for student in ("ann", odd):
        course.folder("submitted", student, "ps1").mkdir(parents=True)
        write_outcome(course, outcome(student, cell("test-f", check("one"))))
    folder = course.folder("feedback", odd, "ps1")
    folder.mkdir(parents=True)
    (folder / "first_steps.html").write_text("the page")
    path = write_report(course)
    assert path == course.report
    page = path.read_text(encoding="utf-8")
    assert "my course: results" in page
    ways = [way for way in Tags(page).addresses if not way.startswith("#")]
    assert ways == ["feedback/a%20b%23%3F%25%3Ci%3E/ps1/first_steps.html"]


def test_report_of_an_empty_course_makes_no_gradebook(course):
    assert "Nothing is graded yet" in write_report(course).read_text(encoding="utf-8")
    assert not course.gradebook_path.exists()


def test_templates_are_part_of_the_package():
    assert (Path(report.__file__).parent / "templates" / "report" / "report.html.j2").is_file()


def test_rows_without_points_do_not_divide_by_zero():
    rows = [ScoreRow("ann", "ps1", {"n": NotebookScore(0, 0)})]
    assert "ann 0 / 0" in text_of(render_report("course", rows, [], {}, NOON))
