"""The look of a feedback page: nbgrader's template under a head and styles of our own."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbformat.notebooknode import NotebookNode
from traitlets import default
from traitlets.config import Config

from autograder.grade_ids import in_words
from autograder.student_html import CleanNotebook, clean_html, highlight, safe_markdown

NBGRADER_TEMPLATES = str(files("nbgrader") / "server_extensions" / "formgrader" / "templates")
# Not latest.js, which nbconvert takes: it asks the network once more which version that is.
MATHJAX = (
    "https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.7/MathJax.js?config=TeX-AMS_CHTML-full,Safe"
)
# For each state the sign that stands for it: colour alone would not do for everyone.
SIGNS = {"full": "✓", "part": "◐", "none": "✗", "unmarked": "…", "comment": "✎"}
TEMPLATES = Path(__file__).with_name("templates")
# What a page is made by, besides the templates: modules of this package, and packages.
_MAKERS = "feedback feedback_page grade_ids student_html".split()
_FOREIGN_MAKERS = "bleach mistune nbconvert nbgrader pygments".split()


@functools.cache
def look() -> str:
    """Return a hash of all that decides how a page looks; a page of another look is made again."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _FOREIGN_MAKERS]
    hashed = hashlib.sha256(" ".join(versions).encode())
    own = [Path(__file__).with_name(f"{name}.py") for name in _MAKERS]
    for path in own + sorted((TEMPLATES / "workbook_feedback").iterdir()):
        hashed.update(path.name.encode() + path.read_bytes())
    return hashed.hexdigest()


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter, set up for feedback pages.

    The page loads nothing but MathJax, which nbgrader's loads, too, and reads well without. Nothing
    that a student wrote can run in it. The templates are compiled once for each exporter.
    """

    @default("mathjax_url")
    def _mathjax_url_default(self) -> str:
        return MATHJAX

    @property
    def default_config(self) -> Config:
        """Settings of this class, which count for more than what nbgrader sets for HTMLExporter."""
        settings = {
            "default_preprocessors": [],
            "preprocessors": [CleanNotebook],
            "template_name": "workbook_feedback",
            "extra_template_basedirs": [
                str(TEMPLATES),
                NBGRADER_TEMPLATES,
            ],
            "extra_template_paths": [NBGRADER_TEMPLATES],
            "sanitize_html": True,
            "exclude_input_prompt": True,
            "exclude_output_prompt": True,
            "filters": {
                "clean_html": clean_html,
                "markdown2html": safe_markdown,
                "highlight_code": highlight,
                "graded_item": graded_item,
                "is_comment": is_comment,
            },
        }
        config = super().default_config.copy()
        config.merge(Config({"FeedbackExporter": settings}))
        return config

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Make the page, without HTMLExporter's last step.

        That one parses and writes the whole page again to describe pictures, which takes half the
        time; CleanNotebook has described them.
        """
        page, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        return page, resources


# --------------------------------------------------------------------------- the template's filters


@dataclass(frozen=True)
class GradedItem:
    """A cell as the head of the page lists it.

    Parameters
    ----------
    grade_id, title, kind
        The cell's id, the same in words, and what it is to the student.
    state, sign
        How it went: a key of `SIGNS`, and its sign.
    score, max_score, comment
        As in the notebook's metadata.
    """

    grade_id: str
    title: str
    kind: str
    state: str
    score: float | None
    max_score: float | None
    comment: str | None

    @property
    def sign(self) -> str:
        return SIGNS[self.state]


def graded_item(cell: NotebookNode) -> GradedItem | None:
    """Return what the head says of a cell: one that gives points or has a comment, else None."""
    grading = cell.metadata.get("nbgrader") or {}
    gives_points = bool(grading.get("grade") or grading.get("task"))
    comment = grading.get("comment")
    if not gives_points and not comment:
        return None
    grade_id = grading["grade_id"]
    title, kind = in_words(grade_id)
    score, max_score = grading.get("score"), grading.get("points")
    if not gives_points:
        state = "comment"
    elif score is None:
        state = "unmarked"
    elif score >= max_score:
        state = "full"
    else:
        state = "part" if score > 0 else "none"
    return GradedItem(grade_id, title, kind, state, score, max_score, comment)


def is_comment(source: str) -> bool:
    """Whether code does nothing."""
    return not re.sub(r"^\s*#.*$", "", source, flags=re.MULTILINE).strip()
