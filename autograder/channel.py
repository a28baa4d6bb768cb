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
        self._arrived = bytearray()  # a message that a deadline cut off is read on, not lost
        self.deadline = math.inf  # monotonic seconds; a message must be through by then

    def close(self) -> None:
        self._socket.close()

    def send(self, body: bytes) -> None:
        view = memoryview(struct.pack("<I", len(body)) + body)
        while view:
            try:
                view = view[self._socket.send(view) :]
            except BlockingIOError:
                self._wait(select.POLLOUT)
            except (BrokenPipeError, ConnectionResetError):
                raise WireClosed from None

    def receive(self) -> bytes:
        """Return the next message; after a WireTimeout, calling again reads on."""
        if time.monotonic() >= self.deadline:  # also for a side that never stops sending
            raise WireTimeout
        self._fill(4)
        (length,) = struct.unpack_from("<I", self._arrived)
        if length > MAX_MESSAGE:
            raise WireError(f"a message of {length:,} bytes was announced")
        self._fill(4 + length)
        body = bytes(self._arrived[4:])
        self._arrived.clear()
        return body

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Narrow the deadline for the length of a block; an outer, earlier deadline stays."""
        outer = self.deadline
        self.deadline = min(outer, time.monotonic() + seconds)
        try:
            yield
        finally:
            self.deadline = outer

    def _fill(self, length: int) -> None:
        while len(self._arrived) < length:
            try:
                chunk = self._socket.recv(min(length - len(self._arrived), 2**20))
            except BlockingIOError:
                self._wait(select.POLLIN)
                continue
            except ConnectionResetError:
                raise WireClosed from None
            if not chunk:
                raise WireClosed
            self._arrived += chunk

    def _wait(self, event: int) -> None:
        remaining = self.deadline - time.monotonic()
        if remaining <= 0:
            raise WireTimeout
        poll = select.poll()
        poll.register(self._socket, event)
        poll.poll(None if math.isinf(remaining) else math.ceil(remaining * 1000))
