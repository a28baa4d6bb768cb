"""Throughput beside stock nbgrader: the same honest submissions, in turn, in one run.

Both sides are timed as a user runs them: a whole command, start-up included. Ours also confines
the submissions and writes the feedback pages and the report, which stock ``nbgrader autograde``
does not.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

from autograder.course import CONFIG_FILE, Course
from autograder.errors import CourseError
from autograder.sample_class import expectations

_STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.source_directory = "notebooks"\n'


def run_benchmark(
    course: Course, workers: int, rounds: int, students: int, stream: TextIO
) -> float:
    """Time stock nbgrader and this autograder on the same submissions; print and return the ratio.

    Parameters
    ----------
    workers
        Of ours; stock nbgrader grades one submission at a time.
    rounds
        How often each side is timed, in turn; the medians are compared.
    students
        How many of the sample class's honest submissions.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours, stock = Path(folder, "ours"), Path(folder, "stock")
        chosen = _prepare(course, ours, stock, students)
        assignment = chosen[0][1]
        print(
            f"{len(chosen)} honest submissions of {assignment}, "
            f"{len(list((ours / 'notebooks' / assignment).glob('*.ipynb')))} notebooks each; "
            f"{os.cpu_count()} cores, Python {platform.python_version()}, {workers} workers",
            file=stream,
        )
        seconds: dict[str, list[float]] = {"stock": [], "ours": []}
        for number in range(1, rounds + 1):
            seconds["stock"].append(_timed(stock, ["nbgrader", "autograde", assignment, "--force"]))
            seconds["ours"].append(
                _timed(
                    ours,
                    ["autograder", "grade", assignment, "--force", "--workers", str(workers)],
                )
            )
            stock_time, our_time = seconds["stock"][-1], seconds["ours"][-1]
            print(
                f"round {number}: nbgrader autograde {stock_time:6.1f} s, "
                f"autograder grade {our_time:6.1f} s, {stock_time / our_time:5.1f} times",
                file=stream,
                flush=True,
            )
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    per_minute = {name: 60 * len(chosen) / median for name, median in medians.items()}
    ratio = statistics.median(a / b for a, b in zip(seconds["stock"], seconds["ours"], strict=True))
    print(
        f"median: {per_minute['stock']:.0f} and {per_minute['ours']:.0f} submissions a minute; "
        f"{ratio:.1f} times faster",
        file=stream,
    )
    return ratio


def _prepare(course: Course, ours: Path, stock: Path, students: int) -> list[tuple[str, str]]:
    """Make two courses with the same submissions, one of them plain nbgrader's."""
    sample = course.root / "data" / "sample_class"
    honest = [e for e in expectations(sample) if e.honest and e.stock_agrees and not e.needs_human]
    if not honest:
        raise CourseError(f"There is no honest submission in {sample}.")
    chosen = [(e.student, e.assignment) for e in honest if e.assignment == honest[0].assignment]
    chosen = chosen[:students]
    ours.mkdir()
    shutil.copy(course.root / CONFIG_FILE, ours)
    shutil.copytree(course.root / "notebooks", ours / "notebooks")
    shutil.copytree(course.root / "data", ours / "data")
    assignment = chosen[0][1]
    _timed(ours, ["autograder", "grade", assignment, "--sample", "--student", chosen[0][0]])
    submitted = ours / "workspace" / "submitted"
    keep = {student for student, _ in chosen}
    for entry in submitted.iterdir():
        if entry.is_dir() and entry.name not in keep:
            shutil.rmtree(entry)
    stock.mkdir()
    (stock / CONFIG_FILE).write_text(_STOCK_CONFIG)
    shutil.copytree(ours / "notebooks", stock / "notebooks")
    for student, _ in chosen:
        shutil.copytree(submitted / student, stock / "submitted" / student)
    _timed(stock, ["nbgrader", "generate_assignment", assignment])
    return chosen


def _timed(folder: Path, module: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *module], cwd=folder, capture_output=True, text=True
    )
    if done.returncode not in (0, 3):
        raise CourseError(f"{' '.join(module)} failed: {done.stderr.strip()[-500:]}")
    return time.perf_counter() - start
