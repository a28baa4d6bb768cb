"""JupyterLab as somebody before the screen uses it: cells, keys, the mouse, menus."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Server

IDLE = re.compile(r"Python 3.* \| Idle")
FINISHED = re.compile(r"\[\d+\]")
READABLE = 4.5  # contrast of a text to its ground: WCAG 2, level AA
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"


class Notebook:
    """A notebook that is open in JupyterLab.

    Parameters
    ----------
    page
        The window in which it is open.
    path
        Its file, as it is on the disk: where each cell id stands.
    """

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.path = path
        self._ids = [cell.id for cell in self.on_disk().cells]
        self._panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self._panel.locator(".jp-Cell").first.wait_for()
        expect(page.locator("#jp-main-statusbar")).to_contain_text(IDLE)

    @classmethod
    def open(cls, page: Page, server: Server, root: Path, name: str) -> Notebook:
        """Open a notebook by its address, in a window with nothing else in it."""
        page.goto(server.address(f"lab/tree/{name}") + "&reset")
        return cls(page, root / name)

    def on_disk(self) -> NotebookNode:
        """Return the notebook as it was last saved."""
        return nbformat.read(self.path, as_version=4)

    def cell(self, cell_id: str) -> Locator:
        """Return a cell, scrolled into view."""
        cell = self._panel.locator(".jp-Notebook .jp-Cell").nth(self._ids.index(cell_id))
        cell.scroll_into_view_if_needed()
        return cell

    def run(self, cell_id: str) -> Locator:
        """Run a cell with Shift+Enter, wait until it has finished, and return its outputs."""
        cell = self.cell(cell_id)
        prompt = cell.locator(".jp-InputPrompt")
        before = prompt.inner_text()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Shift+Enter")
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(FINISHED)
        return cell.locator(".jp-OutputArea-output")

    def write(self, cell_id: str, old: str, new: str) -> None:
        """Go to the end of the line with a text, and type another one in its place."""
        self.cell(cell_id).locator(".cm-line", has_text=old).click()
        for key in ("End", "Shift+Home"):
            self.page.keyboard.press(key)
        self.page.keyboard.type(new)

    def set_theme(self, theme: str) -> None:
        """Choose a theme in the menu."""
        for item in ("Settings", "Theme", theme):
            self.page.locator(".lm-MenuBar-item, .lm-Menu-item").filter(
                has=self.page.get_by_text(item, exact=True)
            ).first.click()
        light = "true" if theme == LIGHT else "false"
        expect(self.page.locator("body")).to_have_attribute("data-jp-theme-light", light)
        # JupyterLab's moon goes round until the theme is there.
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0)


# What is too pale to be read: WCAG 2 asks for a contrast of 4.5 between a text and its ground.
CONTRASTS = """
root => {
    const rgba = text => {
        const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
        return {r, g, b, a};
    };
    const over = (top, ground) => Object.fromEntries(
        [...'rgb'].map(c => [c, top[c] * top.a + ground[c] * (1 - top.a)]));
    const ground = element => {
        if (!element) return {r: 255, g: 255, b: 255};
        const own = rgba(getComputedStyle(element).backgroundColor);
        return own.a === 1 ? own : over(own, ground(element.parentElement));
    };
    const luminance = colour => [['r', 0.2126], ['g', 0.7152], ['b', 0.0722]]
        .map(([c, weight]) => [colour[c] / 255, weight])
        .map(([v, weight]) => weight * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part) => sum + part);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const text = texts.currentNode.textContent.trim();
        if (!text || !element.checkVisibility() || element.tagName === 'STYLE') continue;
        const behind = ground(element);
        const pair = [over(rgba(getComputedStyle(element).color), behind), behind].map(luminance);
        found.push([text, (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)]);
    }
    return found;
}
"""


def contrasts(area: Locator) -> dict[str, float]:
    """Return how much each text in an area stands out from its ground: 1 not at all, 21 most."""
    return dict(area.evaluate(CONTRASTS))
