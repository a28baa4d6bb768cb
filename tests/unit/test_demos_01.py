"""The demos of notebook 01: the step of a quotient, and the step over a corner."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from course_utils import demos
from course_utils.demos.demo import Demo, Still
from course_utils.demos.kink import curve, quotients, slope
from course_utils.demos.panel import Panel
from course_utils.demos.probe_step import STEPS, quotient
from tests.unit.demo_bench import everywhere, numbers_of, picture_at

ROUND_OFF = {"float64": 2.0**-53, "float32": 2.0**-24}
RELU, ABSOLUTE = "max(0, x)", "|x|"


@pytest.fixture(autouse=True)
def _not_graded(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture(scope="module")
def built() -> dict[str, Demo]:
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("NBGRADER_EXECUTION", raising=False)
        return {"probe_step": demos.probe_step(), "kink": demos.kink()}


@pytest.fixture
def probe(built) -> Demo:
    return built["probe_step"]


@pytest.fixture
def kink(built) -> Demo:
    return built["kink"]


def first(demo: Demo) -> dict:
    return {name: control.value for name, control in demo.controls.items()}


def bold(sentence: str) -> list[float]:
    """The numbers that a sentence stresses."""
    return [float(n.replace("−", "-")) for n in re.findall("<b>(.*?)</b>", sentence)]


# The step of a quotient


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("exponent", [0, -1, -2, -3, -5, -7])
def test_a_quotient_is_the_closed_form_up_to_round_off(precision, exponent):
    h = 10.0**exponent
    # (e^(1+h) − e)/h = e expm1(h)/h and (e^(1+h) − e^(1−h))/2h = e sinh(h)/h, without cancellation
    exact = {"forward": math.e * math.expm1(h) / h, "centred": math.e * math.sinh(h) / h}
    for rule, value in exact.items():
        slack = 16 * ROUND_OFF[precision] * math.e / h
        assert abs(quotient(h, rule, precision) - value) < slack


def test_the_smallest_step_finds_the_slope_0():
    assert quotient(1e-16, "forward", "float64") == 0.0
    assert quotient(1e-8, "forward", "float32") == 0.0


def test_the_error_falls_with_h_and_with_its_square():
    for rule, order in (("forward", 1), ("centred", 2)):
        coarse, fine = (abs(quotient(h, rule, "float64") - math.e) for h in (1e-2, 1e-3))
        assert math.log10(coarse / fine) == pytest.approx(order, abs=0.01)


def test_the_curves_are_lowest_where_the_notebook_says(probe):
    for (rule, precision), low, high in (
        (("forward", "float64"), 1e-9, 1e-7),
        (("centred", "float64"), 5e-7, 1e-4),
        (("centred", "float32"), 1e-3, 1e-2),
    ):
        errors = probe.picture._curves[rule, precision]
        assert low <= STEPS[int(np.argmin(errors))] <= high


def test_the_mark_lies_on_the_error_and_the_secant_through_its_two_places(probe):
    for rule, start in (("forward", 1.0), ("centred", 0.5)):
        sentence = probe.picture.show(h=0.5, rule=rule, precision="float64")
        rise = math.exp(1.5) - math.exp(start)
        wanted = rise / (1.5 - start)
        said, off = bold(sentence)
        assert said == pytest.approx(wanted, abs=1e-8)
        assert off == pytest.approx(wanted - math.e, rel=0.05)
        (h,), (error,) = probe.picture._mark.get_data()
        assert (h, error) == (0.5, pytest.approx(wanted - math.e, rel=1e-12))
        x, y = probe.picture._secant.get_data()
        np.testing.assert_allclose(np.interp([start, 1.5], x, y), np.exp([start, 1.5]), rtol=1e-12)


# The step over a corner


@pytest.mark.parametrize("name", [RELU, ABSOLUTE])
def test_the_curves_are_numpys_own(name):
    x = np.linspace(-2, 2, 41)
    wanted = np.maximum(x, 0) if name == RELU else np.abs(x)
    np.testing.assert_array_equal(curve(x, name), wanted)


def test_before_the_corner_a_longer_step_is_wrong_by_what_reaches_over():
    for distance in (0.05, 0.25, 1.0):
        for h in (0.01, 0.2, 0.6, 1.0):
            over = max(h - distance, 0.0)
            assert quotients(-distance, h, RELU) == pytest.approx((over / h, over / (2 * h)))
            # |x| = 2 max(0, x) − x, so the slope q becomes 2q − 1
            wanted = (2 * over / h - 1, over / h - 1)
            assert quotients(-distance, h, ABSOLUTE) == pytest.approx(wanted)


def test_behind_the_corner_only_the_centred_difference_notices_it():
    for name in (RELU, ABSOLUTE):
        forward, centred = quotients(0.25, np.array([0.1, 0.5, 1.0]), name)
        np.testing.assert_allclose(forward, 1.0)
        assert centred[0] == pytest.approx(1.0)
        assert np.all(centred[1:] < 0.95)


def test_on_the_corner_the_table_of_the_notebook_holds_for_every_step(kink):
    for h in (0.01, 0.3, 1.0):
        assert quotients(0.0, h, RELU) == (1.0, 0.5)
        assert quotients(0.0, h, ABSOLUTE) == (1.0, 0.0)
        sentence = kink.picture.show(x=-1.4e-17, h=h, name=RELU)  # as a slider adds up its steps
        assert "no slope" in sentence
        assert bold(sentence) == [1.0, 0.5]
        assert not kink.picture._tangent.get_visible()
    assert slope(0.0, RELU) is None


def test_the_bar_and_the_sentence_say_on_which_side_the_step_stays(kink):
    for h, words in ((0.2, "does not reach it"), (0.3, "reaches over it")):
        sentence = kink.picture.show(x=-0.25, h=h, name=RELU)
        assert words in sentence
        assert bold(sentence) == pytest.approx(
            [*np.round(quotients(-0.25, h, RELU), 2), 0.0], abs=0.006
        )
        np.testing.assert_allclose(kink.picture._reach.get_xdata(), [-0.25 - h, -0.25 + h])
    assert list(kink.picture._distance.get_xdata()) == [0.25, 0.25]


def test_marks_and_secants_agree_with_the_quotients(kink):
    kink.picture.show(x=-0.5, h=1.0, name=RELU)
    for mark, secant, wanted in zip(
        kink.picture._marks, kink.picture._secants, (0.5, 0.25), strict=True
    ):
        assert mark.get_data() == ([1.0], [pytest.approx(wanted)])
        x, y = secant.get_data()
        assert np.diff(y) / np.diff(x) == pytest.approx([wanted, wanted])


@pytest.mark.parametrize(("x", "truth"), [(-0.25, -1.0), (0.25, 1.0)])
def test_the_true_slope_is_drawn_on_both_sides(kink, x, truth):
    kink.picture.show(x=x, h=1.0, name=ABSOLUTE)
    assert list(kink.picture._truth.get_ydata()) == [truth, truth]
    places, heights = kink.picture._tangent.get_data()
    assert np.diff(heights) / np.diff(places) == pytest.approx([truth, truth])
    assert np.interp(x, places, heights) == pytest.approx(abs(x))


def test_in_the_first_picture_the_step_reaches_over(kink):
    assert "reaches over it" in kink.picture.show(**first(kink))


# Both


@pytest.mark.parametrize("name", ["probe_step", "kink"])
def test_all_ends_of_all_controls_can_be_drawn(built, name):
    demo = built[name]
    seen = set()
    for values in everywhere(demo):
        assert all(np.isfinite(bold(demo.picture.show(**values))))
        assert np.all(np.isfinite(numbers_of(demo.picture)))
        seen.add(demo.picture.png())
    assert len(seen) > 6


@pytest.mark.parametrize("name", ["probe_step", "kink"])
def test_going_there_and_back_leaves_the_picture_as_it_was(built, name):
    demo = built[name]
    before = picture_at(demo)
    assert picture_at(demo, h=0.01) != before
    assert picture_at(demo) == before


@pytest.mark.parametrize(("name", "option"), [("probe_step", "centred"), ("kink", ABSOLUTE)])
def test_the_panel_follows_and_resets(built, name, option):
    demo = built[name]
    panel = Panel(demo)
    before = panel.image.value
    choice = "rule" if name == "probe_step" else "name"
    panel._widgets["h"].value = 0.1
    panel._widgets[choice].value = option
    assert panel.image.value == picture_at(demo, h=0.1, **{choice: option})
    assert panel._words.value.count(demo.picture.show(**{**first(demo), "h": 0.1, choice: option}))
    panel.box.children[1].children[-1].click()
    assert panel.image.value == before


@pytest.mark.parametrize("name", ["probe_step", "kink"])
def test_while_graded_the_still_is_shown(name, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    still = getattr(demos, name)()
    assert isinstance(still, Still)
    assert still._repr_png_().startswith(b"\x89PNG")
