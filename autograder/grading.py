"""Grading one submission, as a function: submission + assignment in, notebooks + scores out.

::

    submission ─ read ─ restore ─► cells ─ examine ─► outputs and values ─ score ─► Graded
                                              │
                        forked examiner ◄─────┘   and from the nursery, its candidate

No disk, no database, no network: it can run in any process on any machine that has the course
installed. Every submission gets an outcome; nothing a student hands in raises an error here.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils

from autograder.assignment import Assignment
from autograder.custody import Custody
from autograder.errors import AutograderError, SubmissionError
from autograder.exam_cells import ExamCell, prepare
from autograder.examiner import Examined, examine
from autograder.nursery import Nursery, Setup
from autograder.restoration import grade_id_of, limit_outputs, read_notebook, restore
from autograder.sandbox import OOM_EXAMINER, die_with_parent, end_sooner, limit_memory
from autograder.scoring import CellScore, score_test
from autograder.submission import Submission

NO_RESPONSE = "No response."  # nbgrader's own comment on an untouched answer
NOT_HANDED_IN = "The notebook was not handed in."
EXAMINER_GRACE_SECONDS = 30.0
EXAMINER_MEMORY = 2 * 2**30  # bytes beyond what the worker has: whatever a candidate may send


@dataclass(frozen=True)
class GradedNotebook:
    """One notebook's result.

    Parameters
    ----------
    name
        Of the notebook, without ending.
    scores
        One for each graded cell of the assignment, in its order.
    text
        The executed notebook as JSON text; None if there was none to execute.
    comments
        nbgrader's automatic comment by solution cell: "No response." or None.
    problem
        Why a human must look, as one sentence; None if none must.
    """

    name: str
    scores: list[CellScore]
    text: str | None = None
    comments: dict[str, str | None] = field(default_factory=dict)
    problem: str | None = None


@dataclass(frozen=True)
class Graded:
    """One submission's result.

    Parameters
    ----------
    notebooks
        One for each notebook of the assignment.
    sandbox
        "namespaces" or "none": how the student's code was confined.
    seconds
        Wall-clock time that grading took.
    """

    student: str
    assignment: str
    notebooks: list[GradedNotebook]
    sandbox: str
    seconds: float = 0.0

    @property
    def problem(self) -> str | None:
        """Why a human must look, as one sentence; None if the submission is graded."""
        problems = list(dict.fromkeys(n.problem for n in self.notebooks if n.problem))
        return "; ".join(problems) + "." if problems else None


def grade_submission(submission: Submission, assignment: Assignment, nursery: Nursery) -> Graded:
    """Grade one submission.

    Raises
    ------
    SandboxError
        The machine cannot confine student code; nothing was run unconfined.
    """
    start = time.monotonic()
    notebooks = [
        grade_notebook(submission, assignment, name, nursery) for name in assignment.notebooks
    ]
    if not submission.notebooks and not submission.problems:
        notebooks[0] = _unscored(assignment, notebooks[0].name, "the folder holds no notebook")
    return Graded(
        submission.student,
        assignment.name,
        notebooks,
        _sandbox(nursery.setup),
        time.monotonic() - start,
    )


def unscored(submission: Submission, assignment: Assignment, setup: Setup, problem: str) -> Graded:
    """Return the result of a submission that could not be graded at all."""
    notebooks = [_unscored(assignment, name, problem) for name in assignment.notebooks]
    return Graded(submission.student, assignment.name, notebooks, _sandbox(setup))


def grade_notebook(
    submission: Submission, assignment: Assignment, name: str, nursery: Nursery
) -> GradedNotebook:
    """Grade one notebook of a submission, whatever state it is in."""
    if name in submission.problems:
        return _unscored(assignment, name, submission.problems[name])
    if name not in submission.notebooks:
        return _missing(assignment, name)
    try:
        return _graded(submission, assignment, name, nursery)
    except SubmissionError as error:
        return _unscored(assignment, name, str(error))
    except AutograderError:  # the machine's trouble is everybody's
        raise
    except Exception as error:  # a mistake of ours must not cost the rest of the class its grades
        kind = type(error).__name__
        return _unscored(assignment, name, f"{name}.ipynb cannot be graded ({kind}: {error})"[:300])


def _graded(
    submission: Submission, assignment: Assignment, name: str, nursery: Nursery
) -> GradedNotebook:
    source = assignment.notebooks[name]
    notebook = restore(read_notebook(name, submission.notebooks[name]), source)
    try:
        scores = execute(notebook, source, {**submission.files, **assignment.files}, nursery)
    except SubmissionError as error:
        raise SubmissionError(f"grading {name}.ipynb: {error}") from error
    broken = [s.grade_id for s in scores.values() if s.points is None and s.error]
    return GradedNotebook(
        name,
        [scores[cell.metadata.nbgrader["grade_id"]] for cell in assignment.graded_cells(name)],
        nbformat.writes(limit_outputs(notebook)),
        _comments(notebook),
        f"the test cell {broken[0]} is faulty" if broken else None,
    )


def execute(
    notebook: NotebookNode, source: NotebookNode, files: dict[str, bytes], nursery: Nursery
) -> dict[str, CellScore]:
    """Run a restored notebook, put the outputs into its cells, and score its graded cells.

    Raises
    ------
    SubmissionError
        The examiner itself did not come to an end.
    """
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    cells = [ExamCell(cell.source, _role(cell), grade_id_of(cell)) for cell in code]
    max_points = {
        cell.metadata.nbgrader["grade_id"]: float(cell.metadata.nbgrader["points"])
        for cell in notebook.cells
        if utils.is_grade(cell) or utils.is_task(cell)
    }

    def examined_and_scored() -> tuple[list[Examined], list[CellScore]]:
        custody = Custody(nursery.fork_candidate, nursery.setup.limits, files)
        try:
            examined = examine(cells, custody, nursery.setup.limits)
        finally:
            custody.close()
        scored = [
            score_test(cell.grade_id, max_points[cell.grade_id], e.value, e.error, e.checks)
            for cell, e in zip(cells, examined, strict=True)
            if cell.role == "test"
        ]
        for each in examined:
            each.value = None  # scored; it need not be something that can be sent on
        return examined, scored

    prepare(cells)
    nursery.await_warm()
    deadline = nursery.setup.limits.notebook_seconds + EXAMINER_GRACE_SECONDS
    examined, scored = _in_fork(examined_and_scored, deadline)
    for count, (cell, result) in enumerate(zip(code, examined, strict=True), start=1):
        cell.outputs = result.outputs
        cell.execution_count = count
    scores = {score.grade_id: score for score in scored}
    for cell in notebook.cells:
        if (utils.is_grade(cell) or utils.is_task(cell)) and grade_id_of(cell) not in scores:
            scores[grade_id_of(cell)] = _score_written(cell)
    return scores


def _sandbox(setup: Setup) -> str:
    return "namespaces" if setup.sandboxed else "none"


def _role(cell: NotebookNode) -> str:
    if utils.is_grade(cell) and not utils.is_solution(cell):
        return "test"
    return "given" if utils.is_locked(cell) else "student"


def _score_written(cell: NotebookNode) -> CellScore:
    """Score what a human marks: nothing yet, or zero where the student left it untouched."""
    metadata = cell.metadata.nbgrader
    points, max_points = (
        (None, float(metadata["points"])) if utils.is_task(cell) else utils.determine_grade(cell)
    )
    return CellScore(metadata["grade_id"], max_points, points)


def _comments(notebook: NotebookNode) -> dict[str, str | None]:
    comments: dict[str, str | None] = {}
    for cell in notebook.cells:
        if utils.is_solution(cell):
            untouched = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
            comments[grade_id_of(cell)] = NO_RESPONSE if untouched else None
        elif utils.is_task(cell):
            comments[grade_id_of(cell)] = None
    return comments


def _unscored(assignment: Assignment, name: str, problem: str) -> GradedNotebook:
    """The result of a notebook that only a human can judge: no score, also no old one."""
    scores = [
        CellScore(c.metadata.nbgrader["grade_id"], float(c.metadata.nbgrader["points"]), None)
        for c in assignment.graded_cells(name)
    ]
    return GradedNotebook(name, scores, problem=problem)


def _missing(assignment: Assignment, name: str) -> GradedNotebook:
    """The result of a notebook that was not handed in: zero, as nbgrader has it."""
    cells = [c.metadata.nbgrader for c in assignment.graded_cells(name)]
    scores = [
        CellScore(cell["grade_id"], float(cell["points"]), 0.0, error=NOT_HANDED_IN)
        for cell in cells
    ]
    return GradedNotebook(name, scores)


def _in_fork(function: Callable[[], Any], seconds: float) -> Any:
    """Call a function in a fork of this process and return its result.

    Test cells seed generators, patch and draw as they like; the fork keeps that from the next
    notebook.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _send_outcome(function, writing)
    os.close(writing)
    try:
        with open(reading, "rb", buffering=0) as pipe:
            outcome = _read_until(pipe, time.monotonic() + seconds)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if outcome is None:
        raise SubmissionError(f"it did not finish within {seconds:g} seconds")
    if not outcome:
        raise SubmissionError("it ended without a result")
    kind, value = pickle.loads(outcome)
    if kind == "error":
        raise value
    return value


def _send_outcome(function: Callable[[], Any], descriptor: int) -> None:
    die_with_parent()
    end_sooner(OOM_EXAMINER)
    limit_memory(EXAMINER_MEMORY)
    try:
        try:
            outcome = ("value", function())
        except AutograderError as error:
            outcome = ("error", error)
        except Exception as error:
            outcome = ("error", SubmissionError(f"it failed: {error!r}"[:500]))
        with open(descriptor, "wb") as pipe:
            pickle.dump(outcome, pipe)
    finally:
        os._exit(0)


def _read_until(pipe: Any, deadline: float) -> bytes | None:
    chunks: list[bytes] = []
    while True:
        remaining = deadline - time.monotonic()
        if remaining <= 0 or not select.select([pipe], [], [], remaining)[0]:
            return None
        chunk = pipe.read(2**20)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
