"""check.equal and check.unchanged: nothing is near enough, everything is named."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.testing import CheckResult, Rubric
from course_utils.testing.findings import RubricError


def equal(actual, expected, hidden: bool = False) -> CheckResult:
    rubric = Rubric(points=1, hidden=hidden)
    with rubric.check("equal", points=1) as check:
        check.equal(actual, expected, given="3 steps", what="the number of calls")
    return rubric.score().checks[0]


def unchanged(before, after) -> CheckResult:
    rubric = Rubric(points=1)
    with rubric.check("unchanged", points=1) as check:
        check.unchanged("parameters", before, after)
    return rubric.score().checks[0]


PLAIN = [0, 1, -7, 0.0, 1.0, 2.5, True, False, "1", "", b"1", None, (), (1,), [], [1],
         (1, (2, "x")), {"a": 1}, {}, {1}, set(), {"dW1", "db1"}, 1j, math.inf]  # fmt: skip


@pytest.mark.parametrize("i", range(len(PLAIN)))
def test_a_plain_value_equals_itself_and_no_other(i):
    for j, other in enumerate(PLAIN):
        assert equal(other, PLAIN[i]).passed == (i == j), (other, PLAIN[i])


def test_numpy_numbers_and_dict_keys_count_as_their_plain_kinds():
    assert equal(np.int64(3), 3).passed
    assert equal(3, np.int32(3)).passed
    assert equal((np.int64(3), 2), (3, 2)).passed
    assert equal(np.True_, True).passed
    assert equal({"a": 1, "b": 2}.keys(), {"b", "a"}).passed
    assert not equal(np.float64(3), 3).passed
    assert not equal(np.nan, np.nan).passed


class Agreeable:
    """Equals everything, if it is asked."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("a")

    def __len__(self):
        return 1

    def __iter__(self):
        return iter(["a"])


class AgreeableInt(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


@pytest.mark.parametrize("expected", [3, "a", (3,), {"a": 3}, {"a"}, None])
def test_an_object_that_equals_everything_equals_nothing_here(expected):
    assert not equal(Agreeable(), expected).passed
    assert not equal(AgreeableInt(3), expected).passed
    assert not equal((Agreeable(),), expected).passed
    assert not equal({Agreeable(): 3}, expected).passed
    assert not equal({"a": Agreeable()}, expected).passed
    assert not equal({Agreeable()}, expected).passed


def test_a_difference_shows_both_unless_it_is_hidden():
    result = equal(7, 6)
    assert result.sentence == "The number of calls is not right."
    assert dict(result.facts) == {"given": "3 steps", "came back": "7", "expected": "6"}
    assert "expected" not in dict(equal(7, 6, hidden=True).facts)
    assert "6" not in equal(7, 6, hidden=True).explanation


def test_another_kind_is_named():
    assert equal(6.0, 6).sentence == "The number of calls is a float; an int is expected."
    assert "`return`" in equal(None, 6).cause
    assert "an array of shape (2,)" in equal(np.ones(2), (1.0, 1.0)).sentence


def test_long_values_are_cut():
    assert len(equal("x" * 10_000, "y").explanation) < 500
    assert len(equal(list(range(10_000)), [1]).explanation) < 800


def test_an_array_cannot_be_expected_to_be_equal():
    with pytest.raises(RubricError, match="arrays: close"):
        equal(np.ones(2), np.ones(2))


# ---- unchanged ---------------------------------------------------------------------------------

ARRAYS = {"W1": np.ones((3, 2)), "b1": np.zeros((3, 1))}


def copy(arrays):
    return {name: array.copy() for name, array in arrays.items()}


@pytest.mark.parametrize(
    "value",
    [np.ones((2, 3)), np.array([np.nan, -0.0]), np.float64(2.0), 3, "text", None, [1, np.ones(2)],
     (np.ones(2), {"a": np.arange(3)}), ARRAYS, np.zeros((0, 2)), np.array(5.0), math.nan,
     np.array([1, None], dtype=object)],
)  # fmt: skip
def test_a_value_is_unchanged_from_itself(value):
    assert unchanged(value, value).passed


def test_a_copy_in_another_layout_is_unchanged():
    assert unchanged(np.ones((2, 3)), np.asfortranarray(np.ones((2, 3)))).passed


@given(st.integers(0, 5), st.sampled_from([-0.0, np.nan, 1.0 + 2**-52]))
def test_one_bit_of_one_number_is_a_change_and_its_place_is_named(i, value):
    before = np.zeros((3, 2)) if value == 0 else np.ones((3, 2))
    after = before.copy()
    after.flat[i] = value
    result = unchanged(before, after)
    assert not result.passed
    assert f"1 of 6 numbers, at [{i // 2}, {i % 2}]" in result.sentence
    assert "in place" in result.cause


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (np.ones(2), np.ones(3), "shape was (2,) and is now (3,)"),
        (np.ones(2), np.ones(2, dtype=np.float32), "were float64 and are now float32"),
        (np.ones(2), [1.0, 1.0], "was an array of shape (2,) and is now a list of 2"),
        (np.ones(2), None, "is now None"),
        (ARRAYS, {"W1": ARRAYS["W1"]}, "'b1' is gone"),
        (ARRAYS, ARRAYS | {"dW1": np.ones(1)}, "'dW1' is new"),
        (ARRAYS, {"b1": ARRAYS["b1"], "W1": ARRAYS["W1"]}, "another order"),
        (ARRAYS, ARRAYS | {"b1": np.ones((3, 1))}, "`parameters['b1']` is not as it was"),
        ([np.ones(2), np.ones(2)], [np.ones(2), np.zeros(2)], "`parameters[1]`"),
        ([1, 2], [1, 2, 3], "had 2 entries and now has 3"),
        ({"a": [np.ones(2)]}, {"a": [np.zeros(2)]}, "`parameters['a'][0]`"),
        (1.0, 2.0, "its value is another one"),
        (0.0, -0.0, "its value is another one"),
        (1.0, 1, "was a float and is now an int"),
        ({"x": 1.0}, {"x": Agreeable()}, "is now an object of the class Agreeable"),
        (np.array(5.0), np.array(6.0), "its number is not as it was"),
    ],
)
def test_a_change_is_named_where_it_is(before, after, words):
    result = unchanged(before, after)
    assert not result.passed
    assert words in result.sentence


def test_what_has_no_bits_to_compare_is_an_authors_mistake():
    with pytest.raises(RubricError):
        unchanged(object(), object())
