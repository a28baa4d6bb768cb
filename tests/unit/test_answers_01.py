"""The notebook on numerical gradients marks right answers right and wrong answers wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import autograd
import autograd.numpy as anp
import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_utils.figures.uphill import PLACE, gradient_points_uphill
from tests.notebook_bench import run_notebook
from tests.unit.answer import Right, Wrong
from tests.unit.answers_01 import RIGHT, WRONG, centred_gradient, forward_gradient, scalar_slope

NOTEBOOK = (
    Path(__file__).parents[2] / "notebooks" / "01_numerical_gradient" / "numerical_gradient.ipynb"
)
POINTS = {
    "test-numerical-diff": 3,
    "test-numerical-diff-hidden": 5,
    "test-eval-numerical-gradient": 4,
    "test-eval-numerical-gradient-hidden": 7,
    "test-numerical-gradient-1d": 4,
    "test-numerical-gradient-1d-hidden": 6,
}
# What it costs to forget one promise and get the mathematics right.
FORGOTTEN_PROMISES = {
    (scalar_slope.CELL, "another default, 1e-5"): 1,
    (scalar_slope.CELL, "integers stay integers"): 1,
    (forward_gradient.CELL, "f(x) anew for each entry"): 2,
    (forward_gradient.CELL, "one call too many"): 2,
    (forward_gradient.CELL, "put back by subtraction"): 2,
    (centred_gradient.CELL, "another default, 1e-5"): 1,
    (centred_gradient.CELL, "integers stay integers"): 2,
    (centred_gradient.CELL, "only int64 is known as integer"): 1,
    (centred_gradient.CELL, "f(x) asked, too"): 2,
    (centred_gradient.CELL, "put back by adding h"): 2,
}
SEEDS = range(200)
# Those that luck could let through, or that would show a weakness of the random inputs.
SUBTLE = {
    (scalar_slope.CELL, "forward"),
    (scalar_slope.CELL, "absolute value"),
    (scalar_slope.CELL, "right for positive x only"),
    (forward_gradient.CELL, "put back by subtraction"),
    (forward_gradient.CELL, "a copy, but not put back"),
    (forward_gradient.CELL, "absolute values"),
    (centred_gradient.CELL, "put back by adding h"),
    (centred_gradient.CELL, "absolute values"),
    (centred_gradient.CELL, "only int64 is known as integer"),
}


def run(answers: dict[str, str] | None = None, seed: int = 0, **options: object):
    return run_notebook(NOTEBOOK, answers, seed, only_needed=True, **options)


def scores(run_: dict) -> dict[str, float]:
    return {name: float(score) for name, score in run_.items()}


def explanations(score) -> str:
    return "\n".join(check.explanation for check in score.checks if check.earned < check.points)


def named(answers: tuple) -> list:
    return [
        pytest.param(answer, id=f"{answer.cell.removeprefix('solution-')}: {answer.name}")
        for answer in answers
    ]


def chosen(keys) -> tuple[Wrong, ...]:
    found = tuple(answer for answer in WRONG if (answer.cell, answer.name) in keys)
    assert len(found) == len(keys)
    return found


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


@pytest.mark.parametrize("answer", named(WRONG))
def test_a_wrong_answer_loses_where_it_should_and_is_told_why(answer: Wrong):
    done = run({answer.cell: answer.source})
    lost = {name for name, score in scores(done).items() if score < POINTS[name]}
    assert lost == set(answer.loses)
    for name in answer.loses:
        assert re.search(answer.says, explanations(done[name])), explanations(done[name])


@pytest.mark.parametrize("answer", named(RIGHT))
def test_a_correct_variant_earns_everything(answer: Right):
    done = run({answer.cell: answer.source})
    assert scores(done) == POINTS, [explanations(score) for score in done.values()]


@pytest.mark.parametrize("answer", named(chosen(FORGOTTEN_PROMISES)))
def test_a_forgotten_promise_costs_little(answer: Wrong):
    done = run({answer.cell: answer.source})
    lost = sum(POINTS.values()) - sum(scores(done).values())
    assert lost == FORGOTTEN_PROMISES[answer.cell, answer.name]


@pytest.mark.parametrize(
    "mistake",
    [answer for answer in scalar_slope.WRONG if answer.name in ("divided by h", "forward")],
)
def test_a_gradient_made_of_slopes_does_not_pay_for_a_wrong_slope(mistake: Wrong):
    done = run(
        {mistake.cell: mistake.source, centred_gradient.CELL: centred_gradient.ON_NUMERICAL_DIFF}
    )
    for name in ("test-numerical-gradient-1d", "test-numerical-gradient-1d-hidden"):
        assert done[name] == POINTS[name]
    assert done["test-numerical-diff"] < POINTS["test-numerical-diff"]


def test_a_hidden_check_does_not_give_the_answer_away():
    for answer in WRONG:
        hidden = next(name for name in answer.loses if name.endswith("-hidden"))
        done = run({answer.cell: answer.source}, tests=[hidden])
        labels = {label for check in done[hidden].checks for label, _ in check.facts}
        assert labels <= {"given", "came back", "wrong", "where", ""}


# The figure that the student's gradient draws


def test_a_gradient_that_is_not_written_leaves_no_empty_figure():
    def gradient(f, x):
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        gradient_points_uphill(gradient)
    assert plt.get_fignums() == []


def test_a_gradient_that_changes_its_argument_spoils_no_later_figure():
    def gradient(f, x):
        x += 1.0
        return x

    before = PLACE.copy()
    plt.close(gradient_points_uphill(gradient))
    assert np.array_equal(PLACE, before)


# Luck


def test_the_reference_earns_everything_whatever_the_seed():
    for seed in SEEDS:
        assert scores(run(seed=seed)) == POINTS, seed


@pytest.mark.parametrize(
    "answer",
    named(
        tuple(
            a
            for a in RIGHT
            if a.name in ("each value divided", "divided one by one", "over a flat view, in place")
        )
    ),
)
def test_the_variant_with_most_round_off_earns_everything_whatever_the_seed(answer: Right):
    cells = [name for name in POINTS if answer.cell.removeprefix("solution-") in name]
    hidden = [name for name in cells if name.endswith("-hidden")]
    for seed in SEEDS:
        done = run({answer.cell: answer.source}, seed, tests=hidden)
        assert scores(done) == {name: POINTS[name] for name in hidden}, seed


@pytest.mark.parametrize("answer", named(chosen(SUBTLE)))
def test_a_wrong_answer_has_no_luck_with_any_seed(answer: Wrong):
    (hidden,) = (name for name in answer.loses if name.endswith("-hidden"))
    for seed in SEEDS:
        done = run({answer.cell: answer.source}, seed, tests=[hidden])
        assert done[hidden] < POINTS[hidden], seed
        assert re.search(answer.says, explanations(done[hidden])), seed


# Mathematics


@pytest.fixture(scope="module")
def solved() -> dict:
    """Return the names of the instructor's version."""
    return run().namespace


def extrapolated(quotient: Callable[[float], np.ndarray], order: int, step: float) -> np.ndarray:
    """Return the limit of a difference quotient whose error is a series in step**order (Romberg).

    It is right only if the quotient is: a quotient of another order, or with another step
    than it is told, does not converge like this.
    """
    row = [quotient(step)]
    for level in range(1, 6):
        below = [quotient(step / 2**level)]
        for power, coarse in enumerate(row, start=1):
            gain = 2 ** (order * power)
            below.append((gain * below[-1] - coarse) / (gain - 1))
        row = below
    return row[-1]


def curve(x):
    return anp.sin(2 * x) * anp.exp(x / 2) + x**3


def landscape(x):
    flat = anp.reshape(x, (-1,))
    return anp.sum(anp.sin(flat) * anp.arange(1, 1 + len(flat))) + anp.exp(anp.mean(flat)) * flat[0]


@pytest.mark.parametrize("x", [-1.3, 0.0, 0.4, 2.1])
def test_the_slope_is_that_of_an_automatic_differentiation(solved, x):
    found = extrapolated(lambda h: solved["numerical_diff"](curve, x, h), order=2, step=0.2)
    assert found == pytest.approx(autograd.grad(curve)(x), rel=1e-10, abs=0)


@pytest.mark.parametrize("shape", [(1,), (4,), (2, 3), (2, 1, 2)])
def test_the_forward_gradient_is_that_of_an_automatic_differentiation(solved, shape):
    x = np.random.default_rng(1).normal(size=shape)
    found = extrapolated(
        lambda h: solved["eval_numerical_gradient"](landscape, x, h), order=1, step=0.05
    )
    exact = autograd.grad(landscape)(x)
    assert np.max(np.abs(found - exact)) <= 1e-10 * np.max(np.abs(exact))


@pytest.mark.parametrize("length", [1, 2, 5])
def test_the_centred_gradient_is_that_of_an_automatic_differentiation(solved, length):
    x = np.random.default_rng(2).normal(size=length)
    found = extrapolated(
        lambda h: solved["numerical_gradient_1d"](landscape, x, h), order=2, step=0.2
    )
    exact = autograd.grad(landscape)(x)
    assert np.max(np.abs(found - exact)) <= 1e-10 * np.max(np.abs(exact))


def test_the_published_numbers_come_out(solved):
    slopes = [solved["numerical_diff"](solved["gentle_curve"], x) for x in (5, 10)]
    assert slopes == pytest.approx([0.1999999999990898, 0.2999999999997449], rel=0, abs=5e-12)
    gradient = solved["numerical_gradient_1d"](solved["bowl"], np.array([3, 4]))
    assert gradient == pytest.approx(np.array([6.0, 8.0]), rel=1e-9)
