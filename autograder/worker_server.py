"""The server that workers are forked from: it imports everything once, for all of them.

It takes a second or two, so the command line starts it first and does its own imports beside it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Iterator
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

from autograder.nursery import THREADS


def start_server() -> ForkServerContext:
    """Start the server if it does not run yet, and return the context that forks from it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        [f"autograder.{name}" for name in ("tied_to_parent", "lean_imports", "worker", "warmed")]
    )
    with _one_thread_each():
        forkserver.ensure_running()
    return context


@contextlib.contextmanager
def _one_thread_each() -> Iterator[None]:
    """Have the server start with one thread for linear algebra: workers fill the cores."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(THREADS)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
