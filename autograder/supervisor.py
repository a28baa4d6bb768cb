"""The supervisor: the parent of one candidate, and the only one that signals it.

It is forked from the nursery for one notebook, makes the namespaces and forks the candidate into
them. Then it obeys what is said on the leash, one byte at a time. When the leash closes, because
the examiner is done or died, the candidate ends too. Only its parent signals a candidate: so no
signal can hit another process that was given its number after its end.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import tempfile
from typing import TYPE_CHECKING, Any

from autograder.channel import Channel
from autograder.errors import SandboxError
from autograder.sandbox import HOME, confine, die_with_parent, separate
from autograder.wire import encode

if TYPE_CHECKING:
    from autograder.nursery import Setup

INTERRUPT, HOLD, LET_GO, END = b"i", b"h", b"g", b"e"  # what is said on the leash


def supervise(wire: int, leash: int, setup: Setup, shell: Any) -> None:
    """Make the namespaces and the candidate, then hold the leash; does not return."""
    die_with_parent()
    failure = ""
    try:
        if setup.sandboxed:
            separate()
    except SandboxError as error:
        failure = str(error)
    folder = HOME if setup.sandboxed else tempfile.mkdtemp(prefix="candidate-")
    candidate = os.fork()
    if candidate == 0:
        os.close(leash)
        _become_candidate(wire, folder, setup, shell, failure)
    os.close(wire)
    if _obey(socket.socket(fileno=leash), candidate):
        os.kill(candidate, signal.SIGKILL)
        os.waitpid(candidate, 0)
    if not setup.sandboxed:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _obey(leash: socket.socket, candidate: int) -> bool:
    """Signal the candidate as the examiner says; return whether it is still there to be ended."""
    while (order := leash.recv(1)) in (INTERRUPT, HOLD, LET_GO):
        if order == INTERRUPT:
            os.kill(candidate, signal.SIGINT)
        elif order == LET_GO:
            os.kill(candidate, signal.SIGCONT)
        else:
            os.kill(candidate, signal.SIGSTOP)
            if not os.WIFSTOPPED(os.waitpid(candidate, os.WUNTRACED)[1]):
                return False
            leash.send(HOLD)
    return True


def _become_candidate(wire: int, folder: str, setup: Setup, shell: Any, failure: str) -> None:
    from autograder.candidate import serve

    channel = Channel(socket.socket(fileno=wire))
    try:
        _keep_only(wire)
        os.setsid()
        if not failure and setup.sandboxed:
            confine(setup.view, setup.limits)
        else:
            die_with_parent()
        os.chdir(folder)
        os.environ["HOME"] = os.environ["TMPDIR"] = folder
        sys.path.insert(0, "")  # as in a kernel: the student's own modules lie in this folder
    except (SandboxError, OSError) as error:
        failure = str(error)
    if failure:
        channel.send(encode(["failed", failure]))
        os._exit(1)
    try:
        serve(channel, shell, setup.limits)
    finally:
        os._exit(1)


def _keep_only(descriptor: int) -> None:
    """Leave the candidate no open file but its wire and /dev/null."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, 4096)
