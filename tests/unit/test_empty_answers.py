"""Who returns nothing, or nonsense, earns nothing: in no notebook, and not for a small promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.notebook_bench import notebook_cells, run_notebook

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*/*.ipynb"))
NONSENSE = (
    "None",
    "0.0",
    "1.0",
    "float('nan')",
    "'x'",
    "[]",
    "{}",
    "(0.0, 0.0)",
    "(None, None)",
    "(1.0, __import__('numpy').zeros_like(args[0]))",
    "__import__('numpy').zeros(3)",
    "[args]",
)


def right_sources(path: Path) -> dict[str, str]:
    """Return the instructor's source of each solution cell."""
    return {
        cell.name: cell.source
        for cell in notebook_cells(path, path.stat().st_mtime_ns, False)
        if cell.is_solution
    }


def returning(source: str, nonsense: str) -> str:
    """Return a cell whose functions do all that they did, and then return nonsense."""
    names = dict.fromkeys(re.findall(r"^def (\w+)\(", source, re.MULTILINE))
    added = [
        f"_right_{name} = {name}\n"
        f"def {name}(*args, **named):\n"
        f"    _right_{name}(*args, **named)\n"
        f"    return {nonsense}\n"
        for name in names
    ]
    return "\n\n".join([source, *added])


def earned(path: Path, nonsense: str, *, busy: bool) -> dict[str, float]:
    """Return what is earned where every function returns nonsense, for each test cell."""
    answers = {}
    for name, source in right_sources(path).items():
        if busy:
            answers[name] = returning(source, nonsense)
        else:
            functions = re.findall(r"^def (\w+)\(", source, re.MULTILINE)
            answers[name] = "\n".join(
                f"def {function}(*args, **named):\n    return {nonsense}\n"
                for function in functions
            )
    done = run_notebook(path, answers, only_needed=True)
    return {
        name: float(score) for name, score in done.items() if not isinstance(score, BaseException)
    }


@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_functions_that_return_nonsense_earn_nothing(path, nonsense):
    assert not any(earned(path, nonsense, busy=False).values())


@pytest.mark.parametrize("nonsense", ["None", "0.0", "1.0", "(0.0, 0.0)"])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_functions_that_work_and_then_return_nonsense_earn_nothing(path, nonsense):
    # They ask the right questions and leave their arguments alone, but nobody hears the answer.
    assert not any(earned(path, nonsense, busy=True).values())
