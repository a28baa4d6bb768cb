"""Feedback pages: nbgrader's own, made without a database, and with hidden tests hidden.

::

    executed notebook ─ CleanNotebook ─ WriteScores ─ HideTests ─ template ─► HTML
                                             │
        gradebook ─ feedback_scores ─────────┘

A page is a function of the executed notebook and of what the gradebook says of it, so it can be
made in any process. ``nbgrader generate_feedback`` makes the same page with::

    c.GenerateFeedback.exporter_class = "autograder.feedback_page.FeedbackExporter"
    c.GenerateFeedback.preprocessors = [
        "autograder.feedback.ReadScores",
        "autograder.feedback.HideTests",
    ]
"""

from __future__ import annotations

import functools
import html
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedNotebook
from nbgrader.preprocessors import ClearHiddenTests, GetGrades, NbGraderPreprocessor
from sqlalchemy.orm import undefer
from traitlets.config import Config

from autograder.feedback_page import FeedbackExporter


@dataclass(frozen=True)
class CellFeedback:
    """What the gradebook says of one cell.

    Parameters
    ----------
    score
        None where a human has still to mark the cell, and for a cell that gives no points.
    max_score
        None for a cell that gives no points.
    comment
        Of a solution or task cell, in Markdown.
    """

    score: float | None = None
    max_score: float | None = None
    comment: str | None = None


@dataclass(frozen=True)
class FeedbackScores:
    """What the gradebook says of one submitted notebook; all that a page needs from there.

    Parameters
    ----------
    cells
        By grade_id.
    score, max_score
        Of the notebook, before the penalty for being late.
    late_penalty
        In points.
    """

    cells: dict[str, CellFeedback] = field(default_factory=dict)
    score: float = 0.0
    max_score: float = 0.0
    late_penalty: float = 0.0


def feedback_scores(
    gradebook: Gradebook, student: str, assignment: str, notebook: str
) -> FeedbackScores:
    """Read what a feedback page shows from an open gradebook.

    Raises
    ------
    nbgrader.api.MissingEntry
        The gradebook knows no such submission.
    """
    submitted = gradebook.find_submission_notebook(notebook, assignment, student)
    # Each sum and maximum would otherwise be asked for in a query of its own.
    score, max_score, penalty = (
        gradebook.db.query(
            SubmittedNotebook.score,
            SubmittedNotebook.max_score,
            SubmittedNotebook.late_submission_penalty,
        )
        .filter(SubmittedNotebook.id == submitted.id)
        .one()
    )
    grades = (
        gradebook.db.query(BaseCell.name, Grade)
        .options(undefer(Grade.max_score))
        .join(Grade, Grade.cell_id == BaseCell.id)
        .filter(Grade.notebook_id == submitted.id)
        .order_by(BaseCell.name)
    )
    comments = (
        gradebook.db.query(BaseCell.name, Comment.comment)
        .join(Comment, Comment.cell_id == BaseCell.id)
        .filter(Comment.notebook_id == submitted.id)
        .order_by(BaseCell.name)
    )
    cells = {name: CellFeedback(comment=comment) for name, comment in comments}
    for name, grade in grades:
        marked = grade.auto_score is not None or grade.manual_score is not None
        points = float(grade.score) if marked else None
        comment = cells[name].comment if name in cells else None
        cells[name] = CellFeedback(points, float(grade.max_score), comment)
    return FeedbackScores(cells, float(score), float(max_score), float(penalty or 0.0))


def render_feedback(
    notebook_text: str, scores: FeedbackScores, student: str, assignment: str, notebook: str
) -> str:
    """Return the feedback page of one executed notebook.

    Parameters
    ----------
    notebook_text
        The executed notebook as JSON text.
    scores
        What the gradebook says of it.
    student, assignment, notebook
        The names that nbgrader has for them.
    """
    node = nbformat.reads(notebook_text, as_version=4)
    names = {"student": student, "assignment": assignment, "notebook": notebook}
    page, _ = _exporter().from_notebook_node(node, {"nbgrader": {**names, "scores": scores}})
    # A student's text may hold half a surrogate pair, which cannot be written to a file.
    return str(page).encode("utf-8", "replace").decode("utf-8")


def plain_feedback(
    scores: FeedbackScores, why: str, student: str, assignment: str, notebook: str
) -> str:
    """Return a page with the scores alone, for a notebook of which no full page can be made."""
    rows = "".join(
        f"<tr><td>{html.escape(name)}</td><td>{_points(cell.score)} / {cell.max_score:g}</td>"
        f"<td>{html.escape(cell.comment or '')}</td></tr>"
        for name, cell in scores.cells.items()
        if cell.max_score is not None
    )
    title = html.escape(f"{assignment} · {notebook} · {student}")
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<body><h1>{title}</h1><p>{scores.score:g} of {scores.max_score:g} points</p>"
        f"<table>{rows}</table>"
        f"<p>The notebook itself cannot be shown: {html.escape(why)}.</p></body></html>"
    )


def _points(score: float | None) -> str:
    return "not marked yet" if score is None else f"{score:g}"


@functools.cache
def _exporter() -> FeedbackExporter:
    """The exporter of this process: it compiles the templates once."""
    exporter = FeedbackExporter()
    for step in (WriteScores, HideTests):
        exporter.register_preprocessor(step, enabled=True)
    return exporter


# --------------------------------------------------------------------------- preprocessors


class WriteScores(GetGrades):
    """Put FeedbackScores into a notebook, as nbgrader's GetGrades does with its gradebook."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        self._scores = self._find_scores(resources["nbgrader"])
        for cell in nb.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if _is_marked(cell) and grade_id not in self._scores.cells:
                del cell.metadata["nbgrader"]  # the gradebook has no such cell
        nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
        scores = self._scores
        resources["nbgrader"].update(
            score=scores.score - scores.late_penalty,
            max_score=scores.max_score,
            late_penalty=scores.late_penalty,
        )
        return nb, resources

    def _find_scores(self, names: dict[str, Any]) -> FeedbackScores:
        scores: FeedbackScores = names["scores"]
        return scores

    def _get_comment(self, cell: NotebookNode, resources: Any) -> None:
        cell.metadata.nbgrader["comment"] = self._of(cell).comment

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        cell.metadata.nbgrader["score"] = self._of(cell).score
        cell.metadata.nbgrader["points"] = self._of(cell).max_score

    def _of(self, cell: NotebookNode) -> CellFeedback:
        return self._scores.cells[cell.metadata.nbgrader["grade_id"]]


def _is_marked(cell: NotebookNode) -> bool:
    """Whether scores or comments belong to a cell."""
    return bool(utils.is_solution(cell) or utils.is_grade(cell) or utils.is_task(cell))


class ReadScores(WriteScores):
    """The same for ``nbgrader generate_feedback``, which says where the gradebook is."""

    def _find_scores(self, names: dict[str, Any]) -> FeedbackScores:
        with Gradebook(names["db_url"]) as gradebook:
            return feedback_scores(
                gradebook, names["student"], names["assignment"], names["notebook"]
            )


class HideTests(NbGraderPreprocessor):
    """Take hidden tests, and what could tell of them, out of a notebook that students get to see.

    Of a cell with hidden tests there remain what ClearHiddenTests leaves of its source, the score
    with its table of checks, and of an error the type and one line of the message; not even that
    of an AssertionError, which may hold expected values. No test cell keeps a traceback.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        # With its own settings alone: it warns of each that it does not know.
        clearing = ClearHiddenTests(
            config=Config(ClearHiddenTests=self.config.get("ClearHiddenTests", {}))
        )
        for cell in nb.cells:
            # A student's cells are left alone: a delimiter in one must not stop the page.
            if cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell):
                hidden = _clear(cell, clearing)
                cell.outputs = [o for o in cell.outputs if not hidden or _tells_only_the_score(o)]
                for output in cell.outputs:
                    if output.output_type == "error":
                        _shorten(output, hidden)
        return nb, resources


def _clear(cell: NotebookNode, clearing: ClearHiddenTests) -> bool:
    """Clear hidden tests from a cell; return whether there were any."""
    try:
        return bool(clearing._remove_hidden_test_region(cell))
    except RuntimeError:  # a region without an end: nothing of the cell can be shown
        cell.source = "# This test is hidden."
        return True


def _tells_only_the_score(output: NotebookNode) -> bool:
    """Whether an output is an error, or a number of points, perhaps with its table of checks."""
    if output.output_type != "execute_result":
        return bool(output.output_type == "error")
    try:
        float(output.data.get("text/plain", ""))
    except ValueError:
        return False
    return True


def _shorten(error: NotebookNode, hidden: bool) -> None:
    said = error.evalue.strip()
    if hidden:
        said = "" if error.ename == "AssertionError" else said.partition("\n")[0]
    error.evalue = said
    error.traceback = [f"{error.ename}: {said}" if said else error.ename]
