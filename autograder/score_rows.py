"""All scores as rows, one for each submission.

Points come from nbgrader's gradebook, which knows what humans gave and
what being late costs; the outcomes add how grading went. A submission that only one of the two
knows (graded by stock nbgrader; not recorded yet) has its row, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)

from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.outcomes import GRADED, Outcome, read_outcomes

REMOVED = "removed"


@dataclass(frozen=True)
class NotebookScore:
    """Points of one notebook.

    Parameters
    ----------
    points, max_points
        Before the penalty; what a human has still to mark counts 0.
    late_penalty
        In points.
    to_mark, points_to_mark
        Number of cells that a human has still to mark, and what they give at most.
    marked
        What a human gave, by grade_id.
    """

    points: float
    max_points: float
    late_penalty: float = 0.0
    to_mark: int = 0
    points_to_mark: float = 0.0
    marked: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class ScoreRow:
    """One submission.

    Parameters
    ----------
    notebooks
        By name, in the assignment's order.
    status
        "graded", "needs a human", or "removed": graded once, and no longer handed in.
    sentence
        Why it needs a human, or what was removed; else None.
    late_seconds
        By how much it was late.
    """

    student: str
    assignment: str
    notebooks: dict[str, NotebookScore] = field(default_factory=dict)
    status: str = GRADED
    sentence: str | None = None
    late_seconds: float = 0.0

    @property
    def total(self) -> float:
        """Points after the penalty for being late."""
        return sum(n.points - n.late_penalty for n in self.notebooks.values())

    @property
    def max_points(self) -> float:
        return sum(n.max_points for n in self.notebooks.values())

    @property
    def late_penalty(self) -> float:
        return sum(n.late_penalty for n in self.notebooks.values())

    @property
    def to_mark(self) -> int:
        """Number of cells that a human has still to mark."""
        return sum(n.to_mark for n in self.notebooks.values())

    @property
    def share(self) -> float | None:
        """Points as a share of those that are given so far; None where there are none."""
        given = self.max_points - sum(n.points_to_mark for n in self.notebooks.values())
        return self.total / given if self.status == GRADED and given > 0 else None


# By student and assignment: the notebooks' scores and the seconds late.
Recorded = Mapping[tuple[str, str], tuple[dict[str, NotebookScore], float]]


def read_scores(course: Course, assignments: list[str] | None = None) -> list[ScoreRow]:
    """Return the rows of some assignments, or of all.

    Raises
    ------
    CourseError
        The gradebook cannot be read.
    """
    path = course.gradebook_path
    recorded: Recorded = {}
    if path is None or path.exists():  # opening it would make an empty one
        with open_gradebook(course) as gradebook:
            recorded = recorded_scores(gradebook)
    rows = score_rows(read_outcomes(course), recorded)
    wanted = (row for row in rows if assignments is None or row.assignment in assignments)
    return [_if_there(course, row) for row in wanted]


def _if_there(course: Course, row: ScoreRow) -> ScoreRow:
    """Mark a row whose submission was taken away: what the gradebook has of it stays there."""
    missing = course.missing(row.student, row.assignment)
    if missing is None:
        return row
    return replace(row, status=REMOVED, sentence=f"{missing}; the grade stays in the gradebook")


def score_rows(outcomes: Iterable[Outcome], recorded: Recorded) -> list[ScoreRow]:
    """Join outcomes and recorded scores into rows, by assignment and student."""
    told = {(outcome["student"], outcome["assignment"]): outcome for outcome in outcomes}
    rows = []
    for key in sorted(told.keys() | recorded.keys(), key=lambda key: (key[1], key[0])):
        outcome = told.get(key, {})
        notebooks, late_seconds = recorded.get(key) or (
            {n["name"]: _from_outcome(n) for n in outcome["notebooks"]},
            float(outcome["late_seconds"]),
        )
        status, sentence = outcome.get("status", GRADED), outcome.get("sentence")
        rows.append(ScoreRow(key[0], key[1], notebooks, status, sentence, late_seconds))
    return rows


def _from_outcome(notebook: Mapping[str, Any]) -> NotebookScore:
    cells = notebook["cells"]
    unmarked = [cell["max_points"] for cell in cells if cell["points"] is None]
    return NotebookScore(
        sum(cell["points"] or 0.0 for cell in cells),
        sum(cell["max_points"] for cell in cells),
        to_mark=len(unmarked),
        points_to_mark=sum(unmarked),
    )


def recorded_scores(gradebook: Gradebook) -> Recorded:
    """Read every submission's scores from an open gradebook, in two queries."""
    submissions = gradebook.db.query(
        SubmittedAssignment.student_id, Assignment.name, SubmittedAssignment
    ).join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    late = {(s, a): float(submission.total_seconds_late) for s, a, submission in submissions}
    grades: dict[tuple[str, str], dict[str, list[tuple[str, float, Grade]]]] = {}
    for student, assignment, notebook, penalty, name, grade in (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            Assignment.name,
            Notebook.name,
            SubmittedNotebook.late_submission_penalty,
            BaseCell.name,
            Grade,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .order_by(Notebook.name)
    ):
        own = grades.setdefault((student, assignment), {}).setdefault(notebook, [])
        own.append((name, penalty or 0.0, grade))
    return {
        key: ({name: _from_grades(own) for name, own in grades.get(key, {}).items()}, seconds)
        for key, seconds in late.items()
    }


def _from_grades(grades: list[tuple[str, float, Grade]]) -> NotebookScore:
    unmarked = [
        grade.max_score
        for _, _, grade in grades
        if grade.auto_score is None and grade.manual_score is None
    ]
    return NotebookScore(
        sum(grade.score for _, _, grade in grades),
        sum(grade.max_score for _, _, grade in grades),
        grades[0][1],
        len(unmarked),
        sum(unmarked),
        {name: grade.score for name, _, grade in grades if grade.manual_score is not None},
    )
