"""A made-up assignment of two small notebooks, and a sample class of two students."""

import json

import pytest

DUE = "due = 2026-10-16T18:00:00Z\n"
GOOD = "# %% solution-g\ndef g():\n    return 3\n"


def cell(grade_id, source, kind="code", grade=False, solution=False, points=None):
    mark = {"grade_id": grade_id, "grade": grade, "solution": solution, "locked": not solution}
    mark |= {"schema_version": 3, "task": False}
    mark |= {} if points is None else {"points": points}
    parts = {"cell_type": kind, "id": f"cell-{grade_id}", "metadata": {"nbgrader": mark}}
    parts |= {"outputs": [], "execution_count": None} if kind == "code" else {}
    return parts | {"source": source.splitlines(keepends=True)}


def released_notebook(*cells):
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook).encode()


@pytest.fixture
def released():
    return {
        "one": released_notebook(
            cell("imports", "import numpy as np"),
            cell("solution-f", "raise NotImplementedError()", solution=True),
            cell("test-f", "f()", grade=True, points=2),
            cell("answer-why", "", kind="markdown", grade=True, solution=True, points=1),
        ),
        "two": released_notebook(
            cell("imports", "import numpy as np"),
            cell("solution-g", "raise NotImplementedError()", solution=True),
            cell("test-g", "g()", grade=True, points=3),
        ),
    }


@pytest.fixture
def folders(tmp_path, released):
    """Return the folders of a sample of two students, of the release and of the submissions."""
    sample, release, submitted = (tmp_path / name for name in ("sample", "release", "submitted"))
    (sample / "03" / "answers").mkdir(parents=True)
    (sample / "03" / "assignment.toml").write_text(DUE)
    (sample / "03" / "answers" / "good.py").write_text(GOOD)
    (release / "03").mkdir(parents=True)
    for name, content in released.items():
        (release / "03" / f"{name}.ipynb").write_bytes(content)
    write(sample, "student-01", "handed_in = 2026-10-16T08:00:00+02:00", "# %% solution-f\n1")
    write(sample, "student-02", 'base = "good"\n[files]\n"sub/a.txt" = "a"')
    return sample, release, submitted


def write(sample, student, header="", body=""):
    """Write a student's file; return its path."""
    path = sample / "03" / f"{student}.py"
    block = "".join(f"# {line}\n" for line in ["honest = true", *header.splitlines()])
    path.write_text(f"# {student}.\n#\n# /// student\n{block}# ///\n\n{body}\n")
    return path
