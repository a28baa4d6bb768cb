"""Notebooks that were edited, and folders that are odd: nothing gained, nothing lost."""

import json
import os
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_raw_cell

from autograder.submission import read_submission
from tests.integration.conftest import points
from tests.integration.small_course import FULL, RIGHT, WRONG, grade_id


def edited(notebook, edit):
    edit(notebook, {grade_id(cell): cell for cell in notebook.cells if grade_id(cell)})
    return notebook


def _delete_tests(notebook, cells):
    notebook.cells = [c for c in notebook.cells if not (grade_id(c) or "").startswith("test-")]


def _delete_everything(notebook, cells):
    notebook.cells = []


def _edit_tests(notebook, cells):
    for name, cell in cells.items():
        if name.startswith("test-"):
            cell.source = "5.0"


def _change_points(notebook, cells):
    for cell in cells.values():
        if "points" in cell.metadata.nbgrader:
            cell.metadata.nbgrader["points"] = 1000


def _skip_execution(notebook, cells):
    for cell in cells.values():
        cell.metadata["tags"] = ["skip-execution", "raises-exception"]


def _retype_tests(notebook, cells):
    for name, cell in cells.items():
        if name.startswith("test-"):
            cell["cell_type"] = "markdown"
            del cell["outputs"], cell["execution_count"]


def _call_tests_solutions(notebook, cells):
    for cell in cells.values():
        cell.metadata.nbgrader.update(solution=True, locked=False)


def _ungrade_tests(notebook, cells):
    for cell in cells.values():
        cell.metadata.nbgrader.update(grade=False, locked=False)


def _duplicate_tests(notebook, cells):
    for name in ("test-double", "test-double-hidden"):
        copy = new_code_cell("5.0", metadata=dict(cells[name].metadata))
        notebook.cells += [copy, nbformat.from_dict(copy)]


def _swap_ids(notebook, cells):
    cells["test-double"].metadata.nbgrader["grade_id"] = "solution-double"
    cells["solution-double"].metadata.nbgrader["grade_id"] = "test-double"


def _forge_outputs(notebook, cells):
    for name, cell in cells.items():
        if name.startswith("test-"):
            cell.outputs = [
                nbformat.v4.new_output("execute_result", {"text/plain": "5.0"}, execution_count=1)
            ]


def _odd_metadata(notebook, cells):
    cells["test-double"].metadata["nbgrader"] = "graded"
    cells["imports"].metadata["nbgrader"] = {"grade_id": ["x"]}
    cells["solution-double"].metadata["nbgrader"]["schema_version"] = 99


def _reverse(notebook, cells):
    notebook.cells.reverse()


EDITS = [
    _delete_tests,
    _delete_everything,
    _edit_tests,
    _change_points,
    _skip_execution,
    _retype_tests,
    _call_tests_solutions,
    _ungrade_tests,
    _duplicate_tests,
    _swap_ids,
    _forge_outputs,
    _odd_metadata,
    _reverse,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.strip("_"))
def test_an_edited_notebook_gains_nothing(classroom, edit):
    graded = classroom.hand_in(edited(classroom.notebook(WRONG), edit))
    assert graded.problem is None
    assert [score.max_points for score in graded.scores] == [1, 5, 2, 2]
    assert not any(score.points for score in graded.scores)


@pytest.mark.parametrize(
    "edit",
    [_delete_tests, _edit_tests, _change_points, _skip_execution, _retype_tests, _duplicate_tests],
    ids=lambda edit: edit.__name__.strip("_"),
)
def test_an_edited_notebook_with_a_right_answer_loses_nothing(classroom, edit):
    graded = classroom.hand_in(edited(classroom.notebook(RIGHT), edit))
    assert sum(score.points or 0 for score in graded.scores) == 8


def _many_cells(notebook):
    notebook.cells += [new_raw_cell("") for _ in range(5000)]
    return notebook


def _same_ids(notebook):
    for cell in notebook.cells:
        cell["id"] = "same"
    return notebook


def _late_minor_version(notebook):
    notebook.nbformat_minor = 99
    return notebook


def _other_kernel(notebook):
    notebook.metadata = {
        "kernelspec": {"name": "bash", "display_name": "</script>", "language": "bash"},
        "language_info": {"name": "bash", "file_extension": ".sh"},
        "widgets": {str(i): {} for i in range(1000)},
    }
    return notebook


def _nul(notebook):
    notebook.cells.append(new_code_cell("print('a\0b')"))
    return notebook


def _half_a_character_in_code(notebook):
    notebook.cells.append(new_code_cell("x = 'HALF'"))
    return json.dumps(notebook).replace("HALF", "\\ud800").encode()


@pytest.mark.parametrize(
    "edit",
    [
        _many_cells,
        _same_ids,
        _late_minor_version,
        _other_kernel,
        _nul,
        _half_a_character_in_code,
    ],
    ids=lambda edit: edit.__name__.strip("_"),
)
def test_an_odd_notebook_with_a_right_answer_earns_everything(classroom, edit):
    graded = classroom.hand_in(edit(classroom.notebook(RIGHT)))
    assert graded.problem is None
    assert points(graded) == FULL


def test_an_odd_folder_is_read_quickly_and_follows_nothing(tmp_path):
    folder = tmp_path / "ann" / "small"
    folder.mkdir(parents=True)
    (folder / "doubling.ipynb").write_bytes(b"{}")
    (folder / ("n" * 255)).write_bytes(b"long")
    (folder / "two\nlines \x1b[31m").write_bytes(b"odd")
    os.mkfifo(folder / "fifo.ipynb")
    os.mkfifo(folder / "fifo")
    (folder / "linked").hardlink_to(folder / "doubling.ipynb")
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "other.ipynb").mkdir()
    with open(folder / "sparse.bin", "wb") as file:
        file.truncate(10 * 2**30)
    start = time.monotonic()
    read = read_submission(folder, "ann", "small", ["doubling"])
    assert time.monotonic() - start < 5
    assert set(read.notebooks) == {"doubling"}
    assert set(read.files) == {"n" * 255, "two\nlines \x1b[31m", "linked"}
    assert any("sparse.bin" in note and "larger" in note for note in read.notes)
    assert not any(c in note for note in read.notes for c in "\n\x1b")
