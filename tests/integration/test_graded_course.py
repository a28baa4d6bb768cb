"""The other four assignments of the sample class: as expected, and as stock nbgrader says."""

from __future__ import annotations

import json
import shutil

import pytest

from autograder.sample_class import expectations
from tests.integration.test_graded_class import STOCK_CONFIG, auto_scores, run

OTHERS = (
    "01_numerical_gradient",
    "02_backpropagation",
    "04_svm_loss",
    "05_gradient_descent",
)
BESIDE_STOCK = ("student-01", "student-06", "student-10", "student-14")


@pytest.fixture(scope="module")
def graded_course(repository, tmp_path_factory):
    """Return a course in which the sample class of four assignments has been graded."""
    folder = tmp_path_factory.mktemp("graded") / "course"
    folder.mkdir()
    shutil.copy(repository / "nbgrader_config.py", folder)
    shutil.copytree(repository / "data", folder / "data")
    for name in OTHERS:
        shutil.copytree(repository / "notebooks" / name, folder / "notebooks" / name)
    run(folder, "autograder", "grade", *OTHERS, "--sample", "--workers", "2")
    return folder


@pytest.mark.parametrize("assignment", OTHERS)
def test_every_sample_submission_is_graded_as_expected(graded_course, repository, assignment):
    found = expectations(repository / "data" / "sample_class")
    expected = [e for e in found if e.assignment == assignment]
    assert len(expected) >= 28
    wrong = []
    for expectation in expected:
        path = graded_course / "workspace" / "outcomes" / expectation.student
        outcome = json.loads((path / f"{assignment}.json").read_text())
        for notebook in outcome["notebooks"]:
            if notebook["name"] in expectation.needs_human:
                assert notebook["problem"], expectation.student
                continue
            for cell in notebook["cells"]:
                if cell["grade_id"].startswith("test-"):
                    lost = cell["points"] is None or cell["points"] < cell["max_points"]
                    if lost != expectation.loses_in(notebook["name"], cell["grade_id"]):
                        wrong.append((expectation.student, cell["grade_id"], cell["points"]))
    assert wrong == []


@pytest.mark.parametrize("assignment", OTHERS)
def test_the_scores_are_those_of_stock_nbgrader(graded_course, assignment, tmp_path):
    (tmp_path / "nbgrader_config.py").write_text(STOCK_CONFIG)
    shutil.copytree(graded_course / "notebooks" / assignment, tmp_path / "notebooks" / assignment)
    for student in BESIDE_STOCK:
        submitted = graded_course / "workspace" / "submitted" / student / assignment
        shutil.copytree(submitted, tmp_path / "submitted" / student / assignment)
    run(tmp_path, "nbgrader", "generate_assignment", assignment)
    run(tmp_path, "nbgrader", "autograde", assignment)
    stock = auto_scores(tmp_path)
    cells = {key[2] for key in stock}
    ours = {
        key: score
        for key, score in auto_scores(graded_course).items()
        if key[0] in BESIDE_STOCK and key[2] in cells
    }
    assert ours == {key: score for key, score in stock.items() if key in ours}
    assert ours.keys() == stock.keys()
