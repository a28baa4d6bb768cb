"""The rubric: points, random inputs, what leaves a check, and what its score is for nbgrader."""

from __future__ import annotations

import logging
import math
import pickle
import sys
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.formatters import DisplayFormatter
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

from course_utils.testing import CheckResult, Rubric, Score


def test_each_check_earns_its_own_points():
    rubric = Rubric(points=6)
    for name, points, holds in (("a", 1, True), ("b", 2, False), ("c", 3, np.True_)):
        with rubric.check(name, points=points) as check:
            check.that(holds, "it does not hold")
    score = rubric.score()
    assert score == 4
    assert [(c.name, c.points, c.earned, c.passed) for c in score.checks] == [
        ("a", 1, 1, True),
        ("b", 2, 0.0, False),
        ("c", 3, 3, True),
    ]
    assert isinstance(score.checks[1], CheckResult)
    assert score.checks[1].explanation == "it does not hold"


def test_the_first_failure_ends_the_block_and_later_checks_still_run():
    rubric = Rubric(points=2)
    reached = []
    with rubric.check("first", points=1) as check:
        check.that(False, "first")
        reached.append("same block")
    with rubric.check("second", points=1) as check:
        reached.append("next block")
    assert reached == ["next block"]
    assert rubric.score() == 1


def test_a_failure_counts_even_if_the_function_under_test_swallows_it():
    rubric = Rubric(points=1)
    with rubric.check("callback", points=1) as check:

        def loss(x):
            check.equal(x.shape, (3,), given="x of shape (3,)", what="the shape of x")

        def swallow(f):
            try:
                f(np.ones((3, 1)))
            except BaseException:
                return 1.0

        check.close(swallow(loss), 1.0, given="a loss")
    assert rubric.score() == 0
    assert "the shape of x" in rubric.score().checks[0].explanation.lower()


@pytest.mark.parametrize("points", [[1, 1], [3], [1, 1, 2], []])
def test_points_that_do_not_add_up_are_an_authors_mistake(points):
    rubric = Rubric(points=3.5)
    for i, value in enumerate(points):
        with rubric.check(str(i), points=value):
            pass
    with pytest.raises(ValueError, match="add up to"):
        rubric.score()


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_a_full_score_is_exactly_the_points_whatever_the_rounding(tenths):
    rubric = Rubric(points=sum(tenths) / 10)
    for i, tenth in enumerate(tenths):
        with rubric.check(str(i), points=tenth / 10):
            pass
    assert float(rubric.score()) == sum(tenths) / 10


@pytest.mark.parametrize("points", [-1, math.nan, math.inf])
def test_points_must_be_finite_and_not_negative(points):
    with pytest.raises(ValueError, match="points"):
        Rubric(points=points)
    with pytest.raises(ValueError, match="points"):
        Rubric(points=1).check("a", points=points)


def test_a_check_is_used_once_under_a_name_of_its_own():
    rubric = Rubric(points=1)
    with rubric.check("a", points=1) as check:
        pass
    with pytest.raises(ValueError, match="two checks have the name 'a'"):
        rubric.check("a", points=1)
    with pytest.raises(ValueError, match="used twice"), check:
        pass


def test_a_check_that_never_ran_is_an_authors_mistake():
    rubric = Rubric(points=1)
    rubric.check("forgotten", points=1)
    with pytest.raises(ValueError, match="'forgotten' did not run"):
        rubric.score()


@pytest.mark.parametrize("condition", [1, None, "yes", np.ones(1, dtype=bool), np.float64(1.0), []])
def test_a_condition_must_be_a_truth_value(condition):
    rubric = Rubric(points=1)
    check = rubric.check("a", points=1)
    with pytest.raises(ValueError, match="must be True or False"), check:
        check.that(condition, "message")


def test_keyboard_interrupt_passes_and_system_exit_does_not():
    rubric = Rubric(points=2)
    with pytest.raises(KeyboardInterrupt), rubric.check("stopped", points=1):
        raise KeyboardInterrupt
    rubric = Rubric(points=1)
    with rubric.check("exits", points=1):
        sys.exit(0)
    assert rubric.score() == 0
    assert "exit()" in rubric.score().checks[0].cause


# ---- random inputs -----------------------------------------------------------------------------


def draws(name: str, before: int = 0) -> list[float]:
    rubric = Rubric(points=1)
    if before:
        rubric.check("another", points=1).rng.normal(size=before)
    return rubric.check(name, points=1).rng.normal(size=3).tolist()


def test_random_inputs_depend_on_the_seed_and_the_checks_name_alone(monkeypatch):
    first = draws("a")
    assert draws("a", before=10) == first
    assert draws("b") != first
    monkeypatch.setenv("GRADIENT_WORKBOOK_SEED", "0")
    assert draws("a") == first
    monkeypatch.setenv("GRADIENT_WORKBOOK_SEED", "1")
    assert draws("a") != first
    assert draws("a") == draws("a")


@pytest.mark.parametrize("seed", ["-1", "x", "", "1.5", "²"])
def test_a_seed_must_be_a_whole_number(monkeypatch, seed):
    monkeypatch.setenv("GRADIENT_WORKBOOK_SEED", seed)
    with pytest.raises(ValueError, match="GRADIENT_WORKBOOK_SEED"):
        draws("a")


# ---- stderr and warnings -----------------------------------------------------------------------


def test_what_is_written_to_stderr_and_warned_goes_to_stdout(capfd):
    rubric = Rubric(points=1)
    with rubric.check("noisy", points=1) as check:
        print("to stderr", file=sys.stderr)
        logging.getLogger("student").warning("logged")
        warnings.warn("deprecated", DeprecationWarning, stacklevel=1)
        np.array([1e300]) * 1e300
        check.that(True, "")
    assert rubric.score() == 1
    out, err = capfd.readouterr()
    assert err == ""
    for text in ("to stderr", "deprecated", "overflow"):
        assert text in out


def test_a_warning_is_no_error_whatever_filter_is_set():
    rubric = Rubric(points=1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with rubric.check("overflow", points=1):
            np.exp(np.array([1000.0]))
        with pytest.raises(RuntimeWarning):
            np.exp(np.array([1000.0]))
    assert rubric.score() == 1


def test_streams_and_filters_are_put_back():
    before = sys.stderr, warnings.filters[:], warnings.showwarning
    rubric = Rubric(points=1)
    with rubric.check("raises", points=1):
        raise ValueError
    assert (sys.stderr, warnings.filters, warnings.showwarning) == before


def test_student_code_that_makes_numpy_raise_does_not_disturb_a_comparison():
    rubric = Rubric(points=1)
    with np.errstate(all="raise"), rubric.check("a", points=1) as check:
        check.close(np.array([1e308, 1.0]), np.array([-1e308, 0.0]), given="large numbers")
    assert "not right" in rubric.score().checks[0].sentence


# ---- the score ---------------------------------------------------------------------------------


def half_a_score() -> Score:
    rubric = Rubric(points=3)
    with rubric.check("right", points=1.5) as check:
        check.that(True, "")
    with rubric.check("wrong", points=1.5) as check:
        check.that(False, "it is wrong")
    return rubric.score()


def test_a_score_is_a_number_and_says_so():
    score = half_a_score()
    assert isinstance(score, float)
    assert repr(score) == str(score) == "1.5"
    assert score.points == 3


def test_ipython_shows_the_bare_number_beside_the_table():
    data, _ = DisplayFormatter().format(half_a_score())
    assert data["text/plain"] == "1.5"
    assert "it is wrong" in data["text/html"]


def test_nbgrader_reads_the_points_from_the_cell():
    data, _ = DisplayFormatter().format(half_a_score())
    cell = new_code_cell("rubric.score()")
    cell.metadata.nbgrader = {"grade": True, "solution": False, "points": 3, "grade_id": "test-a"}
    cell.outputs = [new_output("execute_result", data=data)]
    assert determine_grade(cell) == (1.5, 3)


def test_a_score_survives_pickling():
    score = half_a_score()
    copy = pickle.loads(pickle.dumps(score))
    assert (copy, copy.checks, copy.points) == (score, score.checks, score.points)
