"""The nursery: a warm interpreter that has never seen a test, from which candidates are forked.

::

    coordinator ──exec──► nursery       imports everything once; holds no test and no secret
                             └──fork──► supervisor   one per notebook: holds the leash
                                            └──fork──► candidate       PID 1 in them: student code

Workers ask on a socket that they share, and send two ends of socket pairs along: the candidate's
wire and the supervisor's leash.

Run as ``python -m autograder.nursery FD``, with an empty environment.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import struct
import subprocess
import sys
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.errors import SandboxError
from autograder.limits import Limits
from autograder.machine import own_processor, stay_on
from autograder.sandbox import HOME, View, die_with_parent, system_call_filter
from autograder.supervisor import supervise

_REQUEST = struct.Struct("<i")  # the processor that the candidate is to stay on
# One thread for linear algebra: workers already fill the machine's cores.
THREADS = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
# The only environment that a candidate sees.
ENVIRONMENT = {
    "NBGRADER_EXECUTION": "autograde",
    "HOME": HOME,
    "TMPDIR": HOME,
    "LANG": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "MPLCONFIGDIR": f"{HOME}/.matplotlib",
    "IPYTHONDIR": f"{HOME}/.ipython",
    **THREADS,
}
WARM = (
    "numpy",
    "numpy.testing",
    "matplotlib.pyplot",
    "ipywidgets",
    "tqdm.auto",
    "timeit",
    "IPython.core.logger",  # the shell imports it when its first cell is run
)


# Not for candidates: the sample class is other students' work.
_NOT_SHOWN = ("sample_class",)


@dataclass(frozen=True)
class Setup:
    """How candidates are made: what they see, what they may use, what is imported beforehand.

    Parameters
    ----------
    sandboxed
        Whether they are confined at all.
    view
        What they can read besides the Python environment.
    limits
        How much of the machine they may use.
    warm
        Modules that are imported once for all, with those of the packages that candidates see;
        modules that are not installed are left out.
    data
        The course's folder of data, named to `course_utils` by an environment variable.
    """

    sandboxed: bool = True
    view: View = field(default_factory=lambda: View(packages=("course_utils",)))
    limits: Limits = field(default_factory=Limits)
    warm: tuple[str, ...] = WARM
    data: str = ""

    @classmethod
    def for_course(cls, root: Path, sandboxed: bool = True) -> Setup:
        """Return how candidates of a course are made: they see its data."""
        folder = root / "data"
        if not folder.is_dir():
            return cls(sandboxed)
        shown = sorted(str(path) for path in folder.iterdir() if path.name not in _NOT_SHOWN)
        return cls(sandboxed, View(("course_utils",), tuple(shown)), data=str(folder))

    def digest(self) -> str:
        """Return a text of all that decides a score on this side, wherever the course lies."""
        data = [(os.path.basename(path), _size(path)) for path in self.view.data]
        return json.dumps([self.sandboxed, asdict(self.limits), data])

    def import_warm(self) -> None:
        """Import in this process what would otherwise be imported in each of its forks."""
        _import(self.warm)
        _import(self.view.packages)
        for package in self.view.packages:
            if package in sys.modules:
                prefix = f"{package}."
                inside = pkgutil.walk_packages(sys.modules[package].__path__, prefix)
                _import(tuple(module.name for module in inside))

    def environment(self) -> dict[str, str]:
        """Return what is added to the environment, of candidates and of workers."""
        return {"GRADIENT_WORKBOOK_DATA": self.data} if self.data else {}

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Setup:
        fields = json.loads(text)
        view = View(**{key: tuple(value) for key, value in fields["view"].items()})
        limits = Limits(**fields["limits"])
        return cls(fields["sandboxed"], view, limits, tuple(fields["warm"]), fields["data"])


def _size(path: str) -> int:
    files = Path(path).rglob("*") if os.path.isdir(path) else [Path(path)]
    return sum(file.stat().st_size for file in files if file.is_file())


class NurseryProcess:
    """The process, importing; :class:`Nursery` tells it what the candidates are to be like.

    Starting it takes the better part of a second, which need not wait until that is known.
    """

    def __init__(self) -> None:
        self.socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "autograder.nursery", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=dict(ENVIRONMENT, MPLCONFIGDIR="/nonexistent", HOME="/nonexistent"),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )

    def last_words(self) -> str:
        """Return the last line that it wrote before it ended."""
        assert self._process.stderr is not None
        said = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        return said[-1] if said else "no reason given"

    def close(self) -> None:
        self.socket.close()
        self._process.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()


class Nursery:
    """Has candidates made; can be sent to several workers, which then share one process.

    Parameters
    ----------
    setup
        What the candidates are to be like.
    process
        Started already; None to start one. It is this object's to close.
    """

    def __init__(self, setup: Setup, process: NurseryProcess | None = None) -> None:
        self.setup = setup
        self._process: NurseryProcess | None = process or NurseryProcess()
        self._socket = self._process.socket
        self._awake = False
        with contextlib.suppress(BrokenPipeError):  # it has ended: await_warm says why
            self._socket.sendall(setup.to_json().encode() + b"\n")

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "_process": None}  # who is lent it can use it, and not end it

    def fork_candidate(self) -> tuple[socket.socket, socket.socket]:
        """Have a candidate made; return our ends of its wire and of its supervisor's leash.

        Raises
        ------
        SandboxError
            The process has ended.
        """
        wire, their_wire = socket.socketpair()
        leash, their_leash = socket.socketpair()
        with their_wire, their_leash:
            # One message, with the descriptors: requests of several workers cannot mix.
            request = _REQUEST.pack(own_processor())
            try:
                socket.send_fds(
                    self._socket, [request], [their_wire.fileno(), their_leash.fileno()]
                )
            except OSError as error:
                wire.close()
                leash.close()
                text = "The nursery has ended. What is graded is kept; run this again."
                raise SandboxError(text) from error
        return wire, leash

    def await_warm(self) -> None:
        """Wait until candidates can be made; to be called before the first is asked for.

        Raises
        ------
        SandboxError
            The process did not come up.
        """
        if self._awake:
            return
        try:
            answer = self._socket.recv(1)
        except ConnectionResetError:  # it ended before it had read all that it was told
            answer = b""
        if answer != b"w":
            assert self._process is not None  # only a nursery that is awake is lent
            raise SandboxError(f"The nursery did not start: {self._process.last_words()}")
        self._awake = True

    def close(self) -> None:
        if self._process is not None:
            self._process.close()


# --------------------------------------------------------------------------- inside the nursery


def main(descriptor: int) -> None:
    """Warm up, say so, then fork a supervisor for each request until all workers are gone."""
    die_with_parent()
    _import(WARM)
    requests = socket.socket(fileno=descriptor)
    setup = Setup.from_json(_read_line(requests))
    setup.import_warm()
    setup = replace(setup, view=setup.view.resolved())
    shell = _warm_up(setup)
    os.environ.clear()
    os.environ.update(ENVIRONMENT | setup.environment())
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # supervisors are not waited for
    requests.sendall(b"w")
    while True:
        message, descriptors, _, _ = socket.recv_fds(requests, _REQUEST.size, 2)
        if not message:
            return
        (processor,) = _REQUEST.unpack(message)
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            requests.close()
            wire, leash = descriptors
            stay_on(processor)
            supervise(wire, leash, setup, shell)
        for received in descriptors:
            os.close(received)


def _read_line(connection: socket.socket) -> str:
    line = b""
    while not line.endswith(b"\n"):
        chunk = connection.recv(65536)
        if not chunk:
            sys.exit(0)
        line += chunk
    return line.decode()


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise


def _warm_up(setup: Setup) -> Any:
    from autograder.candidate import make_shell

    if setup.sandboxed:
        system_call_filter()
    shell = make_shell()
    gc.collect()
    gc.freeze()  # what all candidates share stays shared: no collection touches its pages
    _require_no_open_files()
    return shell


def _require_no_open_files() -> None:
    """Refuse to go on with an open file: candidates would share its position, or lose it."""
    for entry in os.scandir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        target = os.readlink(entry.path) if os.path.islink(entry.path) else ""
        if target.startswith("/") and not target.startswith(("/dev/null", "/proc/")):
            raise RuntimeError(f"the warm interpreter holds {target} open")


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except SandboxError as error:
        sys.exit(str(error))
