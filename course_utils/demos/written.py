"""What a demo says when a function that it is to show is not written yet."""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def written(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function with a kind word in case it is not written yet.

    Parameters
    ----------
    function : callable
        A student's function.

    Returns
    -------
    callable
        The same, but a `NotImplementedError` names the function that raised it, and there is an
        error where nothing came back.

    Examples
    --------
    >>> def loss(w):
    ...     raise NotImplementedError()
    >>> written(loss)(1.0)
    Traceback (most recent call last):
    NotImplementedError: loss is not written yet: write it, run its cell, then this one again.
    """
    name = getattr(function, "__name__", "The function")

    @functools.wraps(function)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            result = function(*args, **kwargs)
        except NotImplementedError as error:
            # It may be another of the student's functions, which this one calls.
            unwritten = traceback.extract_tb(error.__traceback__)[-1].name
            raise NotImplementedError(
                f"{unwritten} is not written yet: write it, run its cell, then this one again."
            ) from error
        if result is None:
            raise TypeError(f"{name} returned nothing: is the `return` missing?")
        return result

    return checked
