"""Feedback pages: what they show, what they keep hidden, and what cannot run in them."""

import json
import re
from html.parser import HTMLParser

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder import student_html
from autograder.feedback import CellFeedback, FeedbackScores, feedback_scores, render_feedback
from autograder.feedback_page import MATHJAX, NBGRADER_TEMPLATES
from autograder.student_html import clean_html
from course_utils.testing import Rubric

WHO = {"student": "ann", "assignment": "ps1", "notebook": "first_steps"}
HIDDEN = "# Hidden checks run here when graded.\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def grading(grade_id, *, points=None, solution=False, **more):
    """Return a cell's metadata as nbgrader has them."""
    grade = points is not None
    kind = {"grade_id": grade_id, "grade": grade, "solution": solution, "locked": not solution}
    points = {"points": points} if grade else {}
    return {"nbgrader": {**kind, **points, "schema_version": 3, "task": False, **more}}


def solution_cell(source="def f(x):\n    return x", grade_id="solution-f"):
    return new_code_cell(source, metadata=grading(grade_id, solution=True))


def checked_cell(source, outputs=(), grade_id="test-f", points=3):
    return new_code_cell(
        source, outputs=list(outputs), metadata=grading(grade_id, points=points), execution_count=1
    )


def answer_cell(source="Because of rounding."):
    return new_markdown_cell(source, metadata=grading("answer-why", points=4, solution=True))


def result(value, html=None):
    data = {"text/plain": repr(value)} | ({"text/html": html} if html else {})
    return new_output("execute_result", data=data, execution_count=1)


def error(name, text, *traceback):
    return new_output("error", ename=name, evalue=text, traceback=[*traceback, f"{name}: {text}"])


def page_of(*cells, scores=None, metadata=None):
    """Return the page of a notebook with these cells; each graded one with full marks."""
    notebook = new_notebook(cells=list(cells), metadata=metadata or {})
    if scores is None:
        about = [c.metadata.nbgrader for c in cells if "nbgrader" in c.metadata]
        scores = FeedbackScores(
            {a["grade_id"]: CellFeedback(a.get("points"), a.get("points")) for a in about}
        )
    return render_feedback(json.dumps(notebook), scores, **WHO)


def text_of(page):
    """Return what a reader sees, blanks joined."""
    body = re.sub(r"<(style|script)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


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


# What cannot run

ATTACK = "document.title='taken'"


class Dangers(HTMLParser):
    """Collects what would run or load, were it not for the page's policy."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed", "base", "form", "link", "svg", "style"):
            self.found.append(tag)
        for name, value in attributes:
            if name.startswith("on") or name in ("srcdoc", "formaction"):
                self.found.append(name)
            if name in ("href", "src") and re.match(
                r"[\s\0]*(javascript|data:text|//)", value or ""
            ):
                self.found.append(value)


# The template's own: one style sheet, the configuration of MathJax, MathJax.
OURS = ["style", "script", "script"]

HOSTILE_HTML = [
    f"<script>{ATTACK}</script>",
    f'<img src=x onerror="{ATTACK}">',
    f"<svg onload={ATTACK}></svg>",
    f'<iframe srcdoc="<script>{ATTACK}</script>"></iframe>',
    f'<a href="javascript:{ATTACK}">x</a>',
    f'<a href=" JaVa\tScRiPt:{ATTACK}">x</a>',
    f'<a href="data:text/html,<script>{ATTACK}</script>">x</a>',
    f'<math><mtext><table><mglyph><style><img title="</style><img src onerror={ATTACK}>">',
    f'<noscript><p title="</noscript><img src=x onerror={ATTACK}>">',
    '<base href="//elsewhere.example/"><form action="//elsewhere.example"><input></form>',
    "</div></div></div></main><link rel=stylesheet href=//elsewhere.example/x.css>",
]


@pytest.mark.parametrize("html", HOSTILE_HTML)
@pytest.mark.parametrize(
    "where", ["markdown", "answer", "output", "markdown output", "raw", "comment"]
)
def test_html_of_a_student_cannot_run(html, where):
    scores = FeedbackScores({"answer-why": CellFeedback(1.0, 4.0, html)})
    cell = {
        "markdown": new_markdown_cell(html),
        "answer": answer_cell(html),
        "output": new_code_cell("1", outputs=[new_output("display_data", {"text/html": html})]),
        "markdown output": new_code_cell(
            "1", outputs=[new_output("display_data", {"text/markdown": html})]
        ),
        "raw": new_raw_cell(html, metadata={"raw_mimetype": "text/html"}),
        "comment": answer_cell(),
    }[where]
    page = page_of(cell, scores=scores)
    assert Dangers(page).found == OURS


def hostile_notebook():
    """Return a notebook that is hostile wherever a template prints what it finds."""
    attack = f'"></div><script>{ATTACK}</script>'
    outputs = [
        new_output("display_data", {"application/javascript": ATTACK}),
        new_output("display_data", {"image/png": attack}),
        new_output("display_data", {"image/png": "x"}, metadata={"image/png": {"width": attack}}),
        new_output(
            "display_data", {"image/png": "x"}, metadata={"filenames": {"image/png": attack}}
        ),
        new_output("display_data", {"text/latex": attack}),
        new_output("display_data", {"text/html": "x"}, metadata={"text/html": {"isolated": True}}),
        new_output("display_data", {"application/vnd.jupyter.widget-view+json": {"id": attack}}),
        new_output("stream", name="stdout", text=attack),
        new_output("error", ename=attack, evalue=attack, traceback=[attack]),
    ]
    code = new_code_cell(
        attack, outputs=outputs, metadata={"tags": [attack], "magics_language": attack}
    )
    metadata = {
        "title": attack,
        "language_info": {"name": attack, "pygments_lexer": attack},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"x": attack}},
    }
    link = new_markdown_cell(f"[x](javascript:{ATTACK})")
    return new_notebook(cells=[code, link, solution_cell("1", attack)], metadata=metadata)


def test_nothing_else_of_a_notebook_can_run():
    grade_id = f'"></div><script>{ATTACK}</script>'
    scores = FeedbackScores({grade_id: CellFeedback(comment="No response.")})
    who = dict.fromkeys(("student", "assignment", "notebook"), f"<script>{ATTACK}</script>")
    notebook = hostile_notebook()
    notebook.cells[0]["execution_count"] = f"<script>{ATTACK}</script>"
    page = render_feedback(json.dumps(notebook), scores, **who)
    assert Dangers(page).found == OURS
    assert "celltag" not in page  # a class with a name of the student's choice


def test_policy_of_the_page_lets_no_script_run_but_mathjax():
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page_of())[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == [MATHJAX.rpartition("/")[0] + "/", "'unsafe-eval'"]


@pytest.mark.parametrize(
    "style",
    ["position: fixed", "margin-top: -900px", "background: url(//e.example)", "float: left"],
)
def test_a_students_box_stays_where_its_cell_is(style):
    assert (
        clean_html(f'<div style="color: red; {style}">x</div>')
        == '<div style="color: red;">x</div>'
    )


def test_a_students_box_cannot_look_like_a_score():
    page = page_of(new_markdown_cell('<div class="panel nbgrader_cell full">Score: 9 / 9</div>'))
    assert page.count("nbgrader_cell full") == 0


@given(st.text(st.sampled_from("<>/=\"' abpsx:;()!-&#\n`*[]$\\"), max_size=60))
def test_no_text_becomes_dangerous_html(text):
    assert not Dangers(clean_html(text)).found
    assert not Dangers(student_html._rendered(text, {})).found


PIECES = (
    "<p>|</p>|<b title='x'>|</b>|<div style='color: red'>|</div>|<|x|<script>|</script>|"
    "<a href='javascript:x'>|</a>|<td>|<!--|<br>"
)


@given(st.lists(st.sampled_from(PIECES.replace("'", '"').split("|")), max_size=9))
def test_clean_html_is_clean_balanced_and_stays_as_it_is(parts):
    cleaned = clean_html("".join(parts))
    assert not Dangers(cleaned).found
    assert clean_html(cleaned) == cleaned
    opened = re.findall(r"<(p|b|div|a)\b", cleaned)
    assert sorted(opened) == sorted(re.findall(r"</(p|b|div|a)>", cleaned))


@pytest.mark.parametrize(
    "source",
    [
        "\\begin{a}" * 2000,
        "<i><div>" * 900,
        "**a " * 50_000,
        "<b>" * 60_000,
        "![x](attachment:no)",
    ],
)
def test_what_would_take_a_parser_long_is_shown_as_text(source):
    page = page_of(new_markdown_cell(source))
    assert "<pre" in page
    assert text_of(page).endswith(source.replace("<", "&lt;").replace(">", "&gt;").strip()[-20:])


def test_the_formgrader_runs_nothing_of_a_students_either(tmp_path):
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [NBGRADER_TEMPLATES]
    config.HTMLExporter.sanitize_html = True
    config.HTMLExporter.filters = {
        "markdown2html": "autograder.student_html.safe_markdown",
        "clean_html": "autograder.student_html.clean_html",
        "highlight_code": "autograder.student_html.highlight",
    }
    config.HTMLExporter.preprocessors = ["autograder.student_html.CleanNotebook"]
    about = dict.fromkeys(
        "assignment_id notebook_id submission_id base_url student last_name first_name "
        "notebook_path".split(),
        "x",
    )
    notebook = hostile_notebook()
    notebook.cells += [new_markdown_cell(html) for html in HOSTILE_HTML]
    path = tmp_path / "first_steps.ipynb"
    path.write_text(json.dumps(notebook))
    exporter = HTMLExporter(config=config)
    own = exporter.from_notebook_node(new_notebook(), resources={**about, "index": 0, "total": 1})
    page, _ = exporter.from_filename(str(path), resources={**about, "index": 0, "total": 1})
    allowed = set(Dangers(own[0]).found)
    assert set(Dangers(page).found) <= allowed
    assert page.count("<script") == own[0].count("<script")
    assert ATTACK in text_of(page)  # shown, as text


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
