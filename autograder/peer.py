"""Calls between two processes that do not trust each other, nested as deep as the code needs.

Both ends of a wire are a :class:`Peer`. A peer lends functions to the other side, which sees each
as a stand-in: a handle that can be called and nothing else. While one side waits for a result it
serves the calls that come back, so a test may call a student's function, which calls a function of
the test, which calls another of the student's. Calls nest strictly; there is one thread of control
for both processes together.

Arguments and results cross by value (:mod:`autograder.wire`). What the callee changed in place,
arrays and containers alike, is written back into the caller's objects, as if the call had been
local.
"""

from __future__ import annotations

import builtins
import functools
import itertools
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.channel import Channel, WireTimeout
from autograder.errors import CannotCross, WireError
from autograder.wire import decode, encode

FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    functools.partial,
    functools._lru_cache_wrapper,
    np.ufunc,
    type(np.sum),
)
MAX_TEXT = 2000  # characters of an error's message
MAX_NESTED_CALLS = 50

# What the error of a call looks like on the wire: type name, message, note (where it arose).
ErrorFields = tuple[str, str, str]


class StandIn:
    """A function of the other side: it can be called, and that is all.

    The name is for messages; nothing is looked up by it.
    """

    __slots__ = ("__name__", "_handle", "_peer")

    def __init__(self, peer: Peer, handle: int, name: str) -> None:
        self._peer = peer
        self._handle = handle
        self.__name__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._peer.call(self._handle, *args, **kwargs)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


class Peer:
    """One end of a wire over which functions are called.

    Parameters
    ----------
    channel
        Connected to the other end.
    describe_error
        Gives the fields by which an exception of a lent function crosses.
    invoke
        Calls a lent function with its arguments; a side that must do something around each call
        gives its own.
    stand_in
        Makes the callable that represents a function of the other side.
    on_timeout
        Called when the channel's deadline passes before a reply; returns whether to wait on (it
        has then moved the deadline).
    writes_back
        Whether a lent function may have changed the arguments it was given.
    """

    def __init__(
        self,
        channel: Channel,
        describe_error: Callable[[BaseException], ErrorFields],
        invoke: Callable[..., Any] | None = None,
        stand_in: Callable[[Peer, int, str], Any] = StandIn,
        on_timeout: Callable[[], bool] = lambda: False,
        writes_back: Callable[[tuple[Any, ...], dict[str, Any]], bool] = lambda args, kwargs: True,
    ) -> None:
        self.channel = channel
        self._describe_error = describe_error
        self._invoke = invoke or (lambda function, args, kwargs: function(*args, **kwargs))
        self._make_stand_in = stand_in
        self._on_timeout = on_timeout
        self._writes_back = writes_back
        self._lent: dict[int, Any] = {}
        self._handles = itertools.count(100)  # smaller ones are services, lent by number
        self._depth = 0
        self._resolved = False  # whether a function was among the arguments that came last

    @property
    def busy(self) -> bool:
        """Whether a call is under way, in either direction."""
        return self._depth > 0

    def lend(self, function: Any, handle: int | None = None) -> int:
        """Let the other side call `function`; return the handle by which it does."""
        handle = next(self._handles) if handle is None else handle
        self._lent[handle] = function
        return handle

    def revoke(self, handle: int) -> None:
        """Take a lent function back: the other side's stand-in for it no longer works."""
        self._lent.pop(handle, None)

    def call(self, handle: int, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function of the other side and wait for its result.

        Functions among the arguments are lent for the length of the outermost call only: what the
        other side keeps of them is of no use to it later.

        Raises
        ------
        CannotCross
            An argument, or the result, is not a plain value.
        WireError, WireClosed, WireTimeout
            The other side broke the protocol, is gone, or took too long.
        Exception
            What the function raised, as the builtin exception of the same name.
        """
        outermost = not self._depth
        lent_before = set(self._lent) if outermost else set()
        self._depth += 1
        try:
            self._send(["call", handle, self._encode([args, kwargs])])
            value, changed = self._await_reply()
            if changed is not None:
                _write_back([args, kwargs], self._decode(changed))
            return value
        finally:
            self._depth -= 1
            if outermost:
                for handle in self._lent.keys() - lent_before:
                    self.revoke(handle)

    def serve(self) -> None:
        """Answer calls until the wire closes."""
        while True:
            self._answer(self._receive())

    # ----------------------------------------------------------------- messages

    def _await_reply(self) -> tuple[Any, bytes | None]:
        while True:
            try:
                message = self._receive()
            except WireTimeout:
                if self._on_timeout():
                    continue
                raise
            match message:
                case ["return", value, bytes() | None as changed]:
                    return value, changed
                case ["raise", str(kind), str(text), str(note)]:
                    raise _rebuild_error(kind, text[:MAX_TEXT], note[:MAX_TEXT])
                case _:
                    self._answer(message)

    def _answer(self, message: Any) -> None:
        match message:
            case ["call", int(handle), bytes(body)] if handle in self._lent:
                pass
            case ["call", int(), bytes()]:  # kept from an earlier call, perhaps in good faith
                text = "this function was lent for one call, which is over"
                self.channel.send(encode(["raise", "RuntimeError", text, ""]))
                return
            case _:
                raise WireError("the other side sent something other than a call or a reply")
        if self._depth >= MAX_NESTED_CALLS:
            raise WireError("calls are nested too deep")
        self._depth += 1
        try:
            args, kwargs = self._arguments(body)
            # A function arrives and leaves under other references; all else encodes as it came.
            before = self._encode([args, kwargs]) if self._resolved else body
            value = self._invoke(self._lent[handle], args, kwargs)
            after = self._encode([args, kwargs]) if self._writes_back(args, kwargs) else before
            reply = self._encode(["return", value, None if after == before else after])
        except (Exception, SystemExit, KeyboardInterrupt) as error:
            if isinstance(error, WireError) and not isinstance(error, CannotCross):
                raise
            reply = encode(["raise", *self._describe_error(error)])
        finally:
            self._depth -= 1
        self.channel.send(reply)

    def _arguments(self, body: bytes) -> tuple[tuple[Any, ...], dict[str, Any]]:
        self._resolved = False
        match self._decode(body):
            case [tuple(args), dict(kwargs)] if all(type(key) is str for key in kwargs):
                return args, kwargs
            case _:
                raise WireError("a call's arguments are malformed")

    def _send(self, message: list[Any]) -> None:
        self.channel.send(self._encode(message))

    def _receive(self) -> Any:
        return self._decode(self.channel.receive())

    # ----------------------------------------------------------------- functions as values

    def _encode(self, value: Any) -> bytes:
        return encode(value, self._refer)

    def _decode(self, body: bytes) -> Any:
        return decode(body, self._resolve)

    def _refer(self, value: Any) -> list[Any] | None:
        stand_in = getattr(value, "_stand_in", value)
        if isinstance(stand_in, StandIn):
            return ["yours", stand_in._handle]
        if isinstance(value, FUNCTIONS):
            name = getattr(value, "__name__", type(value).__name__)
            return ["mine", self._handle_of(value), str(name)[:100]]
        return None

    def _handle_of(self, function: Any) -> int:
        for handle, lent in self._lent.items():
            if lent is function:
                return handle
        return self.lend(function)

    def _resolve(self, fields: list[Any]) -> Any:
        self._resolved = True
        match fields:
            case ["yours", int(handle)] if handle in self._lent:
                return self._lent[handle]
            case ["mine", int(handle), str(name)]:
                return self._make_stand_in(self, handle, name[:100])
            case _:
                raise WireError("a reference to a function is malformed")


def _rebuild_error(kind: str, text: str, note: str) -> Exception:
    """Make the builtin exception of that name, so that tests may catch it as they would locally.

    Not those that end an iteration: one would cut short what a test maps a function over.
    """
    known = getattr(builtins, kind, None)
    error: Exception
    if (
        isinstance(known, type)
        and issubclass(known, Exception)
        and not issubclass(known, StopIteration | StopAsyncIteration)
    ):
        try:
            error = known(text)
        except TypeError:  # UnicodeDecodeError and its kin take more than a message
            error = RuntimeError(f"{kind}: {text}")
    else:
        error = RuntimeError(f"{kind}: {text}" if kind.isidentifier() else text)
    if note:
        error.add_note(note)
    return error


def _write_back(ours: Any, theirs: Any) -> Any:
    """Change `ours` in place to what the callee left; return what its container holds then."""
    if type(ours) is np.ndarray and type(theirs) is np.ndarray:
        if (ours.dtype, ours.size) != (theirs.dtype, theirs.size):
            return theirs
        if ours.shape != theirs.shape:
            ours.shape = theirs.shape
        if ours.tobytes() != theirs.tobytes():
            ours[...] = theirs
        return ours
    if type(ours) is dict and type(theirs) is dict:
        for key in ours.keys() - theirs.keys():
            del ours[key]
        for key, value in theirs.items():
            ours[key] = _write_back(ours.get(key), value)
        return ours
    if type(ours) is list and type(theirs) is list:
        kept = [_write_back(a, b) for a, b in zip(ours, theirs, strict=False)]
        ours[:] = kept + theirs[len(kept) :]
        return ours
    if type(ours) is tuple and type(theirs) is tuple and len(ours) == len(theirs):
        for a, b in zip(ours, theirs, strict=True):
            if _write_back(a, b) is not a and isinstance(a, np.ndarray | np.random.Generator):
                raise ValueError("an argument was changed into one of another size or kind")
        return ours
    if type(ours) is np.random.Generator and type(theirs) is np.random.Generator:
        if type(ours.bit_generator) is not type(theirs.bit_generator):
            return theirs
        ours.bit_generator.state = theirs.bit_generator.state
        return ours
    return theirs
