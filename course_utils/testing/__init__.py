"""Checks that explain: what the test cells of the workbook are written with.

A test cell is a :class:`Rubric` of named checks and ends with its score. Each check earns
its own points; a failed one says what was given, what came back, what was expected and,
where the numbers betray it, the likely cause::

    rubric = Rubric(points=1)
    with rubric.check("J is θ·x at (2, 4)", points=1) as check:
        check.close(forward_propagation(2.0, 4.0), 8.0, given="x = 2, theta = 4")
    rubric.score()

The way of one check through this package::

    check ───► comparison ──► values          is it equal? if not: kind, shape, finiteness, size
       │           └────────► signatures      does the difference carry a known signature?
       ├─────► pace                           does it take as long as a loop in Python?
       ├─────► exceptions                     what did the student's code raise, and where?
       ▼
    rubric ──► score ───────► presentation    points as a number, the explanation as a table

A promise beside the mathematics, such as arguments that are left alone, is a check by
:meth:`Rubric.promise`: it counts only beside an answer.
:func:`substitute` puts another function in the place of one that a student wrote, and
:func:`recorded` notes how a function was called.
"""

from course_utils.testing.recording import recorded
from course_utils.testing.rubric import Rubric
from course_utils.testing.score import CheckResult, Score
from course_utils.testing.substitution import substitute

__all__ = ["CheckResult", "Rubric", "Score", "recorded", "substitute"]
