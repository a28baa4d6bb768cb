"""The sample class: short student files, turned into real submissions.

::

    data/sample_class/03_gradient_checking/
        assignment.toml        when the assignment was due
        answers/*.py           right answers in several hands, for students to start from
        student-01.py …        one student each: what differs, edits, what grading must find

A student's file is in Python's percent format. It opens with prose that says who this is and a TOML
block (:mod:`.header`); each ``# %% grade_id`` then gives the source of one cell::

    # Average. Moves the wrong variable in the one-dimensional check.
    #
    # /// student
    # honest = true
    # base = "careful"
    # handed_in = 2026-10-16T09:12:00Z
    # loses = ["test-gradient-check", "test-gradient-check-hidden"]
    # ///

    # %% solution-gradient-check
    def gradient_check(x, theta, epsilon=1e-7): ...


    # %% [markdown] answer-straight-cost
    # What the student wrote, each line behind a number sign.

    # %% after solution-gradient-check
    print("a cell that the student added")

:mod:`.student_file` reads such files, :mod:`.edits` applies them to the released notebooks,
:mod:`.placing` writes the result, and :mod:`.expectations` says what grading must make of it.
"""

from autograder.sample_class.expectations import Expectation, expectations
from autograder.sample_class.placing import unpack
from autograder.sample_class.student_file import due_dates

__all__ = ["Expectation", "due_dates", "expectations", "unpack"]
