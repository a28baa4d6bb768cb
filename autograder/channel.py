"""Messages over a socket: a four-byte length and a body, with deadlines.

A message that a deadline cuts off is not lost; a side that never stops sending, or never reads,
does not hold the other beyond its deadline.
"""

from __future__ import annotations

import math
import select
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager

from autograder.errors import WireError
from autograder.wire import MAX_MESSAGE

_CHUNK = 2**16  # small enough that memory for it is at hand, and most messages fit


class WireTimeout(WireError):
    """Nothing (or only part of a message) came before the deadline."""


class WireClosed(WireError):
    """The other side closed the wire, or its process ended."""


class Channel:
    """Length-prefixed messages over a connected stream socket.

    Parameters
    ----------
    connection
        One end of a ``socket.socketpair()``.
    """

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        self._socket = connection
        self._readable = _event(connection, select.POLLIN)
        self._writable = _event(connection, select.POLLOUT)
        self._arrived = bytearray()  # and not handed out yet: what a deadline cut off is not lost
        self.deadline = math.inf  # monotonic seconds; a message must be through by then

    def close(self) -> None:
        self._socket.close()

    def send(self, body: bytes) -> None:
        view = memoryview(struct.pack("<I", len(body)) + body)
        while view:
            try:
                view = view[self._socket.send(view) :]
            except BlockingIOError:
                self._wait(self._writable)
            except (BrokenPipeError, ConnectionResetError):
                raise WireClosed from None

    def receive(self) -> bytes:
        """Return the next message; after a WireTimeout, calling again reads on."""
        if time.monotonic() >= self.deadline:  # also for a side that never stops sending
            raise WireTimeout
        while (end := self._end_of_message()) is None:
            self._read()
        body = bytes(self._arrived[4:end])
        del self._arrived[:end]
        return body

    def _end_of_message(self) -> int | None:
        """Return where the message ends that begins the bytes here; None if it is not whole."""
        if len(self._arrived) < 4:
            return None
        (length,) = struct.unpack_from("<I", self._arrived)
        if length > MAX_MESSAGE:
            raise WireError(f"a message of {length:,} bytes was announced")
        return 4 + length if len(self._arrived) >= 4 + length else None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Narrow the deadline for the length of a block; an outer, earlier deadline stays."""
        outer = self.deadline
        self.deadline = min(outer, time.monotonic() + seconds)
        try:
            yield
        finally:
            self.deadline = outer

    def _read(self) -> None:
        self._wait(self._readable)
        try:
            chunk = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return
        except ConnectionResetError:
            raise WireClosed from None
        if not chunk:
            raise WireClosed
        self._arrived += chunk

    def _wait(self, event: select.poll) -> None:
        if math.isinf(self.deadline):
            event.poll()
            return
        remaining = self.deadline - time.monotonic()
        if remaining <= 0:
            raise WireTimeout
        event.poll(math.ceil(remaining * 1000))


def _event(connection: socket.socket, kind: int) -> select.poll:
    event = select.poll()
    event.register(connection, kind)
    return event
