"""What decides a score is in the fingerprint, so that no score outlives its reasons."""

import ast
from pathlib import Path

from autograder import outcomes

PACKAGE = Path(outcomes.__file__).parent


def imported_by(module):
    """Return the modules of the package that a module imports."""
    names = set()
    for node in ast.walk(ast.parse((PACKAGE / f"{module}.py").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("autograder"):
            _, _, inner = (node.module or "").partition(".")
            names |= {inner} if inner else {alias.name for alias in node.names}
    return {name for name in names if (PACKAGE / f"{name}.py").is_file()}


def test_every_module_that_grading_imports_is_in_the_fingerprint():
    found, pending = set(), {"grading"}
    while pending:
        module = pending.pop()
        found.add(module)
        pending |= imported_by(module) - found
    assert {"wire", "candidate", "scoring"} < found
    assert sorted(found) == sorted(outcomes._DECIDING)
