"""A JupyterLab server of one's own: no settings of the user, no network, gone at the end."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox import die_with_parent

# Starting takes 3 s; everybody else may be busy on the same cores.
STARTING_SECONDS = 120
STOPPING_SECONDS = 20
# Nobody listens on the discard port: whatever honours a proxy finds no way out of the machine.
NOWHERE = "http://127.0.0.1:9"
# What JupyterLab asks and offers at its first start would lie over what is tested.
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "extensionmanager-extension/plugin": {"enabled": False},
}


NEVER = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Server:
    """Where a server answers, and its log.

    Parameters
    ----------
    url
        With a slash at the end.
    token
        What a browser shows to be let in.
    log
        What the server and its kernels have printed.
    """

    url: str
    token: str
    log: Path

    def address(self, path: str = "lab") -> str:
        """Return the address of a page, with the token."""
        return f"{self.url}{path}?token={self.token}"

    def end_kernels(self) -> None:
        """End all kernels, so that they take no memory and time beside what comes next."""
        for session in json.loads(self._ask("GET", "api/sessions")):
            self._ask("DELETE", f"api/sessions/{session['id']}")

    def _ask(self, method: str, path: str) -> bytes:
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.url + path, headers=headers, method=method)
        with _DIRECTLY.open(request, timeout=60) as answer:
            return answer.read()


@contextlib.contextmanager
def jupyterlab(
    folder: Path, home: Path, opened: str = ".", python_path: Path | None = None
) -> Iterator[Server]:
    """Serve a folder with JupyterLab for the length of a ``with`` block.

    Parameters
    ----------
    folder
        Where the command is given: of a course or of an unpacked student kit.
    home
        An empty folder for settings and whatever else Jupyter keeps.
    opened
        The folder that is shown, from `folder`: what the command has as its argument.
    python_path
        Where kernels find ``course_utils`` first, if not in this environment.
    """
    for name, settings in SETTINGS.items():
        path = home / "config" / "lab" / "user-settings" / "@jupyterlab"
        path = path / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))
    token, log = secrets.token_hex(16), home / "server.log"
    command = [sys.executable, "-m", "jupyterlab", opened, "--no-browser", "--ServerApp.port=0"]
    command += ["--ServerApp.allow_root=True", f"--IdentityProvider.token={token}"]
    command += ["--LabApp.news_url=", "--LabApp.check_for_updates_class=" + NEVER]
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(home, python_path),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal is for the tests, which end it then
            preexec_fn=die_with_parent,  # in case that they are killed
        )
    try:
        yield Server(_await_address(process, home / "runtime", log), token, log)
    finally:
        _end(process)


def _environment(home: Path, python_path: Path | None) -> dict[str, str]:
    ours = ("JUPYTER", "IPYTHON", "PYTHON", "NBGRADER", "GRADIENT_WORKBOOK", "MPL", "XDG")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    environment |= {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        # nbgrader runs alembic by name.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "no_proxy": "127.0.0.1,localhost",
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE),
    }
    if python_path is not None:
        environment["PYTHONPATH"] = str(python_path)
    return environment


def _await_address(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Wait for the file in which the server says where it listens, which it chooses itself."""
    info = runtime / f"jpserver-{process.pid}.json"
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")
        # It is written in one go, but not in one step: half of it is no JSON.
        with contextlib.suppress(FileNotFoundError, ValueError):
            return f"http://127.0.0.1:{json.loads(info.read_text())['port']}/"
        time.sleep(0.05)
    raise RuntimeError(f"JupyterLab did not answer in time:\n{log.read_text()[-3000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server, which ends its kernels; a kernel also ends when its server is gone."""
    process.terminate()
    try:
        process.wait(STOPPING_SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
