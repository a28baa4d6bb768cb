"""What all demos have in common: a picture that moves, a panel around it, a still for graders."""

from __future__ import annotations

import ast
import contextlib
import io
import threading
from pathlib import Path

import ipywidgets as widgets
import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from matplotlib.image import imread

from course_utils import demos
from course_utils.demos.controls import Choice, Control, LogSlider, Slider, Steps, Switch
from course_utils.demos.demo import STILLS, Demo, Still, demonstration
from course_utils.demos.panel import Panel
from course_utils.demos.picture import Picture, png_of
from course_utils.figures.appearance import STYLE, in_course_style

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


class LinePicture(Picture):
    """A line whose slope moves, over a grid that does not."""

    def __init__(self) -> None:
        super().__init__(4, 3)
        axes = self.figure.subplots()
        axes.set(xlim=(-0.1, 1.1), ylim=(-2.1, 2.1), title="a line")
        self.line = self.moving(axes.plot([], [])[0])
        self.shown = 0

    def show(self, slope: float, dashed: bool) -> str:
        self.shown += 1
        if slope == 1.5:
            raise ValueError("<b>1.5</b> is not liked")
        self.line.set_data([0, 1], [0, slope])
        self.line.set_linestyle("--" if dashed else "-")
        return f"the slope is {slope:g}"


@demonstration
def a_line(builds: list[str] | None = None) -> Demo:
    if builds is not None:
        builds.append("built")
    controls = {"slope": Slider("slope", 1.0, -2.0, 2.0, 0.5), "dashed": Switch("dashed", False)}
    return Demo(LinePicture(), controls, look_for="nothing at all")


@pytest.fixture(autouse=True)
def _not_graded(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture
def picture() -> Picture:
    return a_line().picture


@pytest.fixture
def panel() -> Panel:
    return Panel(a_line())


def drawn(picture: Picture, slope: float, dashed: bool = False) -> bytes:
    picture.show(slope, dashed)
    return picture.png()


def pixels(png: bytes) -> np.ndarray:
    return imread(io.BytesIO(png), format="png")


# The picture


def test_what_stays_is_drawn_once(picture, monkeypatch):
    before = drawn(picture, 1.0)

    def refuse() -> None:
        raise AssertionError("the whole figure was drawn again")

    monkeypatch.setattr(picture._canvas, "draw", refuse)
    assert drawn(picture, -1.0) != before


def test_an_update_leaves_nothing_behind(picture):
    before = drawn(picture, 1.0)
    drawn(picture, -1.0, dashed=True)
    assert drawn(picture, 1.0) == before


def test_an_update_looks_like_the_whole_figure_drawn_anew(picture):
    updated = pixels(drawn(picture, -1.0))
    picture.line.set_animated(False)
    with in_course_style():
        picture._canvas.draw()
    anew = np.asarray(picture._canvas.buffer_rgba())[..., :3] / 255
    np.testing.assert_allclose(updated[..., :3], anew, atol=1e-6)


def test_the_picture_has_the_size_that_was_asked_for(picture):
    assert pixels(drawn(picture, 1.0)).shape[:2] == (300, 400)


def test_pyplot_knows_nothing_of_a_demo():
    open_figures = plt.get_fignums()
    a_line().still()
    assert plt.get_fignums() == open_figures


def test_the_courses_style_is_used_and_taken_back():
    before = {name: plt.rcParams[name] for name in STYLE}
    title = a_line().picture.figure.axes[0].title
    assert title.get_fontsize() == STYLE["axes.titlesize"]
    assert {name: plt.rcParams[name] for name in STYLE} == before


# The panel


def test_a_moved_control_moves_picture_and_words(panel):
    before = panel.image.value, panel._words.value
    panel._widgets["slope"].value = -2.0
    assert panel.image.value != before[0]
    assert "the slope is 1" in before[1]
    assert "the slope is -2" in panel._words.value


def test_reset_brings_the_first_picture_back_in_one_go(panel):
    first = panel.image.value
    panel._widgets["slope"].value = -2.0
    panel._widgets["dashed"].value = True
    reset = panel.box.children[1].children[-1]
    shown = panel._demo.picture.shown
    reset.click()
    assert panel.image.value == first
    assert panel._widgets["dashed"].value is False
    assert panel._demo.picture.shown == shown + 1


def test_an_exception_is_read_under_the_picture_and_the_demo_goes_on(panel):
    before = panel.image.value
    panel._widgets["slope"].value = 1.5
    assert "ValueError: &lt;b&gt;1.5&lt;/b&gt; is not liked" in panel._words.value
    assert 'role="alert"' in panel._words.value
    assert panel.image.value == before
    panel._widgets["slope"].value = 2.0
    assert panel.image.value != before
    assert "the slope is 2" in panel._words.value


def test_a_notebook_shows_widgets_and_a_page_without_kernel_the_picture():
    demo = a_line()
    bundle = demo._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["image/png"] == demo.still()


def test_the_panel_says_what_to_look_for_and_can_be_found_on_the_page(panel):
    assert "nothing at all" in panel.box.children[-1].value
    assert {"demo", "demo-a-line"} <= set(panel.box._dom_classes)


@pytest.mark.parametrize(
    ("control", "kind", "ends"),
    [
        (Slider("n", 3, 1, 9, 2), widgets.IntSlider, (1, 9, 2)),
        (Slider("x", 0.5, 0.0, 1.0, 0.1), widgets.FloatSlider, (0.0, 1.0, 0.1)),
        (LogSlider("h", 0.1, -3, 0), widgets.FloatLogSlider, (-3, 0, 0.25)),
        (Steps("m", 4, options=(1, 4, 16)), widgets.SelectionSlider, (1, 4, 16)),
        (Choice("rule", "b", options=("a", "b")), widgets.ToggleButtons, ("a", "b")),
        (Switch("bug", True), widgets.Checkbox, ()),
    ],
)
def test_a_control_becomes_the_widget_that_moves_as_it_says(control, kind, ends):
    picture = LinePicture()
    picture.show = lambda x: f"{x!r} came"
    panel = Panel(Demo(picture, {"x": control}, look_for=""))
    widget = panel._widgets["x"]
    assert type(widget) is kind
    assert widget.description == control.label
    assert widget.value == control.value
    assert f"{control.value!r} came" in panel._words.value
    if hasattr(control, "options"):
        assert widget.options == ends
    elif ends:
        assert (widget.min, widget.max, widget.step) == ends


def test_a_control_of_an_unknown_kind_is_refused():
    with pytest.raises(TypeError, match="slider, steps, a choice or a switch"):
        Panel(Demo(LinePicture(), {"x": Control("x", 1)}, look_for=""))


# While a submission is graded


def test_while_graded_nothing_is_computed_and_the_still_is_shown(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    builds: list[str] = []
    still = a_line(builds)
    assert builds == []
    assert isinstance(still, Still)
    assert "graded" in repr(still)
    assert still._file == STILLS / "a_line.png"


@pytest.mark.parametrize("name", demos.__all__)
def test_every_demo_has_a_still_of_its_own_size(name, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    png = getattr(demos, name)()._repr_png_()  # no argument is missed: nothing is called
    height, width = pixels(png).shape[:2]
    assert 900 <= width <= 1200 and 400 <= height <= 600
    assert len(png) <= 60_000


def test_no_still_is_left_over_and_no_demo_left_out():
    modules = {
        node.module.rpartition(".")[2]
        for node in ast.parse(Path(demos.__file__).read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
    }
    assert {path.stem for path in STILLS.iterdir()} == set(demos.__all__)
    assert demos.__all__ == sorted(modules)
    for name in demos.__all__:
        assert f"\n{name} " in demos.__doc__


# In the notebooks


def calls_of_demos() -> list[tuple[str, str, nbformat.NotebookNode]]:
    """Return demo, notebook and cell of each cell that ends with the call of a demo."""
    found = []
    for path in sorted(NOTEBOOKS.glob("*/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "code" or "demos." not in cell.source:
                continue
            match ast.parse(cell.source).body[-1]:
                case ast.Expr(ast.Call(ast.Attribute(ast.Name("demos"), name))):
                    found.append((name, path.stem, cell))
    return found


def test_every_demo_is_shown_by_one_read_only_cell_of_a_notebook():
    calls = calls_of_demos()
    assert sorted(name for name, _, _ in calls) == demos.__all__
    for name, notebook, cell in calls:
        assert not cell.source.rstrip().endswith(";"), f"{notebook} hides {name}"
        assert cell.metadata.nbgrader.locked, f"{name} can be edited in {notebook}"
        assert not cell.metadata.nbgrader.grade


def test_the_file_holds_every_pixel():
    drawn = np.random.default_rng(1).integers(0, 256, (7, 5, 3), dtype=np.uint8)
    read = imread(io.BytesIO(png_of(drawn)), format="png")
    assert np.array_equal(np.round(read * 255).astype(np.uint8), drawn)


class Crowded(LinePicture):
    """Notes whether two threads are ever in it at once."""

    def __init__(self) -> None:
        super().__init__()
        self.two = threading.Barrier(2)
        self.crowded = False

    def show(self, slope: float, dashed: bool) -> str:
        # Whoever is in waits for company, and so meets it where nothing keeps it out.
        with contextlib.suppress(threading.BrokenBarrierError):
            self.two.wait(0.5)
            self.crowded = True
        return super().show(slope, dashed)


def test_controls_that_are_moved_in_two_threads_draw_one_after_the_other():
    demo = a_line()
    panel = Panel(Demo(Crowded(), demo.controls, "nothing"))
    picture = panel._demo.picture
    picture.two.reset()
    threads = [
        threading.Thread(target=setattr, args=(panel._widgets[name], "value", value))
        for name, value in (("slope", -1.0), ("dashed", True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not picture.crowded
    shown = bytes(panel.image.value)
    assert shown == drawn(LinePicture(), -1.0, dashed=True)
