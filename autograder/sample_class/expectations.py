"""What grading must find in the sample class, so that a test can hold all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.sample_class.student_file import due_dates, read_class


@dataclass(frozen=True)
class Expectation:
    """What grading must find in one submission.

    Parameters
    ----------
    honest
        Whether the student means to solve the exercises.
    stock_agrees
        Whether stock nbgrader can run it and must come to the same scores.
    late
        Whether it came after the assignment was due.
    mistakes
        What is wrong with the answers, or what the student tries, each in a few words.
    loses, zero
        Test cells in which points, or all points, must be lost; a notebook's name stands for all
        its test cells. Every other test cell must give all its points.
    needs_human
        Notebooks that no program can grade; of their cells nothing is expected.
    """

    student: str
    assignment: str
    honest: bool
    stock_agrees: bool
    late: bool
    mistakes: tuple[str, ...]
    loses: frozenset[str]
    zero: frozenset[str]
    needs_human: frozenset[str]

    def loses_in(self, notebook: str, grade_id: str) -> bool:
        """Whether a test cell must cost points; if not, it must give all."""
        return not self.loses.isdisjoint({notebook, grade_id}) or self.zero_in(notebook, grade_id)

    def zero_in(self, notebook: str, grade_id: str) -> bool:
        """Whether a test cell must give no point at all."""
        return not self.zero.isdisjoint({notebook, grade_id})


def expectations(sample: Path) -> list[Expectation]:
    """Return what grading must find, by assignment and student.

    Parameters
    ----------
    sample
        The folder of the sample class.

    Raises
    ------
    CourseError
        A file is not as it must be; the text names it and the line.
    """
    due = due_dates(sample)
    found = []
    for file in read_class(sample):
        header = file.header
        found.append(
            Expectation(
                student=file.student,
                assignment=file.assignment,
                honest=header.honest,
                stock_agrees=(
                    header.honest if header.stock_agrees is None else header.stock_agrees
                ),
                late=header.handed_in is not None and header.handed_in > due[file.assignment],
                mistakes=tuple(header.mistakes),
                loses=frozenset(header.loses),
                zero=frozenset(header.zero),
                needs_human=frozenset(header.needs_human),
            )
        )
    return found
