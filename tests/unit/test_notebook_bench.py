"""The bench runs a notebook as a kernel would, only faster."""

from __future__ import annotations

import os
import sys
import time
import warnings
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_utils.testing import Score
from tests.notebook_bench import names_of, run_notebook

IMPORTS = """
%matplotlib inline
import os
import warnings
import numpy as np
from course_utils.testing import Rubric
"""
SOLUTION = """
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
"""
TEST = """
rubric = Rubric(points=2)
with rubric.check("double", points=2) as check:
    x = check.rng.normal()
    seen.append(x)
    check.close(double(x), 2 * x, given="a random x")
rubric.score()
"""


def code(name: str, source: str, **marks):
    cell = new_code_cell(source)
    known = {"grade": False, "solution": False, "locked": True, "schema_version": 3}
    cell.metadata.nbgrader = known | {"grade_id": name} | marks
    return cell


@pytest.fixture
def write(tmp_path):
    def write_notebook(*cells) -> Path:
        notebook = new_notebook(cells=list(cells))
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "", "language": "python"}
        nbformat.write(notebook, tmp_path / "story.ipynb")
        return tmp_path / "story.ipynb"

    return write_notebook


@pytest.fixture
def story(write):
    return write(
        new_markdown_cell("A story."),
        code("imports", IMPORTS),
        code("given-seen", "seen = []"),
        code("solution-double", SOLUTION, solution=True, locked=False),
        code("test-double", TEST, grade=True, points=2),
        code("given-figure", "figures = [1 / 0]"),
        code("test-nothing", "assert double(1) == 2, 'not two'", grade=True, points=1),
    )


def test_test_cells_give_their_scores_and_others_their_errors(story):
    run = run_notebook(story)
    assert list(run) == ["test-double", "test-nothing"]
    assert isinstance(run["test-double"], Score)
    assert run["test-double"] == 2
    assert run["test-nothing"] is None
    assert list(run.errors) == ["given-figure"]
    assert isinstance(run.errors["given-figure"], ZeroDivisionError)


def test_answers_take_the_place_of_solutions(story):
    run = run_notebook(story, {"solution-double": "def double(x):\n    return x + x / 2"})
    assert run["test-double"] == 0
    assert isinstance(run["test-nothing"], AssertionError)
    assert run_notebook(story)["test-double"] == 2


def test_a_released_notebook_has_no_solutions(story):
    run = run_notebook(story, released=True)
    assert run["test-double"] == 0
    assert "`double` is not written yet" in run["test-double"].checks[0].explanation
    assert isinstance(run["test-nothing"], NotImplementedError)
    answer = {"solution-double": "def double(x): return x + x"}
    assert run_notebook(story, answer, released=True)["test-double"] == 2


def test_an_explanation_names_the_line_of_the_answer_that_runs(story):
    for lines in (0, 3):
        source = "\n" * lines + "def double(x):\n    return y"
        run = run_notebook(story, {"solution-double": source})
        facts = dict(run["test-double"].checks[0].facts)
        assert facts["where"] == f"in `double`, line {lines + 2}: `return y`"


def test_a_syntax_error_is_an_error_of_its_cell_alone(story):
    run = run_notebook(story, {"solution-double": "def double(x) return x"})
    assert isinstance(run.errors["solution-double"], SyntaxError)
    assert "NameError" in run["test-double"].checks[0].sentence


def test_the_seed_changes_the_inputs_and_is_put_back(story, monkeypatch):
    monkeypatch.setenv("GRADIENT_WORKBOOK_SEED", "5")
    seen = {seed: run_notebook(story, seed=seed).namespace["seen"] for seed in (0, 1)}
    assert seen[0] != seen[1]
    assert run_notebook(story, seed=1).namespace["seen"] == seen[1]
    assert os.environ["GRADIENT_WORKBOOK_SEED"] == "5"


def test_a_seed_that_was_not_set_is_not_set_afterwards(story, monkeypatch):
    monkeypatch.delenv("GRADIENT_WORKBOOK_SEED", raising=False)
    run_notebook(story, seed=3)
    assert "GRADIENT_WORKBOOK_SEED" not in os.environ


def test_only_the_tests_asked_for_run_and_only_what_they_need(story):
    run = run_notebook(story, tests=["test-double"], only_needed=True)
    assert list(run) == ["test-double"]
    assert run["test-double"] == 2
    assert run.errors == {}
    assert run_notebook(story, tests=[], only_needed=True) == {}


def test_a_star_import_is_needed_and_a_broken_solution_is_still_reported(write):
    path = write(
        code("imports", "from math import *"),
        code("given-figure", "figure = 1 / 0"),
        code("solution-broken", "def broken(", solution=True),
        code("test-root", "sqrt(4)", grade=True, points=2),
    )
    run = run_notebook(path, only_needed=True)
    assert run == {"test-root": 2.0}
    assert list(run.errors) == ["solution-broken"]


@pytest.mark.parametrize(
    "arguments",
    [{"answers": {"solution-doubble": ""}}, {"answers": {"test-double": ""}}, {"tests": ["x"]}],
)
def test_a_cell_that_does_not_exist_is_refused(story, arguments):
    with pytest.raises(KeyError, match="cell is named"):
        run_notebook(story, **arguments)


def test_an_edited_notebook_is_read_again(story):
    assert run_notebook(story)["test-double"] == 2
    text = story.read_text().replace("return 2 * x", "return 3 * x")
    story.write_text(text)
    os.utime(story, ns=(0, story.stat().st_mtime_ns + 1))
    assert run_notebook(story)["test-double"] == 0


def test_magics_and_display_work_as_far_as_cells_need_them(write):
    path = write(
        code("given-magics", "%time a = 1\n!echo hello\nb = get_ipython()\ndisplay(b)"),
        code("given-cell-magic", "%%time\nc = 3"),
        code("test-magics", "[a, c]", grade=True, points=1),
    )
    run = run_notebook(path)
    assert (run["test-magics"], run.errors) == ([1, 3], {})


def test_stdout_is_dropped_and_stderr_and_warnings_are_kept_by_cell(write, capfd):
    noisy = "import warnings, sys\nprint('out')\nprint('err', file=sys.stderr)\n"
    path = write(
        code("given-noise", noisy),
        code("test-warns", "warnings.warn('careful')\n1.0", grade=True, points=1),
        code("test-quiet", "1.0", grade=True, points=1),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = run_notebook(path)
    assert capfd.readouterr() == ("", "")
    assert run["test-warns"] == 1.0
    assert list(run.stderr) == ["given-noise", "test-warns"]
    assert "careful" in run.stderr["test-warns"]


def test_the_working_directory_is_the_notebooks(write):
    path = write(code("test-cwd", "import os\nos.getcwd()", grade=True, points=1))
    before = Path.cwd()
    assert Path(run_notebook(path)["test-cwd"]) == path.parent
    assert Path.cwd() == before


def test_figures_are_closed_and_showing_them_warns_of_nothing(write, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")  # where there is one, matplotlib warns that it is not used
    path = write(code("test-figure", "import matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()",
                      grade=True, points=1))  # fmt: skip
    run = run_notebook(path)
    assert (run["test-figure"], run.stderr) == (None, {})
    assert sys.modules["matplotlib.pyplot"].get_fignums() == []


def test_a_second_run_costs_milliseconds(story):
    run_notebook(story)
    start = time.perf_counter()
    for seed in range(50):
        run_notebook(story, seed=seed)
    assert (time.perf_counter() - start) / 50 < 0.02


@pytest.mark.parametrize(
    ("source", "bound", "used"),
    [
        ("x = y", {"x"}, {"y"}),
        ("def f(a):\n    b = a + c", {"f"}, {"c"}),
        ("import numpy as np, os.path", {"np", "os"}, set()),
        ("from m import a as b, c", {"b", "c"}, set()),
        ("from m import *", {"*"}, set()),
        ("x[0] = 1; y.z[1].w = 2", {"x", "y"}, {"x", "y"}),
        ("np.random.seed(1)", {"np"}, {"np"}),
        ("f(x)", set(), {"f", "x"}),
        ("for i in range(3):\n    with open(p) as q: r = 1", {"i", "q", "r"}, {"p"}),
        ("del x", {"x"}, set()),
        ("class A:\n    b = 1", {"A"}, set()),
        ("g = lambda x: (h := x)", {"g"}, set()),
        ("def broken(", set(), set()),
    ],
)
def test_names_bound_and_used_by_a_cell(source, bound, used):
    assert names_of(source)[0] == bound
    assert used <= names_of(source)[1]
