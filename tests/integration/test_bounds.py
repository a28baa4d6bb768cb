"""Bounds that hold beyond one cell and one process: output, memory, who ends with whom."""

from __future__ import annotations

import dataclasses
import json
import mmap
from pathlib import Path

import pytest

from autograder import grading
from autograder.errors import SubmissionError
from autograder.sandbox import OOM_CANDIDATE, OOM_EXAMINER, OOM_WORKER
from autograder.worker import Workers

OOM_SCORE = Path("/proc/self/oom_score_adj")
LIBC = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def errno_of(result):
    return ctypes.get_errno() if result == -1 else 0
"""
EPERM = "1"


def said(examined):
    """Return what a cell printed."""
    return "".join(output.get("text", "") for output in examined.outputs).split()


def test_the_outputs_of_many_cells_together_have_a_bound(exam, limits):
    tight = dataclasses.replace(limits, notebook_output=10_000)
    printing = [("student", "print('x' * 3000)")] * 6
    *_, test = results = exam(*printing, ("test", "print('shown')\n1"), limits=tight)
    kept = [json.dumps(result.outputs) for result in results[:-1]]
    assert sum(map(len, kept)) < tight.notebook_output
    assert [bool(result.outputs) for result in results[:-1]] == [True] * 3 + [False] * 3
    assert test.value == 1
    assert said(test) == ["shown"]


# Memory that belongs to no process, or to a file, counts for no process's own limit.
UNCOUNTED = {
    "shmget": "libc.shmget(0, 4096, 0o1600)",
    "msgget": "libc.msgget(0, 0o1600)",
    "semget": "libc.semget(0, 1, 0o1600)",
    "memfd_create": "libc.memfd_create(b'x', 0)",
    "mq_open": "libc.mq_open(b'/x', 0o102, 0o600, None)",
}


def test_memory_that_no_limit_counts_is_not_to_be_had(exam):
    lines = [LIBC, *(f"print({name!r}, errno_of({call}))" for name, call in UNCOUNTED.items())]
    (tried,) = exam(("student", "\n".join(lines)))
    assert said(tried) == [word for name in UNCOUNTED for word in (name, EPERM)]


def test_a_candidate_cannot_undo_that_it_ends_with_its_supervisor(exam):
    source = """
number = {"x86_64": 157, "aarch64": 167}[os.uname().machine]
print(errno_of(libc.prctl(1, 0, 0, 0, 0)))
print(errno_of(libc.syscall(ctypes.c_long(number), ctypes.c_long(1 << 32 | 1), 0, 0, 0, 0)))
signal = ctypes.c_int()
print(errno_of(libc.prctl(2, ctypes.byref(signal), 0, 0, 0)), signal.value)
"""
    (tried,) = exam(("student", LIBC + source))
    assert said(tried) == [EPERM, EPERM, "0", "9"]


def test_an_examiner_has_a_memory_limit_of_its_own():
    def take_too_much():
        mmap.mmap(-1, grading.EXAMINER_MEMORY + 2**20)  # never touched: it costs nothing
        return "it was to be had"

    with pytest.raises(SubmissionError, match=r"it failed: (OSError|MemoryError)"):
        grading._in_fork(take_too_much, 20)


def test_when_memory_runs_out_a_candidate_goes_first_and_the_coordinator_last(exam, nursery):
    own = int(OOM_SCORE.read_text())
    (tried,) = exam(
        (
            "student",
            "path = '/proc/self/oom_score_adj'\nprint(open(path).read())\n"
            "try: open(path, 'w').write('0')\n"
            "except OSError: pass\n"
            "print(open(path).read())",
        )
    )
    candidate = [int(word) for word in said(tried)]
    assert candidate == [OOM_CANDIDATE, OOM_CANDIDATE], "and it cannot take that back"
    examiner = int(grading._in_fork(OOM_SCORE.read_text, 20))
    with Workers(1, nursery) as workers:
        ((_, text),) = workers.map(Path.read_text, [("its score", (OOM_SCORE,))])
    assert (examiner, int(text)) == (OOM_EXAMINER, OOM_WORKER)
    assert candidate[0] > examiner > int(text) > own
