"""What a student wrote, as HTML that is harmless to whoever opens the page.

A notebook page shows a student's Markdown and outputs to the student, and to the instructor. The
templates of nbgrader print both as they are, and nbconvert cleans Markdown before it has become
HTML, so that ``[x](javascript:…)`` passes. Here the finished HTML is cleaned by one closed list of
tags, attributes and styles, and with it the rest of a notebook that templates print unescaped.

The same serves the feedback pages and, by nbgrader's configuration, the formgrader::

    c.HTMLExporter.sanitize_html = True
    c.HTMLExporter.filters = {
        "markdown2html": "autograder.student_html.safe_markdown",
        "clean_html": "autograder.student_html.clean_html",
        "highlight_code": "autograder.student_html.highlight",
    }
    c.HTMLExporter.preprocessors = ["autograder.student_html.CleanNotebook"]
"""

from __future__ import annotations

import functools
import html
import re
from typing import Any

import bleach  # type: ignore[import-untyped]
from bleach.css_sanitizer import CSSSanitizer  # type: ignore[import-untyped]
from jinja2 import pass_context
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode
from traitlets import Bool

# Parsers of Markdown and HTML take time that grows with the square of some inputs, and one page
# must not keep all others waiting. What is longer than any honest answer is shown as plain text.
LONGEST_MARKDOWN = 20_000
LONGEST_HTML = 200_000
LONGEST_CODE = 10_000
MOST_TAGS = 4_000
DEEPEST_HTML = 200
MOST_UNCLOSED_MATH = 50
LONGEST_IN_ALL = 400_000  # characters of Markdown, and of HTML, in one notebook

TAGS = frozenset(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub "
    "summary sup table tbody td tfoot th thead tr u ul var".split()
)
# No position, no float, no background image: a picture or a box stays where its cell is.
STYLES = frozenset(
    "background-color border border-bottom border-collapse border-color border-left border-radius "
    "border-right border-spacing border-style border-top border-width box-sizing caption-side "
    "color display "
    "font-family font-size font-style font-variant font-weight letter-spacing line-height "
    "list-style-type margin margin-bottom margin-left margin-right margin-top max-width opacity "
    "overflow overflow-wrap padding padding-bottom padding-left padding-right padding-top "
    "table-layout text-align text-decoration text-indent vertical-align white-space width "
    "word-break".split()
)
PLAIN_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "col": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
} | {f"h{level}": {"id"} for level in range(1, 7)}
# Classes of highlighted code. Others would borrow the looks of the page around: its score panels.
CODE_CLASSES = re.compile(r"(?:highlight|anchor-link|language-[\w+-]+|[a-z][a-z0-9]{0,2}|\s)+")
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*|(?!/)[\w%./() -]+")
PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif")
SHOWN_TYPES = (
    "text/plain",
    "text/html",
    "text/markdown",
    "text/latex",
    "image/svg+xml",  # templates put it into an <img>, where it can run nothing
    *PICTURE_TYPES,
)
# A tag that every parser reads alike: attributes in double quotes, no angle brackets in them.
PLAIN_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>')
MATH_OPENERS = ("\\begin{", "\\\\[", "\\\\(")
MATH_CLOSERS = ("\\end{", "\\\\]", "\\\\)")
AS_TEXT = "as_text"  # in a cell's metadata: its Markdown is not to be rendered


class InlineStyles(CSSSanitizer):
    """Let through harmless properties without negative lengths, which would cover other cells."""

    def __init__(self) -> None:
        super().__init__(allowed_css_properties=STYLES, allowed_svg_properties=frozenset())

    def sanitize_css(self, style: str) -> str:
        declarations = super().sanitize_css(style).split(";")
        return ";".join(d for d in declarations if not re.search(r"-\.?\d|url\(|calc\(", d))


@pass_context
def safe_markdown(context: Any, source: str) -> str:
    """Render Markdown and clean the HTML; a filter for templates, in place of ``markdown2html``."""
    cell = context.get("cell", {})
    if cell.get("metadata", {}).get(AS_TEXT):
        return as_text(source)
    attachments = cell.get("attachments") or {}
    if attachments:
        return _rendered(source, attachments)
    return _rendered_once(source)


def clean_html(element: str | bytes) -> str:
    """Clean HTML; a filter for templates, in place of nbconvert's own of this name."""
    text = element.decode(errors="replace") if isinstance(element, bytes) else str(element)
    return _cleaned(text) if _is_manageable(text) else as_text(text)


def as_text(text: str) -> str:
    """Show a text as it is."""
    return f'<pre style="white-space: pre-wrap">{html.escape(text)}</pre>'


def highlight(source: str, metadata: Any = None) -> str:
    """Colour Python code; a filter for templates, which lets no notebook choose its language."""
    return _highlighted(source) if len(source) <= LONGEST_CODE else as_text(source)


# Given cells and tests are the same for all students.
@functools.lru_cache(maxsize=1024)
def _highlighted(source: str) -> str:
    return str(Highlight2HTML(pygments_lexer="ipython3")(source))


# Prose, and the tables of checks that passed, are the same for all students: cleaned once.
@functools.lru_cache(maxsize=1024)
def _rendered_once(source: str) -> str:
    return _rendered(source, {})


def _rendered(source: str, attachments: dict[str, Any]) -> str:
    unclosed = sum(map(source.count, MATH_OPENERS)) - sum(map(source.count, MATH_CLOSERS))
    if len(source) > LONGEST_MARKDOWN or unclosed > MOST_UNCLOSED_MATH:
        return as_text(source)
    # Pictures are larger than all the text: numbers stand for them until the HTML is clean.
    numbered, pictures = _numbered(attachments)
    renderer = IPythonRenderer(escape=False, attachments=numbered, exclude_anchor_links=True)
    try:
        rendered = MarkdownWithMath(renderer=renderer).render(source)
    except Exception:  # a missing attachment, too deep a nesting, whatever a parser trips over
        return as_text(source)
    if not _is_manageable(rendered):
        return as_text(source)
    return re.sub(
        r'(?<=;base64,)PICTURE(\d+)(?=")',
        lambda found: pictures[int(found[1])] if int(found[1]) < len(pictures) else "",
        _cleaned(rendered),
    )


def _numbered(attachments: dict[str, Any]) -> tuple[dict[str, dict[str, str]], list[str]]:
    numbered: dict[str, dict[str, str]] = {}
    pictures: list[str] = []
    for name, data in attachments.items():
        for kind in PICTURE_TYPES:
            picture = data.get(kind) if isinstance(data, dict) else None
            if isinstance(picture, str) and re.fullmatch(r"[A-Za-z0-9+/=\s]*", picture):
                numbered[name] = {kind: f"PICTURE{len(pictures)}"}
                pictures.append(picture)
                break
    return numbered, pictures


def _is_manageable(text: str) -> bool:
    """Whether HTML can be parsed in a moment."""
    opened, closed = len(re.findall(r"<[a-zA-Z]", text)), text.count("</")
    return len(text) <= LONGEST_HTML and opened <= MOST_TAGS and opened - closed <= DEEPEST_HTML


def _is_clean(text: str) -> bool:
    """Whether a text is clean as it is: only plain tags, each of them clean, all of them closed.

    A shortcut (50 times faster than to parse, clean and write it) that our own tables take.
    """
    if "<" in PLAIN_TAG.sub("", text):
        return False
    open_tags: list[str] = []
    for tag in PLAIN_TAG.finditer(text):
        slash, name, attributes = tag.groups()
        if not slash:
            if not _is_clean_tag(name, attributes):
                return False
            open_tags.append(name)
        elif attributes or not open_tags or open_tags.pop() != name:
            return False
    return not open_tags


@functools.lru_cache(maxsize=1024)
def _is_clean_tag(name: str, attributes: str) -> bool:
    element = f"<{name}{attributes}></{name}>"
    return _without_blanks(_parsed_and_cleaned(element)) == _without_blanks(element)


def _without_blanks(element: str) -> str:
    return re.sub(r";?\s*\"", '"', re.sub(r"\s*([:;])\s*", r"\1", element))


def _cleaned(text: str) -> str:
    return text if _is_clean(text) else _parsed_and_cleaned(text)


@functools.lru_cache(maxsize=1024)
def _parsed_and_cleaned(text: str) -> str:
    cleaned: str = bleach.clean(
        text,
        tags=TAGS,
        attributes=_is_allowed,
        protocols={"http", "https", "mailto", "data"},
        css_sanitizer=InlineStyles(),
    )
    return cleaned


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name == "style":
        return True  # InlineStyles looks into it
    if name == "class":
        return CODE_CLASSES.fullmatch(value) is not None
    if name not in PLAIN_ATTRIBUTES.get(tag, ()):
        return False
    if name == "src":
        return PICTURE.fullmatch(value) is not None
    return not (name == "href" and value.strip().lower().startswith("data:"))


class CleanNotebook(Preprocessor):
    """Keep of a notebook what a page shows, in the form that the format prescribes.

    Templates print titles, tags, sizes, counts and names of files as they find them, and choose
    by metadata what to load; nothing of that is left to a student. The metadata of nbgrader stay.
    """

    enabled = Bool(True).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Clean a notebook in place."""
        nb.metadata = NotebookNode(
            language_info=NotebookNode(name="python", pygments_lexer="ipython3")
        )
        self._markdown_left = self._html_left = LONGEST_IN_ALL
        for cell in nb.cells:
            self._clean_cell(cell)
        return nb, resources

    def _clean_cell(self, cell: NotebookNode) -> None:
        grading = cell.metadata.get("nbgrader")
        cell.metadata = NotebookNode()
        if isinstance(grading, dict):
            cell.metadata["nbgrader"] = grading
            grading["grade_id"] = html.escape(str(grading.get("grade_id", "")))
        if cell.cell_type == "code":
            outputs = [self._clean_output(output) for output in cell.outputs]
            cell.outputs = [output for output in outputs if output.get("data", True)]
            if type(cell.get("execution_count")) is not int:
                cell.execution_count = None
        else:
            self._markdown_left -= len(cell.source)
            if self._markdown_left < 0:
                cell.metadata[AS_TEXT] = True

    def _clean_output(self, output: NotebookNode) -> NotebookNode:
        if output.output_type in ("display_data", "execute_result"):
            output.data = NotebookNode(
                (kind, value)
                for kind, value in output.data.items()
                if kind in SHOWN_TYPES and isinstance(value, str) and self._fits(kind, value)
            )
            output.metadata = NotebookNode(
                (kind, _described(output.get("metadata"), kind))
                for kind in PICTURE_TYPES
                if kind in output.data
            )
        return output

    def _fits(self, kind: str, value: str) -> bool:
        if kind not in ("text/html", "text/markdown"):
            return True
        self._html_left -= len(value)
        return self._html_left >= 0


def _described(metadata: Any, kind: str) -> NotebookNode:
    """The width and height of a picture, where they are given, and a text that stands for it."""
    given = metadata.get(kind) if isinstance(metadata, dict) else None
    sizes = given if isinstance(given, dict) else {}
    return NotebookNode(
        {"alt": "Picture drawn by this cell"}
        | {name: sizes[name] for name in ("width", "height") if type(sizes.get(name)) is int}
    )
