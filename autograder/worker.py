"""The process that grades: one of a pool, warm, with a nursery of its own.

::

    coordinator ──┬── pool of workers ──┬── worker ── fork ── examiner, one per notebook
                  │                     └── worker …
                  └── nursery ── candidates, one per notebook

A worker holds tests and runs no student code; the nursery makes the processes that run student
code, and holds no tests.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.queues import SimpleQueue
from typing import Any, TypeVar

from nbformat.notebooknode import NotebookNode

from autograder import grading
from autograder.assignment import Assignment
from autograder.feedback import FeedbackScores, plain_feedback, render_feedback
from autograder.grading import Graded, grade_submission
from autograder.machine import processors, stay_on
from autograder.nursery import Nursery
from autograder.restoration import restore
from autograder.sandbox import die_with_parent
from autograder.scoring import CellScore
from autograder.submission import Submission
from autograder.worker_server import start_server

RENDER_SECONDS = 30.0
MAX_ATTEMPTS = 3  # after a job's worker has died under it once

Key = TypeVar("Key")
Result = TypeVar("Result")

_nursery: Nursery | None = None


def start(nursery: Nursery, free_processors: SimpleQueue[int]) -> None:
    """Make this process a worker, which stays on one processor.

    Parameters
    ----------
    nursery
        Where its candidates come from.
    free_processors
        Gives each worker the number of its own.
    """
    global _nursery
    die_with_parent()  # the pool's server, which ends with the coordinator
    stay_on(free_processors.get())
    _nursery = nursery
    os.environ.update(nursery.setup.environment())


def grade(submission: Submission, assignment: Assignment) -> Graded:
    """Grade one submission in this worker."""
    return grade_submission(submission, assignment, _own_nursery())


def execute(
    notebook: NotebookNode, source: NotebookNode, files: dict[str, bytes]
) -> tuple[NotebookNode, dict[str, CellScore]]:
    """Restore and run one notebook in this worker; return it with outputs, and its scores."""
    restored = restore(notebook, source)
    return restored, grading.execute(restored, source, files, _own_nursery())


def render(text: str, scores: FeedbackScores, student: str, assignment: str, notebook: str) -> str:
    """Render one feedback page in this worker; a plain one if that takes too long or fails.

    Parsers of Markdown and code can be made to take hours, and one page must not keep all waiting.
    """
    names = {"student": student, "assignment": assignment, "notebook": notebook}
    try:
        with _at_most(RENDER_SECONDS):
            return render_feedback(text, scores, **names)
    except Exception as error:  # whatever a hostile notebook makes of nbconvert
        return plain_feedback(scores, f"{type(error).__name__}: {error}"[:300], **names)


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in this process's main thread, where jobs run, after so many seconds."""

    def stop(signum: int, frame: Any) -> None:
        raise TimeoutError(f"not finished within {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _own_nursery() -> Nursery:
    if _nursery is None:
        raise RuntimeError("start() has not been called in this process")
    return _nursery


class WorkerDied(Exception):
    """A job's worker ended under it, each time it was tried."""


class Workers:
    """A pool of local workers that outlives the death of any of them.

    Workers are forked from a server that has imported everything once, so that each is quick to
    start and shares its memory with the others.

    Parameters
    ----------
    count
        How many at most; they are started when there is work.
    nursery
        Where the candidates come from that run student code.
    """

    def __init__(self, count: int, nursery: Nursery) -> None:
        self._count = count
        self._nursery = nursery
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._pool is not None:
            self._discard(self._pool)

    def map(
        self, function: Callable[..., Result], jobs: Iterable[tuple[Key, tuple[Any, ...]]]
    ) -> Iterator[tuple[Key, Result | WorkerDied]]:
        """Call a function with the arguments of each job; yield key and result as they come.

        A worker that dies takes nobody else's job along: those that were under way are tried again,
        each alone, so that only one that ends its worker every time is given up.
        """
        suspects: list[tuple[Key, tuple[Any, ...]]] = []
        for key, args, pool, future in self._as_completed(function, iter(jobs)):
            try:
                result = future.result()
            except BrokenProcessPool:
                self._discard(pool)
                suspects.append((key, args))
            else:
                yield key, result
        for key, args in suspects:
            yield key, self._alone(function, args)

    def _as_completed(
        self, function: Callable[..., Result], jobs: Iterator[tuple[Key, tuple[Any, ...]]]
    ) -> Iterator[tuple[Key, tuple[Any, ...], ProcessPoolExecutor, Future[Result]]]:
        """Keep a few jobs ready for each worker, and no more than that in memory."""
        under_way: dict[Future[Result], tuple[Key, tuple[Any, ...], ProcessPoolExecutor]] = {}
        while True:
            for key, args in itertools.islice(jobs, 2 * self._count - len(under_way)):
                pool, future = self._submit(function, args)
                under_way[future] = key, args, pool
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield *under_way.pop(future), future

    def _alone(self, function: Callable[..., Result], args: tuple[Any, ...]) -> Result | WorkerDied:
        for _ in range(MAX_ATTEMPTS):
            pool, future = self._submit(function, args)
            try:
                return future.result()
            except BrokenProcessPool:
                self._discard(pool)
        return WorkerDied(f"the grading process ended {MAX_ATTEMPTS} times")

    def _submit(
        self, function: Callable[..., Result], args: tuple[Any, ...]
    ) -> tuple[ProcessPoolExecutor, Future[Result]]:
        if self._pool is None:
            self._nursery.await_warm()  # should it not come up, it is said here, once
            context = start_server()
            free = context.SimpleQueue()
            for processor in itertools.islice(itertools.cycle(processors()), self._count):
                free.put(processor)
            self._pool = ProcessPoolExecutor(self._count, context, start, (self._nursery, free))
        pool = self._pool
        try:
            return pool, pool.submit(function, *args)
        except BrokenProcessPool:  # it broke since the last job
            self._discard(pool)
            return self._submit(function, args)

    def _discard(self, pool: ProcessPoolExecutor) -> None:
        pool.shutdown(cancel_futures=True)
        if pool is self._pool:
            self._pool = None
