"""A course's folders, as nbgrader's configuration names them."""

from __future__ import annotations

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
        submitted = self.folder("submitted")
        if not submitted.is_dir():
            return []
        try:
            return sorted(
                entry.name
                for entry in submitted.iterdir()
                if not entry.name.startswith(".")
                and not entry.is_symlink()
                and (entry / assignment).is_dir()
                and not (entry / assignment).is_symlink()
            )
        except PermissionError as error:
            raise CourseError(f"{submitted} cannot be read: {error.strerror}.") from error
