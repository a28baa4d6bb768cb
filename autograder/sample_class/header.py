"""The TOML block at the head of a student's file: who hands in what, and what comes of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, TypeGuard

from autograder.sample_class.percent_format import error_at, without_number_sign

_OPENING, _CLOSING = "# /// student", "# ///"


@dataclass(frozen=True)
class Header:
    """What the block says: its keys, whose types are checked against the ones given here.

    "By cell" is a table whose keys are grade_ids, "by notebook" one with names of notebooks.

    Parameters
    ----------
    honest
        Whether the student means to solve the exercises, and not to trick the grader.
    handed_in
        When; without it there is no ``timestamp.txt``.
    base
        The file in ``answers/`` with the cells that this one does not give; without it those
        cells are as they were released.
    mistakes
        What is wrong with the answers, or what the student tries, each in a few words.
    stock_agrees
        Whether stock nbgrader can run it and must come to the same scores; by default for
        honest students. Not so where a notebook hangs, crashes or has lost test cells.
    loses
        Test cells in which points must be lost, or notebooks for all their test cells. Every other
        test cell must give all its points.
    zero
        The same for test cells that must give no point at all.
    needs_human
        Notebooks that no program can grade; of their cells nothing is expected.
    missing, delete, duplicate
        Notebooks that are not handed in; cells that are gone; cells that stand there twice.
    truncate, encoding, rename
        By notebook: the share of its bytes that is left; a codec other than UTF-8; another name.
    retype, points, tags, grade_ids
        By cell: what the student made of its type, its points, its tags, its grade_id.
    results
        By cell: a stored output that looks like a result.
    files, links
        By relative path: the text of another file; the target of a symbolic link.
    """

    honest: bool
    handed_in: datetime | None = None
    base: str = ""
    mistakes: list[str] = field(default_factory=list)
    stock_agrees: bool | None = None
    loses: list[str] = field(default_factory=list)
    zero: list[str] = field(default_factory=list)
    needs_human: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    delete: list[str] = field(default_factory=list)
    duplicate: list[str] = field(default_factory=list)
    truncate: dict[str, float] = field(default_factory=dict)
    encoding: dict[str, str] = field(default_factory=dict)
    rename: dict[str, str] = field(default_factory=dict)
    retype: dict[str, str] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=dict)
    tags: dict[str, list[str]] = field(default_factory=dict)
    grade_ids: dict[str, str] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


def read_header(path: Path, opening: list[str]) -> Header:
    """Read the block among the comment lines that open a file.

    Raises
    ------
    CourseError
        There is no block, or it holds something else than it may; the text names the line.
    """
    if _OPENING not in opening:
        raise error_at(path, 1, f"there is no block that begins with `{_OPENING}`")
    first = opening.index(_OPENING) + 1
    if _CLOSING not in opening[first:]:
        raise error_at(path, first, f"the block is not closed by `{_CLOSING}`")
    block = opening[first : opening.index(_CLOSING, first)]
    try:
        table = tomllib.loads("\n".join(map(without_number_sign, block)))
    except tomllib.TOMLDecodeError as error:
        within = re.search(r"at line (\d+)", str(error))
        line = first + int(within[1]) if within else first
        raise error_at(path, line, f"not TOML: {error}") from error
    for key, value in table.items():
        line = (
            first
            + 1
            + next((n for n, text in enumerate(block) if re.search(rf"\b{key}\b", text)), 0)
        )
        if key not in _KINDS:
            raise error_at(path, line, f"unknown key {key!r}; known are {', '.join(_KINDS)}")
        holds, kind = _KINDS[key]
        if not holds(value):
            raise error_at(path, line, f"{key} must be {kind}, not {value!r}")
    if "honest" not in table:
        raise error_at(path, first, "the block does not say whether the student is honest")
    return Header(**table)


def is_time(value: Any) -> TypeGuard[datetime]:
    """Whether a value of a TOML file is a date and time that mean the same everywhere."""
    return isinstance(value, datetime) and value.tzinfo is not None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _table_of(holds: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(holds, value.values()))


TIME = "a date and time with its zone, such as 2026-10-16T18:00:00Z"
_TRUTH = (lambda value: isinstance(value, bool), "true or false")
_BY_ANNOTATION: dict[str, tuple[Callable[[Any], bool], str]] = {
    "bool": _TRUTH,
    "bool | None": _TRUTH,
    "datetime | None": (is_time, TIME),
    "str": (_is_text, "a string"),
    "list[str]": (_is_texts, "a list of strings"),
    "dict[str, float]": (_table_of(_is_number), "a table of numbers"),
    "dict[str, str]": (_table_of(_is_text), "a table of strings"),
    "dict[str, list[str]]": (_table_of(_is_texts), "a table of lists of strings"),
}
_KINDS = {each.name: _BY_ANNOTATION[str(each.type)] for each in fields(Header)}
