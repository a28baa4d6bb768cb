"""The demo of notebook 03: a real bug stays flat under the slider, a false alarm moves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from course_utils import demos, gradient_check_n_test_case
from course_utils.demos.asking import Unusable
from course_utils.demos.bug_or_false_alarm import EPSILONS, nearest_epsilon, with_bugs
from course_utils.demos.demo import STILLS
from course_utils.demos.panel import Panel
from tests.notebook_bench import run_notebook
from tests.unit.demo_bench import everywhere, numbers_of

NOTEBOOK = Path(__file__).parents[2] / "notebooks/03_gradient_checking/gradient_checking_nd.ipynb"
NONE, BOTH = (), ("dW2", "db1")


@pytest.fixture(autouse=True)
def shown_as_to_a_student(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture(scope="module")
def names():
    """The names of the instructor's version."""
    return run_notebook(NOTEBOOK, tests=(), only_needed=True).namespace


@pytest.fixture(scope="module")
def case(names):
    """The published case: what the demo takes."""
    forward, backward = names["forward_propagation_n"], names["backward_propagation_n"]
    X, Y, parameters = gradient_check_n_test_case()
    gradients = backward(X, Y, forward(X, Y, parameters)[1])
    return forward, gradients, parameters, X, Y


@pytest.fixture(scope="module")
def demo(case):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NBGRADER_EXECUTION", raising=False)
        return demos.bug_or_false_alarm(*case)


@pytest.fixture
def picture(demo):
    demo.still()
    return demo.picture


def heights(picture) -> np.ndarray:
    return np.array([bar.get_height() for bar in picture._bars])


def test_the_steps_are_quarters_of_a_decade_from_1e_12_to_a_tenth():
    assert (EPSILONS[0], EPSILONS[-1], len(EPSILONS)) == (1e-12, 0.1, 45)
    for nearly in (0.99, 1.0, 1.01):
        assert [nearest_epsilon(nearly * e) for e in EPSILONS] == list(range(45))


def test_the_published_differences_come_out(picture):
    here = nearest_epsilon(1e-7)
    assert picture.whole[BOTH][here] == pytest.approx(0.2850931567761624, rel=1e-7)
    assert picture.whole[("dW2",)][here] == pytest.approx(0.1734420, abs=1e-6)
    assert picture.whole[("db1",)][here] == pytest.approx(0.2544230, abs=1e-6)
    assert picture.whole[NONE][here] < 2e-7
    blocks = picture.blocks[BOTH][here]
    assert blocks["b1"] == pytest.approx(0.6, rel=1e-6)
    assert blocks["W2"] == pytest.approx(1 / 3, rel=1e-6)
    assert all(blocks[name] < 4e-7 for name in ("W1", "b2", "W3", "b3"))


def test_the_curve_is_what_a_gradient_checker_says(picture, names, case):
    _, gradients, parameters, X, Y = case
    wrong = with_bugs(gradients, gradients, BOTH)
    for epsilon in (1e-1, 1e-2, 1e-3):  # below, the difference of the right ones is round-off
        for planted, analytic in ((NONE, gradients), (BOTH, wrong)):
            said = names["gradient_check_n"](parameters, analytic, X, Y, epsilon)
            shown = picture.whole[planted][nearest_epsilon(epsilon)]
            assert shown == pytest.approx(float(said), rel=1e-5)


def test_a_bug_stays_flat_and_a_false_alarm_moves(picture):
    for planted, curve in picture.whole.items():
        if planted:
            assert np.ptp(curve) < 0.05 * curve.mean()
        else:
            assert curve.max() > 1e6 * curve.min()
            assert 1e-5 < EPSILONS[curve.argmin()] < 1e-3
    b3 = [blocks["b3"] for blocks in picture.blocks[BOTH]]
    assert max(b3) > 1e-3 and min(b3) < 1e-9


def test_a_block_that_is_wrong_already_is_not_spoiled_twice(case):
    forward, gradients, parameters, X, Y = case
    unmended = with_bugs(gradients, gradients, BOTH)
    here = nearest_epsilon(1e-5)
    shown = demos.bug_or_false_alarm(forward, unmended, parameters, X, Y).picture
    assert shown.whole[NONE][here] == pytest.approx(shown.whole[BOTH][here], rel=1e-6)


@pytest.mark.parametrize("epsilon", [1e-12, 1e-7, 10**-5.25, 1e-4, 1e-1])
@pytest.mark.parametrize("bugs", [(False, False), (True, False), (False, True), (True, True)])
def test_bars_mark_and_sentence_say_the_same(picture, epsilon, bugs):
    sentence = picture.show(epsilon, *bugs)
    planted = tuple(name for name, on in zip(BOTH, bugs, strict=True) if on)
    place = nearest_epsilon(epsilon)
    whole, blocks = picture.whole[planted][place], picture.blocks[planted][place]
    assert f"relative difference <b>{whole:.3g}</b>" in sentence
    assert (picture._mark.get_xdata()[0], picture._mark.get_ydata()[0]) == (EPSILONS[place], whole)
    np.testing.assert_allclose(heights(picture), list(blocks.values()), rtol=0.02)
    alarms = {f"d{name}" for name, value in blocks.items() if value >= 2e-7}
    assert {name for name in ("dW1", "db1", "dW2", "db2", "dW3", "db3") if name in sentence} == (
        alarms
    )
    assert [bool(bar.get_hatch()) for bar in picture._bars] == [
        f"d{name}" in alarms for name in blocks
    ]
    assert [text.get_visible() for text in picture._planted.values()] == list(bugs)


def test_wherever_the_controls_stand_there_is_something_to_draw(demo, picture):
    for values in everywhere(demo):
        picture.show(**values)
        assert np.all(np.isfinite(numbers_of(picture)))
        assert np.all(np.isfinite(heights(picture)))


def test_only_the_bars_that_are_no_bugs_move_with_the_step(picture):
    picture.show(1e-7, double_dw2=True, quadruple_db1=True)
    before = heights(picture)
    picture.show(1e-4, double_dw2=True, quadruple_db1=True)
    ratio = before / heights(picture)
    assert ratio[[1, 2]] == pytest.approx(1.0, rel=1e-4)  # b1 and W2
    assert np.all(ratio[[0, 3, 4, 5]] > 20)


def test_the_same_values_give_the_same_picture(picture):
    first = picture.png()
    picture.show(1e-5, double_dw2=False, quadruple_db1=True)
    assert picture.png() != first
    picture.show(1e-7, double_dw2=True, quadruple_db1=True)
    assert picture.png() == first


def test_the_widgets_move_the_picture_and_reset_brings_it_back(demo):
    panel = Panel(demo)
    first, words = panel.image.value, panel._words.value
    assert "0.285" in words
    panel._widgets["double_dw2"].value = False
    panel._widgets["quadruple_db1"].value = False
    panel._widgets["epsilon"].value = 1e-5
    assert panel.image.value != first
    assert "no block is above" in panel._words.value
    panel._reset(None)
    assert (panel.image.value, panel._words.value) == (first, words)


def test_a_notebook_is_given_the_picture_as_bytes_beside_the_widgets(demo):
    bundle = demo._repr_mimebundle_()
    assert isinstance(bundle["image/png"], bytes)  # a memoryview would be sent as a list
    assert bundle["image/png"] == demo.still()


def test_a_function_that_is_not_written_yet_is_named(case):
    def forward_propagation_n(X, Y, parameters):
        raise NotImplementedError()

    with pytest.raises(NotImplementedError, match="forward_propagation_n is not written yet"):
        demos.bug_or_false_alarm(forward_propagation_n, *case[1:])

    def forward_propagation_n(X, Y, parameters):
        pass

    with pytest.raises(Unusable, match="forward_propagation_n returned nothing"):
        demos.bug_or_false_alarm(forward_propagation_n, *case[1:])


def test_the_students_parameters_stay_as_they_were(case):
    forward, gradients, parameters, X, Y = case
    kept = {name: value.copy() for name, value in {**parameters, **gradients}.items()}
    demos.bug_or_false_alarm(forward, gradients, parameters, X, Y)
    now = {**parameters, **gradients}
    assert all(kept[name].tobytes() == now[name].tobytes() for name in kept)


def test_while_graded_a_still_is_shown_and_nothing_computed(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    still = demos.bug_or_false_alarm(None, None, None, None, None)
    assert still._repr_png_() == (STILLS / "bug_or_false_alarm.png").read_bytes()
