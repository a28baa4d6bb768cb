"""The size of one step along the gradient: nothing happens, it falls, it explodes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.datasets import append_ones
from course_utils.demos.asking import Shapes, asked, unusable
from course_utils.demos.controls import Choice, LogSlider
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.labels import write
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, decades
from course_utils.figures.step_sweep import Loss

Sweep = Callable[[Callable[[np.ndarray], Any], np.ndarray, np.ndarray, np.ndarray], Any]

LOSS, SWEEP = "svm_loss_vectorized(W, X, y, reg)", "step_size_sweep(loss_fun, W, dW, step_sizes)"
SMALLEST, LARGEST = -10, -1
POWERS = 10.0 ** np.arange(SMALLEST, LARGEST + 1)
FINE = np.logspace(SMALLEST, LARGEST, 16 * (LARGEST - SMALLEST) + 1)
# Along the chosen step, from W (0) to a little beyond its end (1); denser near W, because where
# the step is far too large, all that happens is there.
ALONG = 1.15 * np.linspace(0.0, 1.0, 70) ** 2
CEILING = 2.0
RAW, CENTRED = "brightness 0 to 255", "mean picture subtracted"
LOOKS = {RAW: (BLUE, "o"), CENTRED: (ORANGE, "s")}


def loss_and_gradient(W: np.ndarray, *_: object) -> Shapes:
    """Return the shapes of a loss and its gradient."""
    return {"loss": (), "dW": W.shape}


def one_for_each_step(loss_fun: object, W: object, dW: object, steps: np.ndarray) -> Shapes:
    """Return the shape of the losses after steps of several sizes."""
    return {"losses": steps.shape}


def losses_along(margins: np.ndarray, slopes: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Return the hinge loss, without regularisation, at some steps along a line.

    Parameters
    ----------
    margins : array, shape (N, C)
        s_j − s_y + 1 of each example at the start, and 0 for its true class.
    slopes : array, shape (N, C)
        What a step of length 1 adds to them: scores are linear in W, and so are margins.
    steps : array, shape (n,)
        The steps.

    Returns
    -------
    array, shape (n,)

    Examples
    --------
    >>> losses_along(np.array([[0.0, 2.0]]), np.array([[0.0, -4.0]]), np.array([0.0, 0.25, 1.0]))
    array([2., 1., 0.])
    """
    moved = margins.ravel() + steps[:, None] * slopes.ravel()
    return np.maximum(0.0, moved).sum(axis=1) / len(margins)


def against_true(scores: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return scores minus that of the true class of the row."""
    return scores - scores[np.arange(len(y)), y][:, None]


class Line:
    """One data set, and all that a step along its gradient needs.

    The losses come from the student's functions, and cheaply: moving W by a step moves the scores
    ``X @ W.T`` by the step times ``X @ dW.T``. With scores as features and the identity as weights,
    the loss function sees the very same scores from a far smaller problem.
    """

    def __init__(self, loss: Loss, sweep: Sweep, W: np.ndarray, X: np.ndarray, y: np.ndarray):
        self._loss, self._y = asked(loss, LOSS, loss_and_gradient), y
        self.before, dW = self._loss(W, X, y, 0.0)
        if not self.before > 0:
            raise unusable(LOSS, f"gave the loss {self.before:g}, where many margins are not kept")
        self.squared_gradient = float(np.sum(np.square(dW)))
        self._scores, self._moves = X @ W.T, X @ dW.T
        self.swept: np.ndarray = asked(sweep, SWEEP, one_for_each_step)(
            self._loss_of_scores, self._scores, self._moves, POWERS
        )
        self._margins = against_true(self._scores, y) + 1.0
        self._margins[np.arange(len(y)), y] = 0.0
        self._slopes = -against_true(self._moves, y)

    def _loss_of_scores(self, scores: np.ndarray) -> float:
        loss: float = self._loss(np.eye(scores.shape[1]), scores, self._y, 0.0)[0]
        return loss

    def after(self, step: float) -> float:
        """Return what the student's function says after one step."""
        return self._loss_of_scores(self._scores - step * self._moves)

    def along(self, steps: np.ndarray) -> np.ndarray:
        """Return the losses after several steps, each from the start."""
        return losses_along(self._margins, self._slopes, steps)


class StepSizeSweepPicture(Picture):
    """Left the loss after one step against its size, right the loss on the way of this step."""

    def __init__(self, lines: dict[str, Line]) -> None:
        super().__init__()
        self._lines = lines
        left, right = self.figure.subplots(1, 2, width_ratios=(1.25, 1))
        self._draw_sweeps(left)
        self._draw_way(right)

    def _draw_sweeps(self, axes: Axes) -> None:
        for label, line in self._lines.items():
            colour, marker = LOOKS[label]
            axes.axhline(line.before, color=colour, linestyle=":", linewidth=1.4)
            axes.plot(FINE, line.along(FINE), color=colour, linewidth=1.4)
            axes.plot(POWERS, line.swept, marker, color=colour, markersize=5)
            axes.plot([], [], marker=marker, color=colour, linewidth=1.4, label=label)
        axes.plot([], [], ":", color=GREY, label="loss before the step")
        axes.set_yscale("log")
        decades(axes, range(SMALLEST, LARGEST + 1))
        axes.tick_params(axis="x", labelsize=10.5)
        axes.set(title="Every step size", xlabel="step size", ylabel="loss after one step")
        axes.set_xlim(6e-11, 1.7e-1)
        axes.legend(loc="upper left", fontsize=10.5)
        # It ends below the legend.
        place = axes.axvline(1.0, 0.0, 0.77, color=GREY, linestyle="--", linewidth=1.2)
        self._place = self.moving(place)
        self._mark = self.moving(axes.plot([], [], "o", markersize=11)[0])

    def _draw_way(self, axes: Axes) -> None:
        axes.axhline(1.0, color=GREY, linestyle=":", linewidth=1.4)
        axes.axvline(1.0, color=GREY, linestyle="--", linewidth=1.2)
        (self._promise,) = axes.plot([], [], "--", color=GREEN, label="promised by the slope at W")
        (self._way,) = axes.plot([], [], color=BLACK, linewidth=3, label="the loss")
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=2, frameon=False)
        for artist in (self._promise, self._way):
            self.moving(artist)
        self._end = self.moving(axes.plot([], [], "o", markersize=11, clip_on=False)[0])
        self._beyond = self.moving(write(axes, 0.96, CEILING * 0.93, ha="right", va="center"))
        axes.set(title="On the way of this one step", ylabel="loss / loss before the step")
        axes.set(xlim=(0, ALONG[-1]), ylim=(0, CEILING))
        axes.set_xticks([0, 0.5, 1], ["W", "half way", "its end"])

    def show(self, step: float, pixels: str) -> str:
        """Make one step of this size, on one of the two sets of pictures."""
        line = self._lines[pixels]
        after, promised = line.after(step), step * line.squared_gradient
        colour, marker = LOOKS[pixels]

        self._place.set_xdata([step, step])
        self._mark.set_data([step], [after])
        # Far outside the chart a line would be too steep to draw.
        way = np.minimum(line.along(step * ALONG) / line.before, 4 * CEILING)
        self._way.set_data(ALONG, way)
        fall = promised / line.before
        self._promise.set_data(ALONG, np.maximum(1 - fall * ALONG, -CEILING))
        ratio = after / line.before
        gone = not ratio <= CEILING
        self._end.set_data([1.0], [CEILING if gone else ratio])
        self._beyond.set_text(f"{ratio:,.0f} × the loss before" if gone else "")
        for artist in (self._mark, self._end):
            artist.set_color(colour)
            artist.set_marker(marker)
        self._end.set_marker("^" if gone else marker)

        fell = line.before - after
        did = f"fell by <b>{fell:.4g}</b>" if fell >= 0 else f"rose by <b>{-fell:.4g}</b>"
        return (
            f"Step {step:.1e}: the loss goes from {line.before:.4f} to <b>{after:.4f}</b>. "
            f"The slope at W promised a fall of {promised:.3g}; it {did}."
        )


@demonstration
def step_size_sweep(loss: Loss, sweep: Sweep, W: np.ndarray, X: np.ndarray, y: np.ndarray) -> Demo:
    """Move the size of one step along the negative gradient of the hinge loss.

    Parameters
    ----------
    loss : callable
        ``loss(W, X, y, reg) -> (loss, dW)``.
    sweep : callable
        ``sweep(loss_fun, W, dW, step_sizes)``, the losses after one step of each size.
    W : array, shape (C, D)
        The weights to start from.
    X : array, shape (N, D)
        Examples in rows, the last column ones.
    y : array, shape (N,)
        Labels.

    Returns
    -------
    Demo
    """
    X_centred = append_ones(X[:, :-1] - X[:, :-1].mean(axis=0))
    lines = {
        label: Line(loss, sweep, W, data, y) for label, data in ((RAW, X), (CENTRED, X_centred))
    }
    return Demo(
        StepSizeSweepPicture(lines),
        controls={
            "step": LogSlider("step size", 10**-7.5, low=SMALLEST, high=LARGEST),
            "pixels": Choice("pixels", RAW, options=tuple(LOOKS)),
        },
        look_for="as long as the step is small, the loss keeps what the slope promises; then it "
        "turns, and behind that each push of the slider makes it worse by the same factor.",
    )
