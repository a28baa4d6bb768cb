"""The figures on gradient checking show the numbers that the notebooks tell of."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")
import matplotlib.pyplot as plt

from course_utils import figures, gradient_check_n_test_case
from course_utils.figures.appearance import styled
from course_utils.figures.differences import (
    block_differences,
    network_gradient,
    whole_difference,
    with_planted_bugs,
)
from tests.notebook_bench import run_notebook

NOTEBOOK = Path(__file__).parents[2] / "notebooks/03_gradient_checking/gradient_checking_nd.ipynb"


@pytest.fixture(autouse=True)
def drawn_as_for_a_student(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def network():
    """The instructor's functions, and the notebook's second case."""
    names = ("test-forward-propagation-n", "test-backward-propagation-n-hidden")
    namespace = run_notebook(NOTEBOOK, tests=names).namespace
    return (
        namespace["forward_propagation_n"],
        namespace["backward_propagation_n"],
        namespace["live_case"](),
    )


def right_gradients(network, X, Y, parameters):
    forward, backward, _ = network
    return backward(X, Y, forward(X, Y, parameters)[1])


def test_planted_bugs_give_the_published_differences(network):
    X, Y, parameters = gradient_check_n_test_case()
    bugged = with_planted_bugs(right_gradients(network, X, Y, parameters))
    numerical = network_gradient(network[0], parameters, X, Y, 1e-7)
    assert whole_difference(numerical, bugged) == pytest.approx(0.2850931567761624, rel=1e-8)
    by_block = block_differences(numerical, bugged)
    assert by_block["b1"] == pytest.approx(0.6, rel=1e-6)
    assert by_block["W2"] == pytest.approx(1 / 3, rel=1e-6)
    assert all(by_block[name] < 4e-7 for name in ("W1", "b2", "W3", "b3"))


def test_the_published_case_has_twenty_dead_gradients_and_the_second_none(network):
    published = right_gradients(network, *gradient_check_n_test_case())
    live = right_gradients(network, *network[2])
    assert sum(int(np.sum(block == 0)) for block in published.values()) == 20
    assert int(np.sum(published["dW2"] == 0)) == 11
    assert all(np.all(block != 0) for block in live.values())
    titles = [
        axes.get_title(loc="left") for axes in figures.dead_and_live_gradients(published, live).axes
    ]
    assert titles[:2] == [
        "Published case: 20 of 47 gradients are exactly 0",
        "Second case: 0 of 47 gradients are exactly 0",
    ]


def test_numerical_gradients_leave_the_parameters_alone(network):
    X, Y, parameters = gradient_check_n_test_case()
    before = {name: value.copy() for name, value in parameters.items()}
    network_gradient(network[0], parameters, X, Y, 1e-3)
    assert all(before[name].tobytes() == parameters[name].tobytes() for name in before)


def test_both_wrong_and_right_gradients_bring_the_cost_down(network):
    forward, backward, (_, _, parameters) = network
    drawn = figures.training_curves(forward, backward, parameters)
    numerical, handed_over, yours = (line.get_ydata() for line in drawn.axes[0].lines)
    assert numerical[-1] < 0.6 * numerical[0]
    assert handed_over[-1] < numerical[-1]
    np.testing.assert_allclose(yours, numerical, rtol=1e-6)


def test_the_wrong_slope_goes_down_and_ends_a_third_too_high():
    drawn = figures.descent_with_a_wrong_slope()
    right, wrong = (line.get_ydata() for line in drawn.axes[0].lines)
    assert all(np.diff(wrong) < 1e-9)
    assert wrong[-1] > 4 / 3 * right[-1]


def test_every_panel_says_what_it_shows(network):
    forward, backward, (X, Y, parameters) = network
    gradients = right_gradients(network, X, Y, parameters)
    straight = (lambda x, theta: x * theta, lambda x, theta: x)
    curved = (lambda x, theta: x * theta**3, lambda x, theta: 3 * x * theta**2)
    for drawn in (
        figures.descent_with_a_wrong_slope(),
        figures.secants(),
        figures.straight_and_curved_against_epsilon(straight, curved),
        figures.training_curves(forward, backward, parameters, steps=2),
        figures.differences_per_block(forward, gradients, parameters, X, Y),
        figures.signatures_against_epsilon(forward, backward, parameters, X, Y),
    ):
        assert drawn.axes[0].get_ylabel()
        for axes in drawn.axes:
            assert axes.get_title()
            assert axes.get_xlabel()
    assert "47" in figures.network_diagram().axes[0].get_title()


def test_drawing_keeps_the_readers_settings_and_those_that_the_session_makes():
    @styled
    def draw():
        plt.rcParams["interactive"] = True  # what JupyterLab's backend does at the first figure
        return plt.figure()

    with plt.rc_context({"font.size": 7, "interactive": False}):
        draw()
        assert plt.rcParams["font.size"] == 7
        assert plt.rcParams["interactive"] is True
