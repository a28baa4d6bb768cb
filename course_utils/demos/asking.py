"""How a demo asks a student's function, and the kind word where the answer cannot be shown.

A demo calls a function thousands of times, under sliders that the notebook's checks never saw. So
everything that can go wrong ends here, in one sentence that names the function, says what it did,
what is wanted of it, and what to do next.
"""

from __future__ import annotations

import contextlib
import io
import linecache
import reprlib
import textwrap
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

import matplotlib.pyplot as plt
import numpy as np

E = TypeVar("E", bound=Exception)
# The shape of each result, by its name; None where anything will do.
Shapes = Mapping[str, tuple[int, ...] | None]

# Seconds that one function may take for one picture; a right one takes a fiftieth of it at most.
PATIENCE = 8.0
AGAIN = "run its cell, then this one again."


class Unusable(Exception):
    """A student's function did not answer in a way that can be drawn."""


def asked(function: object, call: str, gives: Callable[..., Shapes]) -> Callable[..., Any]:
    """Return a student's function as a demo calls it: what comes back is what was asked for.

    It works on copies of arrays, lists and dicts; figures that it opens are closed, and NumPy's
    settings are put back.

    Parameters
    ----------
    function : object
        What the notebook hands over: a function, if all is well.
    call : str
        How it is called: ``"momentum_update(w, dw, velocity, lr, mu)"``.
    gives : callable
        Takes the arguments of a call, and returns the names and shapes of the results.

    Returns
    -------
    callable
        Takes the same arguments by position, and returns what `fitting` makes of the answer: a list
        of the results, or the only one.

    Raises
    ------
    Unusable
        If it is no function; and, when it is called, if it raises, takes all too long, or returns
        something else. The message is for the student.
    NotImplementedError
        When it is called and not written yet.

    Examples
    --------
    >>> double = asked(lambda x: [2 * v for v in x], "double(x)", lambda x: {"twice": x.shape})
    >>> double(np.array([1, 2]))
    array([2., 4.])
    """
    name = _name(call)
    if not callable(function):
        raise _shown_alone(
            Unusable(f"{name} should be a function, but it is {_described(function)}: {AGAIN}")
        )

    def ask(*args: Any) -> Any:
        with _timed(name), _without_figures(), np.errstate():
            try:
                answer = function(*map(_copy, args))
            except Exception as error:
                raise _explained(error, function, call) from error
        wanted = gives(*args)
        if answer is None:
            raise unusable(call, "returned nothing: is the `return` missing?", wanted)
        results = fitting(answer if len(wanted) > 1 else [answer], wanted, call)
        return results if len(wanted) > 1 else results[0]

    return ask


def fitting(answer: Any, wanted: Shapes, call: str) -> list[Any]:
    """Return several results as floats and arrays of float64, each in the shape that is wanted.

    Numbers may come as arrays with one entry, and vectors as columns, rows or lists.

    Parameters
    ----------
    answer : object
        What came back.
    wanted : dict of str to shape
        In the order in which the results are returned.
    call : str
        As for `asked`.

    Raises
    ------
    Unusable
        If there are more or fewer results, or one of them has another shape, or is not made of
        finite real numbers.

    Examples
    --------
    >>> fitting((1, [[2], [3]]), {"loss": (), "slopes": (2,)}, "loss(w)")
    [1.0, array([2., 3.])]
    """
    several = isinstance(answer, tuple | list) or (isinstance(answer, np.ndarray) and answer.ndim)
    if not several or len(answer) != len(wanted):
        raise unusable(call, "gave " + _described(answer), wanted)
    return [
        part if shape is None else _numbers(part, name, wanted, call)
        for part, (name, shape) in zip(answer, wanted.items(), strict=True)
    ]


def unusable(call: str, found: str, wanted: Shapes | None = None) -> Exception:
    """Return the error that tells a student what their function did, and what it should give.

    Parameters
    ----------
    call : str
        As for `asked`.
    found : str
        What it did: ``"gave 3.0, a float"``.
    wanted : dict of str to shape, optional
        What it should give.
    """
    stop = "" if found.endswith(("?", ".")) else "."
    should = f" {call} should return {_listed(wanted)}." if wanted else ""
    return _shown_alone(Unusable(f"{_name(call)} {found}{stop}{should} Mend it, {AGAIN}"))


@contextlib.contextmanager
def one_picture() -> Iterator[None]:
    """Draw in one thread at a time, with patience for one picture and NumPy's usual settings.

    Nothing comes of a ``plt.show()`` meanwhile: it would draw a figure in each of many calls.
    """
    usual = np.errstate(divide="warn", over="warn", under="ignore", invalid="warn")
    with _ONE_AT_A_TIME, usual:
        show, token = plt.show, _spent.set({})
        setattr(plt, "show", lambda *_, **__: None)  # noqa: B010 (mypy forbids the plain way)
        try:
            yield
        finally:
            setattr(plt, "show", show)  # noqa: B010
            _spent.reset(token)


@contextlib.contextmanager
def in_silence() -> Iterator[None]:
    """Keep what is printed by functions that are called thousands of times.

    Only while a cell runs: later, under a slider, another thread may be at work, and it would be
    kept from printing as well. What is printed there JupyterLab does not show.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        yield


@dataclass
class _Spent:
    """What the calls of one function have taken for the picture in hand."""

    calls: int = 0
    seconds: float = 0.0


# Students' functions and matplotlib's caches are not made for two threads.
_ONE_AT_A_TIME = threading.RLock()
_spent: ContextVar[dict[str, _Spent] | None] = ContextVar("spent", default=None)


@contextlib.contextmanager
def _timed(name: str) -> Iterator[None]:
    of_all = _spent.get()
    spent = _Spent() if of_all is None else of_all.setdefault(name, _Spent())
    if spent.seconds > PATIENCE:
        raise unusable(
            name,
            f"is slow: {spent.calls} calls took {spent.seconds:.0f} s, and the picture needs more. "
            "Is there a loop, a drawing or a `sleep` that it can do without?",
        )
    start = time.perf_counter()
    try:
        yield
    finally:
        spent.calls += 1
        spent.seconds += time.perf_counter() - start


@contextlib.contextmanager
def _without_figures() -> Iterator[None]:
    before = plt.get_fignums()
    try:
        yield
    finally:
        for number in set(plt.get_fignums()).difference(before):
            plt.close(number)


def _explained(error: Exception, function: Callable[..., Any], call: str) -> Exception:
    if hasattr(error, "_render_traceback_"):
        return error  # of a function that was handed to this one: explained already
    way = list(traceback.walk_tb(error.__traceback__))[1:]  # the first step is the call in `ask`
    if isinstance(error, NotImplementedError) and way:
        # It may be another of the student's functions, which this one calls.
        unwritten = way[-1][0].f_code.co_name
        return _shown_alone(
            NotImplementedError(f"{unwritten} is not written yet: write it, {AGAIN}")
        )
    words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, TypeError) and not way:
        return unusable(call, f"could not be called as {call}. {words}")
    namespace = getattr(function, "__globals__", None)
    own = [(f.f_code.co_filename, line) for f, line in way if f.f_globals is namespace]
    line = linecache.getline(*own[-1]).strip() if own else ""
    return unusable(call, f"stopped with {words}" + (f", in the line `{line}`" if line else ""))


def _shown_alone(error: E) -> E:
    """Have IPython show the message without the way through the demo's code."""
    setattr(error, "_render_traceback_", lambda: textwrap.wrap(str(error), 90))  # noqa: B010 (mypy forbids the plain way)
    return error


def _numbers(part: Any, name: str, wanted: Shapes, call: str) -> Any:
    shape = wanted[name]
    assert shape is not None
    try:
        array = np.asarray(part)
    except ValueError:  # rows of different lengths
        raise unusable(call, f"gave {_described(part)}, for {name}", wanted) from None
    if array.dtype.kind == "c":
        raise unusable(call, f"gave complex numbers for {name}", wanted)
    if array.dtype.kind not in "iuf":
        raise unusable(call, f"gave {_described(part)}, for {name}", wanted)
    if array.shape != shape and (len(shape) > 1 or array.size != np.prod(shape)):
        raise unusable(call, f"gave {name} in the shape {array.shape}", wanted)
    if not np.all(np.isfinite(array)):
        odd = "NaN" if np.any(np.isnan(array)) else "infinity"
        raise unusable(call, f"gave {odd} {'in' if shape else 'for'} {name}", wanted)
    return array.astype(np.float64).reshape(shape) if shape else float(array.item())


def _copy(given: Any) -> Any:
    if isinstance(given, np.ndarray):
        return given.copy()
    if isinstance(given, dict):
        return {key: _copy(value) for key, value in given.items()}
    return list(given) if isinstance(given, list) else given


def _name(call: str) -> str:
    return call.partition("(")[0]


def _described(value: Any) -> str:
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of {value.dtype} in the shape {value.shape}"
    if isinstance(value, tuple | list) and value:
        return f"a {type(value).__name__} with {_count(value)}"
    return "nothing" if value is None else f"{reprlib.repr(value)} ({type(value).__name__})"


def _count(values: Sequence[Any]) -> str:
    return "1 entry" if len(values) == 1 else f"{len(values)} entries"


def _listed(wanted: Shapes) -> str:
    """Return ``f (a number), dx (shape (2,)) and dw (shape (3,))``."""
    words = [
        name + ("" if shape is None else f" (shape {shape})" if shape else " (a number)")
        for name, shape in wanted.items()
    ]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
