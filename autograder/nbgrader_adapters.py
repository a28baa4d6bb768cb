"""What takes the place of nbgrader's own steps in ``nbgrader autograde`` and the formgrader.

nbgrader makes and calls these preprocessors for each notebook, by the configuration of
:func:`autograder.configure`. They run in nbgrader's process (for the formgrader: a thread of the
Jupyter server), so the work itself is sent to a worker process, which stays warm between notebooks.
"""

from __future__ import annotations

import atexit
import functools
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool

from autograder import worker
from autograder.assignment import Assignment, load_assignment
from autograder.errors import AutograderError
from autograder.nursery import Nursery, Setup
from autograder.restoration import restore
from autograder.submission import Submission, read_submission

SCORES = "autograder_scores"  # in the resources: what Examine leaves for SaveScores


class Restore(NbGraderPreprocessor):
    """Make a submitted notebook whole; nbgrader calls it first of all when it sanitizes."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        assignment = _assignment(self, resources)
        name = resources["nbgrader"]["notebook"]
        problem = _submission(self, resources, assignment).problems.get(name)
        if problem is not None:
            raise NbGraderException(problem)
        return restore(nb, assignment.notebooks[name]), resources


class Examine(NbGraderPreprocessor):
    """Run a notebook with examiner and candidate, in place of nbgrader's Execute."""

    sandbox = Bool(
        True, help="Whether to confine student code; only ever switch it off for code you trust."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        assignment = _assignment(self, resources)
        name = resources["nbgrader"]["notebook"]
        submission = _submission(self, resources, assignment)
        files = {**submission.files, **assignment.files}
        root = Path(self.parent.parent.coursedir.root)
        try:
            ((_, result),) = _workers(self.sandbox, root).map(
                worker.execute, [(name, (nb, assignment.notebooks[name], files))]
            )
        except AutograderError as error:
            raise NbGraderException(str(error)) from error
        if isinstance(result, worker.WorkerDied):
            raise NbGraderException(f"{name}: {result}")
        nb, resources[SCORES] = result
        return nb, resources


class SaveScores(SaveAutoGrades):
    """Save what Examine scored; never what the outputs of a notebook seem to say."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        if SCORES not in resources:
            raise NbGraderException("SaveScores needs Examine before it: see autograder.configure")
        return super().preprocess(nb, resources)

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        grade_id = cell.metadata.nbgrader["grade_id"]
        grade = self.gradebook.find_grade(
            grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        score = resources[SCORES][grade_id]
        if score.error and score.points is None:
            self.log.error("%s of %s: %s", grade_id, self.student_id, score.error)
        grade.auto_score = score.points
        grade.needs_manual_grade = score.points is None or grade.manual_score is not None
        self.gradebook.db.commit()

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, cell_index: int
    ) -> tuple[NotebookNode, Any]:
        if utils.is_task(cell) and not utils.is_grade(cell):
            self._add_score(cell, resources)
        return super().preprocess_cell(cell, resources, cell_index)


def _assignment(preprocessor: NbGraderPreprocessor, resources: Any) -> Assignment:
    """Load the assignment that nbgrader is working on, from its source directory."""
    directory = preprocessor.parent.parent.coursedir  # the exporter's converter knows the course
    name = resources["nbgrader"]["assignment"]
    source = Path(directory.format_path(directory.source_directory, ".", name))
    try:
        return load_assignment(source, preprocessor.config)
    except AutograderError as error:
        raise NbGraderException(str(error)) from error


def _submission(
    preprocessor: NbGraderPreprocessor, resources: Any, assignment: Assignment
) -> Submission:
    """Read what was handed in, and not nbgrader's copy of it: making that one follows links."""
    directory = preprocessor.parent.parent.coursedir
    student = resources["nbgrader"]["student"]
    folder = directory.format_path(directory.submitted_directory, student, assignment.name)
    return read_submission(Path(folder), student, assignment.name, list(assignment.notebooks))


@functools.cache
def _workers(sandboxed: bool, root: Path) -> worker.Workers:
    nursery = Nursery(Setup.for_course(root, sandboxed))
    workers = worker.Workers(1, nursery)
    atexit.register(nursery.close)
    atexit.register(workers.__exit__)  # before the nursery: the last registered goes first
    return workers
