"""The examiner's hold on a candidate: time limits, restarts, and names looked up across the wire.

A candidate that ends itself, hangs or breaks the protocol is ended and, when it is next needed,
made again: the cells that had run are run again in a fresh one, except the one that was fatal. So
one fatal cell costs the student what depends on it and no more.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import numpy as np

from autograder.candidate import (
    ASSIGN,
    DELETE,
    LOOK_UP,
    MISSING,
    PLACE_FILES,
    READY,
    RUN,
    VALUE,
)
from autograder.channel import Channel, WireClosed, WireTimeout
from autograder.errors import CandidateGone, CannotCross, SandboxError, WireError
from autograder.limits import Limits
from autograder.peer import ErrorFields, Peer, StandIn
from autograder.supervisor import END, HOLD, INTERRUPT, LET_GO
from autograder.wire import decode

# Twice is enough to know that a function hangs; more would only take the time of the others.
MAX_TIMEOUTS_PER_FUNCTION = 2
START_SECONDS = 20.0  # a bound on making a candidate, which takes a hundredth of a second


class Custody:
    """Run one notebook's student code in candidates, one at a time.

    Parameters
    ----------
    fork_candidate
        Gives the wire and the leash of a fresh candidate.
    limits
        Times and number of restarts.
    files
        The student's other files, placed in the candidate's working directory.
    """

    def __init__(
        self,
        fork_candidate: Callable[[], tuple[socket.socket, socket.socket]],
        limits: Limits,
        files: dict[str, bytes] | None = None,
    ) -> None:
        self._fork_candidate = fork_candidate
        self._limits = limits
        self._files = files or {}
        self._ends_at = time.monotonic() + limits.notebook_seconds
        self._history: list[str] = []
        self._timeouts: Counter[str] = Counter()
        self._restarts_left = limits.restarts
        self._peer: Peer | None = None
        self._leash: socket.socket | None = None
        self._interrupted = False
        self._substitutes: dict[str, int] = {}  # name → handle of the function of ours put there
        self.generation = 0
        self.failure: SandboxError | None = None  # ours, not the student's: grading must stop
        self.namespace = StudentNamespace(self)

    # ----------------------------------------------------------------- what the examiner asks

    def run_cell(self, source: str) -> list[Any]:
        """Run a cell; return its outputs, unchecked. The text of an end is an error output."""
        try:
            peer = self._candidate()
            outputs = self._guarded(peer, self._limits.cell_seconds, RUN, source)
        except CandidateGone as gone:
            return [_error_output("CellEnded", str(gone))]
        except SandboxError:
            raise
        except Exception as error:  # the service itself failed: student code had reached it
            return [_error_output("CellEnded", f"the cell broke its interpreter: {error}")]
        if not self._interrupted:
            self._history.append(source)
        else:
            seconds = f"{self._limits.cell_seconds:g}"
            text = f"the cell ran for more than {seconds} seconds and was stopped"
            outputs = [*(outputs if type(outputs) is list else []), _error_output("Timeout", text)]
        return list(outputs) if type(outputs) is list else []

    def look_up(self, name: str) -> Any:
        """Return what the student bound to a name: a plain value, or a stand-in that can be called.

        Raises
        ------
        KeyError
            There is no such name.
        CandidateGone
            The candidate cannot be asked any more.
        """
        found = self._guarded(self._candidate(), self._limits.call_seconds, LOOK_UP, name)
        if type(found) is not tuple or len(found) != 2 or found[0] == MISSING:
            raise KeyError(name)
        kind, value = found
        if kind == VALUE or not isinstance(value, StandIn):
            return value
        return StudentFunction(self, value, name)

    def assign(self, name: str, value: Any) -> None:
        """Bind a name in the candidate to a function of ours, or again to the student's own."""
        if self._peer is None:
            return  # the substitution went with the candidate; the next one has the student's own
        self._take_back(name)
        if isinstance(value, StudentFunction):
            if value.generation != self.generation:
                return
            value = value.stand_in
        elif callable(value):
            self._substitutes[name] = self._peer.lend(value)  # until the name is bound anew
        self._guarded(self._peer, self._limits.call_seconds, ASSIGN, name, value)

    def delete(self, name: str) -> None:
        if self._peer is not None:
            self._take_back(name)
            self._guarded(self._peer, self._limits.call_seconds, DELETE, name)

    def _take_back(self, name: str) -> None:
        """Make a substitute useless to whoever kept it: it may know a later test's answer."""
        handle = self._substitutes.pop(name, None)
        if handle is not None and self._peer is not None:
            self._peer.revoke(handle)

    def call(self, name: str, stand_in: StandIn, args: Any, kwargs: Any) -> Any:
        """Call a student's function.

        Raises
        ------
        TimeoutError
            It took too long, now or twice before.
        CandidateGone
            It ended its process, or had to be ended.
        Exception
            What the function raised.
        """
        seconds = f"{self._limits.call_seconds:g} seconds"
        if self._timeouts[name] >= MAX_TIMEOUTS_PER_FUNCTION:
            raise TimeoutError(f"{name} did not finish within {seconds} before; not called again")
        peer = self._candidate()
        try:
            return self._guarded(peer, self._limits.call_seconds, stand_in._handle, *args, **kwargs)
        except CandidateGone:
            self._timeouts[name] += 1
            raise
        except Exception as error:
            if self._interrupted:
                self._timeouts[name] += 1
                raise TimeoutError(f"{name} did not finish within {seconds}") from error
            raise

    @contextlib.contextmanager
    def held_still(self) -> Iterator[None]:
        """Let none of the candidate's threads run for the length of a ``with`` block."""
        leash = self._leash
        with contextlib.suppress(OSError):  # its supervisor, and so it, is gone: still enough
            if leash is not None:
                leash.send(HOLD)
                leash.recv(1)  # said when it stands still
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                if leash is not None:
                    leash.send(LET_GO)

    def close(self) -> None:
        """End the candidate and all that it left behind."""
        if self._leash is not None:
            with contextlib.suppress(OSError):  # its supervisor, and so it, may be gone already
                self._leash.send(END)
            self._leash.close()
        if self._peer is not None:
            self._peer.channel.close()
        self._peer = self._leash = None

    # ----------------------------------------------------------------- making candidates

    def _candidate(self) -> Peer:
        if self._peer is not None:
            return self._peer
        if self.generation:
            if self._restarts_left == 0:
                raise CandidateGone(
                    "the code ended its process too often; the rest of the notebook was not run"
                )
            self._restarts_left -= 1
        self.generation += 1
        self._substitutes.clear()
        try:
            wire, self._leash = self._fork_candidate()
            channel = Channel(wire)
            self._peer = Peer(
                channel,
                _describe_our_error,
                on_timeout=self._interrupt,
                writes_back=_draw_from_a_generator,
            )
            _await_ready(channel)
        except SandboxError as error:
            self.failure = error
            raise
        peer = self._peer
        if self._files:
            self._guarded(peer, self._limits.cell_seconds, PLACE_FILES, self._files)
        for source in self._history:
            self._guarded(peer, self._limits.cell_seconds, RUN, source)
        return peer

    def _guarded(
        self, peer: Peer, seconds: float, service: int, /, *args: Any, **kwargs: Any
    ) -> Any:
        remaining = self._ends_at - time.monotonic()
        if remaining <= 0:
            self.close()
            raise CandidateGone(
                f"the notebook's {self._limits.notebook_seconds:g} seconds are used up"
            )
        self._interrupted = False
        if peer.busy:  # a call within a call: the outer one's clock runs on
            return peer.call(service, *args, **kwargs)
        try:
            with peer.channel.within(min(seconds, remaining)):
                return peer.call(service, *args, **kwargs)
        except WireTimeout:
            self.close()
            raise CandidateGone("the code did not finish and could not be interrupted") from None
        except WireClosed:
            self.close()
            raise CandidateGone("the code ended the Python process") from None
        except CannotCross:
            raise
        except WireError as error:
            self.close()
            raise CandidateGone(f"the code tampered with its process: {error}") from None

    def _interrupt(self) -> bool:
        """Ask running student code to stop, once; it has a moment to do so."""
        if self._interrupted or self._leash is None or self._peer is None:
            return False
        self._interrupted = True
        try:
            self._leash.send(INTERRUPT)
        except OSError:
            return False
        self._peer.channel.deadline = time.monotonic() + self._limits.grace_seconds
        return True


class StudentFunction:
    """A student's function as tests see it: it can be called, nothing else."""

    __slots__ = ("__name__", "_custody", "_stand_in", "generation")

    def __init__(self, custody: Custody, stand_in: StandIn, name: str) -> None:
        self._custody = custody
        self._stand_in = stand_in
        self.generation = custody.generation
        self.__name__ = name

    @property
    def stand_in(self) -> StandIn:
        return self._stand_in

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.generation != self._custody.generation:
            raise CandidateGone("the code ended the Python process")
        return self._custody.call(self.__name__, self._stand_in, args, kwargs)

    def __repr__(self) -> str:
        return f"<student's function {self.__name__}>"


class StudentNamespace(MutableMapping[str, Any]):
    """The student's names, as a mapping: what `course_utils.testing.substitute` works on."""

    def __init__(self, custody: Custody) -> None:
        self._custody = custody

    def __getitem__(self, name: str) -> Any:
        return self._custody.look_up(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._custody.assign(name, value)

    def __delitem__(self, name: str) -> None:
        self._custody.delete(name)

    def held_still(self) -> contextlib.AbstractContextManager[None]:
        """Let none of the student's threads run for the length of a ``with`` block."""
        return self._custody.held_still()

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a student's names can be asked for, not listed")

    def __len__(self) -> int:
        raise TypeError("a student's names can be asked for, not counted")


def _await_ready(channel: Channel) -> None:
    try:
        with channel.within(START_SECONDS):
            message = decode(channel.receive())
    except (WireClosed, WireTimeout):
        raise SandboxError("A candidate's process did not come up.") from None
    if message[0] != READY:
        raise SandboxError(str(message[1]))


def _describe_our_error(error: BaseException) -> ErrorFields:
    """What a candidate learns of an error in a function of ours: its kind, never its text."""
    return type(error).__name__, "raised by the function that was passed in", ""


def _draw_from_a_generator(args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """All that a function of the tests does to a student's arguments: move a Generator on."""
    return any(type(value) is np.random.Generator for value in (*args, *kwargs.values()))


def _error_output(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
