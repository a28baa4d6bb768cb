"""The demos in JupyterLab answer the hand, as the mathematics says."""

from __future__ import annotations

import math
import re

import nbformat
import numpy as np
import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import expect

from tests.browser.chromium import keep_screenshot
from tests.browser.demo_in_lab import DemoInLab, write_part
from tests.browser.demo_table import DEMOS
from tests.browser.lab import DARK, LIGHT, READABLE, Notebook, contrasts

PARTS = "demos"
PROBE_STEP = DEMOS[0]
ORANGE = (0xD5, 0x5E, 0x00)


@pytest.fixture
def open_demo(page, students_server, kit, repository):
    """Return a function that opens a notebook with just what a demo needs, and runs it."""

    def show(row):
        root = kit / "notebooks"
        path = write_part(
            repository / "notebooks" / f"{row.notebook}.ipynb", row.cell, root / PARTS
        )
        notebook = Notebook.open(page, students_server, root, f"{PARTS}/{path.name}")
        return notebook, DemoInLab(notebook, row.cell)

    yield show
    students_server.end_kernels()


@pytest.mark.parametrize("row", DEMOS, ids=lambda row: row.name)
def test_a_demo_follows_keys_and_mouse_comes_back_and_can_be_read(row, open_demo, screenshots):
    notebook, demo = open_demo(row)
    first_words, first_picture = demo.words.inner_text(), demo.png()
    keep_screenshot(demo.page, screenshots, f"demo-{row.name}-1-first")
    seen, heights = {first_picture}, [demo.height()]
    for move in row.moves:
        before = demo.words.inner_text()
        demo.do(move.control, move.hand)
        expect(demo.words).not_to_have_text(before)
        demo.says(move.pattern())
        numbers = move.numbers(demo.words.inner_text())
        assert move.holds(numbers), (move, numbers)
        seen.add(demo.png())
        heights.append(demo.height())
    assert len(seen) == len(row.moves) + 1
    keep_screenshot(demo.page, screenshots, f"demo-{row.name}-2-moved")
    demo.reset()
    demo.says(first_words)
    demo.shows(first_picture)
    # A longer sentence may make room for itself once; then nothing below moves any more.
    assert [*heights, demo.height()] == sorted([*heights, demo.height()])
    can_be_read_in_both_themes(notebook, demo, screenshots, row.name)
    every_control_can_be_reached_by_tab(demo)


def can_be_read_in_both_themes(notebook, demo, screenshots, name):
    """Look at all words in the dark theme and in the light one, which stays."""
    for theme in (DARK, LIGHT):
        notebook.set_theme(theme)
        demo.area.scroll_into_view_if_needed()
        keep_screenshot(demo.page, screenshots, f"demo-{name}-{theme.split()[1].lower()}")
        found = contrasts(demo.area)
        words = demo.words.inner_text()[:20]
        for text in (*demo.labels(), "Reset", "Look for:", words):
            assert any(text in whole or whole in text for whole in found), text
        assert {text: c for text, c in found.items() if c < READABLE} == {}, theme


def every_control_can_be_reached_by_tab(demo):
    """Go from the first control to the last, and see that one sees where one is."""
    demo.controls().first.focus()
    for key in ("Shift+Tab", "Tab"):  # an outline is for who comes by keys
        demo.page.keyboard.press(key)
    reached = []
    while (now := demo.focused())["place"] >= 0 or now["kind"] == "readout":
        reached.append(now)
        demo.page.keyboard.press("Tab")
    controls = [now["place"] for now in reached if now["kind"] == "control"]
    assert controls == list(range(demo.controls().count()))
    assert {now["outline"] for now in reached} == {"solid 3px"}


def test_the_table_has_every_demo_of_the_notebooks(repository):
    shown = {
        (found[1], f"{path.parent.name}/{path.stem}", cell.id)
        for path in (repository / "notebooks").glob("*/*.ipynb")
        for cell in nbformat.read(path, as_version=4).cells
        if (found := re.search(r"^demos\.(\w+)\(", cell.source, re.MULTILINE))
    }
    assert shown == {(row.name, row.notebook, row.cell) for row in DEMOS}


def test_the_mark_of_the_probe_step_is_where_step_and_error_are(open_demo):
    _, demo = open_demo(PROBE_STEP)
    demo.do("step h", "End")
    for exponent in (0, -1, -2, -3, -4, -5):
        error = abs((math.exp(1 + 10.0**exponent) - math.e) / 10.0**exponent - math.e)
        demo.says(f"h = 1.0e{exponent:+03}: ")
        found = place_of_mark(demo.pixels())
        # One pixel is a twentieth of a power of ten.
        np.testing.assert_allclose(found, (exponent, math.log10(error)), atol=0.06)
        demo.do("step h", "ArrowLeft*4")


def place_of_mark(picture):
    """Return the powers of ten at which the mark stands in the right chart, by the chart's ticks.

    The ticks are two powers of ten apart; the one at the right and the uppermost one are 1.
    """
    half = np.array(picture, int)[:, 460:]
    dark = half.max(axis=2) < 110
    bottom, left = np.argmax(dark.sum(axis=1)), np.argmax(dark.sum(axis=0))
    columns = np.flatnonzero(dark[bottom + 2, left + 1 :]) + left + 1
    rows = np.flatnonzero(dark[:bottom, left - 2])
    assert len(columns) == 9
    assert len(rows) >= 7
    x, y = centre_of_disc(half, ORANGE)
    to_the_right = np.polyfit(columns, np.arange(-16, 1, 2), 1)
    upwards = np.polyfit(rows, -2 * np.arange(len(rows)), 1)
    return np.polyval(to_the_right, x), np.polyval(upwards, y)


def centre_of_disc(pixels, colour):
    """Return where (from left and top) there is a disc of a colour."""
    alike = np.abs(pixels - colour).max(axis=2) < 40
    # Lines are 5 pixels wide: only within the disc is everything around a pixel of its colour.
    inside = Image.fromarray(alike).convert("L").filter(ImageFilter.MinFilter(9))
    return np.argwhere(np.array(inside))[:, ::-1].mean(axis=0)
