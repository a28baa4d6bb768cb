"""The report opens from disk, and leads to what it tells of."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from tests.browser.chromium import keep_screenshot
from tests.browser.conftest import ASSIGNMENT, STUDENTS


def test_the_report_says_what_was_graded_and_leads_to_the_feedback(
    page, course, autograder, screenshots
):
    autograder("grade", ASSIGNMENT, "--sample", *[w for s in STUDENTS for w in ("--student", s)])
    path = course / "workspace" / "outcomes" / STUDENTS[0] / f"{ASSIGNMENT}.json"
    assert json.loads(path.read_text())["status"] == "graded"
    page.goto((course / "workspace" / "report.html").as_uri())
    section = page.locator(f"[id='{ASSIGNMENT}']")
    expect(section).to_contain_text("graded")

    question = section.locator("details").first
    was_open = question.get_attribute("open") is not None
    question.locator("summary").click()
    assert (question.get_attribute("open") is not None) != was_open
    keep_screenshot(page, screenshots, "report-1-question")

    row = page.locator("[id='students'] tr", has_text=STUDENTS[0])
    row.get_by_role("link").first.click()
    expect(page.locator("body")).to_contain_text("Move the step yourself")
    assert page.url.startswith("file:") and STUDENTS[0] in page.url
    keep_screenshot(page, screenshots, "report-2-feedback")
