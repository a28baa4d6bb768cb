"""The repository's layout holds: who imports whom, clean notebooks, one list of dependencies."""

import ast
import importlib.metadata
import itertools
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(
    path
    for path in (REPOSITORY / "notebooks").glob("*/*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
GRADE_ID = re.compile(r"imports(-[a-z0-9]+)*|(solution|test|answer|given)(-[a-z0-9]+)+")


# Who imports whom


def module_name(path: Path) -> str:
    """Return ``autograder.wire`` for ``…/autograder/wire.py``."""
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(package: str) -> dict[str, ast.Module]:
    """Return the syntax tree of each module of a package, by the module's name."""
    paths = sorted((REPOSITORY / package).rglob("*.py"))
    return {module_name(path): ast.parse(path.read_text("utf-8"), path) for path in paths}


def run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Walk the nodes that run when a module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from run_at_import(child)


def imported(nodes: Iterator[ast.AST], module: str = "", is_package: bool = False) -> set[str]:
    """Return what import statements name, in full: ``from a import b`` names ``a.b``."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = [node.module] if node.module else []
            if node.level:
                home = module.split(".")
                origin = home[: len(home) - node.level + is_package] + origin
            names.update(".".join([*origin, alias.name]) for alias in node.names)
    return names


def imports_of(package: str, *, at_import_only: bool = False) -> dict[str, set[str]]:
    """Return what each module of a package imports, by the module's name."""
    trees = sources(package)
    packages = {name for name in trees if (REPOSITORY / name.replace(".", "/")).is_dir()}
    walk = run_at_import if at_import_only else ast.walk
    return {name: imported(walk(tree), name, name in packages) for name, tree in trees.items()}


def within(name: str, *packages: str) -> bool:
    """Whether a module is one of the packages or lies in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def foreign(names: set[str], *allowed: str) -> set[str]:
    """Return the names that are neither Python's own nor in an allowed package."""
    return {name for name in names if not within(name, *sys.stdlib_module_names, *allowed)}


def test_course_utils_imports_only_what_a_student_has():
    allowed = ("course_utils", "numpy", "matplotlib", "ipywidgets", "IPython.display")
    modules = imports_of("course_utils")
    assert modules
    assert not {
        name: found for name, names in modules.items() if (found := foreign(names, *allowed))
    }


def test_notebooks_import_course_utils_and_what_it_stands_on():
    allowed = ("course_utils", "numpy", "matplotlib", "ipywidgets", "IPython.display", "tqdm")
    problems = {}
    for path in NOTEBOOKS:
        cells = nbformat.read(path, as_version=4).cells
        code = [cell.source for cell in cells if cell.cell_type == "code"]
        tree = ast.parse("\n".join(TransformerManager().transform_cell(cell) for cell in code))
        if found := foreign(imported(ast.walk(tree)), *allowed):
            problems[path.name] = found
    assert not problems


def test_autograder_loads_nothing_of_the_workbook_when_imported():
    modules = imports_of("autograder", at_import_only=True)
    assert modules
    assert not [
        name for name, names in modules.items() if any(within(n, "course_utils") for n in names)
    ]


def test_wire_sandbox_scoring_and_nbgrader_adapters_do_not_know_each_other():
    modules = imports_of("autograder")
    del modules["autograder.grading"]  # the one that joins them
    parts = {part: [f"autograder.{part}"] for part in ("wire", "sandbox", "scoring")}
    parts["adapters"] = [
        name for name, names in modules.items() if any(within(n, "nbgrader") for n in names)
    ]
    acquainted = [
        f"{name} ({one}) imports {other}"
        for one, other in itertools.permutations(parts, 2)
        for name, names in modules.items()
        if within(name, *parts[one]) and any(within(n, *parts[other]) for n in names)
    ]
    assert not acquainted


@pytest.mark.parametrize("module", ["course_utils", "course_utils.testing"])
def test_course_utils_comes_without_figures_and_shells(module):
    heavy = "{'matplotlib', 'IPython', 'ipywidgets', 'nbgrader', 'autograder'}"
    probe = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", probe], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


# Notebooks as they are stored


def faults_of_notebook(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """Say what keeps a notebook from being one that nbgrader and git can live with."""
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "the kernelspec is not python3"
    if "widgets" in notebook.metadata:
        yield "the state of widgets is stored"
    cell_ids = [cell.id for cell in notebook.cells]
    if len(set(cell_ids)) < len(cell_ids):
        yield "two cells have the same id"
    grade_ids: list[str] = []
    for cell in notebook.cells:
        if len(cell.id) < 8:
            yield f"the cell id {cell.id!r} is shorter than 8 characters"
        if cell.cell_type == "code" and (cell.outputs or cell.execution_count is not None):
            yield f"the outputs of {cell.id} are stored"
        if settings := cell.metadata.get("nbgrader"):
            grade_ids.append(settings.get("grade_id", ""))
            if settings.get("schema_version") != 3:
                yield f"the nbgrader metadata of {cell.id} is not schema version 3"
            if not GRADE_ID.fullmatch(grade_ids[-1]):
                yield f"the grade_id {grade_ids[-1]!r} does not say what the cell is"
            if settings.get("points") is not None and "np.testing" in cell.source:
                yield f"the test cell {grade_ids[-1]} names np.testing, which explains nothing"
    if len(set(grade_ids)) < len(grade_ids):
        yield "two cells have the same grade_id"


def test_notebooks_are_stored_clean_and_named_by_hand():
    assert NOTEBOOKS
    faults = {}
    for path in NOTEBOOKS:
        # as it is stored: nbformat.read would mend what is missing
        notebook = nbformat.reader.reads(path.read_text("utf-8"))
        nbformat.validate(notebook, relax_add_props=False)
        if found := list(faults_of_notebook(notebook)):
            faults[path.name] = found
    assert not faults


# One list of dependencies, one list of commands


@pytest.fixture(scope="module")
def metadata() -> dict:
    """Return the project's metadata."""
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def pins() -> dict[str, Requirement]:
    """Return what requirements.txt pins, by name."""
    lines = (REPOSITORY / "requirements.txt").read_text("utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith(("#", "-e"))]
    assert "-e ." in lines
    return {requirement.name: requirement for requirement in map(Requirement, listed)}


def is_pin(requirement: Requirement) -> bool:
    """Whether a requirement allows one version alone."""
    return [clause.operator for clause in requirement.specifier] == ["=="]


def test_requirements_and_metadata_name_the_same_packages(metadata, pins):
    ranges = {each.name: each for each in map(Requirement, metadata["dependencies"])}
    assert sorted(pins) == sorted(ranges)
    for name, pin in pins.items():
        assert is_pin(pin), pin
        version = next(iter(pin.specifier)).version
        assert version in ranges[name].specifier, f"{pin} is outside {ranges[name]}"
        assert str(pin.marker) == str(ranges[name].marker), name


def test_what_the_packages_import_is_declared(metadata):
    optional = itertools.chain.from_iterable(
        lines for extra, lines in metadata["optional-dependencies"].items() if extra != "test"
    )
    declared = {Requirement(line).name for line in [*metadata["dependencies"], *optional]}
    providers = importlib.metadata.packages_distributions()
    undeclared = {
        f"{module} imports {name}"
        for package in ("course_utils", "autograder")
        for module, names in imports_of(package).items()
        for name in foreign(names, "course_utils", "autograder")
        if not declared.intersection(
            map(canonicalize_name, providers.get(name.partition(".")[0], []))
        )
    }
    assert not undeclared


def test_test_tools_are_pinned(metadata):
    tools = [Requirement(line) for line in metadata["optional-dependencies"]["test"]]
    assert tools
    assert all(map(is_pin, tools)), tools


def test_commands_of_the_readme_exist():
    readme = REPOSITORY / "README.md"
    text = readme.read_text("utf-8") if readme.exists() else ""
    code = re.findall(r"```.*?```|`[^`\n]+`", text, flags=re.DOTALL)
    named = {target for block in code for target in re.findall(r"\bmake ([a-z][a-z-]*)", block)}
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, flags=re.MULTILINE))
    assert {"grade", "test", "lab", "bench", "lint", "clean", "help"} <= targets
    assert named <= targets
