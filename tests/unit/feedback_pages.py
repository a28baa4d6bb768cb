"""Notebooks cell by cell, and the feedback pages that are made of them."""

import json
import re

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from autograder.feedback import CellFeedback, FeedbackScores, render_feedback

WHO = {"student": "ann", "assignment": "ps1", "notebook": "first_steps"}
HIDDEN = "# Hidden checks run here when graded.\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def grading(grade_id, *, points=None, solution=False, **more):
    """Return a cell's metadata as nbgrader has them."""
    grade = points is not None
    kind = {"grade_id": grade_id, "grade": grade, "solution": solution, "locked": not solution}
    points = {"points": points} if grade else {}
    return {"nbgrader": {**kind, **points, "schema_version": 3, "task": False, **more}}


def solution_cell(source="def f(x):\n    return x", grade_id="solution-f"):
    return new_code_cell(source, metadata=grading(grade_id, solution=True))


def checked_cell(source, outputs=(), grade_id="test-f", points=3):
    return new_code_cell(
        source, outputs=list(outputs), metadata=grading(grade_id, points=points), execution_count=1
    )


def answer_cell(source="Because of rounding."):
    return new_markdown_cell(source, metadata=grading("answer-why", points=4, solution=True))


def result(value, html=None):
    data = {"text/plain": repr(value)} | ({"text/html": html} if html else {})
    return new_output("execute_result", data=data, execution_count=1)


def error(name, text, *traceback):
    return new_output("error", ename=name, evalue=text, traceback=[*traceback, f"{name}: {text}"])


def page_of(*cells, scores=None, metadata=None):
    """Return the page of a notebook with these cells; each graded one with full marks."""
    notebook = new_notebook(cells=list(cells), metadata=metadata or {})
    if scores is None:
        about = [c.metadata.nbgrader for c in cells if "nbgrader" in c.metadata]
        scores = FeedbackScores(
            {a["grade_id"]: CellFeedback(a.get("points"), a.get("points")) for a in about}
        )
    return render_feedback(json.dumps(notebook), scores, **WHO)


def text_of(page):
    """Return what a reader sees, blanks joined."""
    body = re.sub(r"<(style|script)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())
