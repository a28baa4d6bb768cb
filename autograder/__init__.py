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
    c.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "autograder.feedback.HideTests",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
