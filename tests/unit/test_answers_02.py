"""The notebook on backpropagation marks right answers right and wrong answers wrong."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import autograd.numpy as anp
import matplotlib.pyplot as plt
import numpy as np
import pytest
from autograd import elementwise_grad, grad

from course_utils.figures import backward_pass, initialisation
from tests.notebook_bench import run_notebook
from tests.unit.answer import Right, Wrong
from tests.unit.answers_02 import RIGHT, WRONG

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "02_backpropagation" / "backpropagation.ipynb"
POINTS = {
    "test-add-multiply": 1,
    "test-add-multiply-hidden": 2,
    "test-sigmoid": 1,
    "test-sigmoid-hidden": 2,
    "test-sigmoid-prime": 1,
    "test-sigmoid-prime-hidden": 2,
    "test-sigmoid-neuron": 2,
    "test-sigmoid-neuron-hidden": 4,
    "test-backprop": 3,
    "test-backprop-hidden": 8,
    "test-initialize-parameters": 2,
    "test-initialize-parameters-hidden": 4,
}
SEEDS = 200
# Wrong answers that differ from a right one by little, or only in what is drawn.
SUBTLE = {
    "σ' of f",
    "difference quotients",
    "a difference quotient",
    "BP2 with σ'(a)",
    "W not transposed",
    "z counted from the front",
    "cut off at three deviations",
    "cut off at two deviations, scaled back",
    "he, uniform",
    "he by the layer itself",
    "a shifted mean",
    "the global generator",
    "a copy of rng",
}


def run(answers: dict[str, str] | None = None, seed: int = 0, **options: Any) -> dict:
    return run_notebook(NOTEBOOK, answers, seed, only_needed=True, **options)


def scores(run_: dict) -> dict[str, float]:
    return {name: float(score) for name, score in run_.items()}


def lost_in(run_: dict) -> set[str]:
    return {name for name, score in scores(run_).items() if score < POINTS[name]}


def explanations(score) -> str:
    return "\n".join(check.explanation for check in score.checks if not check.passed)


def named(answers: tuple) -> list:
    return [
        pytest.param(answer, id=f"{answer.cell.removeprefix('solution-')}: {answer.name}")
        for answer in answers
    ]


def test_the_instructors_version_earns_everything_and_writes_nothing_to_stderr():
    done = run_notebook(NOTEBOOK)
    assert scores(done) == POINTS
    assert done.errors == {}
    assert done.stderr == {}


def test_the_released_version_earns_nothing():
    assert scores(run(released=True)) == dict.fromkeys(POINTS, 0.0)


@pytest.mark.parametrize("answer", named(WRONG))
def test_a_wrong_answer_loses_where_it_should_and_is_told_why(answer: Wrong):
    done = run({answer.cell: answer.source})
    assert lost_in(done) == set(answer.loses)
    for name in answer.loses:
        assert re.search(answer.says, explanations(done[name])), explanations(done[name])


@pytest.mark.parametrize("answer", named(RIGHT))
def test_a_correct_variant_earns_everything(answer: Right):
    done = run({answer.cell: answer.source})
    assert scores(done) == POINTS, [explanations(score) for score in done.values()]


@pytest.mark.parametrize("figure", [backward_pass.sigmoid_and_slope, initialisation.lockstep])
def test_functions_that_are_not_written_leave_no_empty_figure(figure: Callable):
    def not_written(*arguments):
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        figure(not_written, not_written)
    assert plt.get_fignums() == []


def test_no_seed_costs_the_instructors_version_a_point():
    assert {seed: lost for seed in range(SEEDS) if (lost := lost_in(run(seed=seed)))} == {}


def test_no_seed_costs_a_correct_variant_a_point():
    """Each variant gets another few of the seeds."""
    for start, answer in enumerate(RIGHT):
        for seed in range(start, SEEDS, len(RIGHT)):
            done = run({answer.cell: answer.source}, seed)
            assert lost_in(done) == set(), (answer.name, seed)


@pytest.mark.parametrize("answer", named([a for a in WRONG if a.name in SUBTLE]))
def test_no_seed_saves_a_subtle_mistake(answer: Wrong):
    for seed in range(0, SEEDS, 8):
        assert lost_in(run({answer.cell: answer.source}, seed, tests=answer.loses)), seed


# An independent oracle: automatic differentiation of the forward formulas


@pytest.fixture(scope="module")
def reference() -> dict[str, Callable[..., Any]]:
    """Return what the instructor's version defines."""
    return run().namespace


def differ(a: Any, b: Any) -> float:
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    assert a.shape == b.shape
    return float(np.max(np.abs(a - b)) / np.max(np.abs(b)))


def logistic(z):
    return 1 / (1 + anp.exp(-z))


def test_add_multiply_agrees_with_automatic_differentiation(reference):
    for place in np.random.default_rng(1).normal(size=(20, 3)):
        value, slopes = reference["add_multiply"](*place)
        f = lambda v: (v[0] + v[1]) * v[2]  # noqa: E731
        assert differ(value, f(place)) < 1e-10
        assert differ(slopes, grad(f)(place)) < 1e-10


def test_sigmoid_prime_agrees_with_automatic_differentiation(reference):
    z = np.linspace(-8, 8, 33).reshape(3, 11)
    assert differ(reference["sigmoid_prime"](z), elementwise_grad(logistic)(z)) < 1e-10


def test_the_neuron_agrees_with_automatic_differentiation(reference):
    rng = np.random.default_rng(2)
    for inputs in (1, 2, 5):
        w, x = rng.normal(size=inputs + 1), rng.normal(size=inputs)
        output = lambda w, x: logistic(anp.dot(w[:-1], x) + w[-1])  # noqa: E731
        f, dx, dw = reference["sigmoid_neuron"](w, x)
        assert differ(f, output(w, x)) < 1e-10
        assert differ(dw, grad(output, 0)(w, x)) < 1e-10
        assert differ(dx, grad(output, 1)(w, x)) < 1e-10


def test_the_published_neuron_has_the_published_numbers(reference):
    f, dx, dw = reference["sigmoid_neuron"]([2, -3, -3], [-1, -2])
    assert round(float(f), 10) == 0.7310585786
    assert dx.round(10).tolist() == [0.3932238665, -0.5898357997]
    assert dw.round(10).tolist() == [-0.1966119332, -0.3932238665, 0.1966119332]


@pytest.mark.parametrize("sizes", [(3, 2), (4, 5, 3, 2), (2, 1, 3, 1, 2, 4)])
def test_backprop_agrees_with_automatic_differentiation(reference, sizes):
    rng = np.random.default_rng(3)
    weights = [rng.normal(size=(n, m)) for m, n in itertools.pairwise(sizes)]
    biases = [rng.normal(size=(n, 1)) for n in sizes[1:]]
    x, y = rng.normal(size=(sizes[0], 1)), rng.normal(size=(sizes[-1], 1))

    def cost(weights, biases):
        a = x
        for W, b in zip(weights, biases, strict=True):
            a = logistic(anp.dot(W, a) + b)
        return 0.5 * anp.sum((a - y) ** 2)

    nabla_b, nabla_w = reference["backprop"](x, y, weights, biases)
    for found, right in zip(nabla_w, grad(cost, 0)(weights, biases), strict=True):
        assert differ(found, right) < 1e-10
    for found, right in zip(nabla_b, grad(cost, 1)(weights, biases), strict=True):
        assert differ(found, right) < 1e-10
