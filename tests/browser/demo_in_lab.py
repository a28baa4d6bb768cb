"""A demo in JupyterLab: the part of its notebook that it needs, and a hand on its controls."""

from __future__ import annotations

import ast
import base64
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.lab import Notebook


def part_for(notebook: NotebookNode, cell_id: str, extra: Iterable[str] = ()) -> NotebookNode:
    """Return the cells that a cell needs, in their order, what is said before it, and itself.

    Needed is what defines a name that it uses, or that what it needs uses: as long as a notebook
    runs from top to bottom. The instructor's notebook also has the answers.

    Parameters
    ----------
    notebook
        The instructor's.
    cell_id
        Of the cell that is wanted.
    extra
        Ids of cells that are needed for something else than a name.
    """
    at = next(i for i, cell in enumerate(notebook.cells) if cell.id == cell_id)
    tree = ast.parse(notebook.cells[at].source)
    part, wanted = [notebook.cells[at]], _used(tree)
    speaking = True
    for cell in reversed(notebook.cells[:at]):
        speaking = speaking and cell.cell_type == "markdown"
        is_test = cell.metadata.get("nbgrader", {}).get("grade")
        if cell.cell_type == "code" and not is_test:
            tree = ast.parse(cell.source)
            if _defined(tree) & wanted or cell.id in extra:
                wanted |= _used(tree)
                part.insert(0, cell)
        elif speaking:
            part.insert(0, cell)
    made = nbformat.v4.new_notebook(metadata=notebook.metadata, cells=part)
    nbformat.validate(made)
    return made


def _used(tree: ast.Module) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _defined(tree: ast.Module) -> set[str]:
    """Return the names that a cell's own lines bind, not those of the functions in it."""
    names = set()
    for line in tree.body:
        if isinstance(line, ast.FunctionDef | ast.ClassDef):
            names.add(line.name)
        elif isinstance(line, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).partition(".")[0] for alias in line.names}
        else:
            stored = (n for n in ast.walk(line) if isinstance(n, ast.Name))
            names |= {name.id for name in stored if isinstance(name.ctx, ast.Store)}
    return names


def write_part(source: Path, cell_id: str, folder: Path, extra: Iterable[str] = ()) -> Path:
    """Write the part of a notebook that a cell needs into a folder, and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{cell_id}.ipynb"
    nbformat.write(part_for(nbformat.read(source, as_version=4), cell_id, extra), path)
    return path


CONTROLS = "[role=slider], button, input"
FOCUSED = """
(area, controls) => {
    const now = document.activeElement, style = getComputedStyle(now);
    return {
        place: [...area.querySelectorAll(controls)].indexOf(now),
        kind: now.classList.contains('widget-readout') ? 'readout' : 'control',
        outline: `${style.outlineStyle} ${style.outlineWidth}`,
    };
}
"""
STDERR = "[data-mime-type='application/vnd.jupyter.stderr']"


def whole(text: str) -> re.Pattern[str]:
    """Return what finds a text that is nothing else."""
    return re.compile(f"^{re.escape(text)}$")


class DemoInLab:
    """A demo on the screen.

    Parameters
    ----------
    notebook
        The open notebook: all cells before the demo's are run, and then the demo's.
    cell_id
        Of the cell that shows the demo.
    """

    def __init__(self, notebook: Notebook, cell_id: str) -> None:
        self.page = notebook.page
        for cell in notebook.on_disk().cells:
            if cell.cell_type == "code":
                errors = notebook.run(cell.id).and_(self.page.locator(STDERR))
                assert errors.count() == 0, errors.first.inner_text()
        self.area = notebook.cell(cell_id).locator(".demo")
        self.words = self.area.locator("[role=status], [role=alert]")
        self.words.wait_for()
        self.area.scroll_into_view_if_needed()

    def control(self, label: str) -> Locator:
        """Return the box of the control whose label begins with a text."""
        boxes = self.area.locator(".demo-controls > *")
        begins = re.compile("^" + re.escape(label))
        return boxes.filter(has=self.page.locator("label, span").filter(has_text=begins)).first

    def handle(self, label: str) -> Locator:
        """Return what is dragged, or moved by the arrow keys, of a slider."""
        return self.control(label).get_by_role("slider")

    def do(self, label: str, hand: str) -> None:
        """Move a control as somebody would.

        Parameters
        ----------
        label
            What its label begins with.
        hand
            On a slider keys, as in ``"ArrowLeft*3"``, or with the mouse ``"drag left"`` and ``"drag
            right"``, to that end; of a choice, the word that is clicked on; of a checkbox, nothing.
        """
        control = self.control(label)
        if control.get_by_role("slider").count() == 0:
            control.locator("button, input").filter(has_text=whole(hand)).click()
        elif hand.startswith("drag"):
            self._drag(control, hand.removeprefix("drag "))
        else:
            self.handle(label).focus()
            key, _, times = hand.partition("*")
            for _ in range(int(times or 1)):
                self.page.keyboard.press(key)

    def _drag(self, slider: Locator, side: str) -> None:
        track = slider.locator(".noUi-base").bounding_box()
        handle = slider.get_by_role("slider").bounding_box()
        assert track is not None
        assert handle is not None
        mouse, height = self.page.mouse, track["y"] + track["height"] / 2
        mouse.move(handle["x"] + handle["width"] / 2, height)
        mouse.down()
        mouse.move(track["x"] + (track["width"] + 5 if side == "right" else -5), height, steps=8)
        mouse.up()

    def reset(self) -> None:
        """Press the button."""
        self.area.get_by_role("button", name="Reset").click()

    def height(self) -> float:
        """Return how high the whole demo is."""
        box = self.area.bounding_box()
        assert box is not None
        return box["height"]

    def labels(self) -> list[str]:
        """Return what stands at the controls."""
        texts = self.area.locator(".demo-controls label, .demo-controls .widget-toggle-button")
        # The place before a checkbox is kept free by a space without width.
        return [text for text in texts.all_inner_texts() if text.strip("\u200b")]

    def controls(self) -> Locator:
        """Return all that can be moved or pressed, in their order."""
        return self.area.locator(".demo-controls").locator(CONTROLS)

    def focused(self) -> dict[str, Any]:
        """Return which of the controls has the focus (from 0, -1 for none), and its outline."""
        found: dict[str, Any] = self.area.locator(".demo-controls").evaluate(FOCUSED, CONTROLS)
        return found

    def says(self, text: str | re.Pattern[str]) -> None:
        """Wait until the words under the picture are, or hold, what they should."""
        expect(self.words).to_contain_text(text)

    def png(self) -> bytes:
        """Return the picture's file, as the browser has it, once it can be seen."""
        return base64.b64decode(
            self.area.locator(".demo-picture").evaluate(
                """async image => {
                    await image.decode();
                    const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
                    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
                }"""
            )
        )

    def shows(self, picture: bytes) -> None:
        """Wait until the picture's file is this one: it comes apart from the words."""
        self.page.wait_for_function(
            """async ([image, wanted]) => {
                const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
                const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
                return btoa(text) === wanted;
            }""",
            arg=[
                self.area.locator(".demo-picture").element_handle(),
                base64.b64encode(picture).decode(),
            ],
        )

    def pixels(self) -> Image.Image:
        """Return the picture."""
        return Image.open(io.BytesIO(self.png())).convert("RGB")
