"""The student kit: one archive with all that a student needs, and nothing else.

::

    gradient-workbook/
    ├── README.md          how to set up, work and hand in
    ├── requirements.txt   the course's own pins, as far as students need them
    ├── pyproject.toml     so that course_utils can be imported from any folder
    ├── course_utils/
    ├── data/              what DATASETS.md describes
    └── notebooks/         as released: one folder for each assignment

Everything in it is asked for by name or by kind; what nobody asked for stays out. The same course
gives the same bytes, on any machine.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import string
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

from autograder.assignment import IGNORED, Assignment
from autograder.course import Course
from autograder.errors import CourseError
from autograder.outcomes import write_file
from autograder.release import release

TOP = "gradient-workbook"
ARCHIVE_NAME = f"{TOP}.zip"
TEMPLATES = Path(__file__).with_name("templates") / "student_kit"
DATASETS = "DATASETS.md"
# Imported by the notebooks and course_utils.
IMPORTED = ("ipywidgets", "matplotlib", "numpy", "tqdm")
# JupyterLab, nbgrader for its Validate button, and what these two are sensitive to.
PROGRAMS = ("ipython", "jupyterlab", "nbconvert", "nbformat", "nbgrader", "sqlalchemy", "traitlets")
# What a program that has opened a released notebook may have added to a cell is left behind.
CELL_METADATA = ("deletable", "editable", "nbgrader")
INSTRUCTORS_MARK = re.compile(r"\b(BEGIN|END) (HIDDEN|SOLUTION|MARK)")

Files = dict[str, bytes]  # by the path within the kit


def build_kit(course: Course, destination: Path) -> Path:
    """Write the archive that students get, releasing first what is not released as it is now.

    Parameters
    ----------
    course
        Its notebooks, ``course_utils``, ``data`` and pins go into the kit.
    destination
        The archive's file. It is replaced as a whole or, on any error, not at all.

    Returns
    -------
    Path
        The archive.

    Raises
    ------
    CourseError
        Something that belongs into the kit is missing, a released notebook still has something
        for instructors in it, or the archive cannot be written.
    """
    course.workspace.mkdir(parents=True, exist_ok=True)  # the usual place for the archive
    if not destination.parent.is_dir():
        raise CourseError(f"There is no folder {destination.parent} to write the kit to: make it.")
    content = archive_of(kit_files(course))
    try:
        write_file(destination, content)
    except OSError as error:
        raise CourseError(f"{destination} cannot be written: {error.strerror}.") from error
    return destination


def kit_files(course: Course) -> Files:
    """Return the files of the kit."""
    assignments = [course.assignment(name) for name in course.assignment_names()]
    if not assignments:
        raise CourseError(f"There are no assignments in {course.folder('source')}.")
    try:
        project = tomllib.loads((course.root / "pyproject.toml").read_text("utf-8"))["project"]
        files = _package(course.root / "course_utils") | _data(course.root / "data")
        files["requirements.txt"] = _requirements(course.root / "requirements.txt")
    except OSError as error:
        raise CourseError(
            f"The kit needs {error.filename}, which cannot be read: {error.strerror}."
        ) from error
    for assignment in assignments:
        files |= _notebooks(course, assignment)
    files["pyproject.toml"] = _filled(
        "pyproject.toml",
        version=project["version"],
        python=project["requires-python"],
        dependencies="\n".join(
            f'    "{line}",' for line in _of_packages(IMPORTED, project["dependencies"])
        ),
    )
    files["README.md"] = _filled(
        "README.md",
        python_words=project["requires-python"].replace(">=", "") + " or newer",
        assignments="\n".join(_table(assignments)),
    )
    return files


def archive_of(files: Files) -> bytes:
    """Return a zip archive whose bytes depend on nothing but the files."""
    buffer = io.BytesIO()
    # Stored: what comes out of a compression differs between versions of zlib.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            # Python takes a compiled module for current if the source has the same size and time:
            # so a file that has changed gets another time, or a new kit might run old code.
            minute, second = divmod(int(hashlib.sha256(content).hexdigest(), 16) % 43_200, 30)
            entry = zipfile.ZipInfo(
                f"{TOP}/{name}", (2000, 1, 1, minute // 60, minute % 60, 2 * second)
            )
            entry.create_system = 3  # Unix, wherever the archive is made
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


# --------------------------------------------------------------------------- what goes into the kit


def _notebooks(course: Course, assignment: Assignment) -> Files:
    """Return an assignment's released notebooks, and the files that lie beside them."""
    release(course, assignment)
    folder = course.folder("release", assignment=assignment.name)
    within = f"notebooks/{assignment.name}"
    files = {
        f"{within}/{path}": content
        for path, content in assignment.files.items()
        if not _is_clutter(PurePosixPath(path))
    }
    for name, source in assignment.notebooks.items():
        notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
        _refuse_instructors_text(f"{within}/{name}.ipynb", notebook)
        files[f"{within}/{name}.ipynb"] = _as_new(notebook, source).encode()
    return files


def _as_new(released: NotebookNode, source: NotebookNode) -> str:
    """Return a released notebook as it was before anybody ran it in the release folder."""
    released.metadata = source.metadata
    for cell in released.cells:
        cell.metadata = {key: cell.metadata[key] for key in CELL_METADATA if key in cell.metadata}
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return str(nbformat.writes(released)) + "\n"


def _refuse_instructors_text(path: str, notebook: NotebookNode) -> None:
    """Stop at the marks of a region that nbgrader did not remove, since one was misspelt."""
    for cell in notebook.cells:
        if found := INSTRUCTORS_MARK.search(cell.source):
            raise CourseError(
                f"{path} would show students the cell {cell.id!r} with {found[0]!r} in it: correct "
                "the marks of that region in the source notebook."
            )


def _package(folder: Path) -> Files:
    """Return the modules of course_utils, and the stills of its demos."""
    modules = {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in (*folder.rglob("*.py"), *folder.rglob("stills/*.png"))
        if not _is_clutter(path.relative_to(folder))
    }
    if not modules:
        raise CourseError(f"The kit needs {folder}, and there is no module in it.")
    return modules


def _data(folder: Path) -> Files:
    """Return what DATASETS.md describes: it has a heading for each file that is shipped."""
    description = (folder / DATASETS).read_bytes()
    described = re.findall(r"^## ([\w-]+\.[\w.]+)\r?$", description.decode(), re.MULTILINE)
    return {
        f"data/{DATASETS}": description,
        **{f"data/{name}": (folder / name).read_bytes() for name in described},
    }


def _requirements(path: Path) -> bytes:
    pinned = _of_packages(IMPORTED + PROGRAMS, path.read_text("utf-8").splitlines())
    return _filled("requirements.txt", pins="\n".join(pinned))


def _of_packages(names: Iterable[str], requirements: Iterable[str]) -> list[str]:
    """Return the requirement of each package, sorted."""
    by_name = {re.split(r"[^\w.-]", line, maxsplit=1)[0]: line for line in requirements}
    missing = [name for name in names if name not in by_name]
    if missing:
        raise CourseError(f"The course's requirements do not name {', '.join(missing)}.")
    return sorted(by_name[name] for name in names)


def _table(assignments: list[Assignment]) -> Iterable[str]:
    """Yield the lines of the README's table of notebooks, with their own titles."""
    yield "| in `notebooks/` | what it is | points |"
    yield "|---|---|---|"
    for assignment in assignments:
        for name, notebook in assignment.notebooks.items():
            title = re.search(r"^# (.+)$", notebook.cells[0].source, re.MULTILINE)
            yield (
                f"| `{assignment.name}/{name}.ipynb` | {title[1] if title else name} "
                f"| {assignment.max_points(name):g} |"
            )


def _filled(template: str, **values: Any) -> bytes:
    text = (TEMPLATES / f"{template}.in").read_text("utf-8")
    return string.Template(text).substitute(values).encode()


def _is_clutter(path: PurePosixPath | Path) -> bool:
    """Whether a file is a cache, or hidden."""
    return any(part in IGNORED or part.startswith(".") for part in path.parts)
