"""Feedback pages: what they show, and what they keep hidden."""

import re

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.feedback import CellFeedback, FeedbackScores, feedback_scores, render_feedback
from autograder.feedback_page import MATHJAX
from course_utils.testing import Rubric
from tests.unit.feedback_pages import (
    HIDDEN,
    WHO,
    answer_cell,
    checked_cell,
    error,
    grading,
    page_of,
    result,
    solution_cell,
    text_of,
)

# What a page shows


def test_page_begins_with_the_score_and_lists_every_cell_that_gives_points():
    scores = FeedbackScores(
        {
            "test-f": CellFeedback(2.0, 3.0),
            "test-f-hidden": CellFeedback(0.0, 5.0),
            "solution-f": CellFeedback(),
        },
        score=2.0,
        max_score=8.0,
    )
    cells = [solution_cell(), checked_cell("f(1)"), checked_cell("f(2)", (), "test-f-hidden", 5)]
    seen = text_of(page_of(*cells, scores=scores))
    assert seen.startswith(
        "first_steps: feedback ps1 · ann first steps 2 of 8 points "
        "◐ f checks 2 / 3 ✗ f hidden checks 0 / 5"
    )
    assert "Grade cell: test-f Score: 2 / 3" in seen
    assert "Grade cell: test-f-hidden Score: 0 / 5" in seen


def test_table_of_checks_arrives_as_the_rubric_made_it():
    rubric = Rubric(points=3)
    with rubric.check("J is θ·x at (2, 4)", points=1) as check:
        check.close(16.0, 8.0, given="x = 2 & theta < 5")
    with rubric.check("the rest", points=2) as check:
        check.that(True, "never")
    table = rubric.score()._repr_html_()
    assert table in page_of(checked_cell("rubric.score()", [result(rubric.score(), table)]))


def test_comments_are_shown_as_markdown_and_linked_from_the_head():
    scores = FeedbackScores({"answer-why": CellFeedback(3.0, 4.0, "*Nearly*: think of $h^2$.")})
    page = page_of(answer_cell(), scores=scores)
    assert "<em>Nearly</em>" in page
    assert 'href="#comment-answer-why"' in page
    assert 'name="comment-answer-why"' in page


def test_an_answer_that_nobody_has_marked_is_not_shown_as_zero():
    scores = FeedbackScores({"answer-why": CellFeedback(None, 4.0)}, 0.0, 4.0)
    seen = text_of(page_of(answer_cell("Score: 0.0 / 4.0 is what I want"), scores=scores))
    assert "4 of them are still to be given by a person" in seen
    assert "Not marked yet: up to 4.0" in seen
    assert "Score: 0.0 / 4.0 is what I want" in seen


def test_late_penalty_is_taken_off_and_said():
    scores = FeedbackScores({"test-f": CellFeedback(3.0, 3.0)}, 3.0, 3.0, late_penalty=1.5)
    seen = text_of(page_of(checked_cell("f(1)"), scores=scores))
    assert "1.5 of 3 points" in seen
    assert "Late submission penalty: 1.5 points" in seen


def test_a_cell_that_the_gradebook_does_not_know_is_an_ordinary_one():
    page = page_of(checked_cell("f(1)"), solution_cell(), scores=FeedbackScores())
    assert "Grade cell" not in page
    assert "Student's answer" not in page


def test_pictures_and_mathematics_are_kept():
    picture = "iVBORw0KGgo="
    cells = [
        new_markdown_cell(
            "If $a<b$ then\n\n$$\\frac{a}{b} < 1$$\n\n![mine](attachment:mine.png)",
            attachments={"mine.png": {"image/png": picture}},
        ),
        new_code_cell("plot()", outputs=[new_output("display_data", {"image/png": picture})]),
    ]
    page = page_of(*cells)
    assert "$a&lt;b$" in page
    assert "$$\\frac{a}{b} &lt; 1$$" in page
    assert page.count(f'src="data:image/png;base64,{picture}"') == 2
    assert 'alt="Picture drawn by this cell"' in page


def test_page_needs_no_network():
    page = page_of(new_markdown_cell("![](https://elsewhere.example/x.png)"), answer_cell())
    assert re.findall(r'https?://[^\s"\';]+', page.replace(MATHJAX, "")) == [
        MATHJAX.rpartition("/")[0] + "/",
        MATHJAX.rpartition("/")[0] + "/",
    ]
    assert f'<script async src="{MATHJAX}"></script>' in page


def test_half_a_surrogate_pair_can_be_written():
    page = page_of(new_markdown_cell("odd \ud800 text"))
    assert page.encode("utf-8")


# What stays hidden


def test_source_and_prints_of_hidden_tests_are_gone():
    outputs = [
        new_output("stream", name="stdout", text="expected 31337\n"),
        new_output("display_data", {"text/plain": "31337"}),
        result(2.0, "<div>the table of checks</div>"),
    ]
    page = page_of(checked_cell(HIDDEN.format("secret = 31337"), outputs))
    assert "31337" not in page
    assert "Hidden checks run here when graded." in text_of(page)
    assert "the table of checks" in page


def test_message_of_a_hidden_assertion_is_gone():
    said = "\nNot equal to tolerance rtol=1e-07\n ACTUAL: 1.0\n DESIRED: 31337.0"
    outputs = [error("AssertionError", said, "----> 3 assert_allclose(f(2), 31337.0)")]
    page = page_of(
        checked_cell("f(1)\n" + HIDDEN.format("assert_allclose(f(2), 31337.0)"), outputs)
    )
    assert "31337" not in page
    assert "AssertionError" in page


def test_last_value_of_a_hidden_test_is_kept_only_if_it_is_a_number_of_points():
    assert "31337" not in page_of(checked_cell(HIDDEN.format("x"), [result([31337])]))


def test_other_errors_of_hidden_tests_keep_type_and_message_but_no_traceback():
    outputs = [error("NameError", "name 'f' is not defined", "----> 1 f(31337)")]
    page = page_of(checked_cell(HIDDEN.format("f(31337)"), outputs))
    assert "NameError: name &#39;f&#39; is not defined" in page
    assert "31337" not in page


def test_error_of_a_visible_test_keeps_its_whole_message():
    outputs = [error("AssertionError", "not close\n DESIRED: 8.0", "----> 1 check(f(2), 8.0)")]
    page = page_of(checked_cell("check(f(2), 8.0)", outputs))
    assert "AssertionError: not close\n DESIRED: 8.0" in page
    assert "---&gt;" not in page


def test_a_hidden_region_without_an_end_hides_the_whole_cell():
    page = page_of(checked_cell("### BEGIN HIDDEN TESTS\nsecret = 31337", [result([31337])]))
    assert "31337" not in page


def test_delimiters_that_a_student_writes_do_no_harm():
    source = "### BEGIN HIDDEN TESTS\nx = 1  # mine"
    page = page_of(
        solution_cell(source), new_code_cell("### END HIDDEN TESTS"), answer_cell(source)
    )
    assert "# mine" in page


# nbgrader's gradebook and nbgrader's own command


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return nbgrader's folders and gradebook with one submission, marked by program and human."""
    tmp_path = tmp_path_factory.mktemp("course")
    config = Config()
    config.CourseDirectory.root = str(tmp_path)
    config.CourseDirectory.db_url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    directory = CourseDirectory(config=config)
    cells = [
        new_markdown_cell("## One\n\n<script>alert(1)</script> $a<b$"),
        solution_cell(),
        checked_cell("check(f(1))", [result(2.0)]),
        checked_cell(HIDDEN.format("31337"), [result(0.0)], "test-f-hidden", 5),
        answer_cell(),
        new_markdown_cell("Left.", metadata=grading("answer-open", points=2, solution=True)),
    ]
    folder = tmp_path / "autograded" / "ann" / "ps1"
    folder.mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), folder / "first_steps.ipynb")
    with Gradebook(config.CourseDirectory.db_url) as gradebook:
        gradebook.add_assignment("ps1")
        gradebook.add_notebook("first_steps", "ps1")
        for cell in cells[1:]:
            about = cell.metadata.nbgrader
            where = about["grade_id"], "first_steps", "ps1"
            if about["grade"]:
                kind = cell.cell_type
                gradebook.add_grade_cell(*where, max_score=about["points"], cell_type=kind)
            if about["solution"]:
                gradebook.add_solution_cell(*where)
        gradebook.add_student("ann")
        gradebook.add_submission("ps1", "ann")
        for name, auto, manual in (
            ("test-f", 2.0, None),
            ("test-f-hidden", 0.0, None),
            ("answer-why", None, 3.5),
            ("answer-open", None, None),
        ):
            grade = gradebook.find_grade(name, "first_steps", "ps1", "ann")
            grade.auto_score, grade.manual_score = auto, manual
        gradebook.find_comment(
            "solution-f", "first_steps", "ps1", "ann"
        ).auto_comment = "No response."
        comment = gradebook.find_comment("answer-why", "first_steps", "ps1", "ann")
        comment.manual_comment = "*Good*."
        submitted = gradebook.find_submission_notebook("first_steps", "ps1", "ann")
        submitted.late_submission_penalty = 1.0
        gradebook.db.commit()
        yield directory, gradebook, folder / "first_steps.ipynb"


def test_scores_and_comments_are_those_of_the_gradebook(graded):
    _, gradebook, _ = graded
    scores = feedback_scores(gradebook, "ann", "ps1", "first_steps")
    assert scores == FeedbackScores(
        {
            "test-f": CellFeedback(2.0, 3.0),
            "test-f-hidden": CellFeedback(0.0, 5.0),
            "solution-f": CellFeedback(comment="No response."),
            "answer-why": CellFeedback(3.5, 4.0, "*Good*."),
            "answer-open": CellFeedback(None, 2.0),
        },
        score=5.5,
        max_score=14.0,
        late_penalty=1.0,
    )


def test_a_submission_that_the_gradebook_does_not_know_is_an_error(graded):
    _, gradebook, _ = graded
    with pytest.raises(MissingEntry):
        feedback_scores(gradebook, "bob", "ps1", "first_steps")


def test_scores_read_twice_are_told_in_the_same_words(graded):
    _, gradebook, _ = graded
    first, second = (repr(feedback_scores(gradebook, "ann", "ps1", "first_steps")) for _ in "12")
    assert first == second


def test_nbgrader_makes_the_same_page(graded):
    directory, gradebook, notebook = graded
    ours = render_feedback(
        notebook.read_text(encoding="utf-8"),
        feedback_scores(gradebook, "ann", "ps1", "first_steps"),
        **WHO,
    )
    config = directory.config.copy()
    config.GenerateFeedback.exporter_class = "autograder.feedback_page.FeedbackExporter"
    config.BaseConverter.force = True
    config.GenerateFeedback.preprocessors = [
        "autograder.feedback.ReadScores",
        "autograder.feedback.HideTests",
    ]
    directory.assignment_id = "ps1"
    GenerateFeedback(coursedir=directory, config=config).start()
    page = notebook.parents[3] / "feedback" / "ann" / "ps1" / "first_steps.html"
    assert page.read_text(encoding="utf-8") == ours


def test_hide_tests_serves_nbgraders_own_page_too(graded):
    directory, _, notebook = graded
    config = directory.config.copy()
    config.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "autograder.feedback.HideTests",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
    config.GenerateFeedback.exporter_class = HTMLExporter
    config.BaseConverter.force = True
    directory.assignment_id = "ps1"
    GenerateFeedback(coursedir=directory, config=config).start()
    page = notebook.parents[3] / "feedback" / "ann" / "ps1" / "first_steps.html"
    assert "31337" not in page.read_text(encoding="utf-8")
    assert "Score: 2.0 / 3.0" in text_of(page.read_text(encoding="utf-8"))
