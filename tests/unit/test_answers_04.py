"""The notebook on the hinge loss marks right answers right and wrong answers wrong."""

from __future__ import annotations

import dis
import itertools
import re
from pathlib import Path

import autograd
import autograd.numpy as anp
import nbformat
import numpy as np
import pytest

from course_utils.datasets.folder import DATA_VARIABLE
from tests.notebook_bench import NotebookRun, run_notebook
from tests.unit.answer import Right, Wrong
from tests.unit.answers_04 import RIGHT, WRONG

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "04_svm_loss" / "svm_loss.ipynb"
POINTS = {
    "test-svm-loss-i": 2,
    "test-svm-loss-i-hidden": 3,
    "test-svm-loss-naive": 4,
    "test-svm-loss-naive-hidden": 7,
    "test-svm-loss-vectorized": 5,
    "test-svm-loss-vectorized-hidden": 6,
    "test-step-size-sweep": 2,
    "test-step-size-sweep-hidden": 4,
}
WRITTEN = {"answer-squared-hinge": 3, "answer-kink-or-bug": 2, "answer-best-step": 2}
GIVEN = {"imports", "given-hand-case", "given-count-python-lines"}
SEEDS = 200
# Wrong answers that come near to a right one: they must be found whatever numbers are drawn.
SUBTLE = {
    "clipped once, at the end",
    "columns as classes where it fits",
    "W moved and put back",
    "W put back by adding",
    "absolute values",
    "own cause: only classes with a larger score",
    "absolute steps",
    "no lead",
    "only the worst class",
    "row of the true class once",
    "row of the true class once per example",
    "row of the true class always once",
    "every margin counts in the gradient",
    "reg * W in the gradient",
    "C from the largest label",
    "scores in columns where it fits",
    "true scores by map",
    "whole numbers where the steps are whole",
    "float32: throughout",
    "float32: in the end",
    "float32: in the gradient",
    "float32: on the way",
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Path:
    """Return the notebook without pictures and figures: what the checks stand on, and no more."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells = [
        cell
        for cell in notebook.cells
        if (mark := cell.metadata.get("nbgrader"))
        and cell.cell_type == "code"
        and (mark["solution"] or mark["grade"] or mark["grade_id"] in GIVEN)
    ]
    path = tmp_path_factory.mktemp("bare") / "svm_loss.ipynb"
    nbformat.write(notebook, path)
    return path


def scores(run: NotebookRun) -> dict[str, float]:
    return {name: float(score) for name, score in run.items()}


def explanations(score) -> str:
    return "\n".join(check.explanation for check in score.checks if check.earned < check.points)


def label(answer: Wrong | Right) -> str:
    return f"{answer.cell.removeprefix('solution-')}: {answer.name}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> NotebookRun:
    """Return a run of the instructor's version with all its pictures, which are the stand-in's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_VARIABLE, str(tmp_path_factory.mktemp("data")))
        return run_notebook(NOTEBOOK)


def test_the_instructors_version_earns_everything_and_writes_nothing_to_stderr(whole):
    assert scores(whole) == POINTS
    assert whole.errors == {}
    assert whole.stderr == {}


def test_the_released_version_earns_nothing(bare):
    assert scores(run_notebook(bare, released=True)) == dict.fromkeys(POINTS, 0.0)


def test_written_questions_come_with_a_marking_scheme_that_stays_with_the_instructor():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    written = {
        cell.metadata.nbgrader.grade_id: cell
        for cell in notebook.cells
        if cell.cell_type == "markdown" and "nbgrader" in cell.metadata
    }
    assert {name: cell.metadata.nbgrader.points for name, cell in written.items()} == WRITTEN
    for name, cell in written.items():
        before, _, scheme = cell.source.partition("### BEGIN SOLUTION")
        assert before == "<!-- ", name
        assert f"Marking scheme ({WRITTEN[name]} points)" in scheme


def of_every_function(answers):
    """Return groups with at most one answer to each function, as many as it takes."""
    by_cell: dict[str, list] = {}
    for answer in answers:
        by_cell.setdefault(answer.cell, []).append(answer)
    return [
        [one for one in group if one is not None]
        for group in itertools.zip_longest(*by_cell.values())
    ]


def group_parameters(answers) -> list:
    return [
        pytest.param(group, id="; ".join(map(label, group))) for group in of_every_function(answers)
    ]


def bound_at_top_level(source: str) -> set[str]:
    code = compile(source, "cell", "exec")
    return {step.argval for step in dis.get_instructions(code) if step.opname == "STORE_NAME"}


def test_read_only_cells_and_test_cells_bind_different_names():
    # Where tests run apart from the student's code, read-only cells are run beside the tests only
    # for the names that the tests use: a name in common would draw figures there.
    names: dict[bool, set[str]] = {False: set(), True: set()}
    for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
        mark = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and not mark.get("solution"):
            names[bool(mark.get("grade"))] |= bound_at_top_level(cell.source)
    assert not names[True] & names[False]
    functions = {answer.cell.removeprefix("solution-").replace("-", "_") for answer in RIGHT}
    assert not functions & (names[True] | names[False])


@pytest.mark.parametrize("group", group_parameters(WRONG))
def test_wrong_answers_lose_where_they_should_and_are_told_why(bare, group: list[Wrong]):
    # One mistake in every function at once: what is examined apart must also be marked apart.
    done = run_notebook(bare, {answer.cell: answer.source for answer in group})
    assert_lost(done, group)
    for answer in group:
        for name in answer.loses:
            told = explanations(done[name])
            assert re.search(answer.says, told), (label(answer), told)
            if name.endswith("-hidden"):
                assert "expected:" not in told and "off by" not in told


def assert_lost(done: NotebookRun, group: list[Wrong]) -> None:
    lost = {name for name, score in scores(done).items() if score < POINTS[name]}
    expected = {name for answer in group for name in answer.loses}
    assert lost == expected, {name: explanations(done[name]) for name in lost ^ expected}


@pytest.mark.parametrize("group", group_parameters(RIGHT))
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_correct_variants_earn_everything(bare, group: list[Right], seed: int):
    done = run_notebook(bare, {answer.cell: answer.source for answer in group}, seed=seed)
    assert scores(done) == POINTS, [explanations(score) for score in done.values()]
    assert not set(done.stderr) & set(done), "a test cell that writes to stderr earns nothing"


def test_the_instructors_version_earns_everything_whatever_the_seed(bare):
    hidden = {name: points for name, points in POINTS.items() if name.endswith("-hidden")}
    for seed in range(1, SEEDS + 1):
        assert scores(run_notebook(bare, seed=seed, tests=hidden)) == hidden, seed


def test_subtle_wrong_answers_lose_whatever_the_seed(bare):
    subtle = tuple(answer for answer in WRONG if answer.name in SUBTLE)
    assert {answer.name for answer in subtle} == SUBTLE
    for group in of_every_function(subtle):
        for seed in range(1, 9):
            done = run_notebook(bare, {one.cell: one.source for one in group}, seed=seed)
            assert_lost(done, group)


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("W shifted in place", 1),
        ("x changed in place", 1),
        ("the lead is always 1", 2),
        ("W moved and put back", 1),
        ("X divided in place", 1),
        ("y sorted in place", 1),
        ("no regularisation in the gradient", 2),
        ("the loops under another name", 2),
        ("a list", 1),
        ("dW scaled in place", 1),
        ("steps turned round in place", 1),
        ("whole numbers where the steps are whole", 1),
        ("float32: throughout", 1),
        ("float32: in the end", 1),
        ("float32: in the gradient", 1),
        ("float32: on the way", 1),
        ("loops: the tracing switched off and on again", 2),
    ],
)
def test_a_forgotten_promise_costs_little(bare, name, points):
    for answer in WRONG:
        if answer.name == name:
            done = run_notebook(bare, {answer.cell: answer.source})
            assert sum(POINTS.values()) - sum(scores(done).values()) == points, label(answer)


# The instructor's functions against independent ones


def hinge_loss(W, X, y, reg):
    """Return the loss in a form that autograd can differentiate, one term at a time."""
    total = 0.0
    for x, k in zip(X, y, strict=True):
        for j in range(W.shape[0]):
            if j != k:
                total = total + anp.maximum(0.0, anp.dot(W[j] - W[k], x) + 1.0)
    return total / len(y) + reg * anp.sum(W**2)


@pytest.fixture(scope="module")
def reference(bare):
    """Return the names of the instructor's version."""
    return run_notebook(bare, tests=()).namespace


@pytest.mark.parametrize("function", ["svm_loss_naive", "svm_loss_vectorized"])
@pytest.mark.parametrize("reg", [0.0, 0.1, 50.0])
def test_loss_and_gradient_agree_with_automatic_differentiation(reference, function, reg):
    random = np.random.default_rng(4)
    for examples, classes, features in ((1, 2, 3), (7, 5, 4), (11, 10, 6), (4, 13, 1)):
        W, X = random.normal(size=(classes, features)), random.normal(size=(examples, features))
        y = random.integers(classes, size=examples)
        loss, dW = reference[function](W, X, y, reg)
        assert loss == pytest.approx(hinge_loss(W, X, y, reg), rel=1e-10)
        slope = autograd.grad(hinge_loss)(W, X, y, reg)
        assert np.abs(dW - slope).max() <= 1e-10 * np.abs(slope).max()


def test_the_loss_of_one_example_agrees_with_that_of_a_set(reference):
    random = np.random.default_rng(5)
    W, x = random.normal(size=(6, 4)), random.normal(size=4)
    for k in range(6):
        expected = hinge_loss(W, x[None], np.array([k]), 0.0)
        assert reference["svm_loss_i"](x, k, W) == pytest.approx(expected, rel=1e-10)


def test_the_story_tells_the_numbers_that_come_out(whole):
    names = whole.namespace
    assert "NOT photographs" in names["pictures"].source
    assert names["CIFAR10_loss_fun"](np.zeros((10, 3073))) == 9.0
    assert names["CIFAR10_loss_fun"](names["W"]) == pytest.approx(11.589, abs=1e-3)
    assert names["difference"] < 1e-8
    losses = names["losses"]
    assert losses[0] == pytest.approx(11.578, abs=1e-3)
    assert np.argmin(losses) == 3 and losses[3] == pytest.approx(7.5, abs=0.02)
    assert losses[4] > 100 and losses[9] == pytest.approx(10 * losses[8], rel=1e-3)
