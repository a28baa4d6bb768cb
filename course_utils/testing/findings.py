"""What a failed check has to say, before it becomes text or a table."""

from __future__ import annotations

from dataclasses import dataclass


class RubricError(ValueError):
    """A mistake of the one who wrote the test; it is never charged to the student as a check."""


@dataclass(frozen=True)
class Finding:
    """One sentence of what is wrong, the likely cause, and the facts as (label, text) pairs."""

    sentence: str
    cause: str | None = None
    facts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        lines = [] if self.cause is None else [f"Likely cause: {self.cause}"]
        lines.append(self.sentence)
        lines += [f"{label}: {text}" for label, text in self.facts]
        return "\n".join(lines)


class CheckFailed(Exception):
    """Leaves the block of a check with the finding; the rubric takes it from there."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding
