"""A copy of the course, to release and to grade in."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

FILES = ("nbgrader_config.py", "requirements.txt", "pyproject.toml")
CLUTTER = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "cifar-10-*")
FOLDERS = ("notebooks", "data", "course_utils", "autograder")


def copy_course(repository: Path, root: Path, students: Collection[str] | None = None) -> None:
    """Copy what a course consists of into an empty folder.

    Parameters
    ----------
    repository
        The original.
    root
        The folder.
    students
        The ids of those in the sample class that come along; all by default.
    """

    def left_out(folder: str, names: list[str]) -> set[str]:
        left = CLUTTER(folder, names)
        if students is not None:
            absent = (n for n in names if n.startswith("student-") and n.endswith(".py"))
            left |= {name for name in absent if Path(name).stem not in students}
        return left

    for name in FILES:
        shutil.copy(repository / name, root)
    for name in FOLDERS:
        shutil.copytree(repository / name, root / name, ignore=left_out)
