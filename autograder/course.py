"""A course's folders, as nbgrader's configuration names them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.assignment import Assignment, load_assignment
from autograder.errors import CourseError

CONFIG_FILE = "nbgrader_config.py"


@dataclass(frozen=True)
class Course:
    """Where a course's files are.

    Parameters
    ----------
    root
        The folder with ``nbgrader_config.py``.
    config
        nbgrader's configuration.
    directory
        nbgrader's own view of the folders.
    """

    root: Path
    config: Config
    directory: CourseDirectory

    @classmethod
    def at(cls, root: Path) -> Course:
        """Open the course whose configuration lies in a folder.

        Raises
        ------
        CourseError
            There is none, or it cannot be read.
        """
        if not (root / CONFIG_FILE).is_file():
            raise CourseError(
                f"There is no {CONFIG_FILE} in {root}. Run this in the course's folder."
            )
        try:
            config = PyFileConfigLoader(CONFIG_FILE, path=str(root)).load_config()
        except Exception as error:  # the file is Python: anything may be wrong with it
            raise CourseError(f"{root / CONFIG_FILE} cannot be read: {error}") from error
        config.CourseDirectory.root = str(root)
        return cls(root, config, CourseDirectory(config=config))

    def folder(self, step: str, student: str = ".", assignment: str = ".") -> Path:
        """Return the folder of a step: source, release, submitted, autograded or feedback."""
        relative = self.directory.format_path(
            getattr(self.directory, f"{step}_directory"), student, assignment
        )
        return self.root / relative

    @property
    def workspace(self) -> Path:
        """The folder of all that is made."""
        return self.folder("submitted").parent

    @property
    def outcomes(self) -> Path:
        return self.workspace / "outcomes"

    @property
    def report(self) -> Path:
        return self.workspace / "report.html"

    @property
    def gradebook_url(self) -> str:
        return str(self.directory.db_url)

    @property
    def gradebook_path(self) -> Path | None:
        """The gradebook's file, where it is one."""
        prefix = "sqlite:///"
        url = self.gradebook_url
        return Path(url.removeprefix(prefix)) if url.startswith(prefix) else None

    def assignment_names(self) -> list[str]:
        """Return the names of all assignments that have a notebook."""
        source = self.folder("source")
        return sorted(p.parent.name for p in {q.parent / "x" for q in source.glob("*/*.ipynb")})

    def assignment(self, name: str) -> Assignment:
        return load_assignment(self.folder("source") / name, self.config)

    def students(self, assignment: str) -> list[str]:
        """Return the ids of the students whose folder for the assignment exists, sorted."""
        return sorted(name for name in self._submitted() if self._has_submission(name, assignment))

    def missing(self, student: str, assignment: str) -> str | None:
        """Say what is no longer there of something graded once; None while all of it is."""
        if not (self.folder("source") / assignment).is_dir():
            return f"the assignment is no longer in {self.folder('source').name}/"
        if not self._has_submission(student, assignment):
            return f"the submission is no longer in {self.folder('submitted').name}/"
        return None

    def refused_students(self) -> list[str]:
        """Return names of submission folders that cannot be student ids, safe to print."""
        names = [name for name in self._folders() if not _is_student_id(name)]
        return sorted(name.encode("utf-8", "replace").decode() for name in names)

    def _submitted(self) -> list[str]:
        return [name for name in self._folders() if _is_student_id(name)]

    def _folders(self) -> list[str]:
        submitted = self.folder("submitted")
        if not submitted.is_dir():
            return []
        try:
            return [
                entry.name
                for entry in os.scandir(submitted)
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
            ]
        except PermissionError as error:
            raise CourseError(f"{submitted} cannot be read: {error.strerror}.") from error

    def _has_submission(self, student: str, assignment: str) -> bool:
        folder = self.folder("submitted") / student / assignment
        try:
            return folder.is_dir() and not folder.is_symlink()
        except PermissionError as error:
            raise CourseError(f"{folder} cannot be read: {error.strerror}.") from error


def _is_student_id(name: str) -> bool:
    """Whether a folder's name can be an id: text, and nothing that the formgrader shows as HTML."""
    try:
        name.encode()
    except UnicodeEncodeError:  # a name in another encoding than UTF-8, as some archives have
        return False
    return name.isprintable() and not set(name) & set('<>&"')
