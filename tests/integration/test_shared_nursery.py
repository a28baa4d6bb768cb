"""One nursery serves all workers: each gets the candidates that it asked for."""

from __future__ import annotations

import json

import pytest
from nbformat.v4 import new_code_cell

from autograder import worker
from autograder.errors import SandboxError
from autograder.nursery import Nursery, NurseryProcess, Setup
from autograder.submission import Submission
from autograder.worker import Workers
from tests.integration.conftest import printed


def jobs(classroom, students):
    for student in students:
        notebook = classroom.notebook()
        notebook.cells.append(new_code_cell(f"print('I am', {student!r})"))
        content = {"doubling": json.dumps(notebook).encode()}
        yield student, (Submission(student, "small", content), classroom.assignment)


def test_two_workers_at_once_get_their_own_candidates(classroom, nursery):
    students = [f"student-{number:02}" for number in range(1, 13)]
    with Workers(2, nursery) as workers:
        results = dict(workers.map(worker.grade, jobs(classroom, students)))
    assert sorted(results) == students
    for student, graded in results.items():
        (notebook,) = graded.notebooks
        said = printed(notebook)
        assert f"I am {student}" in said
        assert said.count("I am") == 1


def test_a_nursery_may_be_started_before_it_is_known_what_it_is_for(limits):
    process = NurseryProcess()
    with Nursery(Setup(limits=limits), process) as nursery:
        nursery.await_warm()
        wire, leash = nursery.fork_candidate()
        wire.close()
        leash.close()


def test_a_nursery_that_does_not_come_up_stops_the_run_and_says_why(classroom, limits):
    process = NurseryProcess()
    process._process.kill()
    process._process.wait()
    with (
        pytest.raises(SandboxError, match="nursery did not start"),
        Nursery(Setup(limits=limits), process) as nursery,
        Workers(1, nursery) as workers,
    ):
        list(workers.map(worker.grade, jobs(classroom, ["student-01"])))


def test_a_nursery_that_ends_before_it_is_told_what_it_is_for_says_so_too(limits):
    process = NurseryProcess()
    with Nursery(Setup(limits=limits), process) as nursery:
        process._process.kill()  # what it was told lies unread in its socket
        process._process.wait()
        with pytest.raises(SandboxError, match="nursery did not start"):
            nursery.await_warm()
