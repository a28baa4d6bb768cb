"""What this machine and this course offer, one line each: ``python -m autograder doctor``.

Nothing is taken on trust: the sandbox is tried by running code in it that wants out.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import json
import math
import os
import platform
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from autograder.course import Course
from autograder.custody import Custody
from autograder.errors import AutograderError
from autograder.machine import usable_cores, usable_memory
from autograder.nursery import Nursery, Setup
from autograder.sandbox import NEEDS_LINUX

OLDEST_PYTHON = (3, 11)
OLDEST_KERNEL = (5, 12)  # the first with mount_setattr(2)
MACHINES = ("x86_64", "aarch64")
PIN = re.compile(r"([\w.-]+)==([\w.]+)(?:\s*;\s*sys_platform\s*==\s*[\"'](\w+)[\"'])?")
# Two busy workers with all that belongs to them were measured at 520 MB; the rest is for arrays.
MEMORY_PER_WORKER = 400 * 2**20
LIBSECCOMP_ADVICE = "On Debian or Ubuntu run 'sudo apt-get install libseccomp2'."
DISK_NEEDED, DISK_WISHED = 200 * 2**20, 2 * 2**30
MIB, GIB = 2**20, 2**30


@dataclass(frozen=True)
class Finding:
    """One line of the diagnosis.

    Parameters
    ----------
    ok
        Whether grading can work as far as this goes.
    text
        What was found.
    advice
        What to do about it: needed where `ok` is false, otherwise a suggestion, or "".
    """

    ok: bool
    text: str
    advice: str = ""


def run_doctor(course: Course) -> list[Finding]:
    """Look at everything that grading needs; takes a few seconds."""
    findings = [check_python(), *check_packages(course.root / "requirements.txt")]
    findings.append(check_platform())
    if sys.platform == "linux":
        findings += [check_libseccomp(), *check_sandbox(course, Setup.for_course(course.root))]
    else:
        findings.append(check_unconfined(Setup.for_course(course.root, sandboxed=False)))
    findings += [check_notebooks(course), check_gradebook(course.gradebook_path)]
    findings += [check_disk(course.workspace), check_workers()]
    return findings


def print_findings(findings: list[Finding], stream: TextIO) -> None:
    """Write one line for each finding, and what follows from all of them."""
    for finding in findings:
        mark = "✓" if finding.ok else "✗"
        print(_writable(f"{mark} {finding.text}", stream), file=stream)
        if finding.advice:
            print(_writable(f"    → {finding.advice}", stream), file=stream)
    if all(finding.ok for finding in findings):
        print("\nGrading can work here.", file=stream)
    else:
        print(_writable("\nGrading cannot work here as it is: see each ✗.", stream), file=stream)


def _writable(line: str, stream: TextIO) -> str:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        line = line.replace("✓", "ok").replace("✗", "NO").replace("→", "->")
        return line.encode(encoding, "replace").decode(encoding)
    return line


# --------------------------------------------------------------------------- the machine


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Look at the interpreter's version."""
    text = f"Python {'.'.join(map(str, version))}"
    if version[:2] < OLDEST_PYTHON:
        return Finding(False, text, "Install Python 3.11 or newer, and run make again with it.")
    return Finding(True, text)


def check_packages(requirements: Path) -> list[Finding]:
    """Compare what is installed with what is pinned."""
    if not requirements.exists():
        return [Finding(True, "packages were not compared: there is no requirements.txt")]
    pins = dict(_pins(requirements.read_text(encoding="utf-8")))
    missing, other = [], []
    for name, pinned in pins.items():
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
        else:
            if installed != pinned:
                other.append(f"{name} {installed} ({pinned} is pinned)")
    advice = f"{sys.executable} -m pip install -r {requirements}"
    if missing:
        return [Finding(False, f"packages that are missing: {', '.join(missing)}", advice)]
    if other:
        text = f"packages of other versions than those tested: {', '.join(other)}"
        return [Finding(True, text, f"Grading may work; for the tested ones: {advice}")]
    return [Finding(True, f"{len(pins)} packages, all as pinned in requirements.txt")]


def _pins(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        pin = PIN.match(line)
        if pin and pin[3] in (None, sys.platform):
            yield pin[1], pin[2]


def check_platform() -> Finding:
    """Look at the operating system, its kernel and the processor."""
    text = f"{platform.system()} {platform.release()} on {platform.machine()}"
    if sys.platform != "linux":
        return Finding(False, text, NEEDS_LINUX)
    kernel = tuple(int(part) for part in re.findall(r"\d+", platform.release())[:2])
    if kernel < OLDEST_KERNEL or platform.machine() not in MACHINES:
        return Finding(
            False, text, f"The sandbox needs Linux 5.12 or newer on {' or '.join(MACHINES)}."
        )
    return Finding(True, text)


def check_libseccomp() -> Finding:
    """See whether the library that filters system calls can be loaded."""
    try:
        importlib.import_module("pyseccomp")
    except (ImportError, RuntimeError) as error:
        return Finding(False, f"libseccomp: {error}", LIBSECCOMP_ADVICE)
    return Finding(True, "libseccomp")


def check_workers() -> Finding:
    """Compare processor cores and memory."""
    cores, memory = usable_cores(), usable_memory()
    if math.isinf(memory):
        return Finding(True, f"{cores} cores; how much memory is free could not be found out")
    room = int(min(memory // MEMORY_PER_WORKER, 10_000))
    text = f"{cores} cores and {memory / GIB:.1f} GB of memory"
    if room < 1:
        return Finding(False, text, f"One worker needs {MEMORY_PER_WORKER / MIB:.0f} MB free.")
    if room < cores:
        return Finding(True, text, f"Use --workers {room}: each needs its share of the memory.")
    if cores < (os.cpu_count() or 1):
        text += f" of this machine's {os.cpu_count()} cores"
        return Finding(True, text, f"Use --workers {cores}.")
    return Finding(True, f"{text}: room for a worker on each core")


# --------------------------------------------------------------------------- the sandbox

# Runs in a candidate, as student code would. Each attempt must end with an exception.
PROBE = """
import json, mmap, os, socket, sys

def others():
    found = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
    return found[0]

def fill_disk():
    with open("full", "wb") as file:
        for _ in range(DISK // 2**20 + 1):
            file.write(bytes(2**20))
    os.remove("full")

attempts = {
    "open a network connection": lambda: socket.socket(),
    "start a process": lambda: os.fork() or os._exit(0),
    "run a program": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "read the machine's files": lambda: open("/etc/passwd"),
    "read the course's files": lambda: os.listdir(COURSE),
    "change the Python environment": lambda: os.access(sys.prefix, os.W_OK) or 1 / 0,
    "see other processes": others,
    "take all memory": lambda: mmap.mmap(-1, 2 * MEMORY),
    "fill the disk": fill_disk,
}
escaped = []
for name, attempt in attempts.items():
    try:
        attempt()
    except Exception:
        continue
    escaped.append(name)
print(json.dumps([list(attempts), escaped]))
"""


def check_sandbox(course: Course, setup: Setup) -> list[Finding]:
    """Make a candidate and have it try what student code must not be able to do."""
    limits = setup.limits
    hidden = str(course.folder("source"))
    constants = f"COURSE, MEMORY, DISK = {hidden!r}, {limits.memory}, {limits.disk}"
    try:
        attempts, escaped = _run_probe(setup, constants + PROBE)
    except AutograderError as error:
        return [Finding(False, "the sandbox does not work", str(error))]
    if escaped:
        text = f"student code can {', '.join(escaped)}"
        return [Finding(False, text, "Grade no submission here that you do not trust.")]
    text = f"sandbox: Linux namespaces; student code cannot {', '.join(attempts)}"
    bounds = (
        f"limits: {limits.cell_seconds:g} s for a cell, {limits.call_seconds:g} s for a call, "
        f"{limits.notebook_seconds:g} s for a notebook, {limits.memory / GIB:g} GB of memory, "
        f"{limits.disk / MIB:g} MB of disk"
    )
    return [Finding(True, text), Finding(True, bounds)]


def check_unconfined(setup: Setup) -> Finding:
    """Make a candidate as ``--sandbox none`` does: all that there is where Linux is not."""
    try:
        _run_probe(setup, "print([[], []])")
    except AutograderError as error:
        return Finding(False, "submissions cannot be run", str(error))
    return Finding(True, "submissions can be run with your own rights: with --sandbox none")


def _run_probe(setup: Setup, source: str) -> tuple[list[str], list[str]]:
    nursery = Nursery(setup)
    with contextlib.closing(nursery):
        nursery.await_warm()
        custody = Custody(nursery.fork_candidate, setup.limits)
        with contextlib.closing(custody):
            outputs: list[dict[str, Any]] = custody.run_cell(source)
    said = [output["text"] for output in outputs if output.get("output_type") == "stream"]
    if len(said) != 1:
        raise AutograderError(f"A candidate's cell could not be run: {outputs!r:.300}")
    attempts, escaped = json.loads(said[0])
    return attempts, escaped


# --------------------------------------------------------------------------- the course


def check_notebooks(course: Course) -> Finding:
    """Load every assignment as a run would."""
    folder = course.folder("source")
    names = course.assignment_names()
    if not names:
        return Finding(False, f"no notebooks in {folder}", f"Put them into {folder}/<assignment>/.")
    try:
        counts = [len(course.assignment(name).notebooks) for name in names]
    except AutograderError as error:
        return Finding(False, "an assignment cannot be used", str(error))
    return Finding(True, f"{len(names)} assignments with {sum(counts)} notebooks in {folder}")


def check_gradebook(path: Path | None) -> Finding:
    """See whether the gradebook is nbgrader's and can be written."""
    if path is None:
        return Finding(True, "the gradebook is a database server, which was not asked")
    if not path.exists():
        return Finding(True, f"gradebook: none yet; the first run makes {path}")
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            submissions = _one(database, "SELECT count(*) FROM submitted_assignment")
            _one(database, "SELECT version_num FROM alembic_version")
    except sqlite3.Error as error:
        return Finding(
            False,
            f"gradebook: {path} is not one of nbgrader's ({error})",
            "Move it away, or run nbgrader db upgrade if an older nbgrader made it.",
        )
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return Finding(False, f"gradebook: {path} cannot be written", "Change its permissions.")
    return Finding(True, f"gradebook: {submissions} submissions in {path}")


def _one(database: sqlite3.Connection, query: str) -> Any:
    return database.execute(query).fetchone()[0]


def check_disk(workspace: Path) -> Finding:
    """See whether the workspace can be written and has room."""
    folder = next(p for p in (workspace, *workspace.parents) if p.exists())
    if not os.access(folder, os.W_OK):
        return Finding(False, f"{folder} cannot be written", "Change its permissions.")
    free = shutil.disk_usage(folder).free
    text = f"{free / GIB:.1f} GB of disk free for {workspace}"
    advice = "Make room: each submission takes about a megabyte." if free < DISK_WISHED else ""
    return Finding(free >= DISK_NEEDED, text, advice)
