"""A student's way in JupyterLab: a wrong answer, its explanation, a right one, *Validate*."""

from __future__ import annotations

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.chromium import keep_screenshot
from tests.browser.lab import DARK, LIGHT, READABLE, Notebook, contrasts

FOLDER, NAME = "01_numerical_gradient", "numerical_gradient"
NOT_WRITTEN = "raise NotImplementedError()"
WRONG = "return (f(x + h) - f(x)) / h"
RIGHT = "return (f(x + h) - f(x - h)) / (2 * h)"


@pytest.fixture
def notebook(page, students_server, kit):
    """Return the first notebook, opened with the mouse from JupyterLab's first page."""
    page.goto(students_server.address() + "&reset")
    files = page.get_by_role("region", name="File Browser Section")
    for name in (FOLDER, f"{NAME}.ipynb"):
        files.get_by_text(name, exact=True).dblclick()
    path = kit / "notebooks" / FOLDER / f"{NAME}.ipynb"
    before = path.read_bytes()
    yield Notebook(page, path)
    students_server.end_kernels()
    path.write_bytes(before)


def validate(page):
    """Press the button, and return the window with the verdict."""
    page.get_by_role("button", name="Validate").click()
    verdict = page.locator(".jp-Dialog")
    verdict.wait_for()
    return verdict


def test_a_wrong_answer_is_explained_a_right_one_passes_and_validate_agrees(notebook, screenshots):
    page = notebook.page
    keep_screenshot(page, screenshots, "student-1-opened")
    notebook.run("imports-numerical-gradient")
    notebook.run("given-practice-curves")

    notebook.write("solution-numerical-diff", NOT_WRITTEN, WRONG)
    notebook.run("solution-numerical-diff")
    checks = notebook.run("test-numerical-diff").last
    expect(checks).to_contain_text("failed")
    expect(checks).to_contain_text("This is the forward difference: it looks to one side only.")
    checks.scroll_into_view_if_needed()
    keep_screenshot(page, screenshots, "student-2-wrong")
    for theme in (DARK, LIGHT):
        notebook.set_theme(theme)
        found = contrasts(checks)
        assert any("forward difference" in text for text in found)
        assert {text: c for text, c in found.items() if c < READABLE} == {}, theme
        if theme == DARK:
            keep_screenshot(page, screenshots, "student-3-wrong-dark")

    notebook.write("solution-numerical-diff", WRONG, RIGHT)
    notebook.run("solution-numerical-diff")
    checks = notebook.run("test-numerical-diff").last
    expect(checks).to_contain_text("3 of 3")
    expect(checks).not_to_contain_text("failed")
    keep_screenshot(page, screenshots, "student-4-right")

    verdict = validate(page)
    keep_screenshot(page, screenshots, "student-5-validated")
    # What is not written yet, in code and in words; not what passes, and no hidden check.
    for missing in ("eval_numerical_gradient(bowl", "numerical_gradient_1d(bowl", "ANSWER HERE"):
        expect(verdict).to_contain_text(missing)
    expect(verdict).to_contain_text("Partial credit; passed some but not all of the tests")
    expect(verdict).not_to_contain_text("numerical_diff(gentle_curve")
    expect(verdict).not_to_contain_text("run here when the notebook is graded")


def test_validate_says_so_when_everything_is_written(
    page, students_server, kit, repository, screenshots
):
    source = repository / "notebooks" / FOLDER / f"{NAME}.ipynb"
    answers = {c.id: c.source for c in nbformat.read(source, as_version=4).cells if is_answer(c)}
    solved = nbformat.read(kit / "notebooks" / FOLDER / f"{NAME}.ipynb", as_version=4)
    for cell in solved.cells:
        cell.source = answers.get(cell.id, cell.source)
    nbformat.write(solved, kit / "notebooks" / "solved.ipynb")
    Notebook.open(page, students_server, kit / "notebooks", "solved.ipynb")
    verdict = validate(page)
    keep_screenshot(page, screenshots, "student-6-all-passed")
    expect(verdict).to_contain_text("Success! Your notebook passes all the tests.")
    students_server.end_kernels()


def is_answer(cell):
    return cell.metadata.get("nbgrader", {}).get("solution")
