"""What a check says of an exception: the cause, and the student's line, never the test's."""

from __future__ import annotations

import linecache

import numpy as np
import pytest

from course_utils.testing import CheckResult, Rubric


def cell(source: str, name: str, namespace: dict) -> None:
    """Run a cell as a kernel does: own file name, shared globals, source known to linecache."""
    filename = f"<{name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), namespace)


def outcome(student: str, test: str) -> CheckResult:
    """Run a student's cell, then `test` inside a check of a test cell."""
    namespace = {"np": np, "rubric": Rubric(points=1, hidden=True)}
    cell(student, "student", namespace)
    cell(f"with rubric.check('c', points=1) as check:\n    {test}", "test", namespace)
    return namespace["rubric"].score().checks[0]


def where(result: CheckResult) -> str | None:
    return dict(result.facts).get("where")


@pytest.mark.parametrize(
    ("student", "test", "sentence", "cause", "line"),
    [
        ("def f():\n    raise NotImplementedError()", "f()", "`f` is not written yet", "put your",
         "in `f`, line 2: `raise NotImplementedError()`"),
        ("", "f()", "name 'f' is not defined", "run the cells from the top", None),
        ("def f():\n    return y", "f()", "name 'y' is not defined", "uses `y`, which is",
         "in `f`, line 2: `return y`"),
        ("def f():\n    y += 1", "f()", "UnboundLocalError", "before it gives it a value",
         "line 2"),
        ("def f():\n    pass", "J, g = f()", "cannot unpack", "`return` missing", None),
        ("def f():\n    pass", "f()[0]", "not subscriptable", "`return` missing", None),
        ("def f():\n    pass", "f().shape", "'NoneType' object", "`return` missing", None),
        ("def f():\n    pass", "f() + 1", "unsupported operand", "`return` missing", None),
        ("def f():\n    pass", "1.0 - f()", "unsupported operand", "`return` missing", None),
        ("def f():\n    return 1, 2, 3", "a, b = f()", "too many values", "another number", None),
        ("def f(x):\n    return x", "f()", "missing 1 required", "other arguments", None),
        ("def f(x):\n    return x", "f(y=1)", "unexpected keyword", "other arguments", None),
        ("def f(x):\n    return np.zero(x)", "f(2)", "no attribute 'zero'", "misspelt", "line 2"),
        ("def f(x):\n    x -= 0.5 * x\n    return x", "f(np.array([3, 4]))",
         "UFuncTypeError was raised: Cannot cast",
         "float copy", "in `f`, line 2: `x -= 0.5 * x`"),
        ("def f(x):\n    return 0.1 * x", "f([3, 4])", "can't multiply sequence", "np.asarray",
         "line 2"),
        ("def f(x):\n    J = np.zeros(2)\n    J[0] = (x, (1, 2))", "f(1.0)", "sequence",
         "take the entry", "line 3"),
        ("def f(x):\n    return x @ x", "f(np.ones((3, 2)))", "mismatch", "transpose", "line 2"),
        ("def f(x):\n    return x + np.ones(3)", "f(np.ones(2))", "broadcast", "transpose",
         "line 2"),
        ("def f(x):\n    if x > 0: return x", "f(np.ones(2))", "truth value", "np.any", "line 2"),
        ("def f(x):\n    return x[5]", "f(np.ones(2))", "IndexError", "beyond", "line 2"),
        ("def f(x):\n    return {}", "f(1)['dW1']", "KeyError", "print its keys", None),
        ("def f(x):\n    return f(x)", "f(1)", "RecursionError", "without an end", "line 2"),
        ("def f(x):\n    return 1 / 0", "f(1)", "ZeroDivisionError", "divided by 0", "line 2"),
        ("import sys\ndef f(x):\n    sys.exit(3)", "f(1)", "SystemExit", "exit()", "line 3"),
        ("def f(x):\n    return float(x)", "f(np.ones(3))", "TypeError", "where one number",
         "line 2"),
        ("import bdb\ndef f(x):\n    raise bdb.BdbQuit", "f(1)", "BdbQuit", "breakpoint()",
         "line 3"),
        ("def f(x):\n    raise RuntimeError('BdbQuit: ')", "f(1)", "BdbQuit", "breakpoint()",
         "line 2"),
        ("def f(x):\n    raise ValueError('odd')", "f(1)", "ValueError was raised: odd", None,
         "line 2"),
    ],
)  # fmt: skip
def test_an_exception_is_explained(student, test, sentence, cause, line):
    result = outcome(student, test)
    assert result.earned == 0
    assert sentence in result.sentence
    assert result.cause is None if cause is None else cause in result.cause
    assert where(result) is None if line is None else line in where(result)


def test_the_line_is_the_innermost_of_the_notebook_not_of_a_library():
    student = "def f(x):\n    return g(x)\n\ndef g(x):\n    return np.concatenate([x, [[1]]])"
    assert "in `g`, line 5" in where(outcome(student, "f(np.ones(3))"))


def test_a_line_of_the_test_cell_is_never_shown():
    test = "f(lambda x: 1 / (x - 'secret'))"
    result = outcome("def f(loss):\n    return loss(2)", test)
    assert where(result) == "in `f`, line 2: `return loss(2)`"
    assert "secret" not in result.explanation


def test_a_line_of_another_hidden_cell_is_never_shown():
    namespace = {"rubric": Rubric(points=1, hidden=True)}
    hidden = "### BEGIN HIDDEN TESTS\ndef helper(x):\n    return x['secret']\n### END HIDDEN TESTS"
    cell(hidden, "hidden", namespace)
    cell("with rubric.check('c', points=1) as check:\n    helper({})", "test", namespace)
    result = namespace["rubric"].score().checks[0]
    assert where(result) is None


def test_a_plain_assert_in_the_block_is_a_failed_check_with_its_message():
    assert outcome("", "assert 1 == 2, 'one is not two'").explanation == "one is not two"
    assert "does not hold" in outcome("", "assert 1 == 2").explanation


def test_an_assert_of_the_student_names_its_line():
    result = outcome("def f(x):\n    assert x > 0, 'x must be positive'", "f(-1)")
    assert "AssertionError was raised: x must be positive" in result.sentence
    assert "line 2" in where(result)


def test_notes_are_shown_as_the_place_when_the_traceback_names_none():
    test = "e = TypeError('odd'); e.add_note('in `f`, line 3: y = x'); e.add_note('more'); raise e"
    result = outcome("", test)
    assert result.facts == (("where", "in `f`, line 3: y = x"), ("", "more"))


def test_a_name_error_with_a_note_arose_in_the_students_code():
    test = "e = NameError('y'); e.add_note('in `f`, line 3'); raise e"
    assert "uses a name, which is defined nowhere" in outcome("", test).cause


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("_UFuncOutputCastingError: Cannot cast ufunc 'subtract'", "float copy"),
        ("SystemExit: 3", "exit()"),
        ("Liar: no", None),
    ],
)
def test_a_class_that_did_not_survive_the_way_is_known_by_its_message(text, cause):
    result = outcome("", f"raise RuntimeError({text!r})")
    assert result.cause is None if cause is None else cause in result.cause


def test_an_unwritten_function_of_another_process_is_not_written_yet():
    assert outcome("", "raise NotImplementedError").sentence == "It is not written yet."


def test_long_and_unprintable_messages_are_cut_and_cleaned():
    result = outcome("def f():\n    raise ValueError('a\\x1b[31m\\n\\u202e' * 5000)", "f()")
    assert len(result.sentence) < 400
    assert result.sentence.isprintable()


LIAR = """
class Liar(Exception):
    def __str__(self):
        raise RuntimeError("no text")
    @property
    def __notes__(self):
        raise RuntimeError("no notes")
def f():
    raise Liar
"""


def test_an_exception_that_cannot_describe_itself_is_still_a_failed_check():
    result = outcome(LIAR, "f()")
    assert "Liar was raised: (its message cannot be shown: RuntimeError)" in result.sentence
    assert "(its notes cannot be shown: RuntimeError)" in result.explanation
