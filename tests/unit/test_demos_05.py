"""The demos on gradient descent show what the mathematics says."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from course_utils.demos import batch_size, momentum, step_size_on_bowls
from course_utils.demos.batch_size import (
    DRAWS,
    SIZES,
    cloud,
    entries,
    noise_of_one,
    without_replacement,
)
from course_utils.demos.momentum import COUNT as MOMENTUM_STEPS
from course_utils.demos.momentum import largest_factor
from course_utils.demos.momentum import regime as momentum_regime
from course_utils.demos.step_size_on_bowls import (
    CONDITIONS,
    COUNT,
    STEP_SIZES,
    VALLEY_START,
    factor_curve,
    factors,
)
from tests.notebook_bench import run_notebook

NOTEBOOK = (
    Path(__file__).parents[2] / "notebooks" / "05_gradient_descent" / "gradient_descent.ipynb"
)


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
def digits(solved) -> tuple[np.ndarray, np.ndarray]:
    return solved["X_train"], solved["y_train"]


@pytest.fixture(scope="module")
def bowls(solved):
    return step_size_on_bowls(solved["gradient_descent"]).picture


@pytest.fixture(scope="module")
def batches(solved, digits):
    return batch_size(solved["svm_loss_and_grad"], solved["sample_training_data"], *digits).picture


@pytest.fixture(scope="module")
def heavy_ball(solved):
    return momentum(solved["momentum_update"]).picture


# The step size on two bowls


@pytest.mark.parametrize("kappa", CONDITIONS)
@pytest.mark.parametrize("lr", [0.01, 0.05, 0.18, 0.2, 0.5, 0.9, 1.1])
def test_every_dot_is_the_start_times_a_power_of_its_factor(bowls, lr, kappa):
    bowls.show(lr=lr, kappa=kappa)
    powers = np.arange(COUNT + 1)
    on_bowl = 10.0 * (1 - 2 * lr) ** powers
    xs, heights = bowls._on_bowl.get_data()
    assert xs == pytest.approx(on_bowl, rel=1e-6, abs=1e-8)
    assert heights == pytest.approx(on_bowl**2, rel=1e-6, abs=1e-8)
    exact = np.array([-9.0, 2.4]) * (1 - lr * np.array([1.0, kappa])) ** powers[:, None]
    # Far out, where the function is large, the centred difference loses its digits.
    near = np.all(np.abs(exact) < 100, axis=1)
    assert bowls._in_valley.get_xydata()[: np.sum(near)] == pytest.approx(exact[near], abs=1e-5)


@pytest.mark.parametrize(
    ("lr", "seen"),
    [
        (0.03, "crawls"),
        (0.3, "comes from one side"),
        (0.5, "is there in one step"),
        (0.9, "zigzags"),
        (1.0, "goes to and fro for ever"),
        (1.04, "diverges"),
    ],
)
def test_the_sentence_names_the_regime_of_the_parabola(bowls, lr, seen):
    said = bowls.show(lr=lr, kappa=10)
    assert f"factor {1 - 2 * lr:.2f}, {seen};".replace("-", "−") in said


@pytest.mark.parametrize(("kappa", "limit"), [(4, 0.5), (10, 0.2), (40, 0.05)])
def test_at_two_over_the_curvature_the_walk_across_goes_to_and_fro(bowls, kappa, limit):
    assert "across −1.00, goes to and fro for ever" in bowls.show(lr=limit, kappa=kappa)
    across = bowls._in_valley.get_ydata()
    assert across[:-1] == pytest.approx(-across[1:], rel=1e-6)
    above = min(lr for lr in STEP_SIZES if lr > limit)
    below = max(lr for lr in STEP_SIZES if lr < limit)
    assert seen_across(bowls.show(lr=above, kappa=kappa)) == "diverges"
    assert seen_across(bowls.show(lr=below, kappa=kappa)) == "zigzags"


def seen_across(sentence: str) -> str:
    """Return the regime that a sentence gives to the walk across the valley."""
    return sentence.partition("across ")[2].partition(";")[0].partition(", ")[2]


@pytest.mark.parametrize("kappa", CONDITIONS)
def test_the_two_factors_of_the_valley_meet_at_the_best_step_size(kappa):
    _, along, across = factors(2 / (1 + kappa), kappa)
    assert along == pytest.approx(-across) == pytest.approx((kappa - 1) / (kappa + 1))
    lr, sizes = factor_curve(kappa)
    worst = np.maximum(np.nan_to_num(sizes, nan=np.inf), factor_curve(1)[1])
    assert lr[np.argmin(worst)] == pytest.approx(2 / (1 + kappa), rel=0.02)


@pytest.mark.parametrize("kappa", CONDITIONS)
def test_contour_lines_are_equally_high_and_one_goes_through_the_start(bowls, kappa):
    bowls.show(lr=0.18, kappa=kappa)
    x0, x1 = np.reshape(bowls._contours.get_data(), (2, 9, -1))[:, :, :-1]
    heights = 0.5 * (x0**2 + kappa * x1**2)
    assert heights == pytest.approx(np.broadcast_to(heights[:, :1], heights.shape))
    start = 0.5 * (VALLEY_START[0] ** 2 + kappa * VALLEY_START[1] ** 2)
    assert np.sum(np.isclose(heights[:, 0], start)) == 1


def test_a_walk_that_leaves_is_cut_off_and_the_sentence_says_so(bowls):
    said = bowls.show(lr=1.1, kappa=40)
    dots = bowls._in_valley.get_xydata()
    assert len(dots) == 4 and np.max(np.abs(dots)) < 1e6 < 2.4 * 43**4
    assert "after 4 steps more than a million away" in said
    assert "<b>9.5e+02</b> away" in said  # 10 · 1.2²⁵, on the parabola


# The size of a batch


def test_the_noise_of_one_example_is_that_of_the_written_out_gradients(solved, digits):
    # At W = 0 all margins are 1, so the gradient of an example is (1 − 10 e_y) xᵀ.
    X, y = digits
    rows = (1.0 - 10.0 * np.eye(10)[y])[:, :, None] * X[:, None, :]
    sigma = np.sqrt(np.mean(np.sum(rows**2, axis=(1, 2))) - np.sum(rows.mean(axis=0) ** 2))
    assert noise_of_one(solved["svm_loss_and_grad"], X, y) == pytest.approx(sigma, rel=1e-12)


def test_without_replacement_is_what_all_subsets_give():
    values = np.array([1.0, 4.0, -2.0, 0.5, 3.0])
    for size in range(1, 6):
        means = [np.mean(subset) for subset in itertools.combinations(values, size)]
        expected = np.std(values) / np.sqrt(size) * without_replacement(np.array(size), 5)
        assert np.std(means) == pytest.approx(expected, abs=1e-12)


def test_the_measured_noise_lies_on_the_line_without_replacement(batches, digits):
    examples = len(digits[1])
    for size in SIZES:
        theory = batches._sigma / np.sqrt(size) * np.sqrt((examples - size) / (examples - 1))
        assert batches._clouds[size].noise == pytest.approx(theory, rel=0.06)
        assert f"B = {size}:" in batches.show(batch_size=size)
        assert batches._mark.get_xydata()[0] == pytest.approx([size, theory], rel=0.06)


def test_draws_with_replacement_lie_on_the_other_line(solved, digits, batches):
    def with_replacement(X, y, batch_size, rng):
        rows = rng.choice(len(y), size=batch_size)
        return X[rows], y[rows]

    came = cloud(solved["svm_loss_and_grad"], with_replacement, *digits, 1024)
    assert came.noise == pytest.approx(batches._sigma / 32, rel=0.1)
    assert came.noise > 1.8 * batches._clouds[1024].noise


def test_dots_and_diamond_are_the_gradients_of_the_batches_drawn(solved, digits):
    X, y = digits

    def first_rows(X, y, batch_size, rng):
        return X[:batch_size], y[:batch_size]

    rows = (1.0 - 10.0 * np.eye(10)[y])[:, :, None] * X[:, None, :]
    for size in (1, 16, len(y)):
        came = cloud(solved["svm_loss_and_grad"], first_rows, X, y, size)
        off = rows[:size].mean(axis=0) - rows.mean(axis=0)
        assert came.points == pytest.approx(
            np.tile(entries(rows[:size].mean(axis=0))[:, None], DRAWS)
        )
        assert came.noise == pytest.approx(np.linalg.norm(off), abs=1e-10)
        assert came.bias == pytest.approx(came.noise, abs=1e-10)


def test_the_mean_of_the_dots_is_as_near_as_chance_allows_unless_labels_are_torn_off(
    solved, digits, batches
):
    def torn(X, y, batch_size, rng):
        return rng.permutation(X)[:batch_size], rng.permutation(y)[:batch_size]

    for size in SIZES:
        assert batches._clouds[size].bias < 1.6 * batches._clouds[size].noise / np.sqrt(DRAWS)
    came = cloud(solved["svm_loss_and_grad"], torn, *digits, 64)
    assert came.bias > 5 * came.noise / np.sqrt(DRAWS)


def test_moving_the_batch_size_draws_no_batches(solved, digits):
    calls = []

    def counted(*args):
        calls.append(args)
        return solved["sample_training_data"](*args)

    picture = batch_size(solved["svm_loss_and_grad"], counted, *digits).picture
    assert len(calls) == DRAWS * len(SIZES)
    for size in SIZES:
        picture.show(batch_size=size)
        points = picture._clouds[size].points
        for dots, mean in zip(picture._dots, picture._means, strict=True):
            assert np.array_equal(dots.get_data(), points)
            assert np.ravel(mean.get_data()) == pytest.approx(points.mean(axis=1))
    assert len(calls) == DRAWS * len(SIZES)


# Step size and momentum


@pytest.mark.parametrize(
    ("lr", "mu"), [(0.05, 0.9), (0.05, 0.4), (0.5, 1.0), (1.2, 0.5), (1.0, 0.0)]
)
def test_the_walk_is_that_of_the_matrix_of_the_recurrence(heavy_ball, lr, mu):
    heavy_ball.show(lr=lr, mu=mu)
    matrix = np.array([[1 + mu - 2 * lr, -mu], [1.0, 0.0]])
    exact = [(np.linalg.matrix_power(matrix, k) @ [1.0, 1.0])[0] for k in range(MOMENTUM_STEPS + 1)]
    steps, w = heavy_ball._heavy.get_data()
    assert np.array_equal(steps, np.arange(MOMENTUM_STEPS + 1))
    assert w == pytest.approx(exact, abs=1e-9)
    plain = heavy_ball._plain.get_ydata()
    assert plain == pytest.approx((1 - 2 * lr) ** np.arange(len(plain)), abs=1e-9)
    assert len(plain) == MOMENTUM_STEPS + 1 or abs(plain[-1]) > 5
    assert np.max(np.abs(np.linalg.eigvals(matrix))) == pytest.approx(largest_factor(lr, mu))


def test_three_steps_give_the_published_number(heavy_ball):
    heavy_ball.show(lr=0.1, mu=0.9)
    assert heavy_ball._heavy.get_ydata()[:4] == pytest.approx([1.0, 0.8, 0.46, 0.062])
    assert heavy_ball._cross.get_xydata()[0] == pytest.approx([0.1, 0.9])


def regime_by_walking(lr: float, mu: float) -> str:
    """Return what a long walk does, seen from its size and its changes of sign."""
    w = [1.0, 1.0]
    while len(w) < 3000 and 1e-250 < abs(w[-1]) + abs(w[-2]) < 1e250:
        w.append((1 + mu - 2 * lr) * w[-1] - mu * w[-2])
    if abs(w[-1]) + abs(w[-2]) > 1.0:
        return "diverges"
    changes = np.sum(np.diff(np.sign(w)) != 0)
    return "glides" if changes <= 1 else "swings to and fro, but arrives"


def test_map_and_sentence_say_what_a_long_walk_does(heavy_ball):
    mesh = heavy_ball.figure.axes[0].collections[0]
    kinds = ("glides", "swings to and fro, but arrives", "diverges")
    across, up = np.linspace(0, 2.2, 331), np.linspace(0, 1.1, 331)
    rng = np.random.default_rng(0)
    seen = []
    for column, row in rng.integers(3, 328, (150, 2)):
        lr, mu = across[column], up[row]
        edges = (lr - 1 - mu, mu - 1, mu - (1 - np.sqrt(2 * lr)) ** 2)
        if min(map(abs, edges)) < 0.02:
            continue
        seen.append(regime_by_walking(lr, mu))
        assert seen[-1] == momentum_regime(lr, mu), (lr, mu)
        assert f"<b>{seen[-1]}</b>" in heavy_ball.show(lr=lr, mu=mu)
        assert kinds[int(mesh.get_array()[row, column])] == seen[-1], (lr, mu)
    assert set(seen) == set(kinds)


@pytest.mark.parametrize(("lr", "mu"), [(1.0, 0.0), (1.3, 0.3), (0.5, 1.0), (0.05, 1.0)])
def test_on_the_edges_it_never_comes_to_rest(heavy_ball, lr, mu):
    for off in (0.0, 1e-15):
        assert "never comes to rest" in heavy_ball.show(lr=lr + off, mu=mu + off)


def test_the_green_line_is_the_best_momentum_for_its_step_size(heavy_ball):
    (line,) = (
        line for line in heavy_ball.figure.axes[0].lines if line.get_label() == "best μ for its η"
    )
    tried = np.linspace(0, 1, 2001)
    for lr, mu in line.get_xydata()[10:100:10]:
        best = tried[np.argmin([largest_factor(lr, m) for m in tried])]
        assert mu == pytest.approx(best, abs=1e-3)
