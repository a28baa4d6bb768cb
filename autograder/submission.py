"""One student's submission of one assignment, read from disk with suspicion."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.assignment import IGNORED

MAX_NOTEBOOK = 16 * 2**20  # bytes; with outputs and figures a notebook of the course takes 1 MB
MAX_FILE = 2 * 2**20
MAX_FILES_SIZE = 16 * 2**20
MAX_FILES = 200
MAX_ENTRIES = 5000
MAX_PATH = 1000  # bytes of a file's path within the submission
MAX_DEPTH = 20  # folders
TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Submission:
    """What a student handed in, as bytes; can be sent to another machine.

    Parameters
    ----------
    student, assignment
        nbgrader's ids.
    notebooks
        By name (no ending), of those that the assignment has.
    files
        Other files by relative path, placed in the candidate's working directory.
    timestamp
        The text of nbgrader's ``timestamp.txt``, or None.
    problems
        By the name of a notebook that the assignment has: why its file could not be read.
    notes
        What was left out, each a sentence.
    """

    student: str
    assignment: str
    notebooks: dict[str, bytes]
    files: dict[str, bytes] = field(default_factory=dict)
    timestamp: str | None = None
    problems: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def digest(self) -> str:
        """Return a hash of all that decides a score on the student's side."""
        hashed = hashlib.sha256(repr((self.student, self.assignment, self.timestamp)).encode())
        for path, content in sorted([*self.notebooks.items(), *self.files.items()]):
            hashed.update(repr(path).encode() + hashlib.sha256(content).digest())
        hashed.update(repr(sorted(self.problems.items())).encode())
        return hashed.hexdigest()


def read_submission(folder: Path, student: str, assignment: str, expected: list[str]) -> Submission:
    """Read a submission's folder. Never fails for what a student put there, and follows no link.

    Parameters
    ----------
    expected
        Names of the assignment's notebooks.
    """
    notebooks: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    problems: dict[str, str] = {}
    notes: list[str] = []
    strays: list[str] = []
    timestamp = None
    room = MAX_FILES_SIZE
    for path in _entries(folder, notes):
        name = path.relative_to(folder).as_posix()
        if not _is_placeable(name):
            notes.append(f"{_shown(name)} was left out: no file of that name can be placed.")
            continue
        is_notebook = path.suffix == ".ipynb" and path.parent == folder
        cap = MAX_NOTEBOOK if is_notebook else min(MAX_FILE, room)
        content = _read(path, cap)
        if is_notebook and path.stem in expected:
            if isinstance(content, bytes):
                notebooks[path.stem] = content
            else:
                problems[path.stem] = f"{_shown(name)} {content}"
        elif is_notebook:
            strays.append(_shown(name))
        elif name == TIMESTAMP:
            timestamp = (
                content.decode(errors="replace").strip()[:100]
                if isinstance(content, bytes)
                else None
            )
        elif isinstance(content, str) or len(files) >= MAX_FILES:
            reason = content if isinstance(content, str) else "is one file too many"
            notes.append(f"{_shown(name)} was left out: it {reason}.")
        else:
            files[name] = content
            room -= len(content)
    missing = [name for name in expected if name not in notebooks and name not in problems]
    if strays and missing:
        for name in missing:
            problems[name] = (
                f"{name}.ipynb is missing, but there is {', '.join(strays[:3])}: "
                "if that is it, rename it and grade again"
            )
    elif strays:
        notes.append(f"Not part of the assignment, left out: {', '.join(strays[:5])}.")
    return Submission(student, assignment, notebooks, files, timestamp, problems, tuple(notes[:20]))


def _entries(folder: Path, notes: list[str]) -> Iterator[Path]:
    room = MAX_ENTRIES
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if name not in IGNORED)
        for name in sorted(names)[:room]:
            if name not in IGNORED:
                yield Path(parent, name)
        room -= len(names) + len(folders)  # a folder with nothing in it takes its time, too
        if room < 0:
            notes.append(f"Only the first {MAX_ENTRIES} files and folders were looked at.")
            return


def _read(path: Path, cap: int) -> bytes | str:
    """Return a regular file's content, or in words why not."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if path.is_symlink():
            return "is a link, and links are not followed"
        return f"cannot be read ({error.strerror})"
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return "is not a regular file"
        content = file.read(cap + 1)
    if len(content) > cap:
        return f"is larger than {cap / 2**20:g} MB"
    return content


def _is_placeable(name: str) -> bool:
    """Whether a file of that relative path can lie beside the notebooks, here and elsewhere."""
    try:
        encoded = name.encode()
    except UnicodeEncodeError:  # a name in another encoding than UTF-8
        return False
    first, *inside = name.split("/")
    shadows_a_file = bool(inside) and (first.endswith(".ipynb") or first == TIMESTAMP)
    return len(encoded) <= MAX_PATH and len(inside) < MAX_DEPTH and not shadows_a_file


def _shown(name: str) -> str:
    """A file's name for a message: no control characters, not endless."""
    return "".join(c if c.isprintable() else "?" for c in name)[:80]
