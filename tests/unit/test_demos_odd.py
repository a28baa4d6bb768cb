"""Every demo that takes a student's function, and everything odd that such a function may do."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from course_utils import demos
from course_utils.demos import asking
from course_utils.demos.asking import Unusable, asked
from course_utils.demos.controls import Control
from course_utils.demos.panel import Panel
from tests.unit.demo_bench import positions
from tests.unit.demo_cases import CASES, CHECKING, Case, names_of, right, right_still, shown

UNDER_SLIDERS = [case for case in CASES if case.function in
                 ("sigmoid_neuron", "svm_loss_i", "svm_loss_vectorized", "gradient_descent",
                  "momentum_update")]  # fmt: skip


@pytest.fixture(autouse=True)
def _shown_as_to_a_student(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture(params=CASES, ids=lambda case: case.function)
def case(request) -> Case:
    return request.param


def returning(answer: Any) -> Callable[..., Any]:
    return lambda function: lambda *args: answer


def with_results(change: Callable[[Any], Any]) -> Callable[..., Any]:
    """Change each array and number that a function returns."""

    def changed(function):
        def odd(*args):
            answer = function(*args)
            if isinstance(answer, tuple):
                # A tuple in a tuple is the cache of a forward pass.
                return tuple(p if isinstance(p, tuple) else change(p) for p in answer)
            return change(answer)

        return odd

    return changed


def a_helper(text):
    return int(text)


def raising(function):
    def odd(*args):
        return a_helper("three")

    return odd


def wanting_more(function):
    def odd(*args):
        def real(a, b, *, c):
            return a

        return real(1, 2)

    return odd


def a_generator(function):
    def odd(*args):
        yield function(*args)

    return odd


ODD: dict[str, tuple[Callable[..., Any], str]] = {
    "returns nothing": (returning(None), r"returned nothing: is the `return` missing\?"),
    "returns NaN": (with_results(lambda part: np.asarray(part) * np.nan), "gave NaN"),
    "returns infinity": (with_results(lambda part: np.asarray(part) + np.inf), "gave infinity"),
    "returns complex numbers": (with_results(lambda part: np.asarray(part) + 0j), "gave complex"),
    "returns words": (with_results(str), r"gave '.*' \(str\)"),
    "returns one word": (returning("half"), r"gave 'half' \(str\)"),
    "returns True": (with_results(lambda part: True), r"gave True \(bool\)"),
    "returns rags": (with_results(lambda part: [[1, 2], [3]]), "gave a list with 2 entries"),
    "returns more than is wanted": (
        with_results(lambda part: np.ones((3, 5, 2))), r"in the shape \(3, 5, 2\)"),
    "returns five things": (returning((1, 2, 3, 4, 5)), "5 entries|in the shape|NaN"),
    "yields": (a_generator, r"gave <generator .*> \(generator\)"),
    "raises": (raising, r"stopped with ValueError: .*, in the line `return int.text.`"),
    "is called wrongly inside": (
        wanting_more, "stopped with TypeError: .* missing 1 required .*, in the line `return real"),
    "is no function": (lambda function: 3.5, r"should be a function, but it is 3.5 \(float\)"),
    "wants more": (
        lambda function: lambda a, b, c, d, e, f, g: 1.0, r"could not be called as \w+\(.*missing"),
    "wants less": (
        lambda function: lambda: 1.0, r"could not be called as \w+\(.*TypeError: .* but \d"),
}  # fmt: skip


@pytest.mark.parametrize("oddity", ODD)
def test_a_sentence_names_the_function_what_it_did_and_what_to_do(case, oddity):
    change, did = ODD[oddity]
    with pytest.raises(Unusable, match=f"(?s)^{case.function} .*({did})") as caught:
        shown(case, change)
    says = str(caught.value)
    assert says.endswith("run its cell, then this one again.")
    if not did.startswith(("should be", "stopped", "could not")):
        assert f"{case.function}(" in says and " should return " in says
    assert " ".join(caught.value._render_traceback_()).split() == says.split()


def test_once_the_function_is_mended_the_demo_is_as_if_nothing_had_been(case):
    before = right_still(case)
    with pytest.raises(Unusable):
        shown(case, raising)
    assert shown(case, right).still() == before


def test_ipython_shows_the_sentence_without_the_demos_own_code(capsys):
    shell = InteractiveShell()
    shell.user_ns["demos"] = demos
    for body in ("raise NotImplementedError()", "return w / 0"):
        shell.run_cell(f"def momentum_update(w, dw, velocity, lr, mu):\n    {body}")
        shell.run_cell("demos.momentum(momentum_update)")
        out = capsys.readouterr().out
        assert "momentum_update" in out
        assert "course_utils" not in out and "Traceback" not in out


# What does no harm


def in_place(function):
    def odd(*args):
        answer = function(*args)
        for argument in args:
            arrays = argument.values() if isinstance(argument, dict) else [argument]
            for array in arrays:
                if isinstance(array, np.ndarray):
                    array.fill(7)
        return answer

    return odd


def noisy(function):
    def odd(*args):
        print("here I am")
        plt.show()
        if not odd.drew:
            plt.figure()
            odd.drew = True
        answer = function(*args)
        np.seterr(all="raise")
        return answer

    odd.drew = False
    return odd


as_lists = with_results(lambda part: np.asarray(part).tolist())


@pytest.mark.parametrize("change", [in_place, noisy, as_lists])
def test_what_a_function_does_beside_its_answer_is_not_seen(case, change, capsys, monkeypatch):
    expected, settings, figures = right_still(case), np.geterr(), plt.get_fignums()
    data = {k: v.copy() for k, v in names_of(case.notebook).items() if isinstance(v, np.ndarray)}
    figures_shown: list[str] = []
    monkeypatch.setattr(plt, "show", lambda: figures_shown.append("one"))
    demo = shown(case, change)
    assert capsys.readouterr().out == ""
    assert figures_shown == []
    assert demo.still() == expected
    assert np.geterr() == settings
    assert plt.get_fignums() == figures
    for name, array in data.items():
        assert array.tobytes() == names_of(case.notebook)[name].tobytes(), name


def test_a_demo_has_numpys_usual_settings_whatever_the_notebook_has():
    def momentum_update(w, dw, velocity, lr, mu):
        seen.append(np.geterr())
        return w, velocity

    usual, seen = np.geterr(), []
    with np.errstate(all="raise"):
        panel = Panel(demos.momentum(momentum_update))
        panel._widgets["lr"].value = 1.0
    assert seen == [usual] * len(seen)
    assert len(seen) == 3 * 80  # the still, the panel, and the slider


# Under a slider


def lowest(control: Control) -> Any:
    """Return the left end of a slider."""
    return positions(control)[0]


@pytest.mark.parametrize("case", UNDER_SLIDERS, ids=lambda case: case.function)
def test_under_a_slider_the_sentence_is_read_and_the_old_picture_pales(case):
    now: list[Callable[..., Any]] = []
    panel = Panel(shown(case, lambda function: lambda *args: (now or [function])[0](*args)))
    first = panel.image.value
    name, widget = next(iter(panel._widgets.items()))
    function = names_of(case.notebook)[case.function]
    for oddity in ODD.keys() - {"is no function", "wants more", "wants less"}:
        now.append(ODD[oddity][0](function))
        widget.value = lowest(panel._demo.controls[name])
        says = panel._words.value
        assert f'role="alert">{case.function} ' in says, oddity
        assert says.endswith("run its cell, then this one again.</span>"), oddity
        assert panel.image.value == first
        assert "demo-old" in panel.image._dom_classes
        now.clear()
        panel._reset(None)
        assert 'role="status"' in panel._words.value
        assert panel.image.value == first
        assert "demo-old" not in panel.image._dom_classes


# Patience, without a clock


def test_a_slow_function_is_stopped_where_a_picture_asks_for_more(case, monkeypatch):
    ticks = iter(range(10**9))
    monkeypatch.setattr(time, "perf_counter", lambda: float(next(ticks)))  # a second for each call
    if case.demo in ("neuron_graph", "svm_margins"):
        shown(case, right)  # one call for a picture: nobody waits for long
        return
    with pytest.raises(
        Unusable, match=r"is slow: \d+ calls took \d+ s, and the picture needs more"
    ):
        shown(case, right)


def test_patience_begins_anew_with_every_picture_and_counts_only_there(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])

    def slow(x):
        now[0] += 0.75 * asking.PATIENCE
        return x

    ask = asked(slow, "slow(x)", lambda x: {"x": ()})
    for _ in range(3):
        with asking.one_picture():
            assert (ask(1.0), ask(2.0)) == (1.0, 2.0)
            with pytest.raises(Unusable, match="slow is slow: 2 calls took 12 s"):
                ask(3.0)
    assert [ask(1.0) for _ in range(5)] == [1.0] * 5


# One demo's own


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda g: None, "gave no dict, but a NoneType"),
        (lambda g: {k: v for k, v in g.items() if k != "db2"}, "gave a dict without db2"),
        (lambda g: g | {"dW1": g["dW1"].T}, r"gave dW1 in the shape \(4, 5\)"),
        (lambda g: g | {"dW3": None}, "gave nothing, for dW3"),
        (lambda g: g | {"db3": np.array([[np.nan]])}, "gave NaN in db3"),
    ],
)
def test_gradients_that_do_not_fit_are_laid_to_the_backward_pass(change, says):
    names = names_of(CHECKING)
    case = CASES[1]._replace(function="mended_gradients")
    with pytest.raises(Unusable, match=f"^backward_propagation_n {says}"):
        shown(case, change)
    assert names["mended_gradients"]["dW1"].shape == (5, 4)


@pytest.mark.parametrize("factor", [0.0, -1.0])
def test_a_loss_that_is_not_above_zero_is_no_ground_for_a_step(factor):
    with pytest.raises(Unusable, match=r"svm_loss_vectorized gave the loss -?[0-9.]+, where"):
        shown(CASES[3], with_results(lambda part: factor * part))


def test_labels_that_are_none_are_laid_to_the_sampling():
    def numbered(function):
        return lambda X, y, size, rng: (function(X, y, size, rng)[0], np.arange(size) + 100)

    with pytest.raises(
        Unusable, match="sample_training_data gave numbers in y_b that are no labels"
    ):
        shown(CASES[6], numbered)


def test_the_table_has_every_demo_that_takes_a_function():
    takes = {name for name in demos.__all__ if inspect.signature(getattr(demos, name)).parameters}
    assert {case.demo for case in CASES} == takes
