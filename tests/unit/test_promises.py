"""A promise beside the mathematics counts beside an answer, and not beside nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from course_utils.testing import Rubric


def kept_beside(*answers: object, hidden: bool = False) -> bool:
    """Return whether a promise counts where `answers` come back, and 1, 2, 3 … would be right."""
    rubric = Rubric(points=1 + len(answers), hidden=hidden)
    with rubric.promise("the argument is left alone", points=1) as check:
        check.unchanged("x", 1.0, 1.0)
    for i, answer in enumerate(answers, start=1):
        right = np.full((2, 2), i, dtype=float) if type(answer) is np.ndarray else float(i)
        with rubric.check(f"question {i}", points=1) as check:
            check.close(answer, right, given="")
    return rubric.score().checks[0].passed


@pytest.mark.parametrize(
    "answers",
    [
        (None, None),
        ("x", "y"),
        ((1.0, 2.0), (2.0, 3.0)),
        (math.nan, math.nan),
        (math.inf, -math.inf),
        (0.0, 0.0),
        (7.0, 7.0),
        (1.0, 1.0),  # right for the first question, by chance
        (0.0, 7.0),  # a template of zeros, and one number
        (np.zeros((2, 2)), np.zeros((2, 2))),
        (np.ones((2, 2)), np.ones((2, 2))),
        (np.ones((2, 2)), 5.0),  # one number for every array, another for every number
        (np.arange(3.0), np.arange(4.0)),  # of another shape
        (np.array([[None, 1.0], [2.0, 3.0]]), np.array([[True, False], [False, True]])),
    ],
    ids=repr,
)
def test_a_promise_counts_for_nothing_beside_nothing_nonsense_or_a_constant(answers):
    assert not kept_beside(*answers)


@pytest.mark.parametrize(
    "answers",
    [(1.0, 2.0), (10.0, 20.0), (-1.0, 3.5), (np.arange(4.0).reshape(2, 2), None), (1.0,)],
    ids=repr,
)
def test_a_promise_counts_beside_answers_of_the_right_kind_be_they_right_or_wrong(answers):
    assert kept_beside(*answers)


def test_a_promise_that_does_not_count_says_why_and_a_broken_one_says_what_is_broken():
    rubric = Rubric(points=3)
    with rubric.promise("kept", points=1) as check:
        check.unchanged("x", 1.0, 1.0)
    with rubric.promise("broken", points=1) as check:
        check.unchanged("x", 1.0, 2.0)
    with rubric.check("the value", points=1) as check:
        check.close(None, 1.0, given="")
    kept, broken, _ = rubric.score().checks
    assert "counts only beside an answer" in kept.explanation
    assert "is not as it was" in broken.explanation
    assert rubric.score() == 0


def test_what_a_promise_itself_compares_is_no_answer():
    # How often a function was called, say: the mathematics may be missing all the same.
    rubric = Rubric(points=2)
    with rubric.promise("two calls", points=1) as check:
        check.close(2.0, 2.0, given="")
        check.close(3.0, 3.0, given="")
    with rubric.check("the value", points=1) as check:
        check.close(None, 1.0, given="")
    assert rubric.score() == 0
