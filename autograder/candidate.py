"""The candidate: the process in which one notebook's student code runs.

It is forked from the nursery, confined, and then answers the examiner's calls on its wire: run a
cell, look a name up, put a function in the place of a name, call a function. Everything in this
process is within the student's reach, so nothing here is trusted and nothing here is secret.
"""

from __future__ import annotations

import contextlib
import linecache
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.channel import Channel, WireClosed
from autograder.errors import CannotCross
from autograder.limits import Limits
from autograder.outputs import OutputRecorder, RecordedStream
from autograder.peer import FUNCTIONS, ErrorFields, Peer, StandIn
from autograder.wire import encode

# The services that a candidate lends, by the numbers under which the examiner calls them.
RUN, LOOK_UP, ASSIGN, DELETE, PLACE_FILES = range(1, 6)
READY = "ready"
# What a name stands for: a plain value crosses; a function is lent; anything else is only named.
MISSING, VALUE, FUNCTION, OPAQUE = "missing", "value", "function", "opaque"

_recorder = [OutputRecorder(Limits())]  # the current one; a list, so that streams see it change


class _Publisher(DisplayPublisher):
    def publish(self, data: Any, metadata: Any = None, *args: Any, **kwargs: Any) -> None:
        _recorder[0].display(data)

    def clear_output(self, wait: bool = False) -> None:
        _recorder[0].clear()


class _ResultHook(DisplayHook):
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        _recorder[0].result(format_dict)


class CandidateShell(InteractiveShell):
    """IPython's shell without a terminal, a kernel or a history file."""

    display_pub_class = _Publisher
    displayhook_class = _ResultHook

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        _recorder[0].error(str(getattr(etype, "__name__", etype)), _text(evalue), stb)

    def showtraceback(self, exc_tuple: Any = None, *args: Any, **kwargs: Any) -> None:
        kind, error, frames = exc_tuple or sys.exc_info()
        if kind is not None and issubclass(kind, RecursionError):
            # IPython would look at each of the thousands of frames, for many seconds
            lines = traceback.format_exception(kind, error, frames, limit=-4)
            self._showtraceback(kind, error, lines)
        else:
            super().showtraceback(exc_tuple, *args, **kwargs)

    def _format_exception_for_storage(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {}  # for the history, which nobody reads: each error would be formatted twice

    def enable_gui(self, gui: Any = None) -> None:
        pass


def make_shell() -> CandidateShell:
    """Make the shell that every candidate inherits warm, with a first figure already drawn."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "neutral"
    config.InteractiveShell.xmode = "Context"
    shell: CandidateShell = CandidateShell.instance(config=config)
    sys.stdout = RecordedStream("stdout", _recorder)
    sys.stderr = RecordedStream("stderr", _recorder)
    for source in (_FIRST_FIGURE, _FIRST_ERROR):
        shell.run_cell(source, silent=True)
    shell.reset(new_session=True)
    _close_fonts()
    kinds = [output["output_type"] for output in _recorder[0].outputs]
    if kinds != ["display_data", "error"]:
        raise RuntimeError(f"the warm-up gave other outputs than it must: {kinds}")
    return shell


def _close_fonts() -> None:
    """Have each candidate open fonts itself: an open file's position is shared across forks."""
    from matplotlib import font_manager, mathtext

    vars(mathtext.MathTextParser)["_parse_cached"].cache_clear()
    vars(font_manager)["_get_font"].cache_clear()


_FIRST_ERROR = "def first():\n    return 1 / 0\n\nfirst()"
_FIRST_FIGURE = """
%matplotlib inline
import matplotlib.pyplot as plt
plt.plot([1, 10], [1, 10], label="$x^2$"); plt.xscale("log"); plt.title("first"); plt.legend()
plt.show()
"""


def serve(channel: Channel, shell: CandidateShell, limits: Limits) -> None:
    """Answer the examiner until it closes the wire."""
    running = _Interruptible()
    peer = Peer(channel, _describe_error, running.invoke, stand_in=running.as_function)
    namespace = shell.user_ns
    last_count = [0]

    def run(source: str) -> list[dict[str, Any]]:
        _recorder[0] = OutputRecorder(limits)
        last_count[0] += 1
        shell.execution_count = last_count[0]
        shell.run_cell(source, store_history=True)
        recorded = _recorder[0].outputs
        _recorder[0] = OutputRecorder(limits)
        return recorded

    def look_up(name: str) -> tuple[str, Any]:
        if name not in namespace:
            return MISSING, None
        value = namespace[name]
        if isinstance(value, FUNCTIONS):
            return FUNCTION, value
        try:
            encode(value)
        except CannotCross:
            return OPAQUE, lambda *args, **kwargs: value(*args, **kwargs)
        return VALUE, value

    def assign(name: str, value: Any) -> None:
        namespace[name] = value

    def delete(name: str) -> None:
        namespace.pop(name, None)

    def place_files(files: dict[str, bytes]) -> None:
        for name, content in files.items():
            path = Path(name)
            with contextlib.suppress(OSError):  # a full disk: the others are there all the same
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    for handle, service in (
        (RUN, run),
        (LOOK_UP, look_up),
        (ASSIGN, assign),
        (DELETE, delete),
        (PLACE_FILES, place_files),
    ):
        peer.lend(service, handle)
    channel.send(encode([READY, ""]))
    try:
        peer.serve()
    except WireClosed:
        os._exit(0)


class _Interruptible:
    """Let the examiner's interrupt reach student code, and only student code."""

    def __init__(self) -> None:
        self._depth = 0
        self._waiting = False  # for the examiner's reply, which must be read to its end
        self._interrupted = False
        signal.signal(signal.SIGINT, self._on_interrupt)

    def invoke(self, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        with self._interruptible():
            return function(*args, **kwargs)

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def as_function(self, peer: Peer, handle: int, name: str) -> Callable[..., Any]:
        """Represent a function of the examiner by a real one, as student code may expect."""
        stand_in = StandIn(peer, handle, name)

        def function(*args: Any, **kwargs: Any) -> Any:
            self._waiting = True
            try:
                return stand_in(*args, **kwargs)
            finally:
                self._waiting = False
                if self._interrupted:
                    self._interrupted = False
                    raise KeyboardInterrupt

        function.__name__ = function.__qualname__ = name
        function._stand_in = stand_in  # type: ignore[attr-defined]
        return function

    def _on_interrupt(self, signum: int, frame: Any) -> None:
        if self._waiting:
            self._interrupted = True
        elif self._depth:
            raise KeyboardInterrupt


def _describe_error(error: BaseException) -> ErrorFields:
    kind = type(error).__name__
    if isinstance(error, CannotCross):
        kind = "TypeError"
    elif isinstance(error, KeyboardInterrupt):
        kind = "TimeoutError"
    only = error.args[0] if len(error.args) == 1 and type(error.args[0]) is str else None
    return kind[:100], (only if only is not None else _text(error))[:2000], _where(error)[:500]


def _where(error: BaseException) -> str:
    """Say at which line of the student's code an error arose.

    Endless recursion leaves a thousand entries, so each is only passed by.
    """
    innermost = None
    entry = error.__traceback__
    while entry is not None:
        if _is_a_cell(entry.tb_frame.f_code.co_filename):
            innermost = entry
        entry = entry.tb_next
    if innermost is None:
        return ""
    code = innermost.tb_frame.f_code
    line = linecache.getline(code.co_filename, innermost.tb_lineno)
    return f"in {code.co_name}, at the line `{line.strip()[:200]}`"


def _is_a_cell(filename: str) -> bool:
    return "ipython-input" in filename or filename.startswith("/tmp/ipykernel")


def _text(value: Any) -> str:
    try:
        return str(value)
    except Exception as error:  # a student's __str__ may raise anything
        return f"(its text could not be had: {type(error).__name__})"
