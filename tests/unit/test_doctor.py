"""What the doctor finds, on this machine and on worse ones."""

import io
import os
import sqlite3
import sys

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from autograder import doctor, machine
from autograder.course import Course
from autograder.doctor import (
    Finding,
    check_disk,
    check_gradebook,
    check_libseccomp,
    check_notebooks,
    check_packages,
    check_platform,
    check_python,
    check_sandbox,
    check_workers,
    print_findings,
    run_doctor,
)
from autograder.nursery import Setup


@pytest.fixture
def course(tmp_path):
    """Return a course with one assignment of one notebook."""
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.CourseDirectory.submitted_directory = 'workspace/submitted'\n"
        f"c.CourseDirectory.db_url = 'sqlite:///{tmp_path}/workspace/gradebook.db'\n"
    )
    folder = tmp_path / "source" / "ps1"
    folder.mkdir(parents=True)
    marks = {"grade_id": "test-f", "grade": True, "solution": False, "locked": True, "points": 1}
    cell = new_code_cell("1", metadata={"nbgrader": {**marks, "schema_version": 3, "task": False}})
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "steps.ipynb")
    return Course.at(tmp_path)


def printed(*findings, encoding="utf-8"):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    print_findings(list(findings), stream)
    stream.flush()
    return raw.getvalue().decode(encoding)


# What is printed


def test_each_finding_is_a_line_with_what_to_do_below():
    text = printed(Finding(True, "Python 3.12"), Finding(False, "no disk", "Make room."))
    assert text.startswith("✓ Python 3.12\n✗ no disk\n    → Make room.\n")
    assert text.endswith("\nGrading cannot work here as it is: see each ✗.\n")


def test_all_well_is_said():
    text = printed(Finding(True, "slow", "Use fewer workers."))
    assert text == "✓ slow\n    → Use fewer workers.\n\nGrading can work here.\n"


def test_signs_are_words_where_the_terminal_has_no_signs():
    text = printed(Finding(False, "müll", "Räumen."), encoding="ascii")
    assert text.startswith("NO m?ll\n    -> R?umen.\n")


# Python, packages, platform


def test_old_python_is_refused():
    assert check_python((3, 11, 4)).ok
    assert not check_python((3, 10, 12)).ok
    assert "3.11" in check_python((3, 10, 12)).advice


def test_packages_are_compared_with_the_pins(tmp_path):
    pins = tmp_path / "requirements.txt"
    pins.write_text(f"# comment\nnumpy=={np.__version__}\n-e .\n")
    assert check_packages(pins) == [Finding(True, "1 packages, all as pinned in requirements.txt")]


def test_missing_packages_are_named(tmp_path):
    pins = tmp_path / "requirements.txt"
    pins.write_text("no-such-package-here==1.0\nnor-this==2; sys_platform == 'plan9'\n")
    (finding,) = check_packages(pins)
    assert not finding.ok
    assert finding.text == "packages that are missing: no-such-package-here"
    assert str(pins) in finding.advice


def test_other_versions_are_told_but_stop_nothing(tmp_path):
    pins = tmp_path / "requirements.txt"
    pins.write_text("numpy==0.1\n")
    (finding,) = check_packages(pins)
    assert finding.ok
    assert "0.1 is pinned" in finding.text


def test_packages_are_not_compared_without_a_list(tmp_path):
    (finding,) = check_packages(tmp_path / "requirements.txt")
    assert finding.ok


@pytest.mark.parametrize(
    ("system", "release", "processor", "ok"),
    [
        ("linux", "6.8.0-41-generic", "x86_64", True),
        ("linux", "5.12.0", "aarch64", True),
        ("linux", "5.10.0", "x86_64", False),
        ("linux", "6.8.0", "riscv64", False),
        ("darwin", "23.1", "arm64", False),
    ],
)
def test_platform_is_one_that_the_sandbox_knows(monkeypatch, system, release, processor, ok):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(doctor.platform, "release", lambda: release)
    monkeypatch.setattr(doctor.platform, "machine", lambda: processor)
    finding = check_platform()
    assert finding.ok is ok
    assert bool(finding.advice) is not ok


def test_missing_libseccomp_is_told(monkeypatch):
    def fail(name):
        raise RuntimeError("Unable to find libseccomp")

    monkeypatch.setattr(doctor.importlib, "import_module", fail)
    assert not check_libseccomp().ok
    assert "libseccomp2" in check_libseccomp().advice


# Cores and memory


@pytest.fixture
def container(tmp_path, monkeypatch):
    """Return a function that makes this machine look like a container with these limits."""
    monkeypatch.setattr(machine, "CGROUP", tmp_path)
    monkeypatch.setattr(machine, "MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(8)), raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    (tmp_path / "meminfo").write_text("MemTotal: 32000000 kB\nMemAvailable: 16777216 kB\n")

    def limit(**files):
        for name, content in files.items():
            (tmp_path / name.replace("_", ".", 1)).write_text(content)

    return limit


def test_without_a_container_the_whole_machine_counts(container):
    assert machine.usable_cores() == 8
    assert machine.usable_memory() == 16 * 2**30
    assert check_workers() == Finding(
        True, "8 cores and 16.0 GB of memory: room for a worker on each core"
    )


def test_a_containers_cores_count(container):
    container(cpu_max="200000 100000\n")
    assert machine.usable_cores() == 2
    assert "--workers 2" in check_workers().advice


@pytest.mark.parametrize(("quota", "cores"), [("50000 100000", 1), ("max 100000", 8), ("", 8)])
def test_odd_quotas_leave_at_least_one_core(container, quota, cores):
    container(cpu_max=quota)
    assert machine.usable_cores() == cores


def test_a_containers_memory_counts_without_what_can_be_dropped(container):
    gib = 2**30
    container(memory_max=f"{2 * gib}\n", memory_current=f"{gib}\n")
    assert machine.usable_memory() == gib
    container(memory_stat=f"anon 5\ninactive_file {gib // 2}\n")
    assert machine.usable_memory() == 1.5 * gib
    container(memory_max="max\n")
    assert machine.usable_memory() == 16 * gib


def test_memory_that_nobody_can_tell_stops_nothing(container):
    machine.MEMINFO.unlink()
    assert check_workers() == Finding(
        True, "8 cores; how much memory is free could not be found out"
    )


def test_little_memory_means_fewer_workers_or_none(container):
    container(memory_max=str(2**30), memory_current="0")
    assert check_workers().ok
    assert "--workers 2" in check_workers().advice
    container(memory_max=str(2**28))
    assert not check_workers().ok


# The sandbox


def test_student_code_that_is_not_confined_is_found_out(course):
    (finding,) = check_sandbox(course, Setup(sandboxed=False, warm=()))
    assert not finding.ok
    assert "open a network connection" in finding.text
    assert "read the course's files" in finding.text


def test_a_sandbox_that_cannot_be_made_is_told(course, monkeypatch):
    def refuse(setup, source):
        raise doctor.AutograderError("Enable user namespaces.")

    monkeypatch.setattr(doctor, "_run_probe", refuse)
    assert check_sandbox(course, Setup()) == [
        Finding(False, "the sandbox does not work", "Enable user namespaces.")
    ]


def test_this_machine_is_examined_in_full(course):
    findings = run_doctor(course)
    sandbox = next(finding for finding in findings if "sandbox" in finding.text)
    if sandbox.ok:  # else this machine cannot have one, and the advice says so
        assert "student code cannot open a network connection, start a process" in sandbox.text
        assert all(finding.ok for finding in findings), findings
    else:
        assert sandbox.advice
    assert sum("notebooks in" in finding.text for finding in findings) == 1


# The course


def test_notebooks_are_counted(course):
    finding = check_notebooks(course)
    assert finding == Finding(True, f"1 assignments with 1 notebooks in {course.folder('source')}")


def test_a_notebook_that_nbgrader_cannot_release_is_told(course):
    path = course.folder("source") / "ps1" / "steps.ipynb"
    path.write_text("no notebook")
    assert not check_notebooks(course).ok
    path.unlink()
    assert "no notebooks" in check_notebooks(course).text


def test_gradebook_may_be_made_by_the_first_run(tmp_path):
    assert check_gradebook(tmp_path / "gradebook.db").ok
    assert check_gradebook(None).ok
    assert not (tmp_path / "gradebook.db").exists()


def test_gradebook_of_nbgrader_is_known(tmp_path):
    path = tmp_path / "grade book #1.db"
    with Gradebook(f"sqlite:///{path}") as gradebook:
        gradebook.add_assignment("ps1")
        gradebook.add_student("ann")
        gradebook.add_submission("ps1", "ann")
    assert check_gradebook(path) == Finding(True, f"gradebook: 1 submissions in {path}")


@pytest.mark.parametrize("content", ["empty", "no database", "another database"])
def test_other_files_are_no_gradebooks(tmp_path, content):
    path = tmp_path / "gradebook.db"
    path.write_bytes(b"not a database, though long enough to be one" * 20)
    if content != "no database":
        path.write_bytes(b"")
    if content == "another database":
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE other (x)")
        database.close()
    assert not check_gradebook(path).ok
    assert "Move it away" in check_gradebook(path).advice


def test_what_cannot_be_written_is_told(tmp_path, monkeypatch):
    path = tmp_path / "gradebook.db"
    with Gradebook(f"sqlite:///{path}"):
        pass
    monkeypatch.setattr(os, "access", lambda *args: False)
    assert not check_gradebook(path).ok
    assert not check_disk(tmp_path / "workspace" / "deep").ok


def test_room_on_the_disk_is_told(tmp_path, monkeypatch):
    assert check_disk(tmp_path / "workspace").text.endswith(f"free for {tmp_path / 'workspace'}")
    for free, ok, advised in ((10 * 2**20, False, True), (2**30, True, True), (2**40, True, False)):
        usage = type("Usage", (), {"free": free})
        monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path, usage=usage: usage)
        finding = check_disk(tmp_path)
        assert (finding.ok, bool(finding.advice)) == (ok, advised)
