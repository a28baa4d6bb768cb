"""The ids of graded cells, which authors write by hand, in words."""

from __future__ import annotations

KINDS = {"test": "checks", "answer": "written answer", "solution": "code"}
HIDDEN = "-hidden"


def in_words(grade_id: str) -> tuple[str, str]:
    """Return a cell's title and kind.

    Examples
    --------
    >>> in_words("test-sigmoid-prime-hidden")
    ('sigmoid prime', 'hidden checks')
    >>> in_words("cell-7")
    ('cell-7', '')
    """
    first, _, rest = grade_id.partition("-")
    if first not in KINDS or not rest:
        return grade_id, ""
    hidden = first == "test" and rest.endswith(HIDDEN)
    return (
        rest.removesuffix(HIDDEN).replace("-", " "),
        f"hidden {KINDS[first]}" if hidden else KINDS[first],
    )
