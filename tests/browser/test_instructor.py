"""An instructor's way: nbgrader's formgrader in JupyterLab, over our executor and gradebook."""

from __future__ import annotations

import json

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from autograder.sample_class import unpack
from tests.browser.chromium import keep_screenshot
from tests.browser.conftest import ASSIGNMENT, STUDENTS

NOTEBOOK = "numerical_gradient"
ANSWER = "answer-tiny-steps"
MARK, COMMENT = "2.5", "Right about round-off. And truncation?"
STUDENT = STUDENTS[0]


class Formgrader:
    """The formgrader in its tab of JupyterLab."""

    def __init__(self, page, server):
        self.page = page
        page.set_viewport_size({"width": 1600, "height": 1000})
        page.goto(server.address() + "&reset")
        page.locator(".lm-MenuBar-item", has_text="Nbgrader").click()
        page.locator(".lm-Menu-item", has_text="Formgrader").first.click()
        self.frame = page.locator("iframe").element_handle().content_frame()

    def row(self, text):
        """Return the row of a table that has a text."""
        return self.frame.locator("tbody tr", has_text=text)

    def go(self, *links):
        """Follow links, one after the other."""
        for link in links:
            self.follow(self.frame.get_by_role("link", name=link, exact=True).first)

    def follow(self, link):
        """Click on a link, and wait until its page is there."""
        href = link.get_attribute("href")
        link.click()
        self.frame.wait_for_url(f"**{href}**")

    def submissions(self):
        """Go to the table of an assignment's submissions."""
        self.go("Manual Grading", "Manage Assignments")
        count = self.row(ASSIGNMENT).get_by_role("link", name=str(len(STUDENTS)), exact=True)
        self.follow(count)

    def autograde(self, student):
        """Press the button, and close the window that reports success."""
        self.row(student).locator(".autograde a").click()
        report = self.frame.locator(".modal-dialog")
        expect(report).to_contain_text(f"Successfully autograded '{ASSIGNMENT}'")
        report.get_by_role("button", name="OK").click()
        expect(report).to_have_count(0)

    def answer(self):
        """Return the fields for mark and comment below a written answer, as they are saved."""
        mark = self.frame.locator(f"#{ANSWER}")
        mark.scroll_into_view_if_needed()
        # They are empty until the gradebook has been asked.
        expect(mark).not_to_have_attribute("placeholder", "")
        return mark, self.frame.locator(f"#{ANSWER}-comment")

    def shows_the_mark(self, name, screenshots):
        """Open the student's notebook again: mark and comment are there."""
        self.submissions()
        self.follow(self.row(STUDENT).locator(".student-name a"))
        self.go(NOTEBOOK)
        mark, comment = self.answer()
        expect(mark).to_have_value(MARK)
        expect(comment).to_have_value(COMMENT)
        keep_screenshot(self.page, screenshots, name)


def automatic_scores(course):
    """Return what the tests gave the student for each cell, as the gradebook has it."""
    with Gradebook(f"sqlite:///{course / 'workspace' / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook(NOTEBOOK, ASSIGNMENT, STUDENT)
        return {grade.name: grade.auto_score for grade in submission.grades}


@pytest.fixture
def formgrader(page, instructors_server, course, autograder):
    """Return the formgrader, with the work of a few students handed in."""
    autograder("release", ASSIGNMENT)
    workspace = course / "workspace"
    sample = course / "data" / "sample_class"
    assert set(STUDENTS) == set(
        unpack(sample, workspace / "release", workspace / "submitted", assignments=[ASSIGNMENT])
    )
    return Formgrader(page, instructors_server)


def test_autograding_marking_and_grading_again_in_the_formgrader(
    formgrader, course, autograder, screenshots
):
    def scores():
        rows = json.loads(autograder("scores", ASSIGNMENT, "--format", "json"))
        return {row["student"]: row for row in rows}

    page = formgrader.page
    expect(formgrader.row(ASSIGNMENT)).to_contain_text(str(len(STUDENTS)))
    keep_screenshot(page, screenshots, "instructor-1-assignments")

    formgrader.submissions()
    for student in STUDENTS:
        expect(formgrader.row(student)).to_contain_text("needs autograding")
    keep_screenshot(page, screenshots, "instructor-2-submissions")
    formgrader.autograde(STUDENT)
    expect(formgrader.row(STUDENT)).to_contain_text("needs manual grading")
    keep_screenshot(page, screenshots, "instructor-3-autograded")
    by_formgrader = scores()[STUDENT]
    total, most = by_formgrader["total"], by_formgrader["max"]
    assert 0 < total < most
    points = automatic_scores(course)
    assert sum(filter(None, points.values())) == total
    expect(formgrader.row(STUDENT)).to_contain_text(f"{total:g} / {most:g}")

    formgrader.go("Manual Grading", ASSIGNMENT, NOTEBOOK, "Submission #1")
    mark, comment = formgrader.answer()
    keep_screenshot(page, screenshots, "instructor-4-to-mark")
    for field, text in ((mark, MARK), (comment, COMMENT)):
        with page.expect_response(lambda answer: answer.request.method == "PUT") as saved:
            field.fill(text)
            field.blur()
        assert saved.value.ok
    keep_screenshot(page, screenshots, "instructor-5-marked")

    formgrader.submissions()
    expect(formgrader.row(STUDENT)).to_contain_text(f"{total + float(MARK):g} / {most:g}")
    formgrader.autograde(STUDENT)
    formgrader.shows_the_mark("instructor-6-graded-again-here", screenshots)
    autograder("grade", ASSIGNMENT, "--force")
    formgrader.shows_the_mark("instructor-7-graded-again-by-command", screenshots)

    # The command gives each cell what the formgrader gave it; the mark by hand comes on top.
    by_command = scores()
    assert set(by_command) == set(STUDENTS)
    assert by_command[STUDENT]["total"] == total + float(MARK)
    assert by_command[STUDENT]["notebooks"][NOTEBOOK]["marked"] == {ANSWER: float(MARK)}
    assert automatic_scores(course) == points
