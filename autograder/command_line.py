"""The command line: ``python -m autograder COMMAND``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.coordinator import Listener, Summary, grade_class, update_feedback
from autograder.course import Course
from autograder.doctor import print_findings, run_doctor
from autograder.errors import AutograderError
from autograder.gradebook import set_due_dates
from autograder.machine import usable_cores
from autograder.nursery import Nursery, NurseryProcess, Setup
from autograder.outcomes import NEEDS_A_HUMAN, Outcome, read_outcomes
from autograder.release import release
from autograder.report import write_report
from autograder.sample_class import due_dates, unpack
from autograder.score_table import print_scores, read_scores
from autograder.student_kit import ARCHIVE_NAME, build_kit
from autograder.worker import Workers

# What a script can rely on.
SUCCESS, FAILURE, SOME_NEED_A_HUMAN, INTERRUPTED = 0, 1, 3, 130
EXIT_CODES = """\
exit codes:
  0    done; every submission is graded
  1    stopped: the message says what to do
  2    the command line was not understood
  3    done; some submissions need a human (the list says which and why)
  130  interrupted: run the same command again to go on
"""


def main(arguments: list[str] | None = None, nursery: NurseryProcess | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments
        The command's words; None for those of this process.
    nursery
        For the command ``grade``: started already, so that it warms up beside this program.
    """
    options = _parser().parse_args(arguments, argparse.Namespace(nursery=nursery))
    # nbgrader calls alembic by name; it lies beside this interpreter, activated or not.
    os.environ["PATH"] = os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    )
    try:
        code: int = options.run(Course.at(options.course), options)
        return code
    except AutograderError as error:
        _complaints().print(f"[bold red]Stopped:[/] {_plain(str(error))}", soft_wrap=True)
        return FAILURE
    except KeyboardInterrupt:
        _complaints().print("Interrupted. What is graded is kept; run the same command to go on.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output, `head` for instance, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SUCCESS


# --------------------------------------------------------------------------- commands


def grade(course: Course, options: argparse.Namespace) -> int:
    """Release what has changed, grade, write feedback and the report, and print the scores."""
    names = _assignments(course, options.assignments)
    setup = Setup.for_course(course.root, sandboxed=options.sandbox != "none")
    console = Console()
    if options.sample:
        _unpack_sample(course, names, console)
    with (
        _progress(console) as progress,
        Nursery(setup, options.nursery) as nursery,
        Workers(options.workers, nursery) as workers,
    ):
        listener = _Bar(progress)
        summary = grade_class(
            course,
            names,
            options.student,
            setup=setup,
            workers=workers,
            force=options.force,
            listener=listener,
        )
        listener.writing_feedback()
        pages = update_feedback(course, names, workers)
    for name in course.refused_students():
        console.print(
            f"Left out: the folder {_plain(name)!r} in submitted/; its name cannot be a student's "
            "id. Rename it to letters, digits and dashes."
        )
    write_report(course)
    if not summary.graded and not summary.unchanged:
        console.print(
            f"There are no submissions of {' or '.join(names)}. Put them into "
            f"{course.folder('submitted')}/<student>/<assignment>/, or use --sample."
        )
        return SUCCESS
    print_scores(read_scores(course, names), "table", sys.stdout)
    return _conclude(course, names, summary, pages, console)


def scores(course: Course, options: argparse.Namespace) -> int:
    """Print the scores in the gradebook."""
    rows = read_scores(course, _assignments(course, options.assignments))
    print_scores(rows, options.format, sys.stdout)
    return SUCCESS


def doctor(course: Course, options: argparse.Namespace) -> int:
    """Say what this machine offers, and what is missing."""
    findings = run_doctor(course)
    print_findings(findings, sys.stdout)
    return SUCCESS if all(finding.ok for finding in findings) else FAILURE


def release_all(course: Course, options: argparse.Namespace) -> int:
    """Make the student version of assignments."""
    for name in _assignments(course, options.assignments):
        done = release(course, course.assignment(name))
        where = course.folder("release", assignment=name)
        print(f"{name}: {'released to' if done else 'is up to date in'} {_shown(where)}")
    return SUCCESS


def kit(course: Course, options: argparse.Namespace) -> int:
    """Make the archive that students get: released notebooks, course_utils and data."""
    path = build_kit(course, options.output or course.workspace / ARCHIVE_NAME)
    print(f"The student kit is {_shown(path)}: no solutions, no hidden tests.")
    return SUCCESS


def bench(course: Course, options: argparse.Namespace) -> int:
    """Measure throughput beside stock nbgrader, on the same submissions."""
    from autograder.benchmark import run_benchmark

    run_benchmark(course, options.workers, options.rounds, options.students, sys.stdout)
    return SUCCESS


# --------------------------------------------------------------------------- what the screen shows


class _Bar(Listener):
    """A progress bar on a terminal; plain lines elsewhere."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bar = progress.add_task("Releasing", total=None)
        self._to_grade = 0

    def releasing(self, assignment: str) -> None:
        self._progress.update(self._bar, description=f"Releasing {assignment}")

    def counted(self, to_grade: int, unchanged: int) -> None:
        self._to_grade = to_grade
        kept = f", {unchanged} unchanged" if unchanged else ""
        self._progress.console.print(f"{_submissions(to_grade)} to grade{kept}.")
        self._progress.update(self._bar, description="Grading", total=to_grade, completed=0)

    def graded(self, outcome: Outcome) -> None:
        self._progress.advance(self._bar)

    def writing_feedback(self) -> None:
        self._progress.update(self._bar, description="Writing feedback")


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _conclude(
    course: Course, names: list[str], summary: Summary, pages: int, console: Console
) -> int:
    outcomes = read_outcomes(course, names)
    for_humans = [o for o in outcomes if o["status"] == NEEDS_A_HUMAN]
    unconfined = "" if all(o["sandbox"] != "none" for o in summary.graded) else ", NOT confined"
    console.print(
        f"\n{_submissions(len(summary.graded))} graded now{unconfined}, "
        f"{summary.unchanged} unchanged, {pages} feedback pages written."
    )
    if summary.late_renewed:
        console.print(f"Lateness has changed for {_submissions(summary.late_renewed)}.")
    console.print(f"Report:   {_shown(course.report)}", soft_wrap=True)
    console.print(
        f"Feedback: {_shown(course.folder('feedback'))}/<student>/<assignment>/", soft_wrap=True
    )
    return SOME_NEED_A_HUMAN if for_humans else SUCCESS


def _submissions(count: int) -> str:
    return f"{count} submission" if count == 1 else f"{count} submissions"


def _plain(text: str) -> str:
    """A text from outside, safe to print: no markup, no control characters."""
    return escape("".join(c if c.isprintable() else "?" for c in text))


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _complaints() -> Console:
    return Console(stderr=True)


# --------------------------------------------------------------------------- arguments


def _assignments(course: Course, wanted: list[str]) -> list[str]:
    names = course.assignment_names()
    for name in wanted:
        if name not in names:
            course.assignment(name)  # says what there is
    return wanted or names


def _unpack_sample(course: Course, names: list[str], console: Console) -> None:
    for name in names:
        release(course, course.assignment(name))
    sample = course.root / "data" / "sample_class"
    students = unpack(
        sample, course.folder("release"), course.folder("submitted"), assignments=names
    )
    set_due_dates(course, due_dates(sample))
    console.print(
        f"The sample class of {len(students)} is in {_shown(course.folder('submitted'))}."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m autograder",
        description="Grade a class of nbgrader notebooks: fast, safely, with explanations.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--course",
        type=Path,
        default=Path.cwd(),
        metavar="FOLDER",
        help="the folder with nbgrader_config.py (default: this one)",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = _command(commands, "grade", grade, epilog=EXIT_CODES)
    command.add_argument(
        "--student", action="append", metavar="ID", help="only this one; repeatable"
    )
    command.add_argument(
        "--workers",
        type=_count,
        default=usable_cores(),
        metavar="N",
        help="how many submissions at a time (default: one for each core)",
    )
    command.add_argument(
        "--sandbox",
        choices=("auto", "none"),
        default="auto",
        help="none runs submissions with your own rights: only for code that you trust",
    )
    command.add_argument(
        "--force", action="store_true", help="grade again also what has not changed"
    )
    command.add_argument(
        "--sample", action="store_true", help="first put the sample class into submitted/"
    )

    command = _command(commands, "scores", scores)
    command.add_argument("--format", choices=("table", "csv", "json"), default="table")

    _command(commands, "release", release_all)
    _command(commands, "doctor", doctor, takes_assignments=False)

    command = _command(commands, "kit", kit, takes_assignments=False)
    command.add_argument("--output", type=Path, metavar="FILE.zip", help="default: in workspace/")

    command = _command(commands, "bench", bench, takes_assignments=False)
    command.add_argument("--workers", type=_count, default=2, metavar="N")
    command.add_argument("--rounds", type=_count, default=3, metavar="N", help="default: 3")
    command.add_argument("--students", type=_count, default=12, metavar="N", help="default: 12")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: object,
    takes_assignments: bool = True,
    epilog: str | None = None,
) -> argparse.ArgumentParser:
    summary = (run.__doc__ or "").strip()
    command = commands.add_parser(
        name,
        help=summary[0].lower() + summary[1:].rstrip("."),
        description=summary,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    if takes_assignments:
        command.add_argument(
            "assignments", nargs="*", metavar="ASSIGNMENT", help="default: all in notebooks/"
        )
    return command


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 512")
    return int(text)
