"""Decide whether a number is small enough."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from course_utils.testing.comparison import Closeness, compare_close, known_mistake, subject
from course_utils.testing.findings import Finding, RubricError
from course_utils.testing.values import as_real, brief, number


def compare_below(
    actual: Any,
    bound: float,
    *,
    given: str,
    what: str,
    mistakes: Mapping[str, Any],
    hidden: bool,
) -> Finding | None:
    """Return None if ``0 <= actual < bound`` for a finite real number, else the finding."""
    limit = as_real(bound)
    if limit is None or limit.ndim or not 0 < float(limit) < math.inf:
        raise RubricError(f"a bound must be positive and finite, not {brief(bound)}")
    value = as_real(actual)
    listed = Closeness(mistakes=mistakes)
    if value is None or value.ndim or not np.isfinite(value):
        # Wrong in kind, shape or finiteness, and compare_close knows how to say so.
        return compare_close(actual, 0.0, listed, given=given, what=what, hidden=True)
    if 0 <= float(value) < float(limit):
        return None
    facts = [("given", given)] if given else []
    facts.append(("came back", brief(actual, 4 if hidden else 12)))
    if not hidden:
        facts.append(("expected", f"a number from 0 up to, but not including, {number(bound)}"))
    if float(value) < 0:
        sentence = f"{subject(what)} is negative; a size is expected, which is 0 or more."
    else:
        sentence = f"{subject(what)} is not small enough."
    return Finding(sentence, known_mistake(actual, listed, np.asarray(0.0)), tuple(facts))
