"""The notebooks on gradient checking mark right answers right and wrong answers wrong."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from course_utils.testing import Score
from tests.notebook_bench import NotebookRun, run_notebook
from tests.unit.answer import Right, Wrong
from tests.unit.answers_03 import NETWORK, ONE_DIMENSION, RIGHT, WRONG

FOLDER = Path(__file__).parents[2] / "notebooks" / "03_gradient_checking"
NOTEBOOKS = (ONE_DIMENSION, NETWORK)
POINTS = {
    ONE_DIMENSION: {
        "test-forward-propagation": 1,
        "test-forward-propagation-hidden": 2,
        "test-backward-propagation": 1,
        "test-backward-propagation-hidden": 2,
        "test-gradient-check": 4,
        "test-gradient-check-hidden": 8,
    },
    NETWORK: {
        "test-forward-propagation-n": 3,
        "test-forward-propagation-n-hidden": 7,
        "test-gradient-check-n": 4,
        "test-gradient-check-n-hidden": 8,
        "test-backward-propagation-n": 4,
        "test-backward-propagation-n-hidden": 10,
    },
}
SEEDS = 200
# What a random input could let pass: these are wrong in values alone, and only for some inputs.
SUBTLE = (
    "right for positive x only",
    "right for positive derivatives only",
    "one-sided, upwards",
    "norm of the sum below",
    "divided by 3 whatever m",
    "only the first example",
    "forgets the last coordinate",
    "a mask at layer 1 that is always 1",
    "a mask at layer 2 that is always 1",
    "bias summed over the units, too",
    "no 1/m in db3",
    "leaky ReLU",
    "the denominator is at least 1",
    "leaves out gradients that are 0",
    "the cost rounded to six decimals",
    "a difference quotient for the derivative",
    "single precision",
    "dW1 in single precision",
)
# Causes that once were named and were not the cause.
NOT_THE_CAUSE = (
    (ONE_DIMENSION, "half the cost", "`theta` is not used"),
    (ONE_DIMENSION, "the larger norm below", "only the analytic"),
    (ONE_DIMENSION, "cut to whole numbers", "ever stored"),
    (NETWORK, "divided by the number of features", "divided by 3|a quarter"),
    (NETWORK, "each A in the cache is that of the layer below", "broadcast"),
    (NETWORK, "no 1/m in dW2", "2h"),
    (NETWORK, "m from the rows", "divided by 3|a quarter"),
    (NETWORK, "gradients in the order of the dict", "whatever was asked"),
)


def run(notebook: str, answers: dict[str, str] | None = None, **options: object) -> NotebookRun:
    path = FOLDER / f"{notebook}.ipynb"
    return run_notebook(path, answers, only_needed=True, **options)


def scores(done: NotebookRun) -> dict[str, float]:
    return {name: float(score) for name, score in done.items()}


def explanations(score: Score) -> str:
    return "\n".join(check.explanation for check in score.checks)


def assert_lost(notebook: str, done: NotebookRun, answers: tuple[Wrong, ...]) -> None:
    """Each answer loses in its own test cells, which say why and give nothing hidden away."""
    lost = {name for name, score in scores(done).items() if score < POINTS[notebook][name]}
    assert lost == {name for answer in answers for name in answer.loses}
    for answer in answers:
        told = "\n".join(explanations(done[name]) for name in answer.loses)
        assert re.search(answer.says, told), told
    for name in lost:
        if name.endswith("-hidden"):
            assert not re.search(r"expected:|off by", explanations(done[name]))


def of_every_function(answers: tuple[Wrong, ...]) -> list[tuple[Wrong, ...]]:
    """Return groups with one wrong answer for each function, as long as there are enough."""
    by_cell = itertools.groupby(sorted(answers, key=lambda a: a.cell), key=lambda a: a.cell)
    columns = [list(column) for _, column in by_cell]
    rows = itertools.zip_longest(*columns)
    return [tuple(answer for answer in row if answer is not None) for row in rows]


def group_parameters() -> list:
    return [
        pytest.param(notebook, group, id=" + ".join(answer.name for answer in group))
        for notebook in NOTEBOOKS
        for group in of_every_function(WRONG[notebook])
    ]


def right_parameters() -> list:
    return [
        pytest.param(notebook, answer, id=f"{answer.cell.removeprefix('solution-')}: {answer.name}")
        for notebook in NOTEBOOKS
        for answer in RIGHT[notebook]
    ]


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_the_instructors_version_earns_everything_and_writes_nothing_to_stderr(notebook):
    done = run_notebook(FOLDER / f"{notebook}.ipynb")
    assert scores(done) == POINTS[notebook]
    assert done.errors == {}
    assert done.stderr == {}


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_the_released_version_earns_nothing(notebook):
    assert scores(run(notebook, released=True)) == dict.fromkeys(POINTS[notebook], 0.0)


@pytest.mark.parametrize(("notebook", "group"), group_parameters())
def test_wrong_answers_lose_where_they_should_and_nowhere_else(
    notebook: str, group: tuple[Wrong, ...]
):
    # One mistake in every function at once: what is examined apart must also be marked apart.
    done = run(notebook, {answer.cell: answer.source for answer in group})
    assert_lost(notebook, done, group)


@pytest.mark.parametrize(("notebook", "answer"), right_parameters())
def test_a_correct_variant_earns_everything(notebook: str, answer: Right):
    done = run(notebook, {answer.cell: answer.source})
    assert scores(done) == POINTS[notebook], [explanations(score) for score in done.values()]
    assert not set(done.stderr) & set(done), "a test cell that writes to stderr earns nothing"


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_the_instructors_version_earns_everything_whatever_the_seed(notebook):
    hidden = [name for name in POINTS[notebook] if name.endswith("-hidden")]
    for seed in range(1, SEEDS + 1):
        done = run(notebook, seed=seed, tests=hidden)
        assert scores(done) == {name: POINTS[notebook][name] for name in hidden}, seed


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_subtle_wrong_answers_lose_whatever_the_seed(notebook):
    subtle = tuple(answer for answer in WRONG[notebook] if answer.name in SUBTLE)
    for group in of_every_function(subtle):
        for seed in range(1, 11):
            done = run(notebook, {answer.cell: answer.source for answer in group}, seed=seed)
            assert_lost(notebook, done, group)


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("turns NaN into 0", 1),
        ("epsilon has another default", 1),
        ("labels must be a row", 1),
        ("m from the labels", 1),
        ("dZ3 in place in the cache", 1),
        ("gradients in the order of the dict", 1),
    ],
)
def test_a_forgotten_promise_costs_one_point(name, points):
    for notebook in NOTEBOOKS:
        for answer in WRONG[notebook]:
            if answer.name == name:
                done = run(notebook, {answer.cell: answer.source})
                assert sum(POINTS[notebook].values()) - sum(scores(done).values()) == points


def causes(notebook: str, name: str, seed: int) -> list[str]:
    """Return the likely causes that a wrong answer is told."""
    (answer,) = (answer for answer in WRONG[notebook] if answer.name == name)
    done = run(notebook, {answer.cell: answer.source}, seed=seed)
    return [check.cause for score in done.values() for check in score.checks if check.cause]


@pytest.mark.parametrize(("notebook", "name", "told"), NOT_THE_CAUSE)
def test_no_cause_is_named_that_was_not_the_cause(notebook, name, told):
    (answer,) = (answer for answer in WRONG[notebook] if answer.name == name)
    done = run(notebook, {answer.cell: answer.source})
    said = "\n".join(explanations(score) for score in done.values())
    assert said.strip()
    assert not re.search(told, said), said


def test_the_hidden_checks_run_a_right_checker_three_times():
    (answer,) = (
        a for a in RIGHT[NETWORK] if a.name == "as it is usually published" and "check" in a.cell
    )
    counting = "\nonce, runs = gradient_check_n, []\n\n\ndef gradient_check_n(*given, **named):\n"
    counting += "    runs.append(1)\n    return once(*given, **named)\n"
    hidden = ["test-gradient-check-n-hidden"]
    done = run(NETWORK, {answer.cell: answer.source + counting}, tests=hidden)
    assert scores(done) == {hidden[0]: 8}
    assert len(done.namespace["runs"]) == 3, "each run calls the network 94 times"


@pytest.mark.parametrize("seed", range(5))
def test_a_block_of_zeros_is_called_that_and_nothing_else(seed):
    told = causes(NETWORK, "db1 zero", seed)
    assert told
    assert all("Every number is 0" in cause for cause in told)


@pytest.mark.parametrize("seed", range(5))
def test_costs_that_changed_places_are_not_taken_for_an_x_that_was_moved(seed):
    told = causes(ONE_DIMENSION, "J_plus and J_minus have changed places", seed)
    assert told
    assert all("changed places" in cause for cause in told)
