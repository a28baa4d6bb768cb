"""The table of checks: what is in it, that it is safe, and that it survives sanitizers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters import clean_html

from course_utils.testing.presentation import score_table
from course_utils.testing.score import CheckResult

PASSED = CheckResult("J is θ·x at (2, 4)", 1, 1)
FAILED = CheckResult(
    "the gradient is dJ/dθ",
    2.5,
    0.0,
    "explanation",
    "`x` and `theta` are swapped.",
    "The result is not right.",
    (("given", "x = 2, theta = 4"), ("came back", "4.0"), ("expected", "2.0"), ("off by", "2.0")),
)


class Document(HTMLParser):
    """Elements, styles and text of a piece of HTML; an error if it is not well formed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.styles: set[tuple[str, str]] = set()
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            for declaration in value.split(";"):
                prop, _, setting = declaration.partition(":")
                self.styles.add((prop.strip(), setting.strip()))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_table_says_all_there_is_to_say():
    text = Document(score_table(1, 3.5, [PASSED, FAILED])).text
    for part in (
        "1 of 3.5 points · 1 of 2 checks passed",
        "✓ passed J is θ·x at (2, 4) 1 of 1",
        "✗ failed the gradient is dJ/dθ",
        "Likely cause: x and theta are swapped.",
        "The result is not right.",
        "given x = 2, theta = 4",
        "came back 4.0",
        "expected 2.0",
        "off by 2.0",
        "0 of 2.5",
    ):
        assert part in text


def test_the_likely_cause_comes_before_the_facts():
    text = Document(score_table(1, 3.5, [FAILED])).text
    assert text.index("Likely cause") < text.index("not right") < text.index("came back")


def test_one_point_is_singular():
    assert "0 of 1 point ·" in Document(score_table(0, 1, [])).text


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_becomes_markup(name, cause, sentence, fact):
    plain = Document(score_table(0, 1, [FAILED]))
    result = CheckResult(name, 1, 0.0, "x", cause, sentence, ((fact, fact),))
    document = Document(score_table(0, 1, [result]))
    assert document.elements <= {"div", "span", "strong", "code"}
    assert document.attributes == {"style"}
    assert document.styles <= plain.styles


def test_an_attack_is_shown_as_text_and_a_flood_is_cut():
    attack = "<img src=x onerror=alert(1)>`</code><script>`\"' onload="
    html = score_table(
        0, 1, [CheckResult(attack, 1, 0.0, "x", attack, attack, ((attack, attack),))]
    )
    assert "<img" not in html
    assert "<script" not in html
    flood = "w" * 100_000
    html = score_table(0, 1, [CheckResult("n", 1, 0.0, "x", flood, flood, (("given", flood),))])
    assert len(html) < 10_000


def test_what_nbconverts_sanitizer_leaves_reads_well():
    clean = clean_html(score_table(1, 3.5, [PASSED, FAILED]))
    assert "style" not in clean
    assert "&lt;" not in clean  # an element that is not allowed is shown as text
    assert "✗ failed <strong>" in re.sub("</?span>", "", clean)


# What JupyterLab's sanitizer lets through, of that which is used here.
JUPYTERLAB = {
    "background-color": r"transparent|rgba\(\d+, \d+, \d+, 0\.\d+\)|#[0-9a-f]{6}",
    "border": r"1px solid rgba\(\d+, \d+, \d+, 0\.\d+\)",
    "border-collapse": "collapse|separate",
    "border-left": r"\d+px solid #[0-9a-f]{6}",
    "border-radius": r"\d+px",
    "box-sizing": "border-box",
    "border-top": r"1px solid rgba\(\d+, \d+, \d+, 0\.\d+\)",
    "color": r"#[0-9a-f]{6}|inherit",  # the latter is dropped there, and needed elsewhere
    "display": "table|table-row|table-cell",
    "font-family": "monospace",
    "font-size": r"\d+px",
    "font-weight": r"\d00",
    "line-height": r"\d(\.\d+)?",
    "margin": r"((\d+px|0) ?)+",
    "max-width": r"\d+px",
    "opacity": r"0\.\d+",
    "overflow": "hidden",
    "overflow-wrap": "break-word",
    "padding": r"((\d+px|0) ?)+",
    "table-layout": "fixed",
    "text-align": "left|right",
    "vertical-align": "top",
    "white-space": "nowrap",
    "width": r"\d+(px|%)",
}


def test_every_style_is_one_that_jupyterlab_lets_through():
    for prop, setting in Document(score_table(1, 3.5, [PASSED, FAILED])).styles:
        assert prop in JUPYTERLAB
        assert re.fullmatch(JUPYTERLAB[prop], setting), (prop, setting)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("check", [PASSED, FAILED])
def test_the_mark_has_the_contrast_that_small_text_needs(check):
    styles = re.search(r'"(color: #ffffff[^"]*)"', score_table(1, 3.5, [check])).group(1)
    background = re.search("background-color: (#[0-9a-f]{6})", styles).group(1)
    assert 1.05 / (luminance(background) + 0.05) > 5
