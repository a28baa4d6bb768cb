"""Lateness: what due dates and the course's late rule make of a submission that is graded.

Both follow from the gradebook and the configuration alone. So every run looks at them again and
grades nothing for it: after another due date, an extension, another rule, or a human's mark, of
which a rule may take a share.
"""

from __future__ import annotations

from typing import Any

from nbgrader.api import Assignment, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties

from autograder.course import Course
from autograder.errors import CourseError
from autograder.outcomes import read_outcomes, write_outcome


def assign_penalties(submission: SubmittedAssignment, config: Any) -> bool:
    """Let the course's late-submission plugin decide, within nbgrader's own bounds.

    Returns
    -------
    bool
        Whether a penalty is another one than before.

    Raises
    ------
    CourseError
        The plugin fails.
    """
    before = [notebook.late_submission_penalty for notebook in submission.notebooks]
    late = submission.total_seconds_late
    try:
        rule = AssignLatePenalties(config=config)
        rule.init_plugin()
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = _penalty(rule, submission, notebook, late)
    except Exception as error:  # the plugin is the course's own code
        text = f"The course's rule for late submissions fails: {type(error).__name__}: {error}"
        raise CourseError(text) from error
    return before != [notebook.late_submission_penalty for notebook in submission.notebooks]


def _penalty(
    rule: AssignLatePenalties,
    submission: SubmittedAssignment,
    notebook: SubmittedNotebook,
    late: float,
) -> float | None:
    if late <= 0:
        return None
    decided = rule.plugin_inst.late_submission_penalty(submission.student_id, notebook.score, late)
    return None if decided is None else float(rule._check_late_penalty(notebook, decided))


def renew_lateness(course: Course, gradebook: Gradebook, names: list[str]) -> int:
    """Bring the lateness of graded submissions up to date; return of how many it changed."""
    submissions = {
        (submission.student_id, name): submission
        for submission, name in gradebook.db.query(SubmittedAssignment, Assignment.name)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name.in_(names))
    }
    with_penalty = gradebook.db.query(SubmittedNotebook.assignment_id).filter(
        SubmittedNotebook.late_submission_penalty.is_not(None)
    )
    penalised = {submission_id for (submission_id,) in with_penalty}
    renewed = 0
    for outcome in read_outcomes(course, names):
        submission = submissions.get((outcome["student"], outcome["assignment"]))
        if submission is None:
            continue
        late = float(submission.total_seconds_late)
        changed = late != outcome["late_seconds"]
        if late or submission.id in penalised:
            changed |= assign_penalties(submission, course.config)
        if changed:
            gradebook.db.commit()
            write_outcome(course, {**outcome, "late_seconds": late})
            renewed += 1
    return renewed
