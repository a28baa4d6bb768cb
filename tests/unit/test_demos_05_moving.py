"""The demos on gradient descent can be moved, and say what is wrong with a student's function."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from course_utils.demos import batch_size, momentum, step_size_on_bowls
from course_utils.demos.asking import Unusable
from course_utils.demos.demo import Demo
from course_utils.demos.panel import Panel
from tests.notebook_bench import run_notebook
from tests.unit.demo_bench import everywhere, picture_at

NOTEBOOK = (
    Path(__file__).parents[2] / "notebooks" / "05_gradient_descent" / "gradient_descent.ipynb"
)
# For each demo some places of which no two look alike.
PLACES = {
    "step_size_on_bowls": [
        {"lr": 0.18, "kappa": 10},
        {"lr": 0.2, "kappa": 10},
        {"lr": 0.18, "kappa": 4},
        {"lr": 1.1, "kappa": 40},
    ],
    "batch_size": [{"batch_size": 16}, {"batch_size": 1}, {"batch_size": 1024}],
    "momentum": [
        {"lr": 0.05, "mu": 0.9},
        {"lr": 0.05, "mu": 0.0},
        {"lr": 2.2, "mu": 0.9},
        {"lr": 0.5, "mu": 1.1},
    ],
}
NAMES = list(PLACES)
ASKED = {
    "step_size_on_bowls": "gradient_descent",
    "batch_size": "sample_training_data",
    "momentum": "momentum_update",
}


@pytest.fixture(scope="module", autouse=True)
def shown_as_to_a_student():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NBGRADER_EXECUTION", raising=False)
        yield


@pytest.fixture(scope="module")
def solved() -> dict:
    """Return the names of the instructor's version."""
    return run_notebook(NOTEBOOK, only_needed=True, tests=["test-digits"]).namespace


@pytest.fixture(scope="module")
def shown(solved) -> dict[str, Demo]:
    """Return the demos as the notebook shows them, by name."""
    data = solved["X_train"], solved["y_train"]
    return {
        "step_size_on_bowls": step_size_on_bowls(solved["gradient_descent"]),
        "batch_size": batch_size(
            solved["svm_loss_and_grad"], solved["sample_training_data"], *data
        ),
        "momentum": momentum(solved["momentum_update"]),
    }


@pytest.mark.parametrize("name", NAMES)
def test_wherever_the_controls_stand_there_is_something_to_see_and_to_read(shown, name):
    demo = shown[name]
    for values in everywhere(demo):
        said = demo.picture.show(**values)
        told = float(re.match(r"(?:η|B) = (\d+(?:\.\d+)?)", said)[1])
        assert told == values.get("lr", values.get("batch_size"))
        assert "nan" not in said and "inf" not in said
        for artist in demo.picture._moving:
            data = np.asarray(artist.get_data(), dtype=float)
            assert not np.any(np.isinf(data)), (values, artist)
            assert np.any(np.isfinite(data)), (values, artist)


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("step_size_on_bowls", {"lr": 0.18, "kappa": 10}, "along 0.82, comes from one side"),
        ("step_size_on_bowls", {"lr": 0.18, "kappa": 10}, "across −0.80, zigzags"),
        ("step_size_on_bowls", {"lr": 0.18, "kappa": 10}, f"<b>{10 * 0.64**25:.2g}</b> away"),
        (
            "step_size_on_bowls",
            {"lr": 0.18, "kappa": 10},
            f"<b>{np.hypot(9 * 0.82**25, 2.4 * 0.8**25):.2g}</b> away",
        ),
        (
            "momentum",
            {"lr": 0.05, "mu": 0.9},
            f"<b>{np.sqrt(0.9):.3f}</b>; without momentum by 0.9",
        ),
        ("momentum", {"lr": 1.2, "mu": 0.5}, f"<b>{np.sqrt(0.5):.3f}</b>; without momentum by 1.4"),
        ("batch_size", {"batch_size": 16}, "σ/√B = 9.42"),
        ("batch_size", {"batch_size": 1024}, "σ/√B = 1.18"),
    ],
)
def test_the_sentence_tells_the_right_number(shown, name, values, told):
    assert told in shown[name].picture.show(**values)


@pytest.mark.parametrize("size", [1, 16, 1024])
def test_the_sentence_tells_how_far_the_dots_and_their_mean_are_off(shown, size):
    said = shown["batch_size"].picture.show(batch_size=size)
    noise, bias = map(float, re.findall(r"<b>(.*?)</b>", said))
    theory = 37.6938557618 * np.sqrt((1347 - size) / 1346 / size)
    assert noise == pytest.approx(theory, rel=0.06)
    assert 0.4 < bias / (theory / np.sqrt(150)) < 1.6
    outside = re.search(r"(\d+) of 150 dots", said)
    assert (outside is not None) == (size == 1)


@pytest.mark.parametrize("name", NAMES)
def test_another_place_is_another_picture_and_the_way_back_leads_to_the_first(shown, name):
    demo = shown[name]
    pictures = [picture_at(demo, **values) for values in PLACES[name]]
    assert len(set(pictures)) == len(pictures)
    assert picture_at(demo, **PLACES[name][0]) == pictures[0] == demo.still()


@pytest.mark.parametrize("name", NAMES)
def test_the_panel_follows_its_controls_and_comes_back(shown, name):
    panel = Panel(shown[name])
    first, words = panel.image.value, panel._words.value
    for values in PLACES[name][1:]:
        for control, value in values.items():
            panel._widgets[control].value = value
        assert panel.image.value != first
        assert panel._words.value != words
    panel.box.children[1].children[-1].click()
    assert (panel.image.value, panel._words.value) == (first, words)


# A student's function that is not right


def raising_above(function, place: int, limit: float):
    """Return the function, but raising where the argument at `place` is above the limit."""

    def fragile(*args):
        if args[place] > limit:
            raise ZeroDivisionError("somebody divides by <0>")
        return function(*args)

    return fragile


@pytest.mark.parametrize(
    ("build", "function", "place", "control"),
    [
        (step_size_on_bowls, "gradient_descent", 2, "lr"),
        (momentum, "momentum_update", 4, "mu"),
    ],
)
def test_an_exception_is_read_under_the_picture_and_the_demo_goes_on(
    solved, build, function, place, control
):
    panel = Panel(build(raising_above(solved[function], place, 0.95)))
    first = panel.image.value
    panel._widgets[control].value = 1.1
    assert "ZeroDivisionError: somebody divides by &lt;0&gt;" in panel._words.value
    assert panel.image.value == first
    panel._widgets[control].value = 0.5
    assert "Error" not in panel._words.value
    assert panel.image.value != first


def test_an_exception_while_batches_are_drawn_is_raised_in_the_cell(solved):
    fragile = raising_above(solved["sample_training_data"], 2, 500)
    with pytest.raises(Unusable, match="stopped with ZeroDivisionError: somebody divides"):
        batch_size(solved["svm_loss_and_grad"], fragile, solved["X_train"], solved["y_train"])


@pytest.mark.parametrize("name", NAMES)
def test_a_function_that_is_not_written_yet_is_named(solved, name):
    def build(function):
        data = solved["X_train"], solved["y_train"]
        return {
            "step_size_on_bowls": lambda: step_size_on_bowls(function),
            "batch_size": lambda: batch_size(solved["svm_loss_and_grad"], function, *data),
            "momentum": lambda: momentum(function),
        }[name]()

    def my_function(*args):
        raise NotImplementedError()

    with pytest.raises(NotImplementedError, match="my_function is not written yet"):
        build(my_function)

    def without_return(*args):
        print(args)

    with pytest.raises(Unusable, match=f"^{ASKED[name]} returned nothing"):
        build(without_return)


def test_the_demos_show_the_students_own_walks():
    def uphill(f, x, lr, steps):
        return x * (1 + lr) ** steps

    demo = step_size_on_bowls(uphill)
    demo.picture.show(lr=0.1, kappa=10)
    assert demo.picture._on_bowl.get_xdata()[:3] == pytest.approx([10, 11, 12.1])
    demo = momentum(lambda w, dw, velocity, lr, mu: (w + 0.01 * dw, velocity))
    demo.picture.show(lr=0.1, mu=0.5)
    assert demo.picture._heavy.get_ydata()[:3] == pytest.approx([1, 1.02, 1.0404])


@pytest.mark.parametrize("build", [step_size_on_bowls, batch_size, momentum])
def test_while_graded_no_function_is_called(build, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")

    def never(*args):
        raise AssertionError("the demo was computed")

    still = build(*[never] * (4 if build is batch_size else 1))
    assert still._repr_png_().startswith(b"\x89PNG")
