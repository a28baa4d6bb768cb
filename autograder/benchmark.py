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
from collections import Counter
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

    Starting up is part of a command's time, so a whole class is timed, and one submission alone:
    the difference is what further submissions cost.

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
        chosen, assignment = _prepare(course, ours, stock, students)
        grade = ["autograder", "grade", assignment, "--force", "--workers", str(workers)]
        autograde = ["nbgrader", "autograde", assignment, "--force"]
        one = chosen[0]
        notebooks = len(list((ours / "notebooks" / assignment).glob("*.ipynb")))
        print(
            f"{len(chosen)} honest submissions of {assignment}, {notebooks} notebooks each; "
            f"{os.cpu_count()} cores, Python {platform.python_version()}, {workers} workers",
            file=stream,
        )
        whole, further = [], []
        for number in range(1, rounds + 1):
            stock_one = _timed(stock, [*autograde, "--student", one])
            our_one = _timed(ours, [*grade, "--student", one])
            stock_all, our_all = _timed(stock, autograde), _timed(ours, grade)
            whole.append(stock_all / our_all)
            further.append((stock_all - stock_one) / (our_all - our_one))
            print(
                f"round {number}: nbgrader autograde {stock_all:6.1f} s ({stock_one:.1f} s for the "
                f"first), autograder grade {our_all:6.1f} s ({our_one:.1f} s for the first)",
                file=stream,
                flush=True,
            )
    ratio = statistics.median(further)
    print(
        f"median: the class {statistics.median(whole):.1f} times faster; "
        f"each further submission {ratio:.1f} times",
        file=stream,
    )
    return ratio


def _prepare(course: Course, ours: Path, stock: Path, students: int) -> tuple[list[str], str]:
    """Make two courses with the same submissions, one of them plain nbgrader's."""
    sample = course.root / "data" / "sample_class"
    honest = [e for e in expectations(sample) if e.honest and e.stock_agrees and not e.needs_human]
    if not honest:
        raise CourseError(f"There is no honest submission in {sample}.")
    assignment, _ = Counter(e.assignment for e in honest).most_common(1)[0]
    chosen = [e.student for e in honest if e.assignment == assignment][:students]
    ours.mkdir()
    shutil.copy(course.root / CONFIG_FILE, ours)
    shutil.copytree(course.root / "notebooks", ours / "notebooks")
    shutil.copytree(course.root / "data", ours / "data")
    _timed(ours, ["autograder", "grade", assignment, "--sample", "--student", chosen[0]])
    submitted = ours / "workspace" / "submitted"
    for entry in submitted.iterdir():
        if entry.is_dir() and entry.name not in chosen:
            shutil.rmtree(entry)
    stock.mkdir()
    (stock / CONFIG_FILE).write_text(_STOCK_CONFIG)
    shutil.copytree(ours / "notebooks", stock / "notebooks")
    for student in chosen:
        shutil.copytree(submitted / student, stock / "submitted" / student)
    _timed(stock, ["nbgrader", "generate_assignment", assignment])
    return chosen, assignment


def _timed(folder: Path, module: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *module], cwd=folder, capture_output=True, text=True
    )
    if done.returncode not in (0, 3):
        raise CourseError(f"{' '.join(module)} failed: {done.stderr.strip()[-500:]}")
    return time.perf_counter() - start
