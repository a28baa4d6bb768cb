"""The demos of notebook 04: the lead Δ of the hinge loss, and the size of one step."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from course_utils import demos
from course_utils.datasets import append_ones, as_rows, cifar10_or_stand_in
from course_utils.datasets.folder import DATA_VARIABLE
from course_utils.demos.asking import Unusable
from course_utils.demos.demo import STILLS
from course_utils.demos.panel import Panel
from course_utils.demos.step_size_sweep import CENTRED, POWERS, RAW, losses_along
from course_utils.demos.svm_margins import GAP, NOTHING, excess, multiples_of_x
from tests.unit.demo_bench import everywhere, numbers_of

SCORES_BY_HAND = np.array([1.0, 4.0, 1.5])


def svm_loss_i(x, y, W, delta=1.0):
    """Return the loss of one example, class by class."""
    scores = [float(np.dot(row, x)) for row in W]
    return sum(max(0.0, s - scores[y] + delta) for j, s in enumerate(scores) if j != y)


def svm_loss(W, X, y, reg):
    """Return the loss and its gradient, example by example."""
    loss, dW = 0.0, np.zeros(W.shape)
    for x, k in zip(X, y, strict=True):
        margins = W @ x - W[k] @ x + 1
        margins[k] = 0
        loss += margins[margins > 0].sum()
        dW[margins > 0] += x
        dW[k] -= np.count_nonzero(margins > 0) * x
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W


def sweep(loss_fun, W, dW, step_sizes):
    return np.array([loss_fun(W - step * dW) for step in step_sizes])


@pytest.fixture(autouse=True)
def shown_as_to_a_student(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The notebook's pictures, which are the stand-in's, and its two weight matrices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_VARIABLE, str(tmp_path_factory.mktemp("data")))
        pictures = cifar10_or_stand_in(500)
    X, y = append_ones(as_rows(pictures.images)), pictures.labels
    W = np.random.default_rng(4).random((10, 3073)) * 0.001
    means = np.array([X[y == k].mean(axis=0) - X.mean(axis=0) for k in range(10)])
    return SimpleNamespace(pictures=pictures, X=X, y=y, W=W, W_means=1.5e-6 * means)


@pytest.fixture(scope="module")
def margins(data):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NBGRADER_EXECUTION", raising=False)
        weights = {"random": data.W, "mean pictures": data.W_means}
        return demos.svm_margins(svm_loss_i, weights, data.pictures)


@pytest.fixture(scope="module")
def steps(data):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NBGRADER_EXECUTION", raising=False)
        return demos.step_size_sweep(svm_loss, sweep, data.W, data.X, data.y)


def promise_and_way(picture):
    return picture._promise.get_ydata(), picture._way.get_ydata()


# The lead Δ


def test_the_case_that_the_notebook_does_by_hand():
    leads = SCORES_BY_HAND - SCORES_BY_HAND[0]
    costs = excess(leads, 0, 1.0)
    assert costs.tolist() == [0.0, 4.0, 1.5]
    assert multiples_of_x(costs, 0).tolist() == [-2, 1, 1]
    assert excess(SCORES_BY_HAND - SCORES_BY_HAND[1], 1, 1.0).tolist() == [0.0, 0.0, 0.0]
    assert excess(leads, 0, 0.0).sum() == 3.5


@pytest.mark.parametrize("weights", ["random", "mean pictures"])
@pytest.mark.parametrize("example", ["kind A", "kind F", "kind J"])
@pytest.mark.parametrize("delta", [0.0, 0.3, 1.0, 4.0, 10.0])
def test_the_hatched_lengths_are_the_loss(margins, data, delta, example, weights):
    picture = margins.picture
    sentence = picture.show(delta, example, weights)
    true_class = "ABCDEFGHIJ".index(example[-1])
    place = int(np.flatnonzero(data.y == true_class)[0])
    W = data.W if weights == "random" else data.W_means
    loss = svm_loss_i(data.X[place], true_class, W, delta)
    assert sum(bar.get_height() for bar in picture._costs) == pytest.approx(loss, abs=1e-9)
    assert sentence.count(f"<b>{loss:.3f}</b>") == 2  # the demo's sum, and the student's
    scores = W @ data.X[place]
    wrong = np.arange(10) != true_class
    close = np.count_nonzero(scores[wrong] > scores[true_class] - delta)
    assert f"{close} of 9 wrong classes" in sentence
    assert picture._others.get_ydata() == pytest.approx((scores - scores[true_class])[wrong])
    assert picture._limit.get_ydata() == [-delta, -delta]


def test_the_rows_of_dw_are_the_picture_as_often_as_the_gradient_says(margins, data):
    picture, side = margins.picture, 32 + 2 * GAP
    picture.show(1.0, "kind F", "random")
    place = int(np.flatnonzero(data.y == 5)[0])
    x, image = data.X[place], data.pictures.images[place]
    dW = svm_loss(data.W, x[None], np.array([5]), 0.0)[1]
    words = {0: "0", 1: "+x"}
    for k, row in enumerate(dW):
        multiple = round(float(row[-1]))  # that of the column of ones
        np.testing.assert_allclose(row, multiple * x)
        assert picture._words[k].get_text() == words.get(multiple, f"−{-multiple}x")
        tile = picture._strip.get_array()[GAP : GAP + 32, k * side + GAP : k * side + GAP + 32]
        shown = {0: np.full_like(image, NOTHING), 1: image}.get(multiple, 255 - image)
        assert np.array_equal(tile, shown)


def test_nobody_keeps_the_largest_lead_and_better_weights_leave_nothing_to_learn(margins):
    for example in margins.controls["example"].options:
        for weights in ("random", "mean pictures"):
            largest = margins.controls["delta"].high
            assert "9 of 9" in margins.picture.show(largest, example, weights)
        assert "0 of 9" in margins.picture.show(1.0, example, "mean pictures")


def test_an_error_of_the_students_loss_is_shown_and_the_demo_goes_on(data):
    broken = False

    def svm_loss_i_with_moods(x, y, W, delta=1.0):
        if broken:
            raise ValueError("shapes <do> not fit")
        return svm_loss_i(x, y, W, delta)

    panel = Panel(demos.svm_margins(svm_loss_i_with_moods, {"random": data.W}, data.pictures))
    first = panel.image.value
    broken = True
    panel._widgets["delta"].value = 3.0
    assert "ValueError: shapes &lt;do&gt; not fit" in panel._words.value
    broken = False
    panel._widgets["delta"].value = 5.0
    assert panel.image.value != first
    assert "Δ = 5.0" in panel._words.value


# The size of one step


def test_a_loss_along_a_line_by_hand():
    # two examples: max(0, 2 − 4s) + max(0, −1 + s) and max(0, 1 + s)
    margins, slopes = np.array([[0, 2.0, -1.0], [1.0, 0, 0]]), np.array([[0, -4.0, 1], [1, 0, 0]])
    losses = losses_along(margins, slopes, np.array([0.0, 0.25, 0.5, 2.0]))
    assert losses.tolist() == [1.5, 1.125, 0.75, 2.0]


@pytest.mark.parametrize("step", [1e-10, 10**-7.5, 1e-7, 10**-5.75, 1e-3, 1e-1])
@pytest.mark.parametrize("pixels", [RAW, CENTRED])
def test_the_mark_the_curve_and_the_way_show_the_loss_after_the_step(steps, data, step, pixels):
    X = data.X.copy()
    if pixels == CENTRED:
        X[:, :-1] -= X[:, :-1].mean(axis=0)
    before, dW = svm_loss(data.W, X, data.y, 0.0)
    after = svm_loss(data.W - step * dW, X, data.y, 0.0)[0]
    sentence, picture = steps.picture.show(step, pixels), steps.picture
    assert f"goes from {before:.4f} to <b>{after:.4f}</b>" in sentence
    assert f"promised a fall of {step * np.sum(dW**2):.3g};" in sentence
    assert ("fell" if after < before else "rose") in sentence
    assert picture._mark.get_ydata()[0] == pytest.approx(after, rel=1e-9)
    assert picture._lines[pixels].along(np.array([step]))[0] == pytest.approx(after, rel=1e-9)
    way = picture._way.get_xydata()
    assert way[0] == pytest.approx([0.0, 1.0])
    gone = after / before > 2
    end = 2.0 if gone else after / before
    assert picture._end.get_ydata()[0] == pytest.approx(end)
    assert bool(picture._beyond.get_text()) == gone
    if not gone:
        assert np.interp(1.0, way[:, 0], way[:, 1]) == pytest.approx(end, abs=1e-2)


def test_the_loss_stays_above_its_slope_and_begins_along_it(steps):
    for pixels in (RAW, CENTRED):
        for step in POWERS:
            steps.picture.show(step, pixels)
            promise, way = promise_and_way(steps.picture)
            assert np.all(way >= promise - 1e-12)  # a hinge loss is convex
        steps.picture.show(1e-10, pixels)
        promise, way = promise_and_way(steps.picture)
        assert 1 - way[-1] == pytest.approx(1 - promise[-1], rel=0.01)


def test_the_numbers_that_the_notebook_tells(steps):
    raw, centred = (steps.picture._lines[pixels] for pixels in (RAW, CENTRED))
    assert raw.before == pytest.approx(11.589, abs=1e-3)
    assert raw.swept[[0, 3]] == pytest.approx([11.578, 7.51], abs=5e-3)
    assert raw.swept[-1] == pytest.approx(10 * raw.swept[-2], rel=1e-3)
    assert centred.before == pytest.approx(7.54, abs=0.01)
    sizes = 10 ** np.arange(-10, -0.9, 0.25)
    best, best_centred = (sizes[line.along(sizes).argmin()] for line in (raw, centred))
    assert centred.along(np.array([best_centred]))[0] < 0.05
    assert best_centred / best == pytest.approx(10**1.5)


def test_the_marks_are_those_of_the_students_sweep(data):
    def wrong_way(loss_fun, W, dW, step_sizes):
        return [loss_fun(W + step * dW) for step in step_sizes]

    demo = demos.step_size_sweep(svm_loss, wrong_way, data.W, data.X, data.y)
    line = demo.picture._lines[RAW]
    assert np.all(line.swept > line.before)

    def forgetful(loss_fun, W, dW, step_sizes):
        return loss_fun(W)

    with pytest.raises(Unusable, match=r"should return losses \(shape \(10,\)\)"):
        demos.step_size_sweep(svm_loss, forgetful, data.W, data.X, data.y)


def test_an_error_of_the_students_set_loss_is_shown_and_the_demo_goes_on(data):
    broken = False

    def svm_loss_with_moods(W, X, y, reg):
        if broken:
            raise ZeroDivisionError("division by zero")
        return svm_loss(W, X, y, reg)

    panel = Panel(demos.step_size_sweep(svm_loss_with_moods, sweep, data.W, data.X, data.y))
    broken = True
    panel._widgets["step"].value = 1e-5
    assert "ZeroDivisionError: division by zero" in panel._words.value
    broken = False
    panel._widgets["step"].value = 1e-4
    assert "Step 1.0e-04" in panel._words.value


# Both


@pytest.mark.parametrize(
    ("name", "moves"),
    [
        ("margins", [{"delta": 4.0}, {"example": "kind B"}, {"weights": "mean pictures"}]),
        ("steps", [{"step": 1e-10}, {"step": 1e-4}, {"pixels": CENTRED}]),
    ],
)
def test_every_control_moves_the_picture_and_reset_brings_the_first_one_back(name, moves, request):
    panel = Panel(request.getfixturevalue(name))
    first = panel.image.value, panel._words.value
    for move in moves:
        for control, value in move.items():
            panel._widgets[control].value = value
        assert panel.image.value != first[0] and panel._words.value != first[1]
        panel._reset(None)
        assert (panel.image.value, panel._words.value) == first


@pytest.mark.parametrize("name", ["margins", "steps"])
def test_wherever_the_controls_stand_there_is_something_to_draw(name, request):
    demo = request.getfixturevalue(name)
    for values in everywhere(demo):
        sentence = demo.picture.show(**values)
        assert np.all(np.isfinite(numbers_of(demo.picture)))
        assert "nan" not in sentence and "inf" not in sentence


def test_a_function_that_is_not_written_yet_is_named(data):
    def to_be_written(*arguments):
        raise NotImplementedError()

    def without_return(*arguments):
        pass

    for function, error, words in (
        (to_be_written, NotImplementedError, "^to_be_written is not written yet"),
        (without_return, Unusable, "^{} returned nothing"),
    ):
        with pytest.raises(error, match=words.format("svm_loss_i")):
            demos.svm_margins(function, {"random": data.W}, data.pictures)
        with pytest.raises(error, match=words.format("svm_loss_vectorized")):
            demos.step_size_sweep(function, sweep, data.W, data.X, data.y)
        with pytest.raises(error, match=words.format("step_size_sweep")):
            demos.step_size_sweep(svm_loss, function, data.W, data.X, data.y)


def test_while_graded_stills_are_shown_and_nothing_computed(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    for still, name in (
        (demos.svm_margins(None, None, None), "svm_margins"),
        (demos.step_size_sweep(None, None, None, None, None), "step_size_sweep"),
    ):
        assert still._repr_png_() == (STILLS / f"{name}.png").read_bytes()
