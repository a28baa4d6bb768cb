"""Grade a class: the one process that writes.

::

    submitted/ ─ read ─► submission ──► pool of workers ──► Graded ─► autograded/, gradebook,
    feedback/
                                                                                        outcomes/
                                                                                        (last)

Workers compute and return; only this process writes, one submission at a time, files by write-then-
rename, the gradebook in one transaction, the outcome at the very end. Killed anywhere, it finds on
the next run which submissions have no outcome that holds, and grades those.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy.exc
from nbgrader import utils
from nbgrader.api import Gradebook

from autograder import worker
from autograder.assignment import Assignment
from autograder.course import Course
from autograder.errors import AutograderError, CourseError
from autograder.feedback import FeedbackScores, feedback_scores, plain_feedback
from autograder.feedback_page import look
from autograder.gradebook import open_gradebook, record, recorded_scores
from autograder.grading import Graded, unscored
from autograder.lateness import renew_lateness
from autograder.nursery import Setup
from autograder.outcomes import (
    Outcome,
    as_outcome,
    fingerprint,
    outcome_path,
    read_outcome,
    read_outcomes,
    replace_folder,
    scores_of,
    write_file,
    write_outcome,
)
from autograder.release import release
from autograder.submission import TIMESTAMP, Submission, read_submission
from autograder.worker import WorkerDied, Workers


@dataclass(frozen=True)
class Task:
    """One submission that is to be graded."""

    submission: Submission
    assignment: Assignment
    fingerprint: str


@dataclass
class Summary:
    """What a run did.

    Parameters
    ----------
    graded
        Outcomes written by this run.
    unchanged
        Number of submissions whose outcome still held.
    late_renewed
        For how many of them another due date or rule changed the lateness.
    """

    graded: list[Outcome] = field(default_factory=list)
    unchanged: int = 0
    late_renewed: int = 0


class Listener:
    """What a run tells of its progress; the command line shows it. Override what is of use."""

    def releasing(self, assignment: str) -> None:
        """Say that an assignment is being released."""

    def counted(self, to_grade: int, unchanged: int) -> None:
        """Say how many submissions there are, before the first is graded."""

    def graded(self, outcome: Outcome) -> None:
        """Say that a submission has been graded and written."""


def grade_class(
    course: Course,
    names: list[str],
    students: list[str] | None = None,
    *,
    setup: Setup,
    workers: Workers,
    force: bool = False,
    listener: Listener | None = None,
) -> Summary:
    """Grade all submissions of some assignments that are not graded yet or have changed.

    Parameters
    ----------
    names
        Assignments; released first where they have changed.
    students
        Only these; None for all.
    workers
        The pool that grades.
    force
        Grade again what has not changed, too.

    Raises
    ------
    CourseError
        The course, the gradebook or a name is not as it must be. What was graded before stays.
    SandboxError
        This machine cannot confine student code.
    """
    listener = listener or Listener()
    with _only_one(course):
        assignments = [course.assignment(name) for name in names]
        for assignment in assignments:
            listener.releasing(assignment.name)
            release(course, assignment)
        _check_students(course, names, students)
        pending = _Pending(course, assignments, students, setup, force)
        listener.counted(pending.count, pending.unchanged)
        summary = Summary(unchanged=pending.unchanged)
        if pending.count:
            with open_gradebook(course) as gradebook:
                jobs = ((task, (task.submission, task.assignment)) for task in pending)
                for task, result in workers.map(worker.grade, jobs):
                    graded = _unless_died(task, result, setup)
                    outcome = _write_or_say_why(course, gradebook, task, graded, setup)
                    summary.graded.append(outcome)
                    listener.graded(outcome)
        with open_gradebook(course) as gradebook:
            summary.late_renewed = renew_lateness(course, gradebook, names)
    return summary


class _Pending:
    """The submissions that are to be graded, read from disk only when their turn comes."""

    def __init__(
        self,
        course: Course,
        assignments: list[Assignment],
        students: list[str] | None,
        setup: Setup,
        force: bool,
    ) -> None:
        self._course = course
        self._setup = setup
        self._wanted: list[tuple[Assignment, str]] = []
        with open_gradebook(course) as gradebook:
            self._recorded = recorded_scores(gradebook)
        self.unchanged = 0
        for assignment in assignments:
            for student in course.students(assignment.name):
                if students is not None and student not in students:
                    continue
                if force or self._has_changed(assignment, student):
                    self._wanted.append((assignment, student))
                else:
                    self.unchanged += 1
        self.count = len(self._wanted)

    def __iter__(self) -> Iterator[Task]:
        for assignment, student in self._wanted:
            yield self._task(assignment, student)

    def _task(self, assignment: Assignment, student: str) -> Task:
        folder = self._course.folder("submitted", student, assignment.name)
        submission = read_submission(folder, student, assignment.name, list(assignment.notebooks))
        return Task(submission, assignment, fingerprint(submission, assignment, self._setup))

    def _has_changed(self, assignment: Assignment, student: str) -> bool:
        outcome = read_outcome(self._course, student, assignment.name)
        if outcome is None or scores_of(outcome) != self._recorded.get((assignment.name, student)):
            return True  # never graded to the end, or into another gradebook than this one
        return bool(outcome.get("fingerprint") != self._task(assignment, student).fingerprint)


def update_feedback(course: Course, names: list[str], workers: Workers) -> int:
    """Write the feedback pages that are missing or no longer right; return how many.

    A page follows from the executed notebook and from what the gradebook says of it, so a mark or a
    comment that a human gave since is a reason, too.
    """
    with open_gradebook(course) as gradebook:
        stale = [
            page
            for outcome in read_outcomes(course, names)
            for page in _pages(course, gradebook, outcome)
            if not page.is_current()
        ]
    written = 0
    for page, html in workers.map(worker.render, ((page, page.arguments()) for page in stale)):
        page.write(page.plain(str(html)) if isinstance(html, WorkerDied) else html)
        written += 1
    return written


# What `nbgrader release_feedback` wants to find beside the pages.
_FOR_RELEASE = (TIMESTAMP, "submission_secret.txt")


@dataclass(frozen=True)
class _Page:
    """One feedback page and what it follows from."""

    path: Path
    notebook: Path
    scores: FeedbackScores
    outcome: Outcome

    @property
    def key(self) -> str:
        said = f"{self.outcome['fingerprint']} {self.scores!r} {look()}"
        return f"<!-- {hashlib.sha256(said.encode()).hexdigest()} -->"

    def is_current(self) -> bool:
        try:
            with self.path.open("rb") as page:
                page.seek(-min(len(self.key), self.path.stat().st_size), 2)
                return page.read() == self.key.encode()
        except OSError:
            return False

    def arguments(self) -> tuple[str, FeedbackScores, str, str, str]:
        text = self.notebook.read_text(encoding="utf-8")
        return (
            text,
            self.scores,
            self.outcome["student"],
            self.outcome["assignment"],
            self.notebook.stem,
        )

    def plain(self, why: str) -> str:
        """Return a page with the scores alone."""
        student, assignment = self.outcome["student"], self.outcome["assignment"]
        return plain_feedback(self.scores, why, student, assignment, self.notebook.stem)

    def write(self, html: str) -> None:
        write_file(self.path, (html + self.key).encode())


def _pages(course: Course, gradebook: Gradebook, outcome: Outcome) -> Iterator[_Page]:
    student, assignment = outcome["student"], outcome["assignment"]
    executed = course.folder("autograded", student, assignment)
    folder = course.folder("feedback", student, assignment)
    names = [n["name"] for n in outcome["notebooks"] if (executed / f"{n['name']}.ipynb").is_file()]
    for old in folder.glob("*.html"):
        if old.stem not in names:
            old.unlink()
    for name in _FOR_RELEASE:
        if names and (executed / name).is_file() and not (folder / name).is_file():
            write_file(folder / name, (executed / name).read_bytes())
    for name in names:
        yield _Page(
            folder / f"{name}.html",
            executed / f"{name}.ipynb",
            feedback_scores(gradebook, student, assignment, name),
            outcome,
        )


# --------------------------------------------------------------------------- writing


def _write_or_say_why(
    course: Course, gradebook: Gradebook, task: Task, graded: Graded, setup: Setup
) -> Outcome:
    """Write a graded submission; where that cannot be done, write that a human must look."""
    try:
        return _write(course, gradebook, task, graded)
    except (AutograderError, sqlalchemy.exc.SQLAlchemyError):
        raise  # the gradebook's trouble is everybody's
    except Exception as error:
        problem = f"the result could not be written ({type(error).__name__}: {error})"[:300]
        failed = unscored(task.submission, task.assignment, setup, problem)
        return _write(course, gradebook, task, failed)


def _write(course: Course, gradebook: Gradebook, task: Task, graded: Graded) -> Outcome:
    """Write all that follows from one graded submission; its outcome last."""
    submission, assignment = task.submission, task.assignment
    outcome_path(course, graded.student, assignment.name).unlink(missing_ok=True)
    timestamp, notes = _readable_timestamp(submission.timestamp)
    late_seconds = record(gradebook, graded, timestamp, course.config)
    texts = {f"{n.name}.ipynb": n.text.encode() for n in graded.notebooks if n.text is not None}
    if texts:
        texts.update(submission.files)
        if timestamp:
            texts[TIMESTAMP] = timestamp.encode()
    replace_folder(course.folder("autograded", graded.student, assignment.name), texts)
    submission = replace(submission, notes=submission.notes + notes)
    outcome = as_outcome(graded, submission, late_seconds, task.fingerprint)
    write_outcome(course, outcome)
    return outcome


def _unless_died(task: Task, result: Graded | WorkerDied, setup: Setup) -> Graded:
    if isinstance(result, WorkerDied):
        return unscored(task.submission, task.assignment, setup, f"{result} while at it")
    return result


def _readable_timestamp(text: str | None) -> tuple[str | None, tuple[str, ...]]:
    if not text:
        return None, ()
    try:
        utils.parse_utc(text)
    except Exception:  # for an odd text dateutil raises all sorts, decimal.InvalidOperation for one
        return None, (f"{TIMESTAMP} does not hold a time that can be read; taken as not late.",)
    return text, ()


def _check_students(course: Course, names: list[str], students: list[str] | None) -> None:
    known = {student for name in names for student in course.students(name)}
    unknown = [student for student in students or [] if student not in known]
    if unknown:
        raise CourseError(
            f"No submission of {' or '.join(names)} by {', '.join(unknown)} in "
            f"{course.folder('submitted')}."
        )


@contextlib.contextmanager
def _only_one(course: Course) -> Iterator[None]:
    """Keep a second run out while one is under way; the lock goes with the process."""
    try:
        course.workspace.mkdir(parents=True, exist_ok=True)
        lock = os.open(course.workspace / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CourseError(f"{course.workspace} cannot be written: {error.strerror}.") from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CourseError(
                f"Another run is grading in {course.workspace}: wait for it to end."
            ) from None
        yield
    finally:
        os.close(lock)
