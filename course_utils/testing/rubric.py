"""A rubric of named checks, each with its own points."""

from __future__ import annotations

import math

from course_utils.testing.check import Check, valid_points
from course_utils.testing.findings import RubricError
from course_utils.testing.score import Score


class Rubric:
    """The checks of one test cell; the cell ends with :meth:`score`.

    Parameters
    ----------
    points : float
        What the test cell is worth; the points of its checks must add up to this.
    hidden : bool
        Whether the checks are hidden from students. Then no explanation gives the expected value
        away, nor numbers from which it follows.

    Examples
    --------
    >>> rubric = Rubric(points=3)
    >>> with rubric.check("two and two", points=1) as check:
    ...     check.close(2.0 + 2.0, 4.0, given="2 and 2")
    >>> with rubric.check("two times three", points=2) as check:
    ...     check.close(2.0 + 3.0, 6.0, given="2 and 3", mistakes={"It adds.": 5.0})
    >>> rubric.score()
    1.0
    >>> rubric.score().checks[1].cause
    'It adds.'
    """

    def __init__(self, points: float, hidden: bool = False) -> None:
        self.points = valid_points(points)
        self.hidden = hidden
        self._checks: dict[str, Check] = {}

    def check(self, name: str, points: float) -> Check:
        """Return a check, to be used in a ``with`` statement.

        An ``Exception`` or ``SystemExit`` that leaves the block is a failed check.

        Raises
        ------
        RubricError
            If another check of the rubric has the same name.
        """
        return self._add(Check(name, points, self.hidden))

    def promise(self, name: str, points: float) -> Check:
        """Return a check of a promise beside the mathematics: arguments left alone, calls counted.

        A function that does nothing breaks no promise. So this one earns its points only if the
        other checks of the rubric passed, or at least got answers by :meth:`Check.close`: of the
        right kind and shape, finite, and not one and the same number whatever was asked.
        """
        return self._add(Check(name, points, self.hidden, is_promise=True))

    def _add(self, check: Check) -> Check:
        if check.name in self._checks:
            raise RubricError(f"two checks have the name {check.name!r}")
        self._checks[check.name] = check
        return check

    def score(self) -> Score:
        """Return the points earned, with the explanations.

        Raises
        ------
        RubricError
            A ``ValueError``: if the points of the checks do not add up, or a check never ran.
        """
        total = math.fsum(check.points for check in self._checks.values())
        if not math.isclose(total, self.points, rel_tol=1e-9, abs_tol=1e-9):
            raise RubricError(
                f"the checks add up to {total:g} points, and the rubric has {self.points:g}"
            )
        answered = self._is_answered()
        results = tuple(check.result(answered) for check in self._checks.values())
        if all(result.passed for result in results):
            return Score(self.points, self.points, results)
        # nbgrader refuses a score above the cell's points, even by a rounding error.
        earned = min(math.fsum(result.earned for result in results), self.points)
        return Score(earned, self.points, results)

    def _is_answered(self) -> bool:
        """Whether the mathematics is right, or different numbers came back. Zeros say nothing."""
        examined = [check for check in self._checks.values() if not check.is_promise]
        if examined and all(check.passed for check in examined):
            return True
        came: dict[int, set[float]] = {}
        for check in examined:
            for answer in check.answers:
                came.setdefault(answer.ndim, set()).update(answer.flat)
        return any(len(numbers) > 1 for numbers in came.values())
