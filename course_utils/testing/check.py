"""One named check of a rubric, with its points and its random inputs."""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
import sys
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

import numpy as np

from course_utils.testing.bounds import compare_below
from course_utils.testing.comparison import (
    Closeness,
    answer_of,
    compare_close,
    find_lost_digits,
)
from course_utils.testing.exactness import compare_equal, find_change
from course_utils.testing.exceptions import finding_of
from course_utils.testing.findings import CheckFailed, Finding, RubricError
from course_utils.testing.pace import takes_as_long_as_a_loop
from course_utils.testing.score import CheckResult
from course_utils.testing.streams import stderr_to_stdout
from course_utils.testing.substitution import student_namespace
from course_utils.testing.values import kind_of

SEED_VARIABLE = "GRADIENT_WORKBOOK_SEED"
PROMISE_ALONE = Finding(
    "This is kept, but it counts only beside an answer: no other check here got a result of the "
    "right kind, or it was the same number whatever was asked."
)


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

    def __init__(self, name: str, points: float, hidden: bool, is_promise: bool = False) -> None:
        self.name = name
        self.points = valid_points(points)
        self.hidden = hidden
        self.is_promise = is_promise
        self.answers: list[np.ndarray] = []
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

    @property
    def passed(self) -> bool:
        """Whether nothing was found wrong."""
        return self._finding is None

    def result(self, answered: bool) -> CheckResult:
        """Return how the check went; a promise counts only where the rubric was `answered`."""
        if self._state != "done":
            raise RubricError(f"the check {self.name!r} did not run to its end")
        finding = self._finding
        if finding is None and self.is_promise and not answered:
            finding = PROMISE_ALONE
        if finding is None:
            return CheckResult(self.name, self.points, self.points)
        return CheckResult(
            self.name,
            self.points,
            0.0,
            str(finding),
            finding.cause,
            finding.sentence,
            finding.facts,
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
        answer = answer_of(actual, expected)
        if answer is not None and np.any(answer):
            self.answers.append(answer)
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

    def full_precision(self, actual: Any, expected: Any, *, what: str = "the result") -> None:
        """Check that what is right to some digits is right to those of float64.

        A result that is not right at all passes: that is for :meth:`close` to say, with a
        tolerance that float32 always keeps, so that nothing hangs on the luck of its rounding.
        """
        self._settle(find_lost_digits(actual, expected, what=what))

    def unchanged(self, name: str, before: Any, after: Any) -> None:
        """Check that an array, or a dict or list of arrays, is bit for bit as it was."""
        self._settle(find_change(name, before, after))

    def without_loop(
        self, few: Callable[[], float], many: Callable[[], float], *, rounds: int, message: str
    ) -> None:
        """Check that a large input does not take longer than a small one by `rounds` of a loop.

        Parameters
        ----------
        few, many : callable
            Run the function once, on fresh numbers of a small or of a large size, and return the
            seconds that it took.
        rounds : int
            The rounds that a loop would make more on the large input, or fewer to be strict.
        message : str
            What is wrong where it takes as long as a loop.
        """
        namespace = student_namespace(sys._getframe(1).f_globals)
        alone = getattr(namespace, "held_still", contextlib.nullcontext)
        if takes_as_long_as_a_loop(few, many, rounds, alone):
            self._settle(Finding(message))

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


def valid_points(points: float) -> float:
    """Return points as they are, if points can be so."""
    if not (math.isfinite(points) and points >= 0):
        raise RubricError(f"points must be finite and not negative, not {points}")
    return points
