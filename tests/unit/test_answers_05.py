"""The notebook on gradient descent marks right answers right and wrong answers wrong."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from course_utils.testing import Score
from tests.notebook_bench import NotebookRun, run_notebook
from tests.unit.answer import Right, Wrong
from tests.unit.answers_05 import RIGHT, WRONG, descent, minibatches, momentum, sampling

NOTEBOOK = (
    Path(__file__).parents[2] / "notebooks" / "05_gradient_descent" / "gradient_descent.ipynb"
)
DIGITS = "test-digits"
POINTS = {
    "test-gradient-descent": 4,
    "test-gradient-descent-hidden": 6,
    "test-sample-training-data": 2,
    "test-sample-training-data-hidden": 5,
    "test-minibatch-sgd": 2,
    "test-minibatch-sgd-hidden": 6,
    "test-momentum-update": 2,
    "test-momentum-update-hidden": 4,
    DIGITS: 2,
}
HIDDEN = [name for name in POINTS if name.endswith("-hidden")]
WITHOUT_DIGITS = [name for name in POINTS if name != DIGITS]
# What it costs to forget one promise and get the mathematics right.
FORGOTTEN_PROMISES = {
    (descent.CELL, "integers cut off"): 1,
    (descent.CELL, "another default step size"): 1,
    (descent.CELL, "stops where f is very small"): 1,
    (descent.CELL, "a gradient of its own"): 2,
    (sampling.CELL, "shuffles the caller's arrays"): 1,
    (sampling.CELL, "a block of neighbours"): 1,
    (minibatches.CELL, "a list of losses"): 2,
    (minibatches.CELL, "loss and gradient asked for apart"): 1,
    (minibatches.CELL, "W changed in place"): 2,
    (momentum.CELL, "another default mu"): 1,
    (momentum.CELL, "zeros_like of integers"): 1,
    (momentum.CELL, "w changed in place"): 2,
}
# Those that luck could let through, or that would show a weakness of the random inputs.
SUBTLE = {
    (descent.CELL, "one update too many"),
    (descent.CELL, "integers cut off"),
    (descent.CELL, "stops where f is very small"),
    (descent.CELL, "another default number"),
    (descent.CELL, "sign of the gradient"),
    (descent.CELL, "lr in the place of h"),
    (sampling.CELL, "two draws"),
    (sampling.CELL, "with replacement"),
    (sampling.CELL, "a block around the end"),
    (sampling.CELL, "the last one never"),
    (sampling.CELL, "the first ones preferred"),
    (sampling.CELL, "another generator, without a seed"),
    (minibatches.CELL, "seeded anew in each step"),
    (minibatches.CELL, "losses are sums"),
    (minibatches.CELL, "step size ignored"),
    (minibatches.CELL, "loss of all examples"),
    (minibatches.CELL, "stops where the loss is small"),
    (momentum.CELL, "averaging convention"),
    (momentum.CELL, "mu ignored"),
    (momentum.CELL, "clipped"),
    (momentum.CELL, "zeros_like of integers"),
}
SEEDS = range(200)


def run(answers: dict[str, str] | None = None, seed: int = 0, **options: object) -> NotebookRun:
    return run_notebook(NOTEBOOK, answers, seed, only_needed=True, **options)


def scores(done: NotebookRun) -> dict[str, float]:
    return {name: float(score) for name, score in done.items()}


def explanations(score: Score) -> str:
    return "\n".join(check.explanation for check in score.checks if check.earned < check.points)


def of_every_function(answers: tuple) -> list[tuple]:
    """Return groups with one answer for each function, as long as there are enough."""
    by_cell = itertools.groupby(sorted(answers, key=lambda a: a.cell), key=lambda a: a.cell)
    rows = itertools.zip_longest(*(list(column) for _, column in by_cell))
    return [tuple(answer for answer in row if answer is not None) for row in rows]


def chosen(keys) -> tuple[Wrong, ...]:
    found = tuple(answer for answer in WRONG if (answer.cell, answer.name) in keys)
    assert len(found) == len(keys)
    return found


def grouped(answers: tuple) -> list:
    return [
        pytest.param(group, id=" + ".join(answer.name for answer in group))
        for group in of_every_function(answers)
    ]


def assert_lost(done: NotebookRun, answers: tuple[Wrong, ...], cells: list[str]) -> None:
    """Each answer loses in its own test cells, which say why and give nothing hidden away."""
    lost = {name for name in cells if done[name] < POINTS[name]}
    assert lost == {name for answer in answers for name in answer.loses if name in cells}
    for answer in answers:
        for name in answer.loses:
            if name in cells:
                told = explanations(done[name])
                assert re.search(answer.says, told), (answer.name, name, told)
    for name in lost & set(HIDDEN):
        labels = {label for check in done[name].checks for label, _ in check.facts}
        assert labels <= {"given", "came back", "wrong", "where", ""}


# Marks


def test_the_instructors_version_earns_everything_and_writes_nothing_to_stderr():
    done = run_notebook(NOTEBOOK)
    assert scores(done) == POINTS
    assert done.errors == {}
    assert done.stderr == {}


def test_the_released_version_earns_nothing_and_says_what_is_not_written():
    done = run(released=True)
    assert scores(done) == dict.fromkeys(POINTS, 0.0)
    assert all("not written yet" in explanations(score) for score in done.values())


@pytest.mark.parametrize("group", grouped(WRONG))
def test_wrong_answers_lose_where_they_should_and_are_told_why(group: tuple[Wrong, ...]):
    # One mistake in every function at once: what is examined apart must also be marked apart.
    done = run({answer.cell: answer.source for answer in group}, tests=WITHOUT_DIGITS)
    assert_lost(done, group, WITHOUT_DIGITS)


@pytest.mark.parametrize("group", grouped(RIGHT))
def test_correct_variants_earn_everything(group: tuple[Right, ...]):
    done = run({answer.cell: answer.source for answer in group})
    assert scores(done) == POINTS, [explanations(score) for score in done.values()]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(answer, id=f"{answer.cell.removeprefix('solution-')}: {answer.name}")
        for answer in WRONG
        if DIGITS in answer.loses
    ],
)
def test_the_digits_are_not_read_with_a_mistake_that_matters(answer: Wrong):
    done = run({answer.cell: answer.source}, tests=[DIGITS])
    assert done[DIGITS] == 0
    assert re.search("held-out|loss|raised|not written", explanations(done[DIGITS]))


def test_descent_without_momentum_does_not_pay_for_another_functions_mistake():
    wrong = {answer.cell: answer.source for answer in (sampling.WRONG[0], momentum.WRONG[0])}
    done = run(wrong)
    for name in ("test-gradient-descent", "test-minibatch-sgd"):
        assert done[name] == POINTS[name]
        assert done[f"{name}-hidden"] == POINTS[f"{name}-hidden"]


@pytest.mark.parametrize(
    "answer",
    [pytest.param(answer, id=answer.name) for answer in chosen(FORGOTTEN_PROMISES)],
)
def test_a_forgotten_promise_costs_little(answer: Wrong):
    done = run({answer.cell: answer.source}, tests=WITHOUT_DIGITS)
    lost = sum(POINTS[name] - score for name, score in scores(done).items())
    assert lost == FORGOTTEN_PROMISES[answer.cell, answer.name]


# Luck


def test_the_instructors_version_earns_everything_whatever_the_seed():
    for seed in SEEDS:
        done = run(seed=seed, tests=HIDDEN)
        assert scores(done) == {name: POINTS[name] for name in HIDDEN}, seed


@pytest.mark.parametrize("group", grouped(chosen(SUBTLE)))
def test_subtle_wrong_answers_have_no_luck_with_any_seed(group: tuple[Wrong, ...]):
    hidden = [name for answer in group for name in answer.loses if name in HIDDEN]
    for seed in range(1, 200, 11):
        done = run({answer.cell: answer.source for answer in group}, seed, tests=hidden)
        assert_lost(done, group, hidden)


# Mathematics


@pytest.fixture(scope="module")
def solved() -> dict:
    """Return the names of the instructor's version."""
    return run().namespace


def test_the_walk_is_that_along_an_automatic_gradient(solved):
    def landscape(x):
        return anp.sum(anp.cosh(0.5 * x)) + 0.3 * x[0] * x[1] + anp.sin(x[2])

    start = np.array([1.0, -2.0, 0.5])
    by_autograd = start
    for _ in range(12):
        by_autograd = by_autograd - 0.2 * autograd.grad(landscape)(by_autograd)
    # The centred differences of the notebook are off by h²/6 f''', so they are replaced.
    replaced = dict(solved)
    replaced["numerical_gradient_1d"] = lambda f, x, h=1e-4: autograd.grad(landscape)(x)
    source = descent.REFERENCE
    exec(source, replaced)
    walked = replaced["gradient_descent"](landscape, start, 0.2, 12)
    assert np.max(np.abs(walked - by_autograd)) <= 1e-10 * np.max(np.abs(by_autograd))
    near = solved["gradient_descent"](landscape, start, 0.2, 12)
    assert near == pytest.approx(by_autograd, rel=1e-7)


def hinge_loss(W, X, y, reg):
    """Return the loss by a formula of its own: a sum over all classes, less the true one's 1."""
    scores_ = anp.dot(X, W.T)
    true = scores_[np.arange(len(y)), y]
    margins = anp.maximum(0.0, scores_ - anp.reshape(true, (-1, 1)) + 1.0)
    return anp.sum(margins) / len(y) - 1.0 + reg * anp.sum(W * W)


def test_the_given_loss_has_the_gradient_of_an_automatic_differentiation(solved):
    rng = np.random.default_rng(3)
    W, X, y = rng.normal(size=(5, 7)), rng.normal(size=(11, 7)), rng.integers(0, 5, 11)
    loss, dW = solved["svm_loss_and_grad"](W, X, y, 0.3)
    exact = autograd.grad(hinge_loss)(W, X, y, 0.3)
    assert loss == pytest.approx(hinge_loss(W, X, y, 0.3), rel=1e-12)
    assert np.max(np.abs(dW - exact)) <= 1e-10 * np.max(np.abs(exact))


def test_one_whole_batch_after_another_is_descent_along_an_automatic_gradient(solved):
    rng = np.random.default_rng(4)
    W, X, y = rng.normal(size=(4, 3)), rng.normal(size=(9, 3)), rng.integers(0, 4, 9)
    came, losses = solved["minibatch_sgd"](
        solved["svm_loss_and_grad"], W, X, y, 0.05, 9, 6, np.random.default_rng(0)
    )
    at = W
    for loss in losses:
        assert loss == pytest.approx(hinge_loss(at, X, y, 0.001), rel=1e-12)
        at = at - 0.05 * autograd.grad(hinge_loss)(at, X, y, 0.001)
    assert np.max(np.abs(came - at)) <= 1e-10 * np.max(np.abs(at))


def test_momentum_follows_the_recurrence_of_an_automatic_gradient(solved):
    slope = autograd.grad(lambda w: anp.sum(anp.cosh(w)))
    w = before = np.array([0.8, -1.1])
    at, velocity = w, np.zeros(2)
    for _ in range(8):
        at, velocity = solved["momentum_update"](at, slope(at), velocity, 0.1, 0.7)
        w, before = w + 0.7 * (w - before) - 0.1 * slope(w), w
    assert np.max(np.abs(at - w)) <= 1e-10 * np.max(np.abs(w))


def test_the_published_numbers_come_out(solved):
    walk, bowl = solved["gradient_descent"], solved["bowl"]
    assert walk(bowl, [-3, 4], 0.1, 100) == pytest.approx([-6.111e-10, 8.148e-10], rel=1e-3)
    assert walk(bowl, [-3, 4], 1e-10, 100) == pytest.approx([-2.99999994, 3.99999992], abs=1e-9)
    assert np.max(np.abs(walk(bowl, [-3.0, 4.0], 10.0, 100))) > 1e12
    for lr, end in ((0.05, 3.48678), (0.2, 0.0604662), (1.1, 61.9174)):
        assert walk(solved["parabola"], [10], lr, 10) == pytest.approx([end], rel=1e-5)
    w, velocity = np.array([1.0]), np.zeros(1)
    for _ in range(3):
        w, velocity = solved["momentum_update"](w, 2 * w, velocity, 0.1, 0.9)
    assert w == pytest.approx([0.062], rel=1e-12)


def test_the_digits_are_read_with_room_to_spare_whatever_the_seed(solved):
    shares = []
    for seed in range(20):
        weights, _ = solved["train_with_momentum"](
            solved["svm_loss_and_grad"],
            np.zeros((10, 65)),
            solved["X_train"],
            solved["y_train"],
            0.05,
            0.9,
            100,
            200,
            np.random.default_rng(seed),
        )
        shares.append(solved["share_read_rightly"](weights, solved["X_test"], solved["y_test"]))
    assert min(shares) > 0.94
