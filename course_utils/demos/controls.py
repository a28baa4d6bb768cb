"""What can be moved under a demo: described here, made into widgets when a notebook shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Control:
    """Something that can be moved.

    Parameters
    ----------
    label : str
        What stands before it, with the symbol that the notebook uses: ``"step h"``.
    value : object
        Where it stands first, and after a reset.
    """

    label: str
    value: Any


@dataclass(frozen=True)
class Slider(Control):
    """A number between two ends: an int if `step` is one, else a float."""

    low: float
    high: float
    step: float


@dataclass(frozen=True)
class LogSlider(Control):
    """A number between ``10**low`` and ``10**high``, `step` of a decade apart."""

    low: float
    high: float
    step: float = 0.25


@dataclass(frozen=True)
class Choice(Control):
    """One of a few words, as buttons in a row; `value` is one of them."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Steps(Control):
    """One of a few numbers in order, such as 1, 2, 4, … 1024, on a slider."""

    options: tuple[float, ...]


@dataclass(frozen=True)
class Switch(Control):
    """On or off: True or False."""
