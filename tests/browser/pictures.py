"""The README's pictures, taken in JupyterLab and of a report: ``make pictures``."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page

from autograder.command_line import SOME_NEED_A_HUMAN
from tests.browser.chromium import chromium, new_page
from tests.browser.course_copy import copy_course
from tests.browser.demo_in_lab import DemoInLab, part_for, write_part
from tests.browser.demo_table import DEMOS
from tests.browser.lab import Notebook
from tests.browser.server import Server, jupyterlab

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURES = REPOSITORY / "docs" / "pictures"
LARGEST = 200_000  # bytes: a README is read over slow lines too
SCALE = 1.5
SOURCE = REPOSITORY / "notebooks" / "01_numerical_gradient" / "numerical_gradient.ipynb"
WRONG = """\
def numerical_diff(f, x, h=1e-4):
    return (f(x + h) - f(x)) / h
"""


def save(page: Page, clip: FloatRect, path: Path) -> None:
    """Write a part of a page, in fewer colours where that is needed for a small file."""
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    picture.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        # An octree, unlike the median cut, keeps the colour of a thin line.
        few = picture.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(REPOSITORY)}: {picture.width} × {picture.height}, {size} bytes")
    if size > LARGEST:
        raise RuntimeError(f"{path} is larger than {LARGEST} bytes: crop it, or scale it down.")


def open_lab(page: Page, server: Server, folder: Path, name: str, height: int) -> Notebook:
    """Open a notebook in a window without the folders beside it."""
    page.set_viewport_size({"width": 1120, "height": height})
    notebook = Notebook.open(page, server, folder, name)
    page.keyboard.press("Control+b")
    page.locator("#jp-left-stack").wait_for(state="hidden")
    return notebook


def take_demo(page: Page, server: Server, folder: Path) -> None:
    """Take the first demo, its slider moved a little."""
    cell_id = DEMOS[0].cell
    path = write_part(SOURCE, cell_id, folder).rename(folder / SOURCE.name)
    notebook = open_lab(page, server, folder, path.name, 740)
    demo = DemoInLab(notebook, cell_id)
    demo.do("step h", "ArrowLeft*3")
    demo.says("h = 1.0e-01")
    demo.png()
    notebook.cell(cell_id).evaluate("cell => cell.scrollIntoView()")
    save(page, {"x": 0, "y": 0, "width": 1120, "height": 740}, PICTURES / "demo.png")


def take_failed_check(page: Page, server: Server, folder: Path) -> None:
    """Take a wrong answer, and what the checks say to it."""
    part = part_for(nbformat.read(SOURCE, as_version=4), "test-numerical-diff")
    for cell in part.cells:
        if cell.id == "solution-numerical-diff":
            cell.source = WRONG.rstrip()
        elif cell.id in ("test-numerical-diff", "given-practice-curves"):
            cell.metadata["jupyter"] = {"source_hidden": True}
    nbformat.write(part, folder / "check.ipynb")
    notebook = open_lab(page, server, folder, "check.ipynb", 1200)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    table = notebook.cell("test-numerical-diff").locator(".jp-OutputArea-output")
    table.get_by_text("0 of 3 points").wait_for()
    top = notebook.cell("solution-numerical-diff").bounding_box()
    bottom = table.bounding_box()
    assert top is not None
    assert bottom is not None
    clip: FloatRect = {
        "x": top["x"],
        "y": top["y"] - 4,
        "width": bottom["x"] + bottom["width"] - top["x"] + 8,
        "height": bottom["y"] + bottom["height"] - top["y"] + 12,
    }
    save(page, clip, PICTURES / "failed-check.png")


def take_report(browser: Browser, root: Path) -> None:
    """Grade the sample class in a copy of the course, and take what is said of one assignment."""
    copy_course(REPOSITORY, root)
    command = [sys.executable, "-m", "autograder", "grade", "--sample"]
    graded = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL)
    if graded.returncode not in (0, SOME_NEED_A_HUMAN):
        raise RuntimeError("The sample class could not be graded.")
    with new_page(browser, SCALE) as page:
        page.set_viewport_size({"width": 1120, "height": 800})
        page.goto((root / "workspace" / "report.html").as_uri())
        page.locator("[id='02_backpropagation']").evaluate(
            "section => section.scrollIntoView({behavior: 'instant'})"
        )
        save(page, {"x": 0, "y": 0, "width": 1120, "height": 800}, PICTURES / "report.png")


def main() -> int:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        home, folder, course = (Path(temporary, name) for name in ("home", "notebooks", "course"))
        for new in (folder, course):
            new.mkdir()
        with jupyterlab(folder, home, python_path=REPOSITORY) as server:
            for take in (take_demo, take_failed_check):
                with new_page(browser, SCALE) as page:
                    take(page, server, folder)
        take_report(browser, course)
    return 0


if __name__ == "__main__":
    sys.exit(main())
