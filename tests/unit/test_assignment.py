"""An assignment travels to workers with each submission, and stays as it was."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

from autograder.assignment import load_assignment
from autograder.restoration import restore

SOURCE = Path(__file__).parents[2] / "notebooks" / "01_numerical_gradient"


def test_an_assignment_arrives_as_it_was_sent():
    sent = load_assignment(SOURCE)
    arrived = pickle.loads(pickle.dumps(sent))
    assert arrived == sent
    assert arrived.digest() == sent.digest()


def test_an_assignment_that_came_before_is_not_unpacked_again():
    sent = load_assignment(SOURCE)
    assert pickle.loads(pickle.dumps(sent)) is pickle.loads(pickle.dumps(sent))


def test_restoring_a_submission_leaves_the_assignment_as_it_was():
    assignment = load_assignment(SOURCE)
    source, *_ = assignment.notebooks.values()
    before = json.dumps(source)
    submitted = pickle.loads(pickle.dumps(source))
    submitted.cells = submitted.cells[::2]
    restored = restore(submitted, source)
    for cell in restored.cells:
        cell.source += "\n# changed"
        cell.metadata["nbgrader"] = {"grade": False}
    assert json.dumps(source) == before


def test_protected_cells_of_a_restored_notebook_carry_the_assignments_metadata():
    assignment = load_assignment(SOURCE)
    source, *_ = assignment.notebooks.values()
    submitted = pickle.loads(pickle.dumps(source))
    for cell in submitted.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"] |= {"points": 1e9, "schema_version": 1, "more": "keys"}
    restored = restore(submitted, source)
    wanted = [c.metadata["nbgrader"] for c in source.cells if "nbgrader" in c.metadata]
    assert [c.metadata["nbgrader"] for c in restored.cells if "nbgrader" in c.metadata] == wanted


def test_a_grading_process_does_not_compile_the_grammar_of_addresses():
    program = (
        "import sys, autograder.lean_imports, nbformat; from nbformat.v4 import new_notebook;"
        "nbformat.validate(new_notebook()); print('lark' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout.strip() == "False", said.stderr
