"""The instructor's report: one HTML page, opened from disk, without network and without scripts."""

from __future__ import annotations

import datetime
import html
import itertools
import os
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import jinja2

from autograder.course import Course
from autograder.grade_ids import in_words
from autograder.outcomes import NEEDS_A_HUMAN, Outcome, read_outcomes, write_file
from autograder.question_statistics import Marks, QuestionStatistics, question_statistics
from autograder.score_rows import REMOVED, ScoreRow, read_scores
from autograder.score_table import duration

BINS = 10
MOST_FREQUENT = 6
UNFOLDED = 3
TEMPLATES = Path(__file__).with_name("templates") / "report"

# By student and assignment: the name of each feedback page, and the way to it from the report.
Links = Mapping[tuple[str, str], list[tuple[str, str]]]


def write_report(course: Course) -> Path:
    """Write the report of all that is graded; return where it is.

    Raises
    ------
    CourseError
        The gradebook cannot be read.
    """
    rows = read_scores(course)
    page = render_report(
        str(course.directory.course_id or course.root.name),
        rows,
        read_outcomes(course),
        {(row.student, row.assignment): feedback_links(course, row) for row in rows},
        datetime.datetime.now().astimezone(),
    )
    write_file(course.report, page.encode("utf-8", "replace"))
    return course.report


def feedback_links(course: Course, row: ScoreRow) -> list[tuple[str, str]]:
    """Return the feedback pages that a submission has, with relative addresses."""
    folder = course.folder("feedback", row.student, row.assignment)
    way = Path(os.path.relpath(folder, course.report.parent)).as_posix()
    return [
        (name, quote(f"{way}/{name}.html"))
        for name in row.notebooks
        if (folder / f"{name}.html").exists()
    ]


def render_report(
    title: str,
    rows: list[ScoreRow],
    outcomes: list[Outcome],
    links: Links,
    when: datetime.datetime,
) -> str:
    """Return the page; the same for the same arguments.

    Parameters
    ----------
    title
        The course's name.
    rows
        A row for each submission, by assignment and student; those removed are named, and count
        for nothing.
    outcomes
        How grading went; without them there are no questions.
    links
        Where feedback is.
    when
        The time to be shown.
    """
    removed = _removed(rows)
    rows = [row for row in rows if row.status != REMOVED]
    names = list(dict.fromkeys(row.assignment for row in rows))
    shares = [row.share for row in rows if row.share is not None]
    return _template().render(
        title=title,
        when=f"{when:%d %B %Y, %H:%M}",
        rows=rows,
        removed=removed,
        for_humans=[row for row in rows if row.status == NEEDS_A_HUMAN],
        late=sorted((r for r in rows if r.late_seconds), key=lambda r: -r.late_seconds),
        median=statistics.median(shares) if shares else None,
        assignments=[_about_assignment(name, rows, outcomes) for name in names],
        students=_by_student(rows),
        links=links,
        notes=[(o["student"], o["assignment"], note) for o in outcomes for note in o["notes"]],
        unconfined=sum(outcome["sandbox"] == "none" for outcome in outcomes),
    )


def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,  # student ids and explanations come from outside
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = lambda points: f"{points:.10g}"
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    environment.filters["duration"] = duration
    environment.filters["prose"] = _prose
    environment.filters["in_words"] = in_words
    environment.filters["anchor"] = lambda name: quote(str(name), safe="")
    return environment.get_template("report.html.j2")


def _prose(text: str) -> str:
    """Escape a text; what stands between backticks becomes code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", html.escape(text))


def _removed(rows: Iterable[ScoreRow]) -> list[tuple[str, str, str]]:
    """What was graded and is gone: assignment, students, and what is gone."""
    students: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.status == REMOVED:
            students.setdefault((row.assignment, row.sentence or ""), []).append(row.student)
    return [(name, ", ".join(who), gone) for (name, gone), who in students.items()]


def _by_student(rows: Iterable[ScoreRow]) -> dict[str, dict[str, ScoreRow]]:
    by_student: dict[str, dict[str, ScoreRow]] = {}
    for row in sorted(rows, key=lambda row: row.student):
        by_student.setdefault(row.student, {})[row.assignment] = row
    return by_student


# --------------------------------------------------------------------------- one assignment


@dataclass(frozen=True)
class Bar:
    """One bar of a histogram: its range of shares in words, its count and its height, 0 to 1."""

    label: str
    count: int
    height: float


@dataclass(frozen=True)
class Mistake:
    """A likely cause that was named to students: to how many, and at which questions."""

    cause: str
    students: int
    questions: list[str]


@dataclass(frozen=True)
class AboutAssignment:
    """What the report says of one assignment.

    Parameters
    ----------
    shares
        The share of its points that each graded submission earned.
    quartiles
        Of the shares: lower, median and upper; None if there are no shares.
    """

    name: str
    rows: list[ScoreRow]
    shares: list[float]
    quartiles: tuple[float, float, float] | None
    histogram: list[Bar]
    mistakes: list[Mistake]
    questions: list[QuestionStatistics]

    @property
    def several_notebooks(self) -> bool:
        return len({question.notebook for question in self.questions}) > 1

    @property
    def hardest(self) -> list[QuestionStatistics]:
        """The questions that cost most, which the page shows unfolded."""
        missed = [q for q in self.questions if not q.to_mark and (q.none or q.part)]
        return sorted(missed, key=lambda question: question.mean)[:UNFOLDED]


def _about_assignment(name: str, rows: list[ScoreRow], outcomes: list[Outcome]) -> AboutAssignment:
    own_rows = [row for row in rows if row.assignment == name]
    own_outcomes = [outcome for outcome in outcomes if outcome["assignment"] == name]
    shares = [row.share for row in own_rows if row.share is not None]
    return AboutAssignment(
        name,
        own_rows,
        shares,
        quartiles(shares),
        histogram(shares),
        frequent_mistakes(own_outcomes),
        question_statistics(own_outcomes, _marks(own_rows)),
    )


def _marks(rows: Iterable[ScoreRow]) -> Marks:
    """What humans gave in one assignment."""
    return {
        (row.student, notebook, grade_id): points
        for row in rows
        for notebook, score in row.notebooks.items()
        for grade_id, points in score.marked.items()
    }


def quartiles(shares: list[float]) -> tuple[float, float, float] | None:
    """Return lower quartile, median and upper quartile; None of nothing."""
    if not shares:
        return None
    if len(shares) == 1:
        return shares[0], shares[0], shares[0]
    low, middle, high = statistics.quantiles(shares, n=4, method="inclusive")
    return low, middle, high


def histogram(shares: list[float]) -> list[Bar]:
    """Count shares in tenths; the last holds full marks, and what extra credit adds, too."""
    counts = Counter(min(max(int(share * BINS + 1e-9), 0), BINS - 1) for share in shares)
    highest = max(counts.values(), default=1)
    edges = itertools.pairwise(100 * i // BINS for i in range(BINS + 1))
    return [
        Bar(f"{low} to {high} %", counts[i], counts[i] / highest)
        for i, (low, high) in enumerate(edges)
    ]


def frequent_mistakes(outcomes: Iterable[Outcome]) -> list[Mistake]:
    """Return the likely causes that were named to most students, each student counted once."""
    students: dict[str, set[str]] = {}
    questions: dict[str, dict[str, None]] = {}
    for outcome in outcomes:
        for notebook in outcome["notebooks"]:
            for cell in notebook["cells"]:
                for cause in filter(None, (check["cause"] for check in cell["checks"])):
                    students.setdefault(cause, set()).add(outcome["student"])
                    questions.setdefault(cause, {})[in_words(cell["grade_id"])[0]] = None
    mistakes = [Mistake(c, len(who), list(questions[c])) for c, who in students.items()]
    return sorted(mistakes, key=lambda mistake: -mistake.students)[:MOST_FREQUENT]
