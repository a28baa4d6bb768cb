"""Writing into nbgrader's gradebook: one transaction for each submission."""

from __future__ import annotations

import contextlib
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy.exc
from nbgrader import utils
from nbgrader.api import Assignment as AssignmentRow
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.api import Notebook as NotebookRow

from autograder.course import Course
from autograder.errors import CourseError
from autograder.grading import Graded, GradedNotebook
from autograder.lateness import assign_penalties

Scores = dict[tuple[str, str], float | None]  # by notebook and cell


@contextmanager
def open_gradebook(course: Course) -> Iterator[Gradebook]:
    """Open the course's gradebook; turn what SQLAlchemy says into what to do.

    Raises
    ------
    CourseError
        It is not nbgrader's, is locked, full or cannot be written.
    """
    where = course.gradebook_path or course.gradebook_url
    _refuse_foreign(course.gradebook_path)
    try:
        _make_where_there_is_none(course.gradebook_path)
        with warnings.catch_warnings(), Gradebook(course.gradebook_url) as gradebook:
            # nbgrader's add_submission reads a submission's notebooks before it has added it
            warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)
            yield gradebook
    except sqlalchemy.exc.DatabaseError as error:
        said = str(error.orig)
        if "not a database" in said or "no such table" in said or "no such column" in said:
            advice = (
                "It is not a gradebook of this nbgrader: move it away, or run nbgrader db upgrade"
            )
        elif "locked" in said:
            advice = (
                "Another program is writing into it: close it (a formgrader?) and run this again"
            )
        else:
            advice = "Check the file's permissions and the room on its disk, then run this again"
        raise CourseError(f"The gradebook {where} cannot be used: {said}. {advice}.") from error


def _refuse_foreign(path: Path | None) -> None:
    """Refuse a database of something else, to which nbgrader would add its tables."""
    if path is None or not path.exists() or not path.stat().st_size:
        return
    with contextlib.closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as file:
        try:
            tables = {name for (name,) in file.execute("select name from sqlite_master")}
        except sqlite3.DatabaseError:
            return  # whatever it is, SQLAlchemy will say so
    if tables and "submitted_assignment" not in tables:
        raise CourseError(f"{path} is a database, but no gradebook of nbgrader: move it away.")


def _make_where_there_is_none(path: Path | None) -> None:
    """Make a new gradebook whole or not at all.

    nbgrader makes the tables first and writes its version half a second later. A run that is killed
    in between would leave a file that is not quite a gradebook.
    """
    if path is None or path.exists() or not path.parent.is_dir():
        return
    aside = path.with_name(f".new-{path.name}")
    aside.unlink(missing_ok=True)
    Gradebook(f"sqlite:///{aside}").close()
    aside.rename(path)


def recorded_scores(gradebook: Gradebook) -> dict[tuple[str, str], Scores]:
    """Return the automatic scores of all submissions, by assignment and student."""
    found: dict[tuple[str, str], Scores] = {}
    query = (
        gradebook.db.query(
            AssignmentRow.name,
            SubmittedAssignment.student_id,
            NotebookRow.name,
            BaseCell.name,
            Grade.auto_score,
        )
        .select_from(SubmittedAssignment)
        .join(AssignmentRow, SubmittedAssignment.assignment_id == AssignmentRow.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(NotebookRow, SubmittedNotebook.notebook_id == NotebookRow.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
    )
    for assignment, student, notebook, cell, score in query:
        found.setdefault((assignment, student), {})[notebook, cell] = score
    return found


def set_due_dates(course: Course, due: dict[str, datetime]) -> None:
    """Set when assignments are due, where the gradebook does not say so yet."""
    with open_gradebook(course) as gradebook:
        for assignment in gradebook.assignments:
            if assignment.duedate is None and assignment.name in due:
                when = due[assignment.name].astimezone(UTC).replace(tzinfo=None)
                gradebook.update_or_create_assignment(assignment.name, duedate=when)


def record(gradebook: Gradebook, graded: Graded, timestamp: str | None, config: Any) -> float:
    """Write one submission's scores, all or none of them; return the seconds it was late.

    Manual scores and comments stay, and are marked for another look, as nbgrader does.
    """
    with _one_transaction(gradebook):
        gradebook.update_or_create_student(graded.student)
        submission = gradebook.update_or_create_submission(
            graded.assignment, graded.student, timestamp=utils.parse_utc(timestamp)
        )
        notebooks = {notebook.name: notebook for notebook in submission.notebooks}
        for graded_notebook in graded.notebooks:
            _record_notebook(gradebook, notebooks[graded_notebook.name], graded_notebook)
        gradebook.db.flush()
        assign_penalties(submission, config)
        return float(submission.total_seconds_late)


def _record_notebook(
    gradebook: Gradebook, recorded: SubmittedNotebook, graded: GradedNotebook
) -> None:
    scores = {score.grade_id: score for score in graded.scores}
    # The names come with the rows: nbgrader's own properties ask for each in a query of its own.
    for name, grade in _with_names(gradebook, recorded, Grade):
        points = scores[name].points
        grade.auto_score = points
        grade.needs_manual_grade = points is None or grade.manual_score is not None
    for name, comment in _with_names(gradebook, recorded, Comment):
        comment.auto_comment = graded.comments.get(name)


def _with_names(gradebook: Gradebook, recorded: SubmittedNotebook, kind: Any) -> Any:
    """Yield the name of each cell of a submitted notebook with its grade, or its comment."""
    rows = gradebook.db.query(BaseCell.name, kind).join(kind, kind.cell_id == BaseCell.id)
    return rows.filter(kind.notebook_id == recorded.id)


@contextmanager
def _one_transaction(gradebook: Gradebook) -> Iterator[None]:
    """Make the commits inside nbgrader's own methods part of one commit at the end."""
    session = gradebook.db
    commit = session.commit
    session.commit = session.flush
    try:
        yield
        commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.commit = commit
