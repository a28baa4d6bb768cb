"""Feedback pages and the formgrader: nothing of a student's can run in them."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from traitlets.config import Config

from autograder import student_html
from autograder.feedback import CellFeedback, FeedbackScores, render_feedback
from autograder.feedback_page import MATHJAX, NBGRADER_TEMPLATES
from autograder.student_html import clean_html
from tests.unit.feedback_pages import answer_cell, page_of, solution_cell, text_of

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
