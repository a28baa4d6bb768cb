"""The first demo of notebook 02: a neuron's graph, with the derivatives of a student's function."""

from __future__ import annotations

import re
from pathlib import Path

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from course_utils import demos
from course_utils.demos.asking import Unusable
from course_utils.demos.demo import Demo, Still
from course_utils.demos.panel import Panel
from course_utils.figures.computational_graph import neuron_edges, shown
from tests.notebook_bench import run_notebook
from tests.unit.demo_bench import everywhere, numbers_of, picture_at

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "02_backpropagation" / "backpropagation.ipynb"
PUBLISHED = {"w0": 2.0, "w1": -3.0, "w2": -3.0, "x0": -1.0, "x1": -2.0}
EDGES = ("w0", "x0", "w1", "x1", "w2", "×0", "×1", "+0", "+1", "σ")


@pytest.fixture(autouse=True)
def _not_graded(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture(scope="module")
def sigmoid_neuron():
    """The instructor's answer."""
    return run_notebook(NOTEBOOK, tests=(), only_needed=True).namespace["sigmoid_neuron"]


@pytest.fixture
def neuron(sigmoid_neuron) -> Demo:
    return demos.neuron_graph(sigmoid_neuron)


def labels(demo: Demo) -> dict[str, tuple[str, str]]:
    """What is written at each edge, by the node at which it starts."""
    texts = [(above.get_text(), below.get_text()) for above, below in demo.picture._labels]
    return dict(zip(EDGES, texts, strict=True))


def bold(sentence: str) -> list[float]:
    return [float(n.replace("−", "-")) for n in re.findall("<b>(.*?)</b>", sentence)]


def neuron_of(terms):
    """The output from the terms of its sum."""
    return 1 / (1 + anp.exp(-anp.sum(terms)))


def test_the_published_neuron_stands_on_the_graph(neuron):
    sentence = neuron.picture.show(**PUBLISHED)
    assert labels(neuron) == {
        "w0": ("2", "−0.20"),
        "x0": ("−1", "0.39"),
        "w1": ("−3", "−0.39"),
        "x1": ("−2", "−0.59"),
        "w2": ("−3", "0.20"),
        "×0": ("−2", "0.20"),
        "×1": ("6", "0.20"),
        "+0": ("4", "0.20"),
        "+1": ("1", "0.20"),
        "σ": ("0.73", "1"),
    }
    assert bold(sentence) == [0.7311, -0.59]
    assert "x₁ by 0.1, and f falls" in sentence
    assert {name: control.value for name, control in neuron.controls.items()} == PUBLISHED


def test_every_derivative_on_the_way_is_that_of_autograd(sigmoid_neuron):
    rng = np.random.default_rng(3)
    for _ in range(5):
        w, x = rng.normal(size=3), rng.normal(size=2)
        edges = dict(zip(EDGES, neuron_edges(w, x, sigmoid_neuron(w, x)), strict=True))
        products, biased = np.append(w[:2] * x, w[2]), w[:2] @ x + w[2]
        assert edges["×0"].value == products[0]
        assert edges["×1"].value == products[1]
        assert edges["+0"].value == pytest.approx(products[0] + products[1])
        assert edges["+1"].value == pytest.approx(biased)
        assert edges["σ"].value == pytest.approx(neuron_of(products))
        for name, slope in zip(("×0", "×1", "w2"), grad(neuron_of)(products), strict=True):
            assert edges[name].derivative == pytest.approx(slope)
        for name in ("+0", "+1"):
            assert edges[name].derivative == pytest.approx(grad(neuron_of)(np.array([biased])))
        by_w = grad(lambda w, x=x: neuron_of(anp.append(w[:2] * x, w[2])))(w)
        by_x = grad(lambda x, w=w: neuron_of(anp.append(w[:2] * x, w[2])))(x)
        assert [edges[n].derivative for n in ("w0", "w1", "w2")] == pytest.approx(by_w)
        assert [edges[n].derivative for n in ("x0", "x1")] == pytest.approx(by_x)


def test_what_the_students_function_gives_is_what_is_shown():
    demo = demos.neuron_graph(lambda w, x: (0.25, [7, 8], (4.5, 5.5, 6.5)))
    sentence = demo.picture.show(**PUBLISHED)
    found = labels(demo)
    assert [found[n][1] for n in ("x0", "x1", "w0", "w1", "w2")] == [
        "7",
        "8",
        "4.50",
        "5.50",
        "6.50",
    ]
    assert found["σ"][0] == "0.25"
    assert found["+1"] == ("1", "0.20")  # worked out here
    assert bold(sentence) == [0.25, 8]


def test_a_band_is_as_wide_as_its_derivative_is_large(neuron):
    neuron.picture.show(**PUBLISHED)
    widths = dict(zip(EDGES, [b.get_linewidth() for b in neuron.picture._bands], strict=True))
    assert widths["x0"] / widths["w0"] == pytest.approx(0.3932238665 / 0.1966119332)
    neuron.picture.show(**{**PUBLISHED, "w2": -13.0})
    assert max(b.get_linewidth() for b in neuron.picture._bands[:-1]) < 0.01


def test_a_saturated_neuron_is_called_so(neuron):
    sentence = neuron.picture.show(**{**PUBLISHED, "w2": -13.0})
    assert "z = −9 " in sentence
    assert "saturated" in sentence
    assert labels(neuron)["x1"] == ("−2", "−4e-4")
    assert "saturated" not in neuron.picture.show(**PUBLISHED)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.0, "0"), (-0.0, "0"), (-3.0, "−3"), (0.1966, "0.20"), (-22.448, "−22.45"), (1e-40, "1e-40"),
     (-0.00012, "−1e-4"), (0.99999, "1.00"), (None, "?"), (float("nan"), "nan"),
     (float("-inf"), "−inf")],
)  # fmt: skip
def test_a_number_on_the_graph_is_short_and_never_a_false_zero(number, text):
    assert shown(number) == text


def test_a_function_that_is_not_written_is_named_at_once():
    def sigmoid_neuron(w, x):
        raise NotImplementedError()

    with pytest.raises(NotImplementedError, match="sigmoid_neuron is not written yet"):
        demos.neuron_graph(sigmoid_neuron)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, "returned nothing"),
        (0.73, r"gave 0.73 \(float\)"),
        ((0.73, [1, 2]), "gave a tuple with 2 entries"),
        ((0.73, [1, 2, 3], [1, 2]), r"gave dx in the shape \(3,\)"),
        (([0.7, 0.3], [1, 2], [1, 2, 3]), r"gave f in the shape \(2,\)"),
        ((0.73, [np.nan, 2], [1, 2, 3]), "gave NaN in dx"),
        ((np.inf, [1, 2], [1, 2, 3]), "gave infinity for f"),
    ],
)
def test_an_answer_of_another_shape_is_explained(answer, says):
    def sigmoid_neuron(w, x):
        return answer

    should = r".*should return f \(a number\), dx \(shape \(2,\)\) and dw \(shape \(3,\)\)\."
    with pytest.raises(Unusable, match=f"^sigmoid_neuron {says}{should}"):
        demos.neuron_graph(sigmoid_neuron)


def test_an_exception_of_the_function_is_read_under_the_picture(sigmoid_neuron):
    def fragile(w, x):
        if w[2] > 0:
            raise ArithmeticError("a positive bias")
        return sigmoid_neuron(w, x)

    panel = Panel(demos.neuron_graph(fragile))
    before = panel.image.value
    panel._widgets["w2"].value = 1.0
    assert "ArithmeticError: a positive bias" in panel._words.value
    assert panel.image.value == before
    panel._widgets["w2"].value = -1.0
    assert panel.image.value != before
    assert "the neuron" in panel._words.value or "raise" in panel._words.value


def test_all_ends_of_all_sliders_can_be_drawn(neuron):
    for values in everywhere(neuron):
        assert all(np.isfinite(bold(neuron.picture.show(**values))))
        assert np.all(np.isfinite(numbers_of(neuron.picture)))
    assert neuron.picture.png()


def test_the_picture_follows_comes_back_and_is_reset(neuron):
    panel = Panel(neuron)
    before = panel.image.value
    panel._widgets["x0"].value = 0.5
    assert panel.image.value == picture_at(neuron, x0=0.5) != before
    assert picture_at(neuron) == before
    panel.box.children[1].children[-1].click()
    assert panel.image.value == before


def test_while_graded_the_function_is_not_called(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    still = demos.neuron_graph(lambda w, x: 1 / 0)
    assert isinstance(still, Still)
    assert still._repr_png_().startswith(b"\x89PNG")
