"""An assignment as graders need it: with hidden tests, without solutions."""

from __future__ import annotations

import functools
import hashlib
import itertools
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config

from autograder.errors import CourseError

IGNORED = (".ipynb_checkpoints", "__pycache__", ".DS_Store")


@dataclass(frozen=True)
class Assignment:
    """What is needed to grade a submission of one assignment; can be sent to another machine.

    Parameters
    ----------
    name
        nbgrader's assignment id.
    notebooks
        By name (no ending): the notebook as nbgrader keeps it in the gradebook, with hidden tests
        and checksums, with solutions cleared.
    files
        Other files of the assignment by relative path; they lie beside the student's notebook.
    """

    name: str
    notebooks: dict[str, NotebookNode]
    files: dict[str, bytes] = field(default_factory=dict)

    def graded_cells(self, notebook: str) -> Iterator[NotebookNode]:
        """Yield the cells that give points, in their order."""
        yield from (
            c for c in self.notebooks[notebook].cells if utils.is_grade(c) or utils.is_task(c)
        )

    def max_points(self, notebook: str) -> float:
        return sum(float(c.metadata.nbgrader["points"]) for c in self.graded_cells(notebook))

    def digest(self) -> str:
        """Return a hash of all that decides a score on the assignment's side."""
        return self._digest

    @functools.cached_property
    def _digest(self) -> str:
        hashed = hashlib.sha256(self.name.encode())
        for name, notebook in sorted(self.notebooks.items()):
            hashed.update(name.encode() + nbformat.writes(notebook).encode())
        for path, content in sorted(self.files.items()):
            hashed.update(path.encode() + hashlib.sha256(content).digest())
        return hashed.hexdigest()

    # An assignment goes to a worker with each submission, so it is packed once, and unpacked once
    # in each worker.

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpacked, (self._packed,)

    @functools.cached_property
    def _packed(self) -> bytes:
        return pickle.dumps((self.name, self.notebooks, self.files))


@functools.lru_cache(32)
def _unpacked(packed: bytes) -> Assignment:
    return Assignment(*pickle.loads(packed))


def load_assignment(source: Path, config: Config | None = None) -> Assignment:
    """Read an assignment from nbgrader's source directory.

    Parameters
    ----------
    source
        The assignment's folder; its name is the assignment's.
    config
        nbgrader's configuration, for its preprocessors.

    Raises
    ------
    CourseError
        There is no such folder, no notebook in it, or one that nbgrader cannot release.
    """
    if not source.is_dir():
        others = (
            sorted(p.name for p in source.parent.iterdir() if p.is_dir())
            if source.parent.is_dir()
            else []
        )
        raise CourseError(
            f"There is no assignment {source.name!r} in {source.parent}. "
            + (f"There are: {', '.join(others)}." if others else "The folder holds no assignments.")
        )
    notebooks = {}
    for path in sorted(source.glob("*.ipynb")):
        try:
            notebooks[path.stem] = _as_saved(path, config)
        except Exception as error:  # nbgrader raises plain RuntimeError and KeyError for bad cells
            raise CourseError(f"{path} cannot be released: {error}") from error
    if not notebooks:
        raise CourseError(f"There is no notebook in {source}.")
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file()
        and path.suffix != ".ipynb"
        and not any(part in IGNORED for part in path.parts)
    }
    return Assignment(source.name, notebooks, files)


def _as_saved(path: Path, config: Config | None) -> NotebookNode:
    """Apply what nbgrader applies before it saves cells in the gradebook."""
    notebook = nbformat.read(path, as_version=4)
    resources: dict[str, Any] = {"metadata": {"path": str(path.parent)}, "nbgrader": {}}
    released_by = GenerateAssignment.preprocessors.default_args[0]
    for kind in itertools.takewhile(lambda kind: kind is not SaveCells, released_by):
        notebook, resources = kind(config=config or Config())(notebook, resources)
    return notebook
