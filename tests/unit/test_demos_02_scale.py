"""The second demo of notebook 02: what the scale of the first weights does in deep networks."""

from __future__ import annotations

import re

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from course_utils import demos
from course_utils.demos.demo import Demo, Still
from course_utils.demos.initialisation_scale import (
    EXAMPLES,
    HE,
    LARGEST,
    SMALLEST,
    WIDTH,
    fixed_network,
    predicted,
    sizes,
)
from course_utils.demos.panel import Panel
from tests.unit.demo_bench import everywhere, numbers_of, picture_at


@pytest.fixture(autouse=True)
def _not_graded(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture
def deep() -> Demo:
    return demos.initialisation_scale()


def bold(sentence: str) -> list[float]:
    return [float(n) for n in re.findall("<b>(.*?)</b>", sentence)]


def forward_and_back(sigma: float, depth: int) -> tuple[list[float], list[float]]:
    """Send the fixed draws, times σ, through the layers one unit after the other's sum."""
    unit_weights, activations = fixed_network()
    weights = [W / HE * sigma for W in unit_weights[:depth]]
    a = activations[0]
    signals = [np.sqrt(np.mean(a**2))]
    for W in weights:
        a = np.where(W @ a > 0, W @ a, 0.0)
        signals.append(np.sqrt(np.mean(a**2)))
    seed = np.random.default_rng(1).normal(size=a.shape)  # ∂C/∂a of the last layer

    def cost(shifts):
        """The cost with z of every layer shifted: its gradient are the errors δ."""
        a = activations[0]
        for W, shift in zip(weights, shifts, strict=True):
            a = anp.maximum(0.0, anp.dot(W, a) + shift)
        return anp.sum(seed * a)

    errors = grad(cost)([np.zeros((WIDTH, EXAMPLES))] * depth)
    return signals, [np.sqrt(np.mean(error**2)) for error in errors]


@pytest.mark.parametrize("sigma", [0.01, 0.14, 0.3, 1.0])
@pytest.mark.parametrize("depth", [1, 4, 12])
def test_the_sizes_are_those_of_a_network_with_these_weights(sigma, depth):
    signals, errors = sizes(sigma, depth)
    wanted_signals, wanted_errors = forward_and_back(sigma, depth)
    np.testing.assert_allclose(signals, np.divide(wanted_signals, wanted_signals[0]), rtol=1e-9)
    np.testing.assert_allclose(errors, np.divide(wanted_errors, wanted_errors[-1]), rtol=1e-9)


def test_the_formula_fits_what_is_measured():
    for sigma in (0.05, 0.14, 0.3):
        signals, errors = sizes(sigma, 12)
        wanted = (100 * sigma**2 / 2) ** (np.arange(13) / 2)
        np.testing.assert_allclose(predicted(sigma, np.arange(13)), wanted, rtol=1e-12)
        for found, formula in ((signals, wanted), (errors[::-1], wanted[:-1])):
            assert np.all(np.abs(np.log(found / formula)) < 0.5)


def test_the_formula_is_drawn_beside_what_is_measured(deep):
    deep.picture.show(sigma=0.2, depth=3)
    signals, errors = deep.picture._signals[0], deep.picture._errors[0]
    factor = np.sqrt(2.0)  # 100 · 0.2² / 2 = 2
    np.testing.assert_allclose(signals.get_data(), [[0, 1, 2, 3], factor ** np.arange(4)])
    np.testing.assert_allclose(errors.get_data(), [[1, 2, 3], factor ** np.arange(3)[::-1]])


def test_it_begins_with_hes_scale_and_twelve_layers(deep):
    first = {name: control.value for name, control in deep.controls.items()}
    assert first == {"sigma": round(HE, 2), "depth": 12}


def test_the_draws_are_normal_and_independent_of_each_other():
    weights, _ = fixed_network()
    draws = np.array(weights) / HE
    assert np.std(draws) == pytest.approx(1, rel=0.01)
    assert abs(np.mean(draws)) < 0.01
    assert not np.array_equal(draws[0], draws[1])


def test_zero_weights_let_nothing_through(deep):
    signals, errors = sizes(0.0, 5)
    assert signals.tolist() == [1, 0, 0, 0, 0, 0]
    assert errors.tolist() == [0, 0, 0, 0, 1]
    assert "exactly <b>0</b>" in deep.picture.show(sigma=0.0, depth=5)
    _, inside, above, below = deep.picture._signals
    assert [len(line.get_xdata()) for line in (inside, above, below)] == [1, 0, 5]


def test_the_twelfth_layer_at_three_tenths_is_thousands_of_times_too_large(deep):
    signal, error = bold(deep.picture.show(sigma=0.3, depth=12))
    assert signal == pytest.approx((0.3 / np.sqrt(0.02)) ** 12, rel=0.5)
    assert error == pytest.approx((0.3 / np.sqrt(0.02)) ** 11, rel=0.5)
    assert 1000 < error < signal < 10_000


def test_what_leaves_the_chart_is_an_arrowhead_at_its_edge(deep):
    deep.picture.show(sigma=1.0, depth=30)
    signals, _ = sizes(1.0, 30)
    _, inside, above, below = deep.picture._signals
    np.testing.assert_array_equal(inside.get_ydata(), signals[signals <= LARGEST])
    low, high = deep.picture.figure.axes[0].get_ylim()
    assert np.all((above.get_ydata() < high) & (above.get_ydata() > LARGEST))
    assert len(above.get_xdata()) + len(inside.get_xdata()) == 31
    deep.picture.show(sigma=0.01, depth=30)
    assert np.all((below.get_ydata() > low) & (below.get_ydata() < SMALLEST))


def test_all_ends_of_both_sliders_can_be_drawn(deep):
    for values in everywhere(deep):
        assert all(np.isfinite(bold(deep.picture.show(**values))))
        assert np.all(np.isfinite(numbers_of(deep.picture)))
    assert deep.picture.png()


@pytest.mark.parametrize("moved", [{"sigma": 0.3}, {"depth": 5}])
def test_the_picture_follows_comes_back_and_is_reset(moved, deep):
    panel = Panel(deep)
    before = panel.image.value
    for control, value in moved.items():
        panel._widgets[control].value = value
    assert panel.image.value == picture_at(deep, **moved) != before
    assert picture_at(deep) == before
    panel.box.children[1].children[-1].click()
    assert panel.image.value == before


def test_while_graded_nothing_is_computed(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    still = demos.initialisation_scale()
    assert isinstance(still, Still)
    assert still._repr_png_().startswith(b"\x89PNG")
