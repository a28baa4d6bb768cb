"""The table of checks as HTML, the same in JupyterLab and in a feedback page.

The page around the table is not ours, and some pages sanitize what they show. Hence

- inline styles only, in the notation that JupyterLab's sanitizer lets through (``rgba`` with
  commas, no variables);
- a table of ``div`` and ``span``: pages stripe, align and shrink every ``table`` in their own way,
  and where nbconvert's sanitizer drops the styles, lines of text that read well are left;
- text takes the page's colour, tints are translucent: so it suits a light and a dark theme.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_utils.testing.score import CheckResult

# Told apart by lightness and by the sign too; white on either has a contrast of 5.5 or more.
PASSED, FAILED = "#00694a", "#b34700"
LINE = "1px solid rgba(128, 128, 128, 0.35)"
LONGEST_TEXT = 700

PANEL = (
    "max-width: 860px; margin: 4px 0; font-size: 14px; line-height: 1.5; text-align: left; "
    f"border: {LINE}; border-radius: 6px; overflow: hidden"
)
HEADING = "padding: 8px 12px; background-color: rgba(128, 128, 128, 0.12)"
# Fixed columns: a long word (a student's, perhaps) is broken and pushes nothing out of sight.
TABLE = "display: table; table-layout: fixed; width: 100%; border-collapse: collapse"
ROW = "display: table-row"
CELL = (
    "display: table-cell; padding: 8px 12px; vertical-align: top; "
    f"overflow-wrap: break-word; border-top: {LINE}"
)
MARK_CELL = CELL + "; box-sizing: border-box; width: 108px; white-space: nowrap"
POINTS_CELL = MARK_CELL + "; text-align: right"
MARK = (
    "color: #ffffff; padding: 2px 8px; border-radius: 10px; font-size: 12px; font-weight: 600; "
    "background-color: "
)
CAUSE = (
    "margin: 6px 0; padding: 6px 10px; border-left: 4px solid #d55e00; "
    "background-color: rgba(213, 94, 0, 0.12)"
)
SENTENCE = "margin: 4px 0 0 0"
FACTS = "display: table; table-layout: fixed; width: 100%; margin: 4px 0 0 0; font-size: 13px"
LABEL = (
    "display: table-cell; box-sizing: border-box; width: 84px; padding: 1px 10px 1px 0; "
    "white-space: nowrap; opacity: 0.75"
)
VALUE = "display: table-cell; padding: 1px 0; font-family: monospace; overflow-wrap: break-word"
# Bootstrap, on the feedback page, makes code red and cells count their padding.
CODE = "font-family: monospace; background-color: rgba(128, 128, 128, 0.15); color: inherit"


def score_table(earned: float, points: float, checks: Iterable[CheckResult]) -> str:
    """Return the table of checks, with the explanations of those that failed."""
    results = list(checks)
    passed = sum(result.passed for result in results)
    rows = "".join(_row(result) for result in results)
    return (
        f'<div style="{PANEL}"><div style="{HEADING}">'
        f"<strong>{points_text(earned)} of {_points(points)}</strong>"
        f" · {passed} of {len(results)} checks passed</div>"
        f'<div style="{TABLE}">{rows}</div></div>'
    )


def prose(text: str) -> str:
    """Escape and shorten a text; what stands between backticks becomes code.

    Nearly all texts are the workbook's own, but what a student's code raised or returned is
    quoted in them.
    """
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    return re.sub(r"`([^`\n]+)`", rf'<code style="{CODE}">\1</code>', html.escape(text))


def points_text(points: float) -> str:
    """Return points without needless decimals."""
    return f"{points:.10g}"


def _points(points: float) -> str:
    return f"{points_text(points)} point{'' if points == 1 else 's'}"


def _row(check: CheckResult) -> str:
    mark, colour = ("✓ passed", PASSED) if check.passed else ("✗ failed", FAILED)
    earned = f"{points_text(check.earned)} of {points_text(check.points)}"
    return (
        f'<div style="{ROW}">'
        f'<span style="{MARK_CELL}"><span style="{MARK}{colour}">{mark}</span></span> '
        f'<span style="{CELL}"><strong>{prose(check.name)}</strong>{_explanation(check)}</span> '
        f'<span style="{POINTS_CELL}">{earned}</span></div>'
    )


def _explanation(check: CheckResult) -> str:
    parts = []
    if check.cause:
        parts.append(f'<div style="{CAUSE}">Likely cause: {prose(check.cause)}</div>')
    if check.sentence:
        parts.append(f'<div style="{SENTENCE}">{prose(check.sentence)}</div>')
    if check.facts:
        facts = "".join(
            f'<div style="{ROW}"><span style="{LABEL}">{prose(label)}</span> '
            f'<span style="{VALUE}">{prose(text)}</span></div>'
            for label, text in check.facts
        )
        parts.append(f'<div style="{FACTS}">{facts}</div>')
    return "".join(parts)
