"""A browser, a course, the kit that its students get, and a server for each of the two."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

from tests.browser.chromium import ADVICE, chromium, find_chromium, keep_screenshot, new_page
from tests.browser.course_copy import copy_course
from tests.browser.server import jupyterlab

# Set where a run without a browser would be no run: continuous integration.
REQUIRED = "GRADIENT_WORKBOOK_BROWSER"
ASSIGNMENT = "01_numerical_gradient"
WINDOW = pytest.StashKey()
STUDENTS = ("student-10", "student-01", "student-11")


def pytest_terminal_summary(terminalreporter):
    """Say once more, at the end, that there was no browser."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(ADVICE in str(report.longrepr) for report in skipped):
        terminalreporter.section("NO BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(ADVICE)


@pytest.fixture(scope="package")
def browser():
    """Return Chromium; skip what needs it where there is none, unless that must not be."""
    if find_chromium() is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{ADVICE} ({REQUIRED} is set: they must run.)")
        pytest.skip(ADVICE)
    with chromium() as started:
        yield started


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Keep a picture of what was on the screen when a test failed."""
    report = yield
    if report.failed and WINDOW in item.stash:
        keep_screenshot(*item.stash[WINDOW], f"failed-{item.name}")
    return report


@pytest.fixture
def page(browser, screenshots, request):
    """Return a new window."""
    with new_page(browser) as page:
        request.node.stash[WINDOW] = page, screenshots
        yield page
    del request.node.stash[WINDOW]


@pytest.fixture(scope="session")
def screenshots(repository):
    """Return the folder in which a picture of each stage is kept, to be looked at."""
    return repository / "workspace" / "screenshots"


@pytest.fixture(scope="package")
def course(repository, tmp_path_factory):
    """Return a copy of the course, with a sample class of few."""
    root = tmp_path_factory.mktemp("course")
    copy_course(repository, root, STUDENTS)
    return root


@pytest.fixture(scope="package")
def autograder(course):
    """Return a function that runs ``python -m autograder`` in the course."""

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "autograder", *arguments],
            cwd=course,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="package")
def kit(course, autograder, tmp_path_factory):
    """Return the folder that a student has, once the archive is unpacked."""
    autograder("kit")
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(course / "workspace" / "gradient-workbook.zip") as archive:
        archive.extractall(folder)
    return folder / "gradient-workbook"


@pytest.fixture(scope="package")
def students_server(browser, kit, tmp_path_factory):
    """Return JupyterLab, started in the kit as its README says."""
    home = tmp_path_factory.mktemp("home")
    with jupyterlab(kit, home, opened="notebooks", python_path=kit) as server:
        yield server


@pytest.fixture(scope="package")
def instructors_server(browser, course, tmp_path_factory):
    """Return JupyterLab, started in the course's folder as the instructor's guide says."""
    home = tmp_path_factory.mktemp("home")
    with jupyterlab(course, home, python_path=course) as server:
        yield server
