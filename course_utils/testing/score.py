"""The score of a test cell: a number for nbgrader, a table for the student."""

from __future__ import annotations

from dataclasses import dataclass

from course_utils.testing.presentation import score_table


@dataclass(frozen=True)
class CheckResult:
    """How one check went.

    Attributes
    ----------
    name : str
        What the check promises.
    points, earned : float
        The points of the check, and those earned: all or none.
    explanation : str
        Empty for a check that passed, otherwise every line that explains the failure.
    cause : str or None
        The likely cause in one sentence.
    sentence : str
        What is wrong, in one sentence.
    facts : tuple of (label, text) pairs
        What was given, what came back, what was expected and so on.
    """

    name: str
    points: float
    earned: float
    explanation: str = ""
    cause: str | None = None
    sentence: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing was found wrong (a check of 0 points can fail, too)."""
        return not self.explanation


class Score(float):
    """Points earned in a test cell.

    The plain representation is the bare number, which nbgrader reads as partial credit;
    the HTML representation is the table of checks.
    """

    checks: tuple[CheckResult, ...]
    points: float

    def __new__(cls, earned: float, points: float, checks: tuple[CheckResult, ...]) -> Score:
        """Return the score with the checks it comes from."""
        score = super().__new__(cls, earned)
        score.points = points
        score.checks = checks
        return score

    def __reduce__(self) -> tuple[type[Score], tuple[float, float, tuple[CheckResult, ...]]]:
        return Score, (float(self), self.points, self.checks)

    def _repr_html_(self) -> str:
        return score_table(float(self), self.points, self.checks)
