"""Noting calls: names, copies, defaults, and a function that looks like the one it wraps."""

from __future__ import annotations

import inspect
import types

import numpy as np
import pytest

from course_utils.testing import recorded


def scaled(x, factor=2.0, *rest, offset=0.0, **options):
    """Return factor * x + offset."""
    return factor * x + offset


def test_each_call_is_noted_by_the_names_of_its_arguments_with_defaults():
    f = recorded(scaled)
    assert f(3.0) == 6.0
    assert f(1.0, offset=1.0, factor=5.0) == 6.0
    assert f(1.0, 2.0, 9, extra=7) == 2.0
    assert f.count == 3
    empty = {"rest": (), "options": {}}
    assert f.calls == [
        {"x": 3.0, "factor": 2.0, "offset": 0.0} | empty,
        {"x": 1.0, "factor": 5.0, "offset": 1.0} | empty,
        {"x": 1.0, "factor": 2.0, "offset": 0.0, "rest": (9,), "options": {"extra": 7}},
    ]


def test_it_is_a_plain_function_with_the_same_name_and_signature():
    f = recorded(scaled)
    assert type(f) is types.FunctionType
    assert f.__name__ == "scaled"
    assert inspect.signature(f) == inspect.signature(scaled)


def test_what_is_noted_is_the_value_before_the_call_and_later_changes_do_not_reach_it():
    def spoil(parameters, numbers):
        parameters["W1"][0] = -1.0
        numbers[1][0] = -1.0

    f = recorded(spoil)
    parameters, numbers = {"W1": np.ones(2)}, [1, [2.0], (np.zeros(1),)]
    f(parameters, numbers)
    parameters["W1"][1] = -2.0
    np.testing.assert_array_equal(f.calls[0]["parameters"]["W1"], [1.0, 1.0])
    assert f.calls[0]["numbers"][1] == [2.0]


def test_two_records_are_apart_and_a_call_that_raises_is_noted():
    def fail(x):
        raise RuntimeError("after the note")

    first, second = recorded(fail), recorded(fail)
    with pytest.raises(RuntimeError):
        first(1)
    assert (first.count, second.count, second.calls) == (1, 0, [])


def test_a_call_that_does_not_fit_raises_the_functions_own_error_and_is_not_noted():
    f = recorded(scaled)
    with pytest.raises(TypeError, match=r"scaled\(\) missing 1 required positional argument"):
        f()
    assert f.count == 0


def test_no_method_of_a_students_class_runs_when_it_is_noted():
    class Trap:
        def __copy__(self):
            raise AssertionError("copied")

        __deepcopy__ = __reduce_ex__ = __copy__

    f = recorded(lambda x: None)
    trap = Trap()
    f(trap)
    assert f.calls[0]["x"] is trap
