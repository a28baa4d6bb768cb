"""What is kept of each graded submission: scores, checks, and what decided them.

An outcome is written last. While it is there and its fingerprint holds, the submission is graded;
if grading was interrupted anywhere before, it is not, and is graded again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import tempfile
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy

from autograder.assignment import Assignment
from autograder.course import Course
from autograder.grading import Graded
from autograder.nursery import Setup
from autograder.submission import Submission

GRADED, NEEDS_A_HUMAN = "graded", "needs a human"
Outcome = dict[str, Any]  # as JSON: see `as_outcome`
# The modules of this package that have a say in a score: all that grading imports.
_DECIDING = (
    "assignment candidate channel custody errors exam_cells examiner grading limits machine "
    "nursery output_checks outputs peer restoration sandbox scoring student_html submission "
    "supervisor wire"
).split()


def fingerprint(submission: Submission, assignment: Assignment, setup: Setup) -> str:
    """Return a hash of everything that decides a submission's scores and their explanations."""
    parts = (submission.digest(), assignment.digest(), setup.digest(), _software())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _software() -> str:
    hashed = hashlib.sha256(f"{platform.python_version()} {numpy.__version__}".encode())
    own = Path(__file__).parent
    paths = [own / f"{name}.py" for name in _DECIDING]
    for package in Setup().view.packages:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            paths += sorted(Path(folder).rglob("*.py"))
    for path in paths:
        hashed.update(path.name.encode() + path.read_bytes())
    return hashed.hexdigest()


def as_outcome(
    graded: Graded, submission: Submission, late_seconds: float, fingerprint: str
) -> Outcome:
    """Return what is kept of a graded submission."""
    return {
        "student": graded.student,
        "assignment": graded.assignment,
        "status": NEEDS_A_HUMAN if graded.problem else GRADED,
        "sentence": graded.problem,
        "notes": list(submission.notes),
        "sandbox": graded.sandbox,
        "seconds": round(graded.seconds, 3),
        "late_seconds": late_seconds,
        "fingerprint": fingerprint,
        "notebooks": [
            {
                "name": notebook.name,
                "problem": notebook.problem,
                "cells": [asdict(score) for score in notebook.scores],
            }
            for notebook in graded.notebooks
        ],
    }


def scores_of(outcome: Outcome) -> dict[tuple[str, str], float | None]:
    """Return the automatic scores that an outcome stands for, by notebook and cell."""
    return {
        (notebook["name"], cell["grade_id"]): cell["points"]
        for notebook in outcome["notebooks"]
        for cell in notebook["cells"]
    }


def outcome_path(course: Course, student: str, assignment: str) -> Path:
    """Return where a submission's outcome is kept."""
    return course.outcomes / student / f"{assignment}.json"


def read_outcome(course: Course, student: str, assignment: str) -> Outcome | None:
    """Return a submission's outcome, or None if it has not been graded to the end."""
    try:
        outcome = json.loads(outcome_path(course, student, assignment).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return outcome if isinstance(outcome, dict) else None


def read_outcomes(course: Course, assignments: list[str] | None = None) -> list[Outcome]:
    """Return the outcomes of what is handed in now, sorted by assignment and student.

    An outcome stays when its submission or its assignment is taken away: should it come back as it
    was, it is graded. Until then it counts for nothing.
    """
    found = []
    for path in course.outcomes.glob("*/*.json"):
        student, assignment = path.parent.name, path.stem
        if assignments is None or assignment in assignments:
            outcome = read_outcome(course, student, assignment)
            if outcome is not None and not course.missing(student, assignment):
                found.append(outcome)
    return sorted(found, key=lambda outcome: (outcome["assignment"], outcome["student"]))


def write_outcome(course: Course, outcome: Outcome) -> None:
    """Keep an outcome: from now on its submission counts as graded."""
    path = outcome_path(course, outcome["student"], outcome["assignment"])
    write_file(path, json.dumps(outcome, indent=1, ensure_ascii=True).encode())


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader, or a crash, sees the old content or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def replace_folder(path: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold exactly these files; with none, remove it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(".replacing-*"):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=".replacing-"))
    for name, content in files.items():
        target = temporary / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    temporary.chmod(0o755)
    if path.exists():
        old = Path(tempfile.mkdtemp(dir=path.parent, prefix=".replacing-"))
        os.rename(path, old / "old")
        if files:
            os.rename(temporary, path)
        shutil.rmtree(old)
    elif files:
        os.rename(temporary, path)
    shutil.rmtree(temporary, ignore_errors=True)
