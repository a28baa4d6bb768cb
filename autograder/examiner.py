"""The examiner: runs a notebook's test cells, beside and never inside the student's process.

A trusted process, forked for one notebook. It goes through the cells in their order: what the
student may write runs in the candidate (:mod:`autograder.custody`), test cells run here, against
stand-ins. A name in a test cell means what trusted cells made of it, then the builtin, then what
the student bound to it; so a student can replace neither a helper nor a builtin. Read-only cells
run in the candidate, where the student needs them, and here as well as soon as a test asks for a
name of theirs.
"""

from __future__ import annotations

import builtins
import contextlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from autograder.custody import Custody
from autograder.exam_cells import ExamCell, bound_names, compiled
from autograder.limits import Limits
from autograder.output_checks import checked, size_of
from autograder.outputs import OutputRecorder, RecordedStream


@dataclass
class Examined:
    """What came of one code cell.

    Parameters
    ----------
    outputs
        To be shown, never to be scored from.
    value
        Of a test cell: the value of its last expression; None if it has none.
    error
        Of a test cell: the exception that ended it, as one line.
    checks
        Of a test cell that is a rubric: one entry for each of its checks.
    """

    outputs: list[NotebookNode] = field(default_factory=list)
    value: Any = None
    error: str | None = None
    checks: list[dict[str, Any]] = field(default_factory=list)


def examine(cells: list[ExamCell], custody: Custody, limits: Limits) -> list[Examined]:
    """Run a notebook's code cells, each where it belongs, and return what came of each."""
    namespace = ExaminerNamespace(cells, custody)
    results = []
    room = limits.notebook_output
    for position, cell in enumerate(cells):
        if cell.role == "test":
            namespace.advance_to(position)
            results.append(_run_test(cell, position + 1, namespace, limits))
            if custody.failure is not None:  # whatever a check made of it, it is not the student's
                raise custody.failure
        else:
            outputs = checked(custody.run_cell(cell.source), position + 1, limits)
            room -= size_of(outputs)
            results.append(Examined(outputs if room >= 0 else []))
    return results


class ExaminerNamespace(dict[str, Any]):
    """The global names of test cells. Missing ones are found in the order that the module says.

    Parameters
    ----------
    cells
        The whole notebook; its read-only cells are run when a name of theirs is first asked for.
    custody
        Where the student's names are.
    """

    def __init__(self, cells: list[ExamCell], custody: Custody) -> None:
        super().__init__(__name__="__main__", __builtins__=builtins, get_ipython=_NoShell)
        self.student_namespace = custody.namespace
        self._cells = cells
        self._binders: dict[str, list[int]] = {}  # name → read-only cells that bind it
        self._trusted: set[str] = set()  # every name that a read-only or test cell ever binds
        for position, cell in enumerate(cells):
            if cell.role == "student":
                continue
            names = bound_names(cell)
            self._trusted |= names
            if cell.role == "given":
                for name in names:
                    self._binders.setdefault(name, []).append(position)
        # A builtin that no trusted cell binds is found at once, and not by way of __missing__.
        self.update(
            (name, value)
            for name, value in vars(builtins).items()
            if not name.startswith("__") and name not in self._trusted
        )
        self._position = 0
        self._done: set[int] = set()
        self._failed: dict[int, Exception] = {}

    def advance_to(self, position: int) -> None:
        """Take in the read-only cells up to `position` that bind anew a name already in use."""
        between = range(self._position, position)
        self._position = position
        in_use = {p for name, ps in self._binders.items() if name in self for p in ps}
        for later in sorted(in_use.intersection(between)):
            self._run_given(later)

    def __missing__(self, name: str) -> Any:
        pending = [p for p in self._binders.get(name, ()) if p < self._position]
        for position in pending:
            self._run_given(position)
        if pending and name in self:
            return self[name]
        for position in pending:
            if position in self._failed:
                raise self._failed[position]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        if name.startswith("__") or name in self._trusted:
            raise KeyError(name)  # never the student's, not even before it is bound
        return self.student_namespace[name]

    def _run_given(self, position: int) -> None:
        if position in self._done:
            return
        self._done.add(position)
        cell = self._cells[position]
        try:
            body, value = compiled(cell)
            exec(body, self)
            eval(value, self)
        except Exception as error:
            # As in a notebook, a cell that fails (it may call what the student has not written)
            # stops no other; who asks for a name that it did not bind is told why.
            self._failed[position] = error


def _run_test(cell: ExamCell, count: int, namespace: ExaminerNamespace, limits: Limits) -> Examined:
    recorder = OutputRecorder(limits)
    examined = Examined()
    with _recorded(recorder):
        try:
            examined.value = _value_of(cell, namespace)
        except (Exception, SystemExit) as error:
            # No traceback: it would show the lines of a hidden test to whoever reads the feedback.
            examined.error = f"{type(error).__name__}: {error}"[:2000]
            recorder.error(type(error).__name__, str(error)[:2000], [examined.error])
    examined.outputs = checked(recorder.outputs, count, limits)
    if examined.value is not None:
        examined.checks = [_as_dict(check) for check in getattr(examined.value, "checks", ())]
        examined.outputs.append(_result_output(examined.value, count))
    return examined


def _value_of(cell: ExamCell, namespace: ExaminerNamespace) -> Any:
    body, value = compiled(cell)
    exec(body, namespace)
    return eval(value, namespace)


@contextlib.contextmanager
def _recorded(recorder: OutputRecorder) -> Iterator[None]:
    current = [recorder]
    out, err = RecordedStream("stdout", current), RecordedStream("stderr", current)
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        warnings.catch_warnings(),
    ):
        yield


def _result_output(value: Any, count: int) -> NotebookNode:
    data = {"text/plain": repr(value)}
    if hasattr(value, "_repr_html_"):
        data["text/html"] = value._repr_html_()
    return new_output("execute_result", data=data, execution_count=count)


def _as_dict(check: Any) -> dict[str, Any]:
    fields = ("name", "points", "earned", "explanation", "cause")
    return {name: getattr(check, name, None) for name in fields}


class _NoShell:
    """Stands for IPython in the examiner, which needs no magics: each of them does nothing."""

    def run_line_magic(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing."""

    def run_cell_magic(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing."""

    def system(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing."""
