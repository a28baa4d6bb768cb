"""The student kit: what is in it, what is not, and a student's way through it from unpacking on."""

from __future__ import annotations

import ast
import errno
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from autograder.course import Course
from autograder.errors import CourseError
from autograder.release import release
from autograder.student_kit import ARCHIVE_NAME, build_kit
from tests.integration.small_course import grade_id, small_notebook

COURSE = ("nbgrader_config.py", "requirements.txt", "pyproject.toml")
INSTRUCTORS_MARKS = ("BEGIN HIDDEN", "END HIDDEN", "BEGIN SOLUTION", "END SOLUTION")
# Its function is given with planted mistakes, so it is not "not written yet".
GIVEN_WITH_MISTAKES = "test-backward-propagation-n"
# What has no business in a kit, although it may well lie where the kit is gathered.
STRAYS = (
    "course_utils/__pycache__/parameters.cpython-311.pyc",
    "course_utils/.ipynb_checkpoints/answers-checkpoint.py",
    "course_utils/notes.txt",
    "data/cifar-10-batches-py/data_batch_1",
    "data/cifar-10-python.tar.gz",
    "data/answers.csv",
    "notebooks/02_backpropagation/.ipynb_checkpoints/backpropagation-checkpoint.ipynb",
    "notebooks/02_backpropagation/.DS_Store",
    "workspace/submitted/student-01/02_backpropagation/backpropagation.ipynb",
    "workspace/release/02_backpropagation/marks.ipynb",
)


@pytest.fixture(scope="module")
def course(repository, tmp_path_factory):
    """Return a copy of the real course with a kit in its workspace."""
    root = tmp_path_factory.mktemp("course")
    for name in COURSE:
        shutil.copy(repository / name, root)
    for name in ("notebooks", "data", "course_utils", "autograder", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "cifar-10-*")
        shutil.copytree(repository / name, root / name, ignore=ignored)
    for stray in STRAYS:
        (root / stray).parent.mkdir(parents=True, exist_ok=True)
        (root / stray).write_text("not for students")
    course = Course.at(root)
    assert build_kit(course, course.workspace / ARCHIVE_NAME) == course.workspace / ARCHIVE_NAME
    return course


@pytest.fixture(scope="module")
def archive(course):
    return course.workspace / ARCHIVE_NAME


@pytest.fixture(scope="module")
def kit(archive, tmp_path_factory):
    """Return the unpacked kit."""
    folder = tmp_path_factory.mktemp("a student's folder")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder / "gradient-workbook"


@pytest.fixture(scope="module")
def released_small_course(repository, tmp_path_factory):
    """Return the folder of a course of one small notebook, released."""
    root = tmp_path_factory.mktemp("small")
    for name in ("notebooks/small", "course_utils", "data"):
        (root / name).mkdir(parents=True)
    for name in COURSE:
        shutil.copy(repository / name, root)
    nbformat.write(small_notebook(), root / "notebooks" / "small" / "doubling.ipynb")
    (root / "course_utils" / "__init__.py").write_text("")
    (root / "data" / "DATASETS.md").write_text("## digits.csv\n\nTen digits.\n")
    (root / "data" / "digits.csv").write_text("0,1,2,3,4,5,6,7,8,9\n")
    course = Course.at(root)
    release(course, course.assignment("small"))
    return root


@pytest.fixture
def small_course(released_small_course, tmp_path):
    """Return a copy of the small course, to be spoilt."""
    shutil.copytree(released_small_course, tmp_path / "course")
    return Course.at(tmp_path / "course")


def source_notebooks(repository):
    return sorted(
        p for p in (repository / "notebooks").glob("*/*.ipynb") if not p.parent.name.startswith(".")
    )


def lines_for_instructors(notebooks):
    """Return the lines that occur in hidden tests and solutions, and nowhere else."""
    theirs, public = set(), set()
    for path in notebooks:
        for cell in nbformat.read(path, as_version=4).cells:
            inside = False
            for line in map(str.strip, cell.source.splitlines()):
                if any(mark in line for mark in INSTRUCTORS_MARKS):
                    inside = "BEGIN" in line
                else:
                    (theirs if inside else public).add(line)
    return {line for line in theirs - public if re.search(r"\w", line)}


# ----------------------------------------------------------------- what is in it, and what is not


def test_the_kit_has_what_a_student_needs_and_nothing_else(kit, repository):
    packages = (p for p in (repository / "course_utils").rglob("*") if p.is_file())
    expected = {
        "README.md",
        "requirements.txt",
        "pyproject.toml",
        "data/DATASETS.md",
        "data/digits.csv.gz",
        *(p.relative_to(repository).as_posix() for p in source_notebooks(repository)),
        *(
            p.relative_to(repository).as_posix()
            for p in packages
            if not {"__pycache__", ".ipynb_checkpoints"} & set(p.parts)
        ),
    }
    assert {p.relative_to(kit).as_posix() for p in kit.rglob("*") if p.is_file()} == expected


def test_nothing_of_a_hidden_test_or_a_solution_is_in_it(kit, repository):
    secret = lines_for_instructors(source_notebooks(repository))
    assert len(secret) > 1000
    for path in kit.rglob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        text = "\n".join(cell.source for cell in cells)
        assert not secret & set(map(str.strip, text.splitlines())), path
        assert not [mark for mark in INSTRUCTORS_MARKS if mark in path.read_text("utf-8")], path
        assert any(grade_id(c).endswith("-hidden") for c in cells if grade_id(c)), path
    # Elsewhere `return value` and the like are no secret: what says something is longer.
    telling = {line for line in secret if len(line) > 24}
    for path in (p for p in kit.rglob("*") if p.suffix in (".py", ".md", ".txt", ".toml")):
        assert not telling & set(map(str.strip, path.read_text("utf-8").splitlines())), path


def test_nothing_tells_where_it_was_made(kit, course, repository):
    places = [str(course.root), str(repository), os.path.expanduser("~") + os.sep]
    for path in (p for p in kit.rglob("*") if p.is_file()):
        content = path.read_bytes()
        assert not [place for place in places if place.encode() in content], path


def test_notebooks_come_as_if_never_run(kit):
    for path in kit.rglob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook, relax_add_props=False)
        assert notebook.metadata.kernelspec.name == "python3"
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert not [c.id for c in code if c.outputs or c.execution_count is not None]


def test_what_is_imported_is_required_with_the_pins_of_the_course(kit, repository):
    sources = [path.read_text("utf-8") for path in (kit / "course_utils").rglob("*.py")]
    for path in kit.rglob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        sources += [cell.source for cell in cells if cell.cell_type == "code"]
    imported = set()
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Import):
            imported.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module.partition(".")[0])
    needed = {name.lower() for name in imported - set(sys.stdlib_module_names) - {"course_utils"}}

    lines = (kit / "requirements.txt").read_text("utf-8").splitlines()
    pins = {line.partition("==")[0]: line for line in lines if "==" in line}
    assert needed | {"jupyterlab", "nbgrader"} <= pins.keys()
    assert set(pins.values()) <= set((repository / "requirements.txt").read_text().splitlines())
    assert "-e ." in lines
    project = tomllib.loads((kit / "pyproject.toml").read_text("utf-8"))["project"]
    ranges = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}
    assert needed - {"ipython"} <= ranges <= pins.keys()  # ipywidgets brings IPython along


def test_the_readme_lists_every_notebook_and_only_what_exists(kit):
    readme = (kit / "README.md").read_text("utf-8")
    for path in kit.rglob("*.ipynb"):
        assert f"`{path.relative_to(kit / 'notebooks').as_posix()}`" in readme
    assert "$" not in readme
    for named in ("requirements.txt", "notebooks", "data/DATASETS.md"):
        assert named in readme
        assert (kit / named).exists()


# ----------------------------------------------------------------- the same course, the same bytes


def test_a_release_that_somebody_has_run_gives_the_same_archive(course, archive, tmp_path):
    path = course.folder("release", assignment="01_numerical_gradient") / "numerical_gradient.ipynb"
    released = nbformat.read(path, as_version=4)
    for count, cell in enumerate(c for c in released.cells if c.cell_type == "code"):
        cell.outputs = [new_output("stream", text=f"warning in {course.root}")]
        cell.execution_count = count
        cell.metadata["collapsed"] = False
    released.metadata["widgets"] = {}
    released.metadata.kernelspec.display_name = "Python 3 (ipykernel)"
    nbformat.write(released, path)
    again = build_kit(course, tmp_path / "again.zip")
    assert again.read_bytes() == archive.read_bytes()


def test_a_solved_release_is_released_again(small_course, tmp_path):
    first = build_kit(small_course, tmp_path / "first.zip")
    path = small_course.folder("release", assignment="small") / "doubling.ipynb"
    path.write_text(path.read_text().replace("raise NotImplementedError()", "return 2 * x"))
    assert "return 2 * x" in path.read_text()
    second = build_kit(small_course, tmp_path / "second.zip")
    assert second.read_bytes() == first.read_bytes()


def test_a_changed_module_of_the_same_size_gets_another_time(small_course, tmp_path):
    times = []
    for text in ("tolerance = 1e-7\n", "tolerance = 1e-6\n"):
        (small_course.root / "course_utils" / "__init__.py").write_text(text)
        with zipfile.ZipFile(build_kit(small_course, tmp_path / "kit.zip")) as opened:
            times.append(opened.getinfo("gradient-workbook/course_utils/__init__.py").date_time)
    assert times[0] != times[1]


def test_files_beside_a_notebook_come_along(small_course, tmp_path):
    (small_course.root / "notebooks" / "small" / "points.csv").write_text("1,2\n")
    with zipfile.ZipFile(build_kit(small_course, tmp_path / "kit.zip")) as opened:
        assert opened.read("gradient-workbook/notebooks/small/points.csv") == b"1,2\n"


# ----------------------------------------------------------------- errors


def test_a_missing_output_folder_is_named(small_course, tmp_path):
    with pytest.raises(CourseError, match=r"There is no folder .*nowhere.*: make it"):
        build_kit(small_course, tmp_path / "nowhere" / "kit.zip")


def test_an_output_that_is_a_folder_is_named_and_nothing_is_left_behind(small_course, tmp_path):
    (tmp_path / "output" / "kits").mkdir(parents=True)
    with pytest.raises(CourseError, match=r"kits cannot be written: Is a directory\."):
        build_kit(small_course, tmp_path / "output" / "kits")
    assert list((tmp_path / "output").rglob("*")) == [tmp_path / "output" / "kits"]


def test_an_output_folder_without_the_right_to_write_is_named(small_course, tmp_path, monkeypatch):
    def refuse(**options):  # as the system does, except to root, who may run the tests
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), options["dir"])

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(CourseError, match=r"kit\.zip cannot be written: Permission denied\."):
        build_kit(small_course, tmp_path / "kit.zip")


@pytest.mark.parametrize("missing", ["requirements.txt", "data/DATASETS.md", "data/digits.csv"])
def test_a_missing_part_is_named_and_the_old_kit_stays(small_course, tmp_path, missing):
    kit = build_kit(small_course, tmp_path / "kit.zip")
    before = kit.read_bytes()
    (small_course.root / missing).unlink()
    with pytest.raises(CourseError, match=f"The kit needs .*{missing}, which cannot be read"):
        build_kit(small_course, kit)
    assert kit.read_bytes() == before


def test_a_course_without_course_utils_or_assignments_is_refused(small_course, tmp_path):
    shutil.rmtree(small_course.root / "course_utils")
    with pytest.raises(CourseError, match=r"needs .*course_utils, and there is no module in it"):
        build_kit(small_course, tmp_path / "kit.zip")
    shutil.rmtree(small_course.root / "notebooks" / "small")
    with pytest.raises(CourseError, match="There are no assignments in"):
        build_kit(small_course, tmp_path / "kit.zip")


def test_a_pin_that_is_gone_is_named(small_course, tmp_path):
    path = small_course.root / "requirements.txt"
    path.write_text(path.read_text().replace("numpy==", "numpyro=="))
    with pytest.raises(CourseError, match=r"requirements do not name numpy\."):
        build_kit(small_course, tmp_path / "kit.zip")


def test_a_hidden_region_that_nbgrader_does_not_know_stops_the_kit(small_course, tmp_path):
    path = small_course.root / "notebooks" / "small" / "doubling.ipynb"
    path.write_text(path.read_text().replace("HIDDEN TESTS", "HIDDEN TEST"))
    with pytest.raises(CourseError, match=r"'test-double-hidden' with 'BEGIN HIDDEN' in it"):
        build_kit(small_course, tmp_path / "kit.zip")
    assert not (tmp_path / "kit.zip").exists()


# ----------------------------------------------------------------- a student's way through it


@pytest.fixture(scope="module")
def students_python(kit, tmp_path_factory):
    """Return a new environment's Python that has course_utils from the kit.

    All other packages are lent by the environment of the tests, so that nothing is downloaded. A
    path in a .pth file is not searched for more of these, so the repository's own installation
    of course_utils is not lent.
    """
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    site = sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)})
    lent = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    with open(os.path.join(site, "kit.pth"), "w") as file:
        file.write("\n".join([str(kit), *lent]) + "\n")
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(folder)})
    return os.path.join(scripts, "python")


def work_through(kit, python, output):
    """Run all notebooks of the kit as *Run All Cells* does; return their cells by name."""
    environment = {
        name: value
        for name, value in os.environ.items()
        # A student's kernel has its usual backend, and knows no folder but its own.
        if name not in ("MPLBACKEND", "PYTHONPATH", "JUPYTER_PATH")
        and not name.startswith("GRADIENT_WORKBOOK")
    }
    notebooks = sorted(str(path.relative_to(kit)) for path in kit.rglob("*.ipynb"))
    command = "-m nbconvert --to notebook --execute --allow-errors --output-dir".split()
    done = subprocess.run(
        [python, *command, output, *notebooks],
        cwd=kit,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return {
        path.stem: [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
        for path in sorted(output.glob("*.ipynb"))
    }


def error_of(cell):
    """Return the error output of a cell that was run, if it raised."""
    return next((out for out in cell.outputs if out.output_type == "error"), None)


def score_of(cell):
    """Return the score that a test cell shows, and its table of checks."""
    (shown,) = [out for out in cell.outputs if out.output_type == "execute_result"]
    return float(shown.data["text/plain"]), shown.data["text/html"]


def visible_tests(cells):
    """Return the test cells that a student can see: of the others a comment is left."""
    tests = [c for c in cells if c.metadata.get("nbgrader", {}).get("grade")]
    return [c for c in tests if not c.source.startswith("#") or "\nrubric" in c.source]


def test_as_unpacked_everything_given_works_and_the_rest_asks_to_be_written(
    kit, students_python, tmp_path
):
    for path in kit.rglob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        probe = "import course_utils\nprint(course_utils.__file__)"
        notebook.cells.append(new_code_cell(probe, id="where-from"))
        nbformat.write(notebook, path)
    worked = work_through(kit, students_python, tmp_path)
    assert len(worked) == len(list(kit.rglob("*.ipynb")))
    for name, cells in worked.items():
        assert cells[-1].outputs[0].text.strip() == str(kit / "course_utils" / "__init__.py")
        assert any("image/png" in out.get("data", {}) for c in cells for out in c.outputs), name
        failed = []
        for cell in cells:
            if error := error_of(cell):
                # What calls an unwritten function waits for it, and so does what such a cell gives.
                wanted = re.search(r"name '(\w+)' is not defined", error.evalue)
                waits = wanted and any(re.search(rf"\b{wanted[1]}\b", source) for source in failed)
                assert error.ename == "NotImplementedError" or waits, (name, cell.source, error)
                assert grade_id(cell) != "imports"
                failed.append(cell.source)
        tests = visible_tests(cells)
        assert tests, name
        for cell in tests:
            score, table = score_of(cell)
            assert score == 0, grade_id(cell)
            if grade_id(cell) != GIVEN_WITH_MISTAKES:
                assert "is not written yet" in table, grade_id(cell)
                assert "put your code in place of" in table, grade_id(cell)


def test_with_right_answers_all_cells_run_and_all_visible_checks_pass(
    kit, students_python, repository, tmp_path
):
    for path in kit.rglob("*.ipynb"):
        source = json.loads((repository / path.relative_to(kit)).read_text("utf-8"))
        answers = {
            cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
            for cell in source["cells"]
            if cell["metadata"].get("nbgrader", {}).get("solution")
        }
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell.source = answers.pop(grade_id(cell), cell.source)
        assert answers == {}
        nbformat.write(notebook, path)
    for name, cells in work_through(kit, students_python, tmp_path).items():
        assert not [(name, c.source, error_of(c).evalue) for c in cells if error_of(c)]
        stderr = [out.text for c in cells for out in c.outputs if out.get("name") == "stderr"]
        assert not [text for text in stderr if "Warning" in text], name
        for cell in visible_tests(cells):
            score, _ = score_of(cell)
            assert score == cell.metadata.nbgrader.points, grade_id(cell)
