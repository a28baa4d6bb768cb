"""Another function in a student's place: put there, found there, gone afterwards."""

from __future__ import annotations

import pytest

from course_utils.testing import substitute

CODE = """
def forward(x):
    return 2 * x

def check(x):
    return forward(x)
"""


def namespace_with(source: str = CODE) -> dict:
    names: dict = {"substitute": substitute}
    exec(source, names)
    return names


def test_the_student_finds_the_substitute_in_the_callers_globals():
    names = namespace_with()
    exec("with substitute(forward=lambda x: x**3):\n    inside = check(2)\nafter = check(2)", names)
    assert (names["inside"], names["after"]) == (8, 4)


def test_a_name_that_was_absent_is_absent_again():
    names = namespace_with()
    exec("with substitute(new=len):\n    inside = new([1])", names)
    assert names["inside"] == 1
    assert "new" not in names


def test_what_was_there_is_restored_when_the_block_raises():
    names = namespace_with()
    before = names["forward"]
    with pytest.raises(ZeroDivisionError):
        exec("with substitute(forward=len, other=len):\n    1 / 0", names)
    assert names["forward"] is before
    assert "other" not in names


def test_what_was_there_is_restored_when_the_student_binds_or_deletes_the_name():
    names = namespace_with()
    before = names["forward"]
    exec("with substitute(forward=len, gone=len):\n    forward = None\n    del gone", names)
    assert names["forward"] is before
    assert "gone" not in names


def test_substitutes_nest():
    names = namespace_with()
    exec(
        "with substitute(forward=lambda x: 'outer'):\n"
        "    with substitute(forward=lambda x: 'inner'):\n"
        "        first = check(0)\n"
        "    second = check(0)\n"
        "third = check(1)",
        names,
    )
    assert (names["first"], names["second"], names["third"]) == ("inner", "outer", 2)


def test_it_works_inside_a_function_of_the_test_cell():
    names = namespace_with()
    exec("def test():\n    with substitute(forward=abs):\n        return check(-5)", names)
    assert names["test"]() == 5


class ExaminersGlobals(dict):
    """Globals of a test cell whose student lives elsewhere."""

    def __init__(self, student_namespace) -> None:
        super().__init__(substitute=substitute)
        self.student_namespace = student_namespace


def test_a_student_namespace_of_the_globals_is_used_instead():
    student = namespace_with()
    before = student["forward"]
    examiner = ExaminersGlobals(student)
    examiner["call"] = student["check"]
    exec("with substitute(forward=abs):\n    inside = call(-3)", examiner)
    assert examiner["inside"] == 3
    assert student["forward"] is before
    assert "forward" not in examiner


class OneNameOnly(dict):
    def __setitem__(self, name, value) -> None:
        if name == "second" and self.get("armed"):
            raise RuntimeError("no second name")
        super().__setitem__(name, value)


def test_a_name_that_cannot_be_set_leaves_nothing_behind():
    student = OneNameOnly(first="was here", armed=True)
    examiner = ExaminersGlobals(student)
    with pytest.raises(RuntimeError, match="no second name"):
        exec("with substitute(first=abs, second=abs):\n    pass", examiner)
    assert student == {"first": "was here", "armed": True}
