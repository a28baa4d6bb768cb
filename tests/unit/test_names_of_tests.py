"""Test cells keep out of the way of the student's names.

In JupyterLab and under stock nbgrader, tests and answers share one namespace: a test cell that
binds `cost` takes the place of a student's helper of that name, which is then a number.
"""

from __future__ import annotations

import dis
import symtable
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*/*.ipynb"))
ALLOWED = {"rubric", "check"}


def bound_at_top_level(source: str) -> set[str]:
    # From Python 3.12 on, the table of symbols also holds the variables of comprehensions.
    steps = dis.get_instructions(compile(source, "cell", "exec"))
    stored = {step.argval for step in steps if step.opname in ("STORE_NAME", "STORE_GLOBAL")}
    # What is imported keeps the name that everybody knows it by.
    symbols = symtable.symtable(source, "cell", "exec").get_symbols()
    return stored - {symbol.get_name() for symbol in symbols if symbol.is_imported()}


def graded_cells(path: Path) -> list:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    marks = [cell.metadata.get("nbgrader", {}) for cell in cells]
    return [
        cell
        for cell, mark in zip(cells, marks, strict=True)
        if mark.get("grade") and not mark.get("solution")
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_test_cells_bind_begins_with_an_underscore(path):
    cells = graded_cells(path)
    assert cells
    for cell in cells:
        plain = {name for name in bound_at_top_level(cell.source) if not name.startswith("_")}
        assert plain <= ALLOWED, (cell.metadata.nbgrader.grade_id, plain - ALLOWED)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = 1", {"x"}),
        ("for i, (a, b) in z:\n    c = i", {"i", "a", "b", "c"}),
        ("with f() as g:\n    pass", {"g"}),
        ("def f(x):\n    y = 1", {"f"}),
        ("try:\n    pass\nexcept ValueError as error:\n    pass", {"error"}),
        ("import numpy as np\nnp.a = 1\nx[0] = 1", set()),
        ("[i for i in range(3)]", set()),
    ],
)
def test_names_are_found_wherever_they_are_bound(source, names):
    assert bound_at_top_level(source) == names
