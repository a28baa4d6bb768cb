"""How a demo's panel is laid out, and the words in its picture."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from course_utils import demos
from course_utils.demos import labels
from course_utils.demos.controls import Choice, Slider, Steps, Switch
from course_utils.demos.demo import Demo
from course_utils.demos.labels import write
from course_utils.demos.panel import Panel
from course_utils.demos.picture import Picture
from tests.unit.demo_cases import CASES, right_demo


@pytest.fixture(autouse=True)
def _not_graded(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


class WordsPicture(Picture):
    """Says as many words as it is told to."""

    def show(self, words: int, **_: object) -> str:
        return " ".join(["word"] * words)


def panel_of(**controls) -> Panel:
    controls = {"words": Slider("words", 3, 0, 9, 1), **controls}
    return Panel(Demo(WordsPicture(2, 1), controls, look_for=""))


# The panel


def test_labels_have_one_width_that_a_switch_has_no_say_in():
    panel = panel_of(
        kappa=Steps("condition number κ", 1, options=(1, 2)),
        rule=Choice("rule", "a", options=("a", "b")),
        bug=Switch("a bug whose name is far longer than all others", False),
    )
    widths = [panel._widgets[n].style.description_width for n in ("words", "kappa", "rule")]
    assert widths == ["19ch"] * 3


@pytest.mark.parametrize(("step", "digits"), [(0.1, ".1f"), (0.05, ".2f"), (0.01, ".2f")])
def test_a_slider_shows_the_digits_of_its_step(step, digits):
    panel = panel_of(x=Slider("x", 0.0, -1.0, 1.0, step))
    assert panel._widgets["x"].readout_format == digits


def test_only_a_choice_with_many_letters_takes_a_whole_row():
    panel = panel_of(
        few=Choice("few", "a", options=("a", "b")),
        many=Choice("many", "a" * 30, options=("a" * 30, "b" * 30)),
    )
    assert "demo-wide" not in panel._widgets["few"]._dom_classes
    assert "demo-wide" in panel._widgets["many"]._dom_classes


def test_the_longest_sentence_keeps_its_room_unseen():
    panel = panel_of()
    assert panel._longest.value == "word word word"
    for words, room in ((5, 5), (1, 5), (9, 9), (2, 9)):
        panel._widgets["words"].value = words
        assert f">{' '.join(['word'] * words)}<" in panel._words.value
        assert panel._longest.value.split() == ["word"] * room
    assert "demo-longest" in panel._longest._dom_classes


# Words kept as pixels

LOOKS = [
    {"ha": "center", "fontsize": 11, "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}},
    {"ha": "right", "va": "bottom", "color": "#D55E00", "fontweight": "bold"},
    {"ha": "left", "va": "top", "bbox": {"facecolor": "white", "edgecolor": "black", "pad": 2.5}},
]


def pixels_with(write_one, look, place=(0.5, 0.5)) -> np.ndarray:
    figure = Figure(figsize=(3, 2), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    write_one(axes, *place, "−1.6e-7", **look)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3].astype(int)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("place", [(0.5, 0.5), (0.3, 0.71)])
def test_a_label_stands_where_a_text_would_and_looks_like_it(look, place):
    label = 255 - pixels_with(write, look, place)
    text = 255 - pixels_with(lambda axes, *args, **kw: axes.text(*args, **kw), look, place)
    assert label.sum() == pytest.approx(text.sum(), rel=0.05)

    def middle(ink):
        y, x = np.indices(ink.shape[:2])
        return np.array([(ink.sum(axis=2) * at).sum() / ink.sum() for at in (x, y)])

    assert middle(label) == pytest.approx(middle(text), abs=0.75)


@pytest.fixture
def label():
    figure = Figure(figsize=(3, 2), dpi=100)
    FigureCanvasAgg(figure)
    return write(figure.subplots(), 0.5, 0.5)


def test_each_wording_is_set_once_and_the_label_moves_with_its_place(label, monkeypatch):
    canvas, printed = label.figure.canvas, []
    print_one = type(label)._printed
    monkeypatch.setattr(
        type(label), "_printed", lambda self: printed.append(self.get_text()) or print_one(self)
    )

    def drawn(text, y, colour="black"):
        label.set_text(text)
        label.set_y(y)
        label.set_color(colour)
        canvas.draw()
        return np.asarray(canvas.buffer_rgba()).copy()

    first, higher = drawn("a", 0.5), drawn("a", 0.9)
    other, red = drawn("b", 0.5), drawn("a", 0.5, "red")
    assert printed == ["a", "b", "a"]
    pictures = [first, higher, other, red]
    assert len({picture.tobytes() for picture in pictures}) == 4
    assert np.array_equal(drawn("a", 0.5), first)
    assert label.get_position() == (0.5, 0.5)


def test_a_label_without_words_or_out_of_sight_draws_nothing(label):
    canvas = label.figure.canvas
    canvas.draw()
    empty = np.asarray(canvas.buffer_rgba()).copy()
    label.set_text("a")
    label.set_visible(False)
    canvas.draw()
    assert np.array_equal(canvas.buffer_rgba(), empty)


def test_not_more_wordings_are_kept_than_are_said(label, monkeypatch):
    monkeypatch.setattr(labels, "MOST", 3)
    for text in "abcdefg":
        label.set_text(text)
        label.figure.canvas.draw()
        assert len(label._set) <= 3


# All words in the pictures


def luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(np.dot((0.2126, 0.7152, 0.0722), linear))


@pytest.mark.parametrize("name", demos.__all__)
def test_all_words_in_a_picture_can_be_read_from_the_last_row(name):
    case = next((case for case in CASES if case.demo == name), None)
    demo = right_demo(case) if case else getattr(demos, name)()
    texts = [text for text in demo.picture.figure.findobj(Text) if text.get_text().strip()]
    assert len(texts) > 5
    for text in texts:
        assert 1.05 / (luminance(text.get_color()) + 0.05) >= 4.5, text
        assert text.get_fontsize() >= 10, text
