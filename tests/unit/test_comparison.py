"""check.close: what passes, what does not, and what is said about it."""

from __future__ import annotations

import functools
import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from course_utils.testing import CheckResult, Rubric
from course_utils.testing.findings import RubricError
from tests.unit.liars import Everything, LyingArray, LyingFloat


def close(actual, expected, hidden: bool = False, **options) -> CheckResult:
    """Return how check.close goes in a rubric of its own."""
    rubric = Rubric(points=1, hidden=hidden)
    with rubric.check("close", points=1) as check:
        check.close(actual, expected, **({"given": "x = 2"} | options))
    return rubric.score().checks[0]


# ---- what passes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "actual",
    [8.0, 8, np.float64(8), np.float32(8), np.int32(8), np.uint8(8), np.array(8.0), np.array(8),
     np.longdouble(8), 8.0 * (1 + 9e-8)],
)  # fmt: skip
@pytest.mark.parametrize("expected", [8.0, 8, np.float64(8), np.array(8.0)])
def test_one_number_may_come_in_any_real_kind(actual, expected):
    assert close(actual, expected).passed


@pytest.mark.parametrize(
    "array",
    [np.ones((2, 3)), np.ones((2, 3), dtype=np.float32), np.ones((2, 3), dtype=int),
     np.asfortranarray(np.ones((2, 3))), np.ones((4, 6))[::2, ::2], np.ones((2, 3), dtype=">f8")],
)  # fmt: skip
def test_an_array_may_have_any_real_dtype_and_layout(array):
    assert close(array, np.ones((2, 3))).passed


def test_an_empty_array_equals_an_empty_array_of_its_shape_only():
    assert close(np.zeros((0, 3)), np.zeros((0, 3))).passed
    assert not close(np.zeros((3, 0)), np.zeros((0, 3))).passed


@given(
    st_numpy.arrays(np.float64, (3,), elements=st.floats(-1e6, 1e6)),
    st_numpy.arrays(np.float64, (3,), elements=st.floats(-1e6, 1e6)),
    st.sampled_from([0.0, 1e-7, 1e-3]),
    st.sampled_from([0.0, 1e-8, 1.0]),
)
def test_close_is_a_bound_on_the_largest_error_relative_to_the_largest_number(a, e, rtol, atol):
    expected = max(abs(a - e)) <= atol + rtol * max(abs(e))
    assert close(a, e, rtol=rtol, atol=atol).passed == expected


# ---- what does not, by kind, shape and finiteness ----------------------------------------------


KINDS = [
    (None, "is None"),
    (True, "the truth value True"),
    (np.True_, "the truth value True"),
    ("8.0", "the text '8.0'"),
    ([8.0], "a list of 1"),
    ((8.0, 2.0), "a tuple of 2"),
    ({"J": 8.0}, "a dict of 1"),
    (8 + 0j, "a complex"),
    (np.complex128(8), "complex128"),
    (np.array([8.0, None]), "an array of objects"),
    (np.array(True), "an array of truth values"),
    (np.array(8 + 0j), "an array of complex numbers"),
    (np.array("8"), "an array of <U1"),
    (np.timedelta64(8), "timedelta64"),
    (np.ma.masked_array(8.0), "class MaskedArray, not a plain NumPy array"),
    (np.ones(3).view(LyingArray), "class LyingArray, not a plain NumPy array"),
    (LyingFloat(8.0), "class LyingFloat, not a plain number"),
    (len, "a function"),
    (lambda: 8.0, "a function"),
    (functools.partial(max, 8.0), "a function"),
    pytest.param(Everything(), "an object of the class Everything", id="everything"),
]


@pytest.mark.parametrize(("actual", "words"), KINDS)
@pytest.mark.parametrize("expected", [8.0, np.full(3, 8.0)], ids=["number", "array"])
@pytest.mark.parametrize("hidden", [False, True])
def test_another_kind_fails_and_is_named(actual, words, expected, hidden):
    result = close(actual, expected, hidden=hidden)
    assert not result.passed
    assert words in result.sentence
    wanted = "one number is expected" if np.ndim(expected) == 0 else "of shape (3,) is expected"
    assert wanted in result.sentence


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (np.zeros(0), 8.0),  # compares true with everything
        (np.full(3, 8.0), 8.0),  # broadcasts
        (np.full((1,), 8.0), 8.0),
        (np.full((3, 1), 8.0), np.full(3, 8.0)),
        (np.full((1, 3), 8.0), np.full(3, 8.0)),
        (8.0, np.full(3, 8.0)),
        (8.0, np.full(1, 8.0)),
        (np.array(8.0), np.full(1, 8.0)),
        ([8.0, 8.0], np.full(2, 8.0)),
    ],
)
def test_another_shape_fails_even_where_numpy_would_compare(actual, expected):
    result = close(actual, expected)
    assert not result.passed
    assert "is expected" in result.sentence


def test_a_number_is_no_array_of_one_number():
    result = close(8.0, np.array([8.0]))
    assert result.sentence == "The result is a float; an array of shape (1,) is expected."


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_never_close(bad):
    result = close(np.array([1.0, bad]), np.ones(2), rtol=1e300, atol=1e300)
    assert not result.passed
    assert ("NaN" if math.isnan(bad) else "infinite") in result.sentence
    assert "1 of 2 numbers, at [1]" in result.sentence
    assert "comes from" in result.cause
    assert not close(bad, 1.0, atol=1e300).passed


def test_an_integer_too_large_for_a_float_is_not_close():
    assert close(10**400, 1.0).sentence == "The result is infinite."
    assert close(-(10**400), 1.0).sentence == "The result is infinite."


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (None, 8.0, "`return` missing"),
        ([6.0, 8.0], np.array([6.0, 8.0]), "stand in a list"),
        ([[6.0], [8.0, 1.0]], np.array([6.0, 8.0]), None),
        ((8.0, 2.0), 8.0, "Several values are returned"),
        (np.array([8.0, None]), np.ones(2), "no number"),
        ("J = 8.0", 8.0, "text came back"),
        (len, 8.0, "call it"),
        (8.0, np.ones(2), "One number came back"),
        (np.array([[8.0]]), 8.0, "wrapped in an array"),
    ],
)
def test_a_wrong_kind_has_a_likely_cause(actual, expected, words):
    cause = close(actual, expected).cause
    assert cause is None if words is None else words in cause


# ---- what is said ------------------------------------------------------------------------------


def test_a_visible_check_shows_everything():
    result = close(
        np.array([[1.0, 2.0], [3.0, 4.5]]), np.array([[1.0, 2.0], [3.0, 4.0]]), what="`dW1`"
    )
    assert result.sentence == "`dW1` is not right."
    assert dict(result.facts) == {
        "given": "x = 2",
        "came back": "an array of shape (2, 2): 1.0, 2.0, 3.0, 4.5",
        "expected": "an array of shape (2, 2): 1.0, 2.0, 3.0, 4.0",
        "off by": "0.5 at [1, 1], where 4.5 came back and 4.0 is expected",
        "wrong": "1 of 4 numbers, at [1, 1]",
    }
    assert all(label in result.explanation for label, _ in result.facts)


def test_numbers_are_shown_with_the_digits_that_tell_them_apart():
    facts = dict(close(np.array([1.0, 0.1234567890123]), np.array([1.0, 0.123456999])).facts)
    assert "where 0.123456789 came back and 0.123456999 is expected" in facts["off by"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (np.s_[1, :], "4 of 12 numbers, all in row 1"),
        (np.s_[:, 3], "3 of 12 numbers, all in column 3"),
        (np.s_[1:, 2:], "4 of 12 numbers, first at [1, 2]"),
        (np.s_[:], "every number"),
    ],
)
@pytest.mark.parametrize("hidden", [False, True])
def test_where_the_wrong_numbers_are_is_said(wrong, words, hidden):
    expected = np.random.default_rng(1).normal(size=(3, 4))
    actual = expected.copy()
    actual[wrong] += np.random.default_rng(2).normal(size=(3, 4))[wrong]
    assert dict(close(actual, expected, hidden=hidden).facts)["wrong"] == words


def all_texts(result: CheckResult) -> str:
    return result.explanation + str(result.facts) + str(result.cause) + result.sentence


@given(st.floats(0.1, 1e3), st.floats(0.2, 3.0), st.booleans())
def test_a_hidden_check_never_shows_the_expected_number(expected, ratio, as_array):
    actual = expected * (1 + ratio)
    if as_array:
        expected_value, actual_value = np.array([expected, -expected]), np.array([actual, -actual])
    else:
        expected_value, actual_value = expected, actual
    result = close(actual_value, expected_value, hidden=True)
    assert not result.passed
    labels = {label for label, _ in result.facts}
    assert labels <= {"given", "came back", "wrong"}
    shown = re.sub(r"\(.*\)", "", dict(result.facts)["came back"])
    numbers = [abs(float(text)) for text in re.findall(r"\d[\d.e+-]*", shown)]
    assert bool(numbers) == (result.cause is None)
    assert all(abs(number - expected) > 0.1 * expected for number in numbers)


@pytest.mark.parametrize(
    "actual",
    [2.5432, -1.2716, 0.6358, 1.27],
    ids=["twice", "sign", "half", "rounded"],
)
def test_a_hidden_check_with_a_cause_shows_no_numbers_at_all(actual):
    result = close(actual, 1.2716, hidden=True)
    assert result.cause
    assert dict(result.facts)["came back"] == "a float"
    array = close(np.full((2, 2), actual), np.full((2, 2), 1.2716), hidden=True)
    assert array.cause
    assert dict(array.facts)["came back"] == "an array of shape (2, 2)"
    for text in (all_texts(result), all_texts(array)):
        assert "1.27" not in text
        assert f"{actual}"[:5] not in text


# ---- listed mistakes ---------------------------------------------------------------------------


def test_the_first_listed_mistake_that_fits_explains():
    mistakes = {
        "It adds.": 6.0,
        "It divides.": lambda: 0.5,
        "It is lazy.": lambda: pytest.fail("evaluated without need"),
    }
    assert close(0.5, 8.0, mistakes=mistakes).cause == "It divides."
    assert close(6.0 * (1 + 5e-7), 8.0, mistakes=mistakes).cause == "It adds."


def test_a_listed_mistake_may_have_another_shape_or_be_none_or_nan():
    expected = np.array([1.0, 2.0, 3.0])
    mistakes = {"prints": None, "sums": 6.5, "flips": np.ones((3, 1)), "0/0": np.full(3, np.nan)}
    assert close(None, expected, mistakes=mistakes).cause == "prints"
    assert close(6.5, expected, mistakes=mistakes).cause == "sums"
    assert close(np.ones((3, 1)), expected, mistakes=mistakes).cause == "flips"
    assert close(np.full(3, np.nan), expected, mistakes=mistakes).cause == "0/0"


def test_a_mistake_that_does_not_show_with_these_inputs_explains_nothing():
    result = close(4.0 * (1 + 5e-7), 4.0, mistakes={"It adds.": 2.0 + 2.0})
    assert not result.passed
    assert result.cause != "It adds."


def test_listed_mistakes_come_before_signatures_and_signatures_use_counts():
    assert "2 times" in close(16.0, 8.0).cause
    assert close(16.0, 8.0, mistakes={"It is squared.": 16.0}).cause == "It is squared."
    assert "1/m is missing" in close(24.0, 8.0, counts={"m": 3}).cause


# ---- mistakes of the author of a test ----------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        {"expected": [1.0, 2.0]},
        {"expected": np.array([1.0, np.nan])},
        {"expected": 1j},
        {"expected": None},
        {"expected": 1.0, "rtol": -1.0},
        {"expected": 1.0, "atol": math.nan},
        {"expected": 1.0, "mistakes": {"nonsense": [1.0]}},
    ],
)
def test_an_authors_mistake_is_not_charged_to_the_student(options):
    with pytest.raises(RubricError):
        close(0.5, options.pop("expected"), **options)


def test_the_same_call_in_numpy_would_let_these_pass():
    """Why kind, shape and finiteness come first: the traps are real."""
    assert np.all(np.zeros(0) == 8.0)
    assert not np.any(np.abs(np.array([np.nan]) - 1.0) > 1e-7)
    np.testing.assert_allclose(np.full(3, 8.0), 8.0)
