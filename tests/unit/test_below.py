"""check.below: what passes, what does not, and what is said about it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from course_utils.testing import CheckResult, Rubric
from course_utils.testing.findings import RubricError
from tests.unit.liars import Everything, LyingFloat


def below(actual, bound=1e-7, hidden: bool = False, **options) -> CheckResult:
    rubric = Rubric(points=1, hidden=hidden)
    with rubric.check("below", points=1) as check:
        check.below(actual, bound, given="x = 2", what="the difference", **options)
    return rubric.score().checks[0]


@pytest.mark.parametrize("value", [0, 0.0, -0.0, 9.9e-8, np.float64(1e-9), np.array(1e-9)])
def test_a_size_below_the_bound_passes(value):
    assert below(value).passed


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1e-7, "not small enough"),
        (0.5, "not small enough"),
        (-1e-9, "is negative"),
        (math.nan, "is NaN"),
        (math.inf, "is infinite"),
        (-math.inf, "is infinite"),
        (None, "is None"),
        (False, "the truth value False"),
        (np.array([1e-9]), "has the shape (1,)"),
        (np.zeros(0), "has the shape (0,)"),
        ([1e-9], "a list of 1"),
        (1e-9 + 0j, "a complex"),
        (LyingFloat(0.0), "class LyingFloat"),
        pytest.param(Everything(), "class Everything", id="everything"),
    ],
)
@pytest.mark.parametrize("hidden", [False, True])
def test_anything_else_is_not_below_the_bound(value, words, hidden):
    result = below(value, hidden=hidden)
    assert not result.passed
    assert words in result.sentence
    assert result.sentence.startswith("The difference ")
    assert not hidden or "1e-07" not in result.explanation.replace("came back: 1e-07", "")


def test_below_knows_listed_mistakes():
    mistakes = {"It perturbs x.": 1 / 3, "It prints.": None}
    assert below(0.33333333, mistakes=mistakes).cause == "It perturbs x."
    assert below(None, mistakes=mistakes).cause == "It prints."
    assert "wrapped in an array" in below(np.array([[1e-9]])).cause


@pytest.mark.parametrize("bound", [0.0, -1.0, math.nan, math.inf, None])
def test_a_bound_must_be_positive_and_finite(bound):
    with pytest.raises(RubricError):
        below(0.0, bound)
