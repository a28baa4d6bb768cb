"""One submission, graded: which code runs where, and what a student's mistakes cost."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from autograder.assignment import load_assignment
from autograder.exam_cells import ExamCell, bound_names
from autograder.grading import grade_submission
from autograder.submission import Submission
from tests.integration.conftest import points, printed
from tests.integration.small_course import RIGHT, protected


def test_names_mean_trusted_things_then_builtins_then_the_students(exam):
    *_, test = exam(
        ("given", "helper = 'given'"),
        ("student", "helper = 'student'\nlen = 'student'\nown = 'student'"),
        (
            "test",
            "mine = 'test'\n"
            "assert [helper, len([1, 2]), own, mine] == ['given', 2, 'student', 'test']\n1",
        ),
    )
    assert test.value == 1


def test_a_read_only_cell_is_run_for_tests_only_when_a_name_of_its_is_asked_for(exam):
    *_, test = exam(
        ("given", "1 / 0"),
        ("given", "a = 1"),
        ("given", "unused = 1 / 0"),
        ("given", "b = a + 1"),
        ("test", "b"),
    )
    assert (test.value, test.error) == (2, None)


def test_a_name_that_read_only_cells_bind_twice_means_the_last_one_so_far(exam):
    results = exam(
        ("given", "n = 1"), ("test", "n"), ("given", "n = n + 1"), ("test", "n"), ("test", "n")
    )
    assert [r.value for r in results if r.value is not None] == [1, 2, 2]


def test_magics_in_read_only_cells_do_nothing_in_the_examiner(exam):
    *_, test = exam(("given", "%matplotlib inline\n%timeit 1\n!false\nx = 3"), ("test", "x"))
    assert test.value == 3


def test_a_missing_function_is_a_name_error(exam):
    (test,) = exam(("test", "double(1)"))
    assert test.error == "NameError: name 'double' is not defined"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import numpy as np, os.path", {"np", "os"}),
        ("from a import b as c, d", {"c", "d"}),
        ("def f(x):\n    y = 1", {"f"}),
        ("class C:\n    z = 1", {"C"}),
        ("a, (b, *c) = 1, (2, 3)", {"a", "b", "c"}),
        ("for i in x:\n    j = i\nwith o() as w: pass", {"i", "j", "w"}),
        ("x: int = 1\ny += 1\nd['k'] = 2\no.a = 3", {"x", "y"}),
        ("[k for k in range(3)]\nif (n := 3): pass", {"n"}),
        (
            "%matplotlib inline\nz = 1",
            {
                "z",
            },
        ),
        ("def (", set()),
    ],
)
def test_the_names_that_a_cell_binds_are_found(source, names):
    assert bound_names(ExamCell(source, "given")) == names


def test_substitution_reaches_the_students_other_functions_and_is_undone(exam):
    *_, test = exam(
        ("given", "from course_utils.testing import recorded, substitute"),
        (
            "student",
            "def inner(x):\n    return x\ndef outer(x):\n    return inner(x) + inner(x=2 * x)",
        ),
        (
            "test",
            "spy = recorded(lambda x: 10 * x)\n"
            "with substitute(inner=spy):\n    within = outer(1)\n"
            "[within, spy.count, outer(1)]",
        ),
    )
    assert test.value == [30, 2, 3]


def test_substituting_a_name_that_was_not_there_leaves_it_not_there(exam):
    *_, test = exam(
        ("given", "from course_utils.testing import substitute"),
        ("student", "def outer():\n    return inner()"),
        (
            "test",
            "with substitute(inner=lambda: 7):\n    within = outer()\nassert within == 7\nouter()",
        ),
    )
    assert test.error == "NameError: name 'inner' is not defined"


def test_a_crash_within_a_substitution_leaves_the_students_own_function(exam):
    *_, test = exam(
        ("given", "from course_utils.testing import substitute"),
        (
            "student",
            "import os\ndef inner(): return 1\ndef outer(): return inner() or os._exit(1)",
        ),
        (
            "test",
            "try:\n    with substitute(inner=lambda: 0):\n        outer()\n"
            "except Exception as error:\n    said = str(error)\n[said, outer()]",
        ),
    )
    assert test.value == ["the code ended the Python process", 1]


def test_a_fatal_cell_costs_what_depends_on_it_and_no_more(exam):
    results = exam(
        ("student", "a = 1"),
        ("student", "import os\nb = 1\nos._exit(1)"),
        ("student", "c = 1"),
        ("test", "a"),
        ("test", "b"),
        ("test", "c"),
    )
    assert [r.value for r in results[3:]] == [1, None, 1]
    assert results[1].outputs[0].evalue == "the code ended the Python process"


def test_an_endless_loop_is_interrupted_and_the_rest_goes_on(exam, limits):
    results = exam(
        ("student", "a = 1\nwhile True: pass"),
        ("student", "def f():\n    while True: pass"),
        ("test", "f()"),
        ("test", "a"),
    )
    assert f"ran for more than {limits.cell_seconds:g} seconds" in results[0].outputs[-1].evalue
    assert (
        results[2].error == f"TimeoutError: f did not finish within {limits.call_seconds:g} seconds"
    )
    assert results[3].value == 1


def test_a_function_that_hung_twice_is_not_called_again(exam, limits):
    results = exam(
        ("student", "n = [0]\ndef f():\n    n[0] += 1\n    while True: pass"),
        *[("test", "f()")] * 4,
        ("test", "n"),
    )
    assert results[-1].value == [2]
    assert "not called again" in results[-2].error


def test_a_students_error_says_where_it_arose(exam):
    *_, test = exam(
        ("student", "def f(x):\n    return x / 0"),
        (
            "test",
            "try: f(1)\nexcept ZeroDivisionError as error: notes = error.__notes__\nnotes[0]",
        ),
    )
    assert test.value == "in f, at the line `return x / 0`"


def test_an_error_in_a_test_cell_shows_no_source(exam):
    (test,) = exam(("test", "expected = 43\nassert expected == 42, 'not right'"))
    shown = json.dumps(test.outputs)
    assert "not right" in shown and "43" not in shown


def test_prints_and_warnings_of_a_student_cost_nothing(classroom):
    noisy = """
import sys, warnings
def double(x):
    print("working", file=sys.stderr)
    warnings.warn("careful")
    return 2 * x
"""
    graded = classroom.hand_in(classroom.notebook(noisy))
    assert sum(score.points or 0 for score in graded.scores) == 8


def test_outputs_are_kept_in_their_order(classroom):
    cell = """
import sys
print("one"); print("two", file=sys.stderr); print("three")
import matplotlib.pyplot as plt
plt.plot([1, 2]); plt.show()
"four"
"""
    graded = classroom.hand_in(classroom.notebook(RIGHT, after=[cell]))
    executed = nbformat.reads(graded.text, as_version=4)
    (outputs,) = [c.outputs for c in executed.cells if c.get("source") == cell]
    kinds = [o.get("name", o.output_type) for o in outputs]
    assert kinds == ["stdout", "stderr", "stdout", "display_data", "execute_result"]
    assert outputs[3].data["image/png"].startswith("iVBOR")


def test_scripts_in_a_students_output_do_not_arrive(classroom):
    cell = """
from IPython.display import HTML, Javascript, display
display(HTML("<b>bold</b><script>steal()</script><img src=x onerror=steal()>"))
display(Javascript("steal()"))
"""
    shown = printed(classroom.hand_in(classroom.notebook(RIGHT, after=[cell])))
    assert "<b>bold</b>" in shown
    assert "<script" not in shown and "onerror" not in shown


def test_a_students_other_files_lie_beside_the_notebook(classroom):
    notebook = classroom.notebook("from helper import double")
    graded = classroom.hand_in(notebook, {"helper.py": RIGHT.encode(), "deep/x.txt": b"1"})
    assert sum(score.points or 0 for score in graded.scores) == 8


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b'{"cells": [', "damaged or cut off"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"[]", "is not a valid notebook"),
        (b'"text"', "is not a valid notebook"),
        (b"{}", "is not a valid notebook"),
        (
            b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 3}',
            "is not a valid notebook",
        ),
        (b'{"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": []}', "notebook"),
        (b"[" * 100_000, "notebook"),
        (b"%PDF-1.4", "damaged or cut off"),
    ],
)
def test_a_file_that_is_no_notebook_is_for_a_human(classroom, content, problem):
    graded = classroom.hand_in(content)
    assert problem in graded.problem
    assert {score.points for score in graded.scores} == {None}


def test_an_old_notebook_format_is_graded(classroom):
    old = nbformat.convert(classroom.notebook(RIGHT), 3)
    graded = classroom.hand_in(json.dumps(old).encode())
    assert sum(score.points or 0 for score in graded.scores) == 8


def test_a_notebook_without_cell_ids_is_graded(classroom):
    notebook = classroom.notebook(RIGHT)
    for cell in notebook.cells:
        del cell["id"]
    notebook["nbformat_minor"] = 4
    assert sum(s.points or 0 for s in classroom.hand_in(notebook).scores) == 8


def test_huge_old_outputs_are_dropped(classroom):
    notebook = classroom.notebook(RIGHT)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [new_output("stream", text="x" * 1_000_000)]
    graded = classroom.hand_in(notebook)
    assert len(graded.text) < 100_000


def test_a_missing_notebook_gets_zero_and_an_empty_folder_a_human(assignment, nursery):
    empty = grade_submission(Submission("s", "small", {}), assignment, nursery)
    assert empty.problem == "the folder holds no notebook."


def test_an_untouched_answer_gets_zero_and_a_written_one_waits_for_a_human(classroom):
    untouched = classroom.hand_in(classroom.notebook(RIGHT))
    assert points(untouched)["answer-why"] == 0
    assert untouched.comments["answer-why"] == "No response."
    written = classroom.notebook(RIGHT)
    written.cells[-1].source = "Because."
    graded = classroom.hand_in(written)
    assert points(graded)["answer-why"] is None
    assert graded.problem is None


def test_a_faulty_test_cell_scores_nobody_and_is_reported(tmp_path, nursery):
    folder = tmp_path / "faulty"
    folder.mkdir()
    cell = protected(new_code_cell("float('nan')"), "test-nan", grade=True, points=2)
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "one.ipynb")
    assignment = load_assignment(folder)
    content = nbformat.writes(assignment.notebooks["one"]).encode()
    graded = grade_submission(Submission("s", "faulty", {"one": content}), assignment, nursery)
    assert graded.problem == "the test cell test-nan is faulty."
    assert graded.notebooks[0].scores[0].points is None


def test_a_read_only_cell_that_fails_costs_only_who_asks_for_its_names(exam):
    results = exam(
        ("student", "def f():\n    raise NotImplementedError()"),
        ("given", "a = 1"),
        ("test", "a"),
        ("given", "a = f()"),
        ("given", "b = f()"),
        ("test", "a"),
        ("test", "b"),
    )
    assert [r.value for r in results if r.value is not None] == [1, 1]
    assert results[-1].error.startswith("NotImplementedError")


def test_an_endless_loop_around_a_function_of_the_tests_is_interrupted(exam, limits):
    *_, test, after = exam(
        ("student", "def outer(f):\n    while True:\n        f(1)"),
        ("test", "outer(lambda x: x)"),
        ("test", "1"),
    )
    assert (
        test.error == f"TimeoutError: outer did not finish within {limits.call_seconds:g} seconds"
    )
    assert after.value == 1


def test_a_loop_that_swallows_interrupts_around_a_function_of_the_tests_is_ended(exam):
    *_, test, after = exam(
        (
            "student",
            "a = 1\n"
            "def outer(f):\n    while True:\n        try: f(1)\n        except BaseException: pass",
        ),
        ("test", "outer(lambda x: x)"),
        ("test", "a"),
    )
    assert "could not be interrupted" in test.error
    assert after.value == 1


def test_an_error_is_formatted_once_to_be_shown_and_not_again_to_be_kept(exam):
    counting = (
        "formatter = get_ipython().InteractiveTB\n"
        "formatted, plain = [], formatter.structured_traceback\n"
        "formatter.structured_traceback = lambda *a, **k: formatted.append(1) or plain(*a, **k)"
    )
    *_, test = exam(("student", counting), ("student", "1 / 0"), ("test", "len(formatted)"))
    assert (test.value, test.error) == (1, None)


def test_an_endless_recursion_is_shown_briefly(exam):
    (recursing,) = exam(("student", "def f(): return f()\nf()"))
    (error,) = recursing.outputs
    assert error.ename == "RecursionError"
    assert len("".join(error.traceback)) < 3000


def test_a_substitute_is_no_oracle_after_its_block(exam):
    *_, test = exam(
        ("given", "from course_utils.testing import substitute"),
        (
            "student",
            "kept = []\ndef inner(): return 0\n"
            "def outer():\n    kept.append(inner)\n    return inner()\n"
            "def answer(): return kept[0]()",
        ),
        ("test", "with substitute(inner=lambda: 7):\n    outer()\nanswer()"),
    )
    assert "lent for one call" in test.error


def test_a_name_of_a_trusted_cell_is_never_the_students_not_even_before_it_is_bound(exam):
    results = exam(
        ("student", "helper = 'mine'"), ("test", "helper"), ("given", "helper = 'given'")
    )
    assert results[1].error == "NameError: name 'helper' is not defined"


def test_protected_cells_are_put_in_the_order_of_the_assignment(classroom):
    notebook = classroom.notebook(RIGHT)
    notebook.cells.reverse()
    assert sum(score.points or 0 for score in classroom.hand_in(notebook).scores) == 8
