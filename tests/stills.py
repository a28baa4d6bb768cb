"""Make the pictures of the demos that stand where nobody can move anything.

``python -m tests.stills`` runs each notebook with the instructor's answers, builds every demo that
one of its cells shows, and writes ``course_utils/demos/stills/<demo>.png``.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import nbformat
from PIL import Image

from course_utils.demos.demo import STILLS, Demo
from tests.notebook_bench import run_notebook

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
COLOURS = 256  # of a palette: a third of the bytes, and no difference that an eye can see


def demos_of(path: Path) -> Iterator[Demo]:
    """Build the demos of a notebook, as the instructor's version shows them."""
    calls = [
        cell.source
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and cell.source.startswith("demos.")
    ]
    if not calls:
        return
    namespace = run_notebook(path, tests=()).namespace
    with mock.patch.dict(os.environ):
        os.environ.pop("NBGRADER_EXECUTION", None)
        for call in calls:
            yield eval(call, namespace)


def still_of(demo: Demo) -> bytes:
    """Return a demo's picture as a small file."""
    image = Image.open(io.BytesIO(demo.still()))
    small = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = io.BytesIO()
    small.save(file, "png", optimize=True)
    return file.getvalue()


def main() -> None:
    """Write the stills of all notebooks."""
    for path in sorted(NOTEBOOKS.glob("*/*.ipynb")):
        for demo in demos_of(path):
            content = still_of(demo)
            (STILLS / f"{demo.name}.png").write_bytes(content)
            print(f"{path.parent.name}: {demo.name}.png, {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
