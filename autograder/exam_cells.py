"""The code cells of a notebook as the examiner sees them, and what is known of trusted ones.

What a trusted cell's source says (its code, the names that it binds) is the same for every
submission of an assignment, so it is worked out once in a worker and inherited by each examiner.
"""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from types import CodeType

from IPython.core.inputtransformer2 import TransformerManager

# More than all trusted cells of a course; a cell that has been forgotten is only read again.
_REMEMBERED = 2000


@dataclass(frozen=True)
class ExamCell:
    """One code cell as the examiner sees it.

    Parameters
    ----------
    source
        The student's text, or the assignment's own for read-only and test cells.
    role
        "student", "given" (read-only) or "test".
    grade_id
        The name of a protected cell, else "".
    """

    source: str
    role: str
    grade_id: str = ""


def prepare(cells: list[ExamCell]) -> None:
    """Work out in this process what examiners forked from it will ask of trusted cells."""
    for cell in cells:
        if cell.role != "student":
            bound_names(cell)
            try:
                compiled(cell)
            except SyntaxError:
                continue  # the examiner meets it again, and reports it


@functools.lru_cache(_REMEMBERED)
def bound_names(cell: ExamCell) -> frozenset[str]:
    """Return the names that a cell binds at its top level."""
    try:
        tree = ast.parse(_to_python(cell.source))
    except SyntaxError:
        return frozenset()
    names: set[str] = set()
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
            continue  # what it binds inside is its own
        if isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        if not isinstance(
            node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
        ):
            pending.extend(ast.iter_child_nodes(node))
    return frozenset(names)


@functools.lru_cache(_REMEMBERED)
def compiled(cell: ExamCell) -> tuple[CodeType, CodeType]:
    """Return a cell's statements, and the expression at its end: ``None`` where it has none.

    Raises
    ------
    SyntaxError
        It is not Python.
    """
    file = f"<{cell.grade_id}>"
    tree = ast.parse(_to_python(cell.source), file)
    last = tree.body[-1] if tree.body else None
    value: ast.expr = ast.Constant(None)
    if isinstance(last, ast.Expr):
        tree.body.pop()
        value = last.value
    expression = ast.fix_missing_locations(ast.Expression(value))
    return compile(tree, file, "exec"), compile(expression, file, "eval")


def _to_python(source: str) -> str:
    return TransformerManager().transform_cell(source)
