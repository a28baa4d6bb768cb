"""Note how a function is called: how often, and with what."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, Protocol, cast

import numpy as np


class Recorded(Protocol):
    """A function that remembers its calls."""

    calls: list[dict[str, Any]]
    count: int

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function and note the call."""
        ...


def recorded(function: Callable[..., Any]) -> Recorded:
    """Return a function that does what `function` does and notes each call.

    The returned function is plain and has the same name and signature. A call that does not
    fit the signature raises the TypeError it always raised, and is not noted.

    Parameters
    ----------
    function : callable
        The function of the test.

    Returns
    -------
    function
        With two attributes: ``calls``, a list with one dict per call from the argument's name
        to a copy of its value before the call (defaults included), and ``count``, their number.

    Examples
    --------
    >>> def square(x, power=2):
    ...     return x**power
    >>> f = recorded(square)
    >>> f(3.0)
    9.0
    >>> f.count, f.calls
    (1, [{'x': 3.0, 'power': 2}])
    """
    signature = inspect.signature(function)
    names = _positional(signature)

    @functools.wraps(function)
    def note_and_call(*args: Any, **kwargs: Any) -> Any:
        if names is not None and len(args) == len(names) and not kwargs:
            arguments = dict(zip(names, args, strict=True))  # what bind finds, in less time
        else:
            try:
                bound = signature.bind(*args, **kwargs)
            except TypeError:
                # The function's own message names the function; that of bind does not.
                return function(*args, **kwargs)
            bound.apply_defaults()
            arguments = bound.arguments
        wrapper.calls.append({name: copied(value) for name, value in arguments.items()})
        wrapper.count += 1
        return function(*args, **kwargs)

    wrapper = cast(Recorded, note_and_call)
    wrapper.calls = []
    wrapper.count = 0
    return wrapper


def _positional(signature: inspect.Signature) -> list[str] | None:
    """Return the names of the parameters, if all of them can be given by position."""
    kinds = {parameter.kind for parameter in signature.parameters.values()}
    by_position = {inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD}
    return list(signature.parameters) if kinds <= by_position else None


def copied(value: Any) -> Any:
    """Return a copy of a plain value that later changes in place do not reach.

    Only exact built-in containers and arrays are copied, by hand: ``copy.deepcopy`` would run
    methods of a student's class.
    """
    if type(value) is np.ndarray:
        return value.copy()
    if type(value) in (list, tuple):
        return type(value)(copied(entry) for entry in value)
    if type(value) is dict:
        return {key: copied(entry) for key, entry in value.items()}
    return value
