"""The scores on the terminal, as CSV and as JSON."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import asdict
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.outcomes import GRADED, NEEDS_A_HUMAN
from autograder.score_rows import REMOVED, NotebookScore, ScoreRow, read_scores

__all__ = ["print_scores", "read_scores"]

PLAIN_WIDTH = 80  # where the output is no terminal
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def print_scores(rows: list[ScoreRow], form: str, stream: TextIO) -> None:
    """Write rows to a stream as "table", "csv" or "json"."""
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[form](rows, stream)


def _print_table(rows: list[ScoreRow], stream: TextIO) -> None:
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    by_assignment: dict[str, list[ScoreRow]] = defaultdict(list)
    for row in rows:
        by_assignment[row.assignment].append(row)
    for assignment, group in by_assignment.items():
        console.print(_table(assignment, group))
        for row in group:
            if row.status in (NEEDS_A_HUMAN, REMOVED):
                is_ = "needs a human" if row.status == NEEDS_A_HUMAN else "is removed"
                sentence = f"{row.student} {is_}: {row.sentence or ''}"
                console.print(Text(_printable(sentence)), end="\n\n")
    if not rows:
        console.print("Nothing is graded yet.")


def _table(assignment: str, rows: list[ScoreRow]) -> Table:
    maxima = {n: s.max_points for row in rows for n, s in row.notebooks.items()}
    table = Table(
        title=Text(_printable(assignment)),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    columns: dict[str, list[str]] = {"student": [_printable(row.student) for row in rows]}
    if len(maxima) > 1:
        for name, points in maxima.items():
            words = [_printable(word) for word in (*name.split("_"), f"/{points:.10g}")]
            columns["\n".join(words)] = [_points(row.notebooks.get(name)) for row in rows]
    total = f"points\n/{sum(maxima.values()):.10g}"
    columns[total] = [f"{row.total:.10g}" for row in rows]
    columns["status"] = [_status(row) for row in rows]
    if any(row.late_seconds for row in rows):
        columns["late"] = [duration(row.late_seconds) for row in rows]
    if any(row.late_penalty for row in rows):
        columns["penalty"] = [f"−{row.late_penalty:.10g}" * bool(row.late_penalty) for row in rows]
    for head in columns:
        style = "bold" if head == total else ""
        if head in ("student", "status"):
            table.add_column(head, overflow="fold", min_width=8)
        else:
            table.add_column(Text(head), justify="right", style=style, no_wrap=True)
    for cells in zip(*columns.values(), strict=True):
        table.add_row(*map(Text, cells))
    return table


def _points(notebook: NotebookScore | None) -> str:
    return "–" if notebook is None else f"{notebook.points:.10g}"


def _status(row: ScoreRow) -> str:
    if row.to_mark and row.status == GRADED:
        return f"{row.to_mark} to mark"
    return row.status


def duration(seconds: float) -> str:
    """Return a time as people say it, in its two largest units: ``2 d 3 h``; nothing for none."""
    if not seconds:
        return ""
    minutes = max(1, round(seconds / 60))
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "d"), (hours, "h"), (minutes, "min")]
    first = next(i for i, (amount, _) in enumerate(parts) if amount)
    return " ".join(f"{amount} {unit}" for amount, unit in parts[first : first + 2] if amount)


def _printable(text: str) -> str:
    """A text from outside without what would move the cursor or turn the line around."""
    return "".join(c if c.isprintable() else "?" for c in text)


def _print_csv(rows: list[ScoreRow], stream: TextIO) -> None:
    names = list({name: None for row in rows for name in row.notebooks})
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*_record(ScoreRow("", "")), *map(_no_formula, names)])
    for row in rows:
        points = [row.notebooks[name].points if name in row.notebooks else None for name in names]
        writer.writerow(map(_cell, [*_record(row).values(), *points]))


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return _no_formula(value) if isinstance(value, str) else f"{value:.10g}"


def _no_formula(text: str) -> str:
    """A text that a spreadsheet takes as text: whoever opens the file runs no student's formula."""
    return _printable(f"'{text}" if text.startswith(FORMULA_STARTS) else text)


def _print_json(rows: list[ScoreRow], stream: TextIO) -> None:
    content = [
        _record(row) | {"notebooks": {name: asdict(score) for name, score in row.notebooks.items()}}
        for row in rows
    ]
    json.dump(content, stream, indent=1)
    stream.write("\n")


def _record(row: ScoreRow) -> dict[str, Any]:
    return {
        "student": row.student,
        "assignment": row.assignment,
        "total": row.total,
        "max": row.max_points,
        "status": row.status,
        "sentence": row.sentence,
        "to_mark": row.to_mark,
        "late_seconds": row.late_seconds,
        "late_penalty": row.late_penalty,
    }
