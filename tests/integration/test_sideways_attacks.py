"""Attacks from the side: on a test's loop, on other readers, on the coordinator."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from pathlib import Path

import pytest

from autograder import grading
from autograder.custody import Custody
from autograder.errors import SandboxError
from autograder.examiner import ExamCell, examine
from autograder.nursery import Nursery, Setup
from tests.integration.conftest import Classroom, points
from tests.integration.small_course import RIGHT

LEASE = """
import ctypes, fcntl, os
own = os.open("own", os.O_RDONLY | os.O_CREAT)
number = {"x86_64": 72, "aarch64": 25}[os.uname().machine]
for command in (fcntl.F_SETLEASE, 1 << 32 | fcntl.F_SETLEASE):
    wide = map(ctypes.c_long, (number, own, command, fcntl.F_RDLCK))
    print("leased" if ctypes.CDLL(None).syscall(*wide) == 0 else "refused")
print("flags", fcntl.fcntl(own, fcntl.F_GETFD))
"""
# A thread that never rests, to buy doubt about how long a function takes.
BURNING = """
import threading, time
ticks = []
def burn():
    while True:
        ticks.append(time.monotonic())
        time.sleep(0.0002)
threading.Thread(target=burn, daemon=True).start()
def ticks_between(start, end):
    return [tick for tick in ticks if start < tick < end]
"""
# An answer in a type that MessagePack has and the wire has not.
FOREIGN_TYPE = """
import gc, msgpack, struct
peer = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Peer")
def double(x):
    body = msgpack.packb(["return", msgpack.Timestamp(5), None])
    peer.channel._socket.send(struct.pack("<I", len(body)) + body)
    return x
"""


@pytest.mark.parametrize("end", ["StopIteration", "StopAsyncIteration"])
def test_an_end_of_iteration_does_not_cut_a_tests_loop_short(exam, end):
    *_, test = exam(
        ("student", f"def double(x):\n    raise {end}"),
        ("test", "assert all(y == 2 for y in map(double, [1.0, 1.0]))\n5"),
    )
    assert test.value is None
    assert test.error.startswith(f"RuntimeError: {end}")


def test_no_thread_of_the_students_runs_while_a_test_wants_to_be_alone(exam):
    *_, test = exam(
        ("student", BURNING),
        (
            "test",
            "import sys, time\n"
            "with sys._getframe().f_globals.student_namespace.held_still():\n"
            "    start = time.monotonic()\n"
            "    time.sleep(0.1)\n"
            "    end = time.monotonic()\n"
            "while not ticks_between(end, float('inf')):\n"  # it goes on
            "    time.sleep(0.001)\n"
            "len(ticks_between(0.0, start)) > 0, len(ticks_between(start, end))",
        ),
    )
    assert (test.value, test.error) == ((True, 0), None)


def test_a_candidate_that_has_ended_stands_still_enough(exam):
    *_, test = exam(
        ("student", "import os, threading\nthreading.Timer(0.05, os._exit, [3]).start()\na = 1"),
        (
            "test",
            "import sys, time\n"
            "a\n"
            "time.sleep(0.5)\n"
            "with sys._getframe().f_globals.student_namespace.held_still():\n"
            "    held = True\n"
            "held",
        ),
    )
    assert (test.value, test.error) == (True, None)


def test_a_file_is_not_leased_so_that_others_wait_for_it(exam):
    (tried,) = exam(("student", LEASE))
    assert tried.outputs[0].text.split() == ["refused", "refused", "flags", "1"]


def test_only_plain_types_arrive_whatever_the_format_has(exam):
    *_, test = exam(
        ("student", FOREIGN_TYPE), ("test", "came = double(2.0)\nassert type(came) is float")
    )
    assert test.error is None


@pytest.mark.parametrize("exception", [RecursionError, KeyError, MemoryError])
def test_whatever_goes_wrong_after_the_tests_is_one_submissions_trouble(
    classroom, monkeypatch, exception
):
    def fail(notebook):
        raise exception("deep")

    monkeypatch.setattr(grading, "limit_outputs", fail)
    graded = classroom.hand_in(classroom.notebook())
    assert graded.problem.startswith(f"doubling.ipynb cannot be graded ({exception.__name__}")
    assert set(points(graded).values()) == {None}


TIMES = [
    "99999999999999999999999999999910h0½a",  # decimal.InvalidOperation, no ValueError
    "9999-12-31 23:59:59 -2400",
    "2026-01-01 00:00:00 ../../../proc/self/cwd/workspace/submitted/x",
    "2026-01-01 00:00:00 \0",
    "0001-01-01 00:00:00 +1400",
]


def test_odd_times_stop_nobody(course):
    for number, text in enumerate(TIMES):
        folder = course.hand_in(f"student-1{number}")
        (folder / "timestamp.txt").write_text(text)
    done = course.grade()
    assert done.returncode == 0, done.stdout + done.stderr
    scores = course.scores()
    assert [scores[f"student-1{number}"] for number in range(len(TIMES))] == [8] * len(TIMES)
    outcome = course.root / "workspace/outcomes/student-10/small.json"
    assert "not hold a time that can be read" in json.loads(outcome.read_text())["notes"][0]


def children():
    """Return the processes that this one has started."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            if int(stat.read_text().rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(stat.parent.name))
    return found


def test_a_nursery_that_ends_stops_grading_and_costs_nobody_a_point(assignment, limits):
    others = children()
    nursery = Nursery(Setup(limits=limits))
    (process,) = children() - others
    with contextlib.closing(nursery):
        classroom = Classroom(assignment, nursery)
        assert sum(points(classroom.hand_in(classroom.notebook(RIGHT))).values()) == 8
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        with pytest.raises(SandboxError, match="The nursery has ended"):
            classroom.hand_in(classroom.notebook(RIGHT))


TWO_CHECKS = """
from course_utils.testing import Rubric
rubric = Rubric(points=2)
for name in ("one", "two"):
    with rubric.check(name, points=1) as check:
        check.close(double(1.0), 2.0, given="1")
rubric.score()
"""


def test_a_nursery_that_ends_within_a_test_is_no_failed_check(nursery, limits):
    made = []

    def fork_once():
        if made:
            raise SandboxError("The nursery has ended.")
        made.append(nursery.fork_candidate())
        return made[0]

    ending = "import os\ndef double(x): os._exit(1)"
    cells = [ExamCell(ending, "student"), ExamCell(TWO_CHECKS, "test", "test-double")]
    custody = Custody(fork_once, limits)
    with contextlib.closing(custody), pytest.raises(SandboxError, match="The nursery has ended"):
        examine(cells, custody, limits)
