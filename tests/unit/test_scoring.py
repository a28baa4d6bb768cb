"""nbgrader's meaning of a test cell, without its traps."""

import numpy as np
import pytest

from autograder.scoring import score_test


def scored(value=None, error=None, max_points=4.0):
    return score_test("test-x", max_points, value, error, [])


def test_an_error_gives_nothing():
    score = scored(error="AssertionError: no")
    assert (score.points, score.error) == (0.0, "AssertionError: no")


def test_no_value_gives_everything():
    assert scored().points == 4.0


@pytest.mark.parametrize("value", [0, 2.5, 4, np.float64(2.5), np.float32(1.5), np.int64(3)])
def test_a_number_gives_that_many_points(value):
    assert scored(value).points == float(value)


@pytest.mark.parametrize(
    "value", [float("nan"), np.nan, -1, 4.001, np.inf, True, "4", [4.0], np.array([4.0]), object()]
)
def test_any_other_value_is_a_mistake_of_the_test_and_scores_nobody(value):
    score = scored(value)
    assert score.points is None
    assert "The test cell's value" in score.error
