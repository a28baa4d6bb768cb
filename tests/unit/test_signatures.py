"""What can be read off wrong numbers, and that nothing is read off where there is nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.testing.signatures import FACTORS, likely_cause

RNG = np.random.default_rng(3)
MATRIX = RNG.normal(size=(3, 4))
SQUARE = RNG.normal(size=(3, 3))
VECTOR = RNG.normal(size=5) + np.array([2.0, -2.0, 3.0, -3.0, 4.0])
NUMBER = np.asarray(1.7307251)


@pytest.mark.parametrize("expected", [MATRIX, VECTOR, NUMBER])
@pytest.mark.parametrize(("factor", "words"), FACTORS.items())
def test_a_factor_is_named(expected, factor, words):
    assert words in likely_cause(factor * expected * (1 + 1e-9), expected)


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (0 * MATRIX, MATRIX, "Every number is 0"),
        (0 * NUMBER, NUMBER, "It is 0"),
        (MATRIX.T, MATRIX, "transposed"),
        (SQUARE.T, SQUARE, "transposed"),
        (VECTOR.reshape(5, 1), VECTOR, "only the shape is not"),
        (NUMBER.reshape(1, 1), NUMBER, "wrapped in an array"),
        (VECTOR, VECTOR.sum(), "not added up"),
        (VECTOR, VECTOR.mean(), "mean is not taken"),
        (VECTOR.sum(), VECTOR, "All entries are added up"),
        (VECTOR.mean(), VECTOR, "mean is taken over all"),
        (VECTOR[:-1], VECTOR, "last entry is missing"),
        (np.append(VECTOR, 1.0), VECTOR, "one entry too many"),
        (VECTOR - VECTOR.reshape(5, 1), VECTOR, "broadcast"),
        (np.full(5, VECTOR.sum()), VECTOR, "all coordinates are moved at once"),
        (VECTOR[::-1], VECTOR, "reversed order"),
        (VECTOR[[1, 0, 2, 4, 3]], VECTOR, "another order"),
        (np.where(VECTOR < -2.5, 0, VECTOR), VECTOR, "left at 0"),
        (MATRIX + 0.25, MATRIX, "same constant"),
        (np.abs(MATRIX), MATRIX, "absolute value"),
        (MATRIX**2, np.abs(MATRIX), "square root missing"),
        (np.sqrt(np.abs(MATRIX)), np.abs(MATRIX), "the square root of"),
        (np.round(MATRIX, 2), MATRIX, "rounded to 2 decimals"),
        (np.round(NUMBER, 3), NUMBER, "rounded to 3 decimals"),
        (np.round(MATRIX, 0), MATRIX, "rounded to 0 decimals"),
        (np.ones((1, 1)), NUMBER, "The number is wrapped in an array"),
        (MATRIX.astype(np.float32).astype(float), MATRIX, "float32"),
    ],
)
def test_a_known_pattern_is_named(actual, expected, words):
    assert words in likely_cause(np.asarray(actual), np.asarray(expected))


@pytest.mark.parametrize(
    ("factor", "words"),
    [(6, "the factor 1/m is missing"), (1 / 6, "m once too often"), (-6, "sign is flipped, and")],
)
def test_a_size_by_which_one_divides_is_named(factor, words):
    assert words in likely_cause(factor * MATRIX, MATRIX, counts={"n": 7, "m": 6})


def test_a_size_of_one_names_nothing():
    assert "1/m" not in likely_cause(2 * MATRIX, MATRIX, counts={"m": 1})
    nearly = likely_cause(MATRIX * (1 + 5e-7), MATRIX, counts={"m": 1, "n": 0})
    assert nearly is None or "too large" not in nearly


def test_cut_off_decimals_are_known_by_their_integers():
    integers = np.dtype(int)
    assert "decimals are cut off" in likely_cause(np.trunc(VECTOR), VECTOR, dtype=integers)
    assert "zeros_like" in likely_cause(np.trunc(VECTOR), VECTOR, dtype=integers)
    assert "decimals are cut off" in likely_cause(np.trunc(NUMBER), NUMBER, dtype=integers)


@given(
    st.sampled_from([(), (1,), (4,), (3, 3), (2, 5)]),
    st.sampled_from([(), (4,), (5, 2), (3, 3), (2, 5)]),
    st.integers(min_value=0, max_value=2**32 - 1),
)
def test_unrelated_numbers_have_no_likely_cause(shape, other, seed):
    rng = np.random.default_rng(seed)
    actual, expected = rng.uniform(0.2, 1.9, shape), rng.uniform(2.0, 5.0, other)
    expected = np.where(rng.random(other) < 0.5, expected, -expected) * np.pi
    cause = likely_cause(actual, expected, counts={"m": 6})
    assert cause is None or "broadcast" in cause or "wrapped" in cause


def test_a_loose_tolerance_does_not_make_everything_a_factor():
    assert likely_cause(np.asarray(2.1), np.asarray(1.0), rtol=0.5) is None


def test_one_whole_number_is_not_taken_for_a_rounding():
    assert likely_cause(np.asarray(2.0), NUMBER) is None


def test_empty_arrays_carry_no_signature():
    assert likely_cause(np.zeros(0), np.ones(3)) is None


def test_numbers_in_their_places_that_only_lack_precision_are_not_called_out_of_order():
    nearly = VECTOR + 3e-8 * np.array([1.0, -1.0, 1.0, -1.0, 1.0])
    assert "order" not in (likely_cause(nearly, VECTOR) or "")


@pytest.mark.parametrize("expected", [VECTOR, VECTOR / 10])
def test_decimals_cut_off_by_an_array_of_integers_are_named_even_where_only_zeros_are_left(
    expected,
):
    whole = np.trunc(expected)
    assert "array of integers" in likely_cause(whole, expected, dtype=np.dtype(int))
    assert "integers" not in (likely_cause(whole, expected, dtype=np.dtype(float)) or "")


def test_a_plain_zero_is_a_sum_never_made_and_a_larger_integer_has_its_decimals_cut_off():
    assert "added up" in likely_cause(np.asarray(0.0), np.asarray(0.3), dtype=np.dtype(int))
    assert "made an integer" in likely_cause(np.asarray(1.0), NUMBER, dtype=np.dtype(int))
