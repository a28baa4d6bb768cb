"""What an answer to a notebook is, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """An answer that must lose marks.

    Attributes
    ----------
    name : str
        The mistake.
    cell : str
        The grade_id of the solution cell that it stands in.
    source : str
        What the student wrote there.
    loses : tuple of str
        The test cells that must give less than their points; all others must give everything.
    says : str
        A regular expression that the explanations of a failed check match in each of these cells.
    """

    name: str
    cell: str
    source: str
    loses: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class Right:
    """A correct variant, which must earn everything."""

    name: str
    cell: str
    source: str


def edited(source: str, *changes: tuple[str, str]) -> str:
    """Return a source with each first text replaced by the second; all must occur."""
    for old, new in changes:
        if old not in source:
            raise ValueError(f"{old!r} does not occur in the answer that is to be edited")
        source = source.replace(old, new)
    return source
