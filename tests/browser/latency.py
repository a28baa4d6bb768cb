"""How long after a key press the new picture of a demo is on the screen: ``make latency``.

Each slider of each demo is moved with the arrow keys in JupyterLab, to one end and back. The page
itself takes the time: from the ``keydown`` event to the first frame that shows the new picture,
decoded and painted. In between lie the widget's message to the kernel, the computation, the
drawing, and the picture's way back. The kernel times computation and drawing by themselves.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell
from playwright.sync_api import Locator, Page
from rich import box
from rich.console import Console
from rich.table import Table

from tests.browser.chromium import chromium, new_page
from tests.browser.demo_in_lab import DemoInLab, write_part
from tests.browser.demo_table import DEMOS, Row
from tests.browser.lab import Notebook
from tests.browser.server import Server, jupyterlab

REPOSITORY = Path(__file__).resolve().parents[2]

LIMITS = (
    ("median", 60.0, "from key press to picture, in the median (default: 60)"),
    ("p95", 120.0, "the same, 95th percentile (default: 120)"),
    ("compute", 10.0, "to compute what the picture shows (default: 10)"),
)

# In the kernel, where `_` is the demo that the cell above has shown.
TAKE_TIMES = """\
import json
import time


def timed(method, spent):
    def call(*args, **kwargs):
        start = time.perf_counter()
        result = method(*args, **kwargs)
        spent.append(1000 * (time.perf_counter() - start))
        return result

    return call


times = {name: [] for name in ("show", "png")}
for name, spent in times.items():
    setattr(_.picture, name, timed(getattr(_.picture, name), spent))
"""
TELL_TIMES = "print(json.dumps(times))"

# In the page: the time from the last key press to the frame with the picture that came next.
WATCH = """
image => {
    let pressed;
    document.addEventListener('keydown', () => { pressed = performance.now(); }, true);
    const after = new MessageChannel();  // its message is handled once the frame is painted
    after.port1.onmessage = () => window.tellLatency(performance.now() - pressed);
    image.addEventListener('load', async () => {
        await image.decode();
        requestAnimationFrame(() => after.port2.postMessage(null));
    });
}
"""
PLACE = "handle => handle.parentElement.style.transform"
AWAIT_NEXT = "() => { window.latency = new Promise(tell => { window.tellLatency = tell; }); }"


@dataclass(frozen=True)
class Latency:
    """What was measured at one slider, in milliseconds.

    Parameters
    ----------
    demo, slider
        Which one.
    shown
        From the key press to the picture, each time.
    computed, drawn
        Of that, in the kernel: ``Picture.show`` and ``Picture.png``.
    """

    demo: str
    slider: str
    shown: list[float]
    computed: list[float]
    drawn: list[float]


class Slider:
    """A slider that is moved step by step, from one end to the other and back again."""

    def __init__(self, handle: Locator) -> None:
        self._handle = handle
        self._page = handle.page
        self._key = "ArrowLeft"
        box = handle.locator("xpath=ancestor::*[contains(@class, 'widget-slider')]")
        self.label = box.locator("label").inner_text()

    def press(self) -> float:
        """Move by one step, and return after how many milliseconds the new picture was there."""
        # In percent of the way: -100 at the left end, 0 at the right one.
        place = re.search(r"translate\((-?[\d.]+)%", self._handle.evaluate(PLACE))
        assert place is not None
        if float(place[1]) < -99.99:
            self._key = "ArrowRight"
        elif float(place[1]) > -0.01:
            self._key = "ArrowLeft"
        self._page.evaluate(AWAIT_NEXT)
        self._page.keyboard.press(self._key)
        return float(self._page.evaluate("() => window.latency"))


def measure(page: Page, server: Server, folder: Path, row: Row, presses: int) -> Iterator[Latency]:
    """Move each slider of a demo, and yield what it took."""
    path = write_part(REPOSITORY / "notebooks" / f"{row.notebook}.ipynb", row.cell, folder)
    part = nbformat.read(path, as_version=4)
    part.cells += [new_code_cell(TAKE_TIMES, id="take"), new_code_cell(TELL_TIMES, id="tell")]
    nbformat.write(part, path)
    notebook = Notebook.open(page, server, folder, path.name)
    demo = DemoInLab(notebook, row.cell)
    demo.area.locator(".demo-picture").evaluate(WATCH)
    for handle in demo.area.get_by_role("slider").all():
        before = times_in_kernel(notebook)
        slider = Slider(handle)
        handle.focus()
        shown = [slider.press() for _ in range(presses)]
        after = times_in_kernel(notebook)
        new = {name: after[name][len(before[name]) :] for name in after}
        yield Latency(row.name, slider.label, shown, new["show"], new["png"])


def times_in_kernel(notebook: Notebook) -> dict[str, list[float]]:
    """Return the times taken so far."""
    times: dict[str, list[float]] = json.loads(notebook.run("tell").last.inner_text())
    return times


def measure_all(rows: list[Row], presses: int) -> Iterator[Latency]:
    """Start JupyterLab and a browser, and measure one demo after the other."""
    with tempfile.TemporaryDirectory() as temporary:
        home, folder = Path(temporary, "home"), Path(temporary, "notebooks")
        folder.mkdir()
        with jupyterlab(folder, home, python_path=REPOSITORY) as server, chromium() as browser:
            for row in rows:
                with new_page(browser) as page:
                    yield from measure(page, server, folder, row, presses)
                server.end_kernels()


def main(arguments: list[str] | None = None) -> int:
    """Measure, print a table, and return 1 if something takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.latency", description=__doc__)
    parser.add_argument("demos", nargs="*", help="such as probe_step; all by default")
    parser.add_argument("--presses", type=int, default=40, help="for each slider (default: 40)")
    for name, limit, what in LIMITS:
        parser.add_argument(f"--{name}", type=float, default=limit, metavar="MS", help=what)
    options = parser.parse_args(arguments)
    rows = [row for row in DEMOS if not options.demos or row.name in options.demos]
    if not rows or options.presses < 1:
        parser.error("There is nothing to measure: no such demo, or no key press.")

    console = Console()
    console.width = max(console.width, 100)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("demo", "slider"):
        table.add_column(heading)
    for heading in ("presses", "median", "95 %", "compute", "draw"):
        table.add_column(heading, justify="right")
    slow = 0
    for latency in measure_all(rows, options.presses):
        figures = {
            "median": np.median(latency.shown),
            "p95": np.percentile(latency.shown, 95),
            "compute": np.median(latency.computed),
        }
        cells = []
        for name, figure in figures.items():
            over = figure > getattr(options, name)
            slow += over
            cells.append(f"[bold red]{figure:.1f} ![/]" if over else f"{figure:.1f}")
        drawn = f"{np.median(latency.drawn):.1f}"
        table.add_row(latency.demo, latency.slider, str(len(latency.shown)), *cells, drawn)
    console.print(table)
    console.print("Milliseconds; compute and draw are medians within the kernel.")
    if slow:
        console.print(f"[bold red]{slow} figures are over their limit.[/]")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
