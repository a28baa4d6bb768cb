"""A rubric of named checks, each with its own points."""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import numpy as np

from course_utils.testing.bounds import compare_below
from course_utils.testing.comparison import Closeness, compare_close
from course_utils.testing.exactness import compare_equal, find_change
from course_utils.testing.exceptions import finding_of
from course_utils.testing.findings import CheckFailed, Finding, RubricError
from course_utils.testing.score import CheckResult, Score
from course_utils.testing.streams import stderr_to_stdout
from course_utils.testing.values import kind_of

SEED_VARIABLE = "GRADIENT_WORKBOOK_SEED"


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
        self.points = _valid_points(points)
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
        if name in self._checks:
            raise RubricError(f"two checks have the name {name!r}")
        self._checks[name] = Check(name, points, self.hidden)
        return self._checks[name]

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
        results = tuple(check.result() for check in self._checks.values())
        if all(result.passed for result in results):
            return Score(self.points, self.points, results)
        # nbgrader refuses a score above the cell's points, even by a rounding error.
        earned = min(math.fsum(result.earned for result in results), self.points)
        return Score(earned, self.points, results)


class Check:
    """One promise of a function, examined inside a ``with`` block.

    The first comparison that fails ends the block. A failure is noted before the block is left,
    so that it counts even where a function under test swallows exceptions on the way.

    Attributes
    ----------
    rng : numpy.random.Generator
        Random inputs for this check. They depend on the check's name and on the environment
        variable ``GRADIENT_WORKBOOK_SEED`` (0 if it is not set), and on no other check.
    """

    def __init__(self, name: str, points: float, hidden: bool) -> None:
        self.name = name
        self.points = _valid_points(points)
        self.hidden = hidden
        self.rng = _generator(name)
        self._finding: Finding | None = None
        self._state = "new"
        self._streams = contextlib.ExitStack()

    def __enter__(self) -> Check:
        if self._state != "new":
            raise RubricError(f"the check {self.name!r} is used twice")
        self._state = "open"
        self._streams.enter_context(stderr_to_stdout())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        self._streams.close()
        self._state = "done"
        if error is None or isinstance(error, CheckFailed):
            return True
        if isinstance(error, RubricError) or not isinstance(error, (Exception, SystemExit)):
            return False
        if self._finding is None:
            self._finding = finding_of(error, traceback)
        return True

    def result(self) -> CheckResult:
        """Return how the check went."""
        if self._state != "done":
            raise RubricError(f"the check {self.name!r} did not run to its end")
        if self._finding is None:
            return CheckResult(self.name, self.points, self.points)
        return CheckResult(
            self.name,
            self.points,
            0.0,
            str(self._finding),
            self._finding.cause,
            self._finding.sentence,
            self._finding.facts,
        )

    def close(
        self,
        actual: Any,
        expected: Any,
        *,
        given: str,
        rtol: float = 1e-7,
        atol: float = 0.0,
        what: str = "the result",
        mistakes: Mapping[str, Any] | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Check that ``|actual - expected| <= atol + rtol * max|expected|``.

        Parameters
        ----------
        actual : object
            What came back.
        expected : float or array
            A number is expected as float, int, NumPy scalar or 0-d array; an array as a plain
            array of the same shape.
        given : str
            The inputs, in words.
        rtol, atol : float
            Tolerances; the relative one belongs to the largest expected number.
        what : str
            What is compared.
        mistakes : dict from sentence to value, optional
            Values that betray a mistake, or functions without arguments that return one; the
            sentence explains it. A value of None stands for a function that returned nothing.
        counts : dict from name to int, optional
            Sizes by which one divides here, such as ``{"m": 3}``: then a result that is m times
            too large is explained by a missing 1/m.
        """
        closeness = Closeness(rtol, atol, mistakes or {}, counts or {})
        finding = compare_close(
            actual, expected, closeness, given=given, what=what, hidden=self.hidden
        )
        self._settle(finding)

    def below(
        self,
        actual: Any,
        bound: float,
        *,
        given: str,
        what: str = "the result",
        mistakes: Mapping[str, Any] | None = None,
    ) -> None:
        """Check that one finite real number is at least 0 and less than `bound`."""
        finding = compare_below(
            actual, bound, given=given, what=what, mistakes=mistakes or {}, hidden=self.hidden
        )
        self._settle(finding)

    def equal(self, actual: Any, expected: Any, *, given: str, what: str = "the result") -> None:
        """Check that two plain values (no arrays) are the same in kind and value."""
        self._settle(compare_equal(actual, expected, given=given, what=what, hidden=self.hidden))

    def unchanged(self, name: str, before: Any, after: Any) -> None:
        """Check that an array, or a dict or list of arrays, is bit for bit as it was."""
        self._settle(find_change(name, before, after))

    def that(self, condition: bool, message: str) -> None:
        """Check a condition; the message says what is wrong where it does not hold."""
        if type(condition) is not bool and type(condition) is not np.bool_:
            raise RubricError(f"a condition must be True or False, not {kind_of(condition)}")
        if not condition:
            self._settle(Finding(message))

    def _settle(self, finding: Finding | None) -> None:
        if finding is None:
            return
        if self._finding is None:
            self._finding = finding
        raise CheckFailed(finding)


def _generator(name: str) -> np.random.Generator:
    seed = os.environ.get(SEED_VARIABLE, "0")
    if not seed.isdecimal():
        raise RubricError(f"{SEED_VARIABLE} must be a non-negative integer, not {seed!r}")
    digest = hashlib.sha256(name.encode()).digest()
    return np.random.default_rng([int(seed), *np.frombuffer(digest, dtype="<u4").tolist()])


def _valid_points(points: float) -> float:
    if not (math.isfinite(points) and points >= 0):
        raise RubricError(f"points must be finite and not negative, not {points}")
    return points
