"""Grade nbgrader notebooks fast, apart from the tests, and with explanations.

``docs/how-grading-works.md`` draws the way of a submission; :mod:`autograder.grading` is that way
in code.
"""

from __future__ import annotations

from typing import Any


def configure(c: Any) -> None:
    """Have nbgrader run and score submissions with this package, by configuration alone.

    ``nbgrader autograde`` and the formgrader then use the same examiner, candidate, sandbox and
    scoring as ``python -m autograder grade``, and their feedback hides hidden tests.

    Parameters
    ----------
    c : traitlets.config.Config
        nbgrader's configuration object, as ``nbgrader_config.py`` has it.
    """
    here = "autograder.nbgrader_adapters"
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.ClearOutput",
        f"{here}.Restore",
        "nbgrader.preprocessors.OverwriteKernelspec",
        "nbgrader.preprocessors.OverwriteCells",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        f"{here}.Examine",
        "nbgrader.preprocessors.LimitOutput",
        f"{here}.SaveScores",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.GenerateFeedback.exporter_class = "autograder.feedback_page.FeedbackExporter"
    c.GenerateFeedback.preprocessors = [
        "autograder.feedback.ReadScores",
        "autograder.feedback.HideTests",
    ]
    # The formgrader shows students' Markdown and outputs to the instructor: cleaned, like feedback.
    c.HTMLExporter.sanitize_html = True
    c.HTMLExporter.filters = {
        "markdown2html": "autograder.student_html.safe_markdown",
        "clean_html": "autograder.student_html.clean_html",
        "highlight_code": "autograder.student_html.highlight",
    }
    c.HTMLExporter.preprocessors = ["autograder.student_html.CleanNotebook"]
