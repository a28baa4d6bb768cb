"""From what came of a test cell to points: nbgrader's meaning, without its traps.

An error means no points, a number that many, nothing all of them. Text on stderr and warnings cost
nothing. A value that is no number of points (NaN, more than the maximum, less than zero, a table)
is a mistake of the test: it is reported as one, and no student is scored by it.
"""

from __future__ import annotations

import math
import numbers
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class CellScore:
    """The score of one graded cell.

    Parameters
    ----------
    grade_id
        The cell's name in the assignment.
    max_points
        What it gives at most.
    points
        What the student gets; None where a human must say.
    checks
        The named checks of a rubric: dicts of name, points, earned, explanation and cause.
    error
        The error that ended the cell, or what is wrong with the test; else None.
    """

    grade_id: str
    max_points: float
    points: float | None
    checks: list[dict[str, Any]] = field(default_factory=list)
    error: str | None = None


def score_test(
    grade_id: str,
    max_points: float,
    value: Any,
    error: str | None,
    checks: list[dict[str, Any]],
) -> CellScore:
    """Score a test cell by the value of its last expression and the error that ended it."""
    if error is not None:
        return CellScore(grade_id, max_points, 0.0, checks, error)
    if value is None:
        return CellScore(grade_id, max_points, max_points, checks)
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        kind = type(value).__name__
        return _broken(grade_id, max_points, checks, f"is a {kind}, not a number of points")
    points = float(value)
    if math.isnan(points) or not 0 <= points <= max_points:
        return _broken(
            grade_id, max_points, checks, f"is {points:g}, not within 0 and {max_points:g}"
        )
    return CellScore(grade_id, max_points, points, checks)


def _broken(grade_id: str, max_points: float, checks: list[dict[str, Any]], why: str) -> CellScore:
    return CellScore(grade_id, max_points, None, checks, f"The test cell's value {why}.")
