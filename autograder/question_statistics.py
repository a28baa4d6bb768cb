"""What a class's results say of each question: how hard, which mistakes, and how well it separates.

A question is a graded cell; its checks are its parts. Pure functions of outcomes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.grading import NOT_HANDED_IN
from autograder.outcomes import Outcome

GROUP_SHARE = 0.27
FEWEST_FOR_SEPARATION = 10  # with fewer, the groups are two students each

Marks = Mapping[tuple[str, str, str], float]  # by student, notebook and grade_id


@dataclass
class CheckStatistics:
    """One check over all submissions.

    Parameters
    ----------
    asked, failed
        How many submissions came to it, and failed.
    causes
        The likely causes that were named to those who failed, with counts.
    """

    name: str
    points: float
    asked: int = 0
    failed: int = 0
    causes: Counter[str] = field(default_factory=Counter)

    @property
    def failed_share(self) -> float:
        return self.failed / self.asked if self.asked else 0.0

    @property
    def without_cause(self) -> int:
        return self.failed - self.causes.total()


@dataclass
class QuestionStatistics:
    """One graded cell over all submissions that it was scored in.

    Parameters
    ----------
    shares
        The share of its points that each submission earned.
    to_mark
        In how many submissions a human has still to mark it.
    errors
        Errors that ended the whole cell, with counts.
    separation
        See :func:`separation`; None where it cannot be told.
    """

    notebook: str
    grade_id: str
    max_points: float
    shares: list[float] = field(default_factory=list)
    to_mark: int = 0
    checks: dict[str, CheckStatistics] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    separation: float | None = None

    @property
    def mean(self) -> float:
        return sum(self.shares) / len(self.shares) if self.shares else 0.0

    @property
    def full(self) -> int:
        return sum(share >= 1 for share in self.shares)

    @property
    def none(self) -> int:
        return sum(share <= 0 for share in self.shares)

    @property
    def part(self) -> int:
        return len(self.shares) - self.full - self.none


def question_statistics(outcomes: Iterable[Outcome], marks: Marks) -> list[QuestionStatistics]:
    """Return the statistics of each question of one assignment, in the assignment's order.

    Notebooks that were not handed in, or that only a human can judge, say nothing of a question.

    Parameters
    ----------
    outcomes
        How grading went.
    marks
        What humans gave, which counts for more.
    """
    questions: dict[tuple[str, str], QuestionStatistics] = {}
    earned: list[dict[tuple[str, str], float]] = []  # one for each submission
    for outcome in outcomes:
        earned.append({})
        for notebook in filter(_was_examined, outcome["notebooks"]):
            for cell in notebook["cells"]:
                key = notebook["name"], cell["grade_id"]
                question = questions.setdefault(key, QuestionStatistics(*key, cell["max_points"]))
                points = marks.get((outcome["student"], *key), cell["points"])
                _count(question, cell, points)
                if points is not None:
                    earned[-1][key] = points
    for key, question in questions.items():
        pairs = [
            (points[key] / question.max_points, sum(points.values()) - points[key])
            for points in earned
            if key in points and question.max_points
        ]
        if not question.to_mark:  # else those are counted that left it empty, and no others
            question.separation = separation([s for s, _ in pairs], [rest for _, rest in pairs])
    return list(questions.values())


def _was_examined(notebook: dict[str, Any]) -> bool:
    return not notebook["problem"] and any(c["error"] != NOT_HANDED_IN for c in notebook["cells"])


def _count(question: QuestionStatistics, cell: dict[str, Any], points: float | None) -> None:
    if points is None:
        question.to_mark += 1
        return
    question.shares.append(points / cell["max_points"] if cell["max_points"] else 1.0)
    if cell["error"]:
        question.errors[cell["error"].partition("\n")[0][:200]] += 1
    for each in cell["checks"]:
        check = question.checks.setdefault(
            each["name"], CheckStatistics(each["name"], each["points"])
        )
        check.asked += 1
        if each["explanation"]:
            check.failed += 1
            if each["cause"]:
                check.causes[each["cause"]] += 1


def separation(shares: Sequence[float], rest: Sequence[float]) -> float | None:
    """Return how well a question separates strong students from weak ones.

    The index of discrimination: the mean share of the question's points in the upper group minus
    that in the lower group, each of 27 % of the students. Groups go by the points of the *rest*
    of the assignment, so that the question does not choose its own groups; students with equal
    points at a group's edge share the places left.

    Parameters
    ----------
    shares
        Each student's share of the question's points, 0 to 1.
    rest
        The same students' points in all other questions.

    Returns
    -------
    float or None
        -1 to 1; None for fewer than 10 students, or where the rest is the same for all.

    References
    ----------
    .. [1] T. L. Kelley (1939), "The selection of upper and lower groups for the validation of test
       items", Journal of Educational Psychology 30(1), 17-24.
    .. [2] R. L. Ebel and D. A. Frisbie (1991), "Essentials of Educational Measurement", 5th ed.,
       Prentice Hall: from 0.40 very good, from 0.30 good, from 0.20 fair, below poor.

    Examples
    --------
    >>> separation([0] * 5 + [1] * 5, range(10))
    1.0
    """
    if len(shares) < FEWEST_FOR_SEPARATION or len(set(rest)) < 2:
        return None
    size = GROUP_SHARE * len(shares)
    by_rest: dict[float, list[float]] = {}
    for share, points in zip(shares, rest, strict=True):
        by_rest.setdefault(points, []).append(share)
    ascending = [by_rest[points] for points in sorted(by_rest)]
    return _group_mean(ascending[::-1], size) - _group_mean(ascending, size)


def _group_mean(tied: Iterable[list[float]], size: float) -> float:
    """The mean of the first `size` values; those that are tied at the edge count in part."""
    total, room = 0.0, size
    for values in tied:
        taken = min(room, len(values))
        total += taken * sum(values) / len(values)
        room -= taken
        if room <= 0:
            break
    return total / size
