"""Stand in for the interpreter on a machine that is not Linux: what only Linux has is taken away.

Run as ``python without_linux.py STAND_IN [OPTION …] -m MODULE …`` (or ``-c CODE``), which
:func:`stand_in_for_python` wraps into one executable file. That file is `sys.executable` in what
it runs, so that every process which the program starts is without Linux, too.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import runpy
import select
import signal
import socket
import sys
import sysconfig
import urllib.request  # noqa: F401 (as sysconfig)
from pathlib import Path
from typing import Any

# In Python's modules, and absent from them on a Mac.
_LINUX_ONLY = {
    os: "sched_getaffinity sched_setaffinity pidfd_open memfd_create eventfd copy_file_range "
    "splice getrandom setresuid setresgid getresuid getresgid posix_fadvise posix_fallocate "
    "unshare setns pipe2 waitid P_PID WNOWAIT O_PATH O_TMPFILE",
    signal: "pidfd_send_signal sigwaitinfo sigtimedwait",
    fcntl: "F_SETLEASE F_GETLEASE F_NOTIFY F_ADD_SEALS F_SETPIPE_SZ F_OFD_SETLK",
    resource: "prlimit RLIMIT_MSGQUEUE RLIMIT_NICE RLIMIT_RTPRIO RLIMIT_SIGPENDING",
    select: "epoll",
    socket: "AF_NETLINK SO_PEERCRED SOCK_CLOEXEC SOCK_NONBLOCK",
}
_LINUX_SYMBOLS = "prctl unshare setns mount umount2 pivot_root capset syscall sched_setaffinity"
_LINUX_FOLDERS = ("/proc", "/sys")
_SMALL_BUFFER = 4096  # bytes; a Mac's pairs of sockets hold 8 kB


def stand_in_for_python(folder: Path) -> Path:
    """Write the executable file that is to be started instead of Python."""
    path = folder / "python"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P "{__file__}" "$0" "$@"\n')
    path.chmod(0o755)
    # nbgrader runs alembic, which the command line takes to lie beside Python.
    (folder / "alembic").symlink_to(Path(sys.executable).with_name("alembic"))
    return path


def take_linux_away() -> None:
    """Make this process find itself on a Mac, as far as Python code can see."""
    # With urllib.request, all of Python's library that a Mac's Python has other files for.
    sysconfig.get_config_vars()
    sys.platform = "darwin"
    sys.modules["pyseccomp"] = None  # type: ignore[assignment]  # requirements.txt leaves it out
    for module, names in _LINUX_ONLY.items():
        for name in names.split():
            if hasattr(module, name):
                delattr(module, name)
    _hide_symbols()
    _hide_folders()
    _shrink_buffers()


def _hide_symbols() -> None:
    find = ctypes.CDLL.__getattr__

    def look_up(library: ctypes.CDLL, name: str) -> Any:
        if name in _LINUX_SYMBOLS.split():
            raise AttributeError(f"dlsym({name}): symbol not found")
        return find(library, name)

    ctypes.CDLL.__getattr__ = look_up  # type: ignore[method-assign]


def _hide_folders() -> None:
    def refuse_hidden(path: Any) -> None:
        if isinstance(path, str | bytes | os.PathLike):
            parts = Path(os.fsdecode(path)).parts
            if len(parts) > 1 and "/".join(parts[:2]).replace("//", "/") in _LINUX_FOLDERS:
                raise FileNotFoundError(2, "No such file or directory", path)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("open", "os.listdir", "os.scandir"):
            refuse_hidden(arguments[0])

    def guarded(function: Any) -> Any:
        def call(path: Any, *args: Any, **kwargs: Any) -> Any:
            refuse_hidden(path)
            return function(path, *args, **kwargs)

        return call

    sys.addaudithook(watch)
    for name in ("stat", "lstat", "readlink", "access"):  # no event tells of these
        setattr(os, name, guarded(getattr(os, name)))


def _shrink_buffers() -> None:
    make_pair = socket.socketpair

    def socketpair(*args: Any, **kwargs: Any) -> tuple[socket.socket, socket.socket]:
        pair = make_pair(*args, **kwargs)
        for end in pair:
            for buffer in (socket.SO_SNDBUF, socket.SO_RCVBUF):
                end.setsockopt(socket.SOL_SOCKET, buffer, _SMALL_BUFFER)
        return pair

    socket.socketpair = socketpair


def main(stand_in: str, *arguments: str) -> None:
    """Run what the arguments say, as Python would, without Linux."""
    take_linux_away()
    sys.executable = stand_in
    at = next(i for i, argument in enumerate(arguments) if argument in ("-m", "-c"))
    (kind, program), rest = arguments[at : at + 2], list(arguments[at + 2 :])
    if "-P" not in arguments[:at]:
        sys.path.insert(0, os.getcwd() if kind == "-m" else "")
    if kind == "-m":
        sys.argv = [program, *rest]
        runpy.run_module(program, run_name="__main__", alter_sys=True)
    else:
        sys.argv = ["-c", *rest]
        exec(program, vars(sys.modules["__main__"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
