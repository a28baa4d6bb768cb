"""float32 is found out in one place, and nowhere decided by the luck of its rounding."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.testing import CheckResult, Rubric

RIGHT = np.random.default_rng(1).normal(size=(4, 3))


def precision_of(actual, expected=RIGHT) -> CheckResult:
    rubric = Rubric(points=1, hidden=True)
    with rubric.check("float64", points=1) as check:
        check.full_precision(actual, expected, what="dW")
    return rubric.score().checks[0]


@pytest.mark.parametrize(
    "actual",
    [
        RIGHT.astype(np.float32),
        RIGHT.astype(np.float32).astype(float),
        RIGHT.astype(np.float16),
        np.round(RIGHT, 5),
        RIGHT * (1 + 1e-9),
    ],
    ids=["float32", "float32 on the way", "float16", "rounded", "nearly"],
)
def test_a_result_with_too_few_digits_is_found(actual):
    result = precision_of(actual)
    if actual.dtype == np.float16:  # too coarse to be called right at all
        assert result.passed
    else:
        assert "float32" in result.cause
        assert "dW is right to a few digits only" in result.sentence


@pytest.mark.parametrize(
    "actual",
    [RIGHT, RIGHT * (1 + 1e-13), RIGHT.astype(np.longdouble)],
    ids=["exact", "another order of operations", "longdouble"],
)
def test_a_result_in_float64_passes(actual):
    assert precision_of(actual).passed


@pytest.mark.parametrize("actual", [None, "x", 2 * RIGHT, RIGHT.T, RIGHT.tolist(), np.nan * RIGHT])
def test_what_is_wrong_altogether_is_not_its_business(actual):
    assert precision_of(actual).passed


def test_a_number_is_examined_like_an_array():
    assert not precision_of(np.float32(1 / 3), 1 / 3).passed
    assert precision_of(1 / 3, 1 / 3).passed


def test_no_number_is_shown():
    texts = " ".join(text for _, text in precision_of(RIGHT.astype(np.float32)).facts)
    assert texts == "an array of float32 of shape (4, 3)"
