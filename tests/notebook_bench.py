"""Run a notebook's cells in this process, with other answers in its solution cells.

Tests of the notebooks run hundreds of variants of one notebook: this bench parses and compiles
each cell once, keeps no kernel, and adds a few milliseconds to the time of the cells themselves::

    run = run_notebook(path, answers={"solution-sigmoid": "def sigmoid(z): ..."}, seed=7)
    run["test-sigmoid"].checks  # a Score, or the exception that the cell raised
    run.errors["solution-sigmoid"]  # what other cells raised, by grade_id or cell id

As in nbgrader, a cell that raises does not stop the rest. Students' code shares the process with
the tests here: this is for variants that we wrote ourselves.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import functools
import io
import linecache
import os
import sys
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import nbformat

SEED_VARIABLE = "GRADIENT_WORKBOOK_SEED"


@dataclass(frozen=True)
class Cell:
    """A code cell: its grade_id (or cell id), its source, and what nbgrader says it is."""

    name: str
    source: str
    is_solution: bool
    is_test: bool


class NotebookRun(dict[str, Any]):
    """What every test cell gave, by grade_id: its last value, or the exception it raised.

    Attributes
    ----------
    errors : dict
        Exceptions of the other cells.
    stderr : dict
        What a cell wrote to stderr, for the cells that did (stock nbgrader gives such a test
        cell no points).
    namespace : dict
        The names as the last cell left them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.errors: dict[str, BaseException] = {}
        self.stderr: dict[str, str] = {}
        self.namespace: dict[str, Any] = {}


def run_notebook(
    path: str | Path,
    answers: Mapping[str, str] | None = None,
    seed: int = 0,
    released: bool = False,
    *,
    tests: Collection[str] | None = None,
    only_needed: bool = False,
) -> NotebookRun:
    """Run a notebook and return what its test cells gave.

    Parameters
    ----------
    path : path
        An instructor's or a released notebook.
    answers : mapping from grade_id to source
        What stands in the solution cells in place of their own source.
    seed : int
        The seed of the checks' random inputs.
    released : bool
        Whether solution regions are blanked first, as nbgrader's ``ClearSolutions`` does.
    tests : collection of grade_ids
        The test cells to run; all of them by default.
    only_needed : bool
        Whether to leave out cells that define nothing the solutions and tests use (figures,
        demos). A cell that matters only by what its function calls do is left out, too.

    Raises
    ------
    KeyError
        If `answers` or `tests` name a cell that the notebook does not have.
    """
    path = Path(path).resolve()
    cells = notebook_cells(path, path.stat().st_mtime_ns, released)
    answers = dict(answers or {})
    chosen = {cell.name for cell in cells if cell.is_test} if tests is None else set(tests)
    _refuse_unknown(answers, {cell.name for cell in cells if cell.is_solution}, "solution")
    _refuse_unknown(chosen, {cell.name for cell in cells if cell.is_test}, "test")

    plan = [
        Cell(cell.name, answers.get(cell.name, cell.source), cell.is_solution, cell.is_test)
        for cell in cells
        if not cell.is_test or cell.name in chosen
    ]
    if only_needed:
        plan = needed_cells(plan)
    run = NotebookRun()
    run.namespace = fresh_namespace()
    with _surroundings(path.parent, seed):
        for cell in plan:
            _run_cell(cell, path.stem, run)
    return run


@functools.lru_cache(maxsize=64)
def notebook_cells(path: Path, modified: int, released: bool) -> tuple[Cell, ...]:
    """Return the code cells of a notebook; `modified` makes the cache see an edited file."""
    notebook = nbformat.read(path, as_version=4)
    if released:
        from nbgrader.preprocessors import ClearSolutions

        notebook, _ = ClearSolutions().preprocess(notebook, {})
    cells = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        mark = cell.metadata.get("nbgrader", {})
        solution = bool(mark.get("solution"))
        name = mark.get("grade_id") or cell.get("id") or f"cell-{len(cells)}"
        cells.append(Cell(name, cell.source, solution, bool(mark.get("grade")) and not solution))
    return tuple(cells)


def needed_cells(cells: list[Cell]) -> list[Cell]:
    """Return solutions, tests, and those cells whose names they use, directly or through others."""
    wanted: set[str] = set()
    kept: list[Cell] = []
    for cell in reversed(cells):
        bound, used = names_of(cell.source)
        if cell.is_test or cell.is_solution or "*" in bound or bound & wanted:
            kept.append(cell)
            wanted |= used
    return kept[::-1]


@functools.lru_cache(maxsize=4096)
def names_of(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that a cell may bind or change, and all those it reads.

    A statement such as ``np.random.seed(1)`` or ``x[0] = 1`` changes what ``np`` or ``x`` stands
    for; ``from x import *`` may bind anything and is noted as ``*``.
    """
    try:
        tree = ast.parse(plain_python(source))
    except SyntaxError:
        return frozenset(), frozenset()
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return frozenset(_bound_names(tree.body)), frozenset(used)


def _bound_names(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
            continue  # what is bound inside is local
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            yield node.id
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            yield from _root_name(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from _root_name(node.value.func)
        yield from _bound_names(ast.iter_child_nodes(node))


def _root_name(node: ast.AST) -> Iterator[str]:
    """Yield x for ``x[0].y`` and the like; nothing for a bare name that is only called."""
    inner = node
    while isinstance(inner, (ast.Attribute, ast.Subscript)):
        inner = inner.value
    if inner is not node and isinstance(inner, ast.Name):
        yield inner.id


@functools.lru_cache(maxsize=4096)
def plain_python(source: str) -> str:
    """Return a cell's source with IPython's magics turned into calls of ``get_ipython()``."""
    if not any(mark in source for mark in "%!?"):
        return source
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(source)


@functools.lru_cache(maxsize=4096)
def compiled(source: str, filename: str) -> tuple[CodeType, CodeType | None]:
    """Return the code of a cell's statements and of its last expression, if it ends with one."""
    tree = ast.parse(plain_python(source), filename)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), filename, "eval", dont_inherit=True)
    return compile(tree, filename, "exec", dont_inherit=True), last


def fresh_namespace() -> dict[str, Any]:
    """Return the names that a kernel would have before the first cell."""
    namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
    shell = SilentShell(namespace)
    namespace |= {"get_ipython": lambda: shell, "display": lambda *objects, **options: None}
    return namespace


class SilentShell:
    """Stands in for IPython's shell: timing magics run their body, others do nothing."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace

    def run_line_magic(self, name: str, line: str, *rest: Any) -> None:
        if name == "time":
            exec(line, self._namespace)

    def run_cell_magic(self, name: str, line: str, body: str) -> None:
        if name in ("time", "capture"):
            exec(plain_python(body), self._namespace)

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **kwargs: None


def _run_cell(cell: Cell, notebook: str, run: NotebookRun) -> None:
    filename = f"<{notebook}:{cell.name}>"
    lines = cell.source.splitlines(keepends=True)
    # So that tracebacks and inspect find the source of the variant that runs now.
    linecache.cache[filename] = (len(cell.source), None, lines, filename)
    errors = io.StringIO()
    value: Any
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
            statements, last = compiled(cell.source, filename)
            exec(statements, run.namespace)
            value = eval(last, run.namespace) if last is not None else None
    except (Exception, SystemExit) as error:
        value = error
        if not cell.is_test:
            run.errors[cell.name] = error
    if cell.is_test:
        run[cell.name] = value
    if errors.getvalue():
        run.stderr[cell.name] = errors.getvalue()


@contextlib.contextmanager
def _surroundings(folder: Path, seed: int) -> Iterator[None]:
    """Seed, working directory, warnings and figures as a kernel has them; all put back after."""
    before = {name: os.environ.get(name) for name in (SEED_VARIABLE, "MPLBACKEND")}
    os.environ |= {SEED_VARIABLE: str(seed), "MPLBACKEND": "agg"}
    try:
        with contextlib.chdir(folder), warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.filterwarnings("ignore", message="FigureCanvasAgg is non-interactive")
            warnings.showwarning = _warn_on_stderr
            yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")


def _warn_on_stderr(message: Any, category: type[Warning], *rest: Any) -> None:
    print(f"{category.__name__}: {message}", file=sys.stderr)


def _refuse_unknown(asked: Collection[str], known: Collection[str], kind: str) -> None:
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise KeyError(f"no {kind} cell is named {unknown}; there are {sorted(known)}")
