"""The size of a mini-batch: a cloud of gradients that closes in on the one of all examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from course_utils.demos.asking import Shapes, asked, unusable
from course_utils.demos.controls import Steps
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE
from course_utils.figures.minibatch_noise import LossAndGrad

Sample = Callable[..., Any]

CALL = "sample_training_data(X, y, batch_size, rng)"
SIZES = tuple(2**power for power in range(11))
DRAWS = 150
CLASSES = 10
# Two of the entries whose batch means take many different values.
PLACES = ((0, 27), (3, 43))
# Half the width of the frame that is shown from near.
LENS = 0.24
# How far the picture goes to the left and down; both entries are 1 at most.
REACH = 2.4


@dataclass(frozen=True)
class Cloud:
    """The gradients of `DRAWS` batches of one size.

    Attributes
    ----------
    points : array, shape (2, DRAWS)
        The entries `PLACES` of every gradient.
    noise : float
        The root mean square of their distances from the gradient of all examples.
    bias : float
        The distance of their mean from it.
    """

    points: np.ndarray
    noise: float
    bias: float


def a_batch(X: np.ndarray, y: np.ndarray, batch_size: int, *_: object) -> Shapes:
    """Return the shapes of the examples of a batch and of their labels."""
    return {"X_b": (batch_size, X.shape[1]), "y_b": (batch_size,)}


def entries(gradients: np.ndarray) -> np.ndarray:
    """Return the two numbers that are drawn, of one gradient or of many."""
    return np.array([gradients[(..., *place)] for place in PLACES])


def cloud(
    loss_and_grad: LossAndGrad, sample: Sample, X: np.ndarray, y: np.ndarray, batch_size: int
) -> Cloud:
    """Draw batches of one size and return what their gradients at W = 0 are like.

    Parameters
    ----------
    loss_and_grad : callable
        ``loss_and_grad(W, X, y) -> (loss, dW)``.
    sample : callable
        ``sample(X, y, batch_size, rng) -> (X_batch, y_batch)``.
    X : array, shape (N, D)
        Examples in rows.
    y : array, shape (N,)
        Their labels, 0…9.
    batch_size : int
        How many examples are in a batch.

    Returns
    -------
    Cloud
    """
    W = np.zeros((CLASSES, X.shape[1]))
    whole = loss_and_grad(W, X, y)[1]
    rng = np.random.default_rng(1)
    batch_of, labels = asked(sample, CALL, a_batch), np.unique(y)
    drawn = []
    for _ in range(DRAWS):
        X_b, y_b = batch_of(X, y, batch_size, rng)
        if not np.all(np.isin(y_b, labels)):
            raise unusable(
                CALL, "gave numbers in y_b that are no labels", a_batch(X, y, batch_size)
            )
        drawn.append(loss_and_grad(W, X_b, y_b.astype(int))[1])
    errors = np.array(drawn) - whole
    noise = np.sqrt(np.mean(np.sum(errors**2, axis=(1, 2))))
    return Cloud(entries(errors + whole), float(noise), float(np.linalg.norm(errors.mean(axis=0))))


def noise_of_one(loss_and_grad: LossAndGrad, X: np.ndarray, y: np.ndarray) -> float:
    """Return σ: the root mean square distance of one example's gradient from that of all."""
    W = np.zeros((CLASSES, X.shape[1]))
    single = [loss_and_grad(W, X[i : i + 1], y[i : i + 1])[1] for i in range(len(y))]
    return float(np.sqrt(np.sum(np.var(single, axis=0))))


def without_replacement(batch_size: np.ndarray, examples: int) -> np.ndarray:
    """Return by what σ/√B is to be multiplied when no example is drawn twice.

    Examples
    --------
    >>> without_replacement(np.array([1, 26, 101]), 101).tolist()
    [1.0, 0.8660254037844386, 0.0]
    """
    factor: np.ndarray = np.sqrt((examples - batch_size) / (examples - 1))
    return factor


class BatchesPicture(Picture):
    """Two numbers of each batch's gradient, from afar and from near; the noise for all sizes.

    Parameters
    ----------
    loss_and_grad, sample, X, y
        As for `cloud`.
    """

    def __init__(
        self, loss_and_grad: LossAndGrad, sample: Sample, X: np.ndarray, y: np.ndarray
    ) -> None:
        super().__init__(height=4.0)
        self._clouds = {size: cloud(loss_and_grad, sample, X, y, size) for size in SIZES}
        self._sigma = noise_of_one(loss_and_grad, X, y)
        whole = loss_and_grad(np.zeros((CLASSES, X.shape[1])), X, y)[1]
        self._entries = whole.size
        self._corner = entries(whole)[:, None] - REACH
        far, near, right = self.figure.subplots(1, 3, width_ratios=(1, 1, 1.25))
        self._dots: list[Line2D] = []
        self._means: list[Line2D] = []
        self._draw_cloud(far, entries(whole), lower=REACH, upper=0.75)
        self._draw_cloud(near, entries(whole), lower=LENS, upper=LENS)
        far.set(title="Every dot is a batch", ylabel="dW[3, 43]: digit 3, another pixel")
        corner = tuple(entries(whole) - LENS)
        far.add_patch(Rectangle(corner, 2 * LENS, 2 * LENS, fill=False, color=BLACK, linewidth=1.2))
        far.legend(loc="lower left", fontsize=10)
        near.set_title("The frame from near")
        self._draw_noise(right, len(y), float(np.linalg.norm(whole)))

    def _draw_cloud(self, axes: Axes, target: np.ndarray, lower: float, upper: float) -> None:
        axes.set(
            xlabel="dW[0, 27]: digit 0, a pixel",
            xlim=(target[0] - lower, target[0] + upper),
            ylim=(target[1] - lower, target[1] + upper),
        )
        dots = axes.plot([], [], "o", color=BLUE, alpha=0.45, label=f"one of {DRAWS} batches")[0]
        mean = axes.plot([], [], "D", color=ORANGE, markersize=10, label="mean of the dots")[0]
        cross = axes.plot(
            *target, "+", color=BLACK, markersize=20, markeredgewidth=3, label="all examples"
        )[0]
        self._dots.append(self.moving(dots))
        self._means.append(self.moving(mean))
        self.moving(cross)

    def _draw_noise(self, axes: Axes, examples: int, length: float) -> None:
        sizes = np.geomspace(1, examples - 1, 300)
        root = self._sigma / np.sqrt(sizes)
        axes.loglog(sizes, root, "--", color=BLACK, linewidth=1.4, label="σ/√B")
        axes.loglog(
            sizes,
            root * without_replacement(sizes, examples),
            color=GREEN,
            linewidth=1.6,
            label="… without replacement",
        )
        axes.axhline(length, color=GREY, linewidth=1.6)
        axes.text(0.9, 0.92 * length, "length of full gradient", fontsize=10, va="top")
        noise = [self._clouds[size].noise for size in SIZES]
        axes.loglog(SIZES, noise, "o", color=BLUE, label="your batches")
        axes.set_xticks(SIZES[::2], [str(size) for size in SIZES[::2]])
        axes.set_yticks([1, 10], ["1", "10"])
        axes.minorticks_off()
        axes.set(
            title="Typical distance from the cross",
            xlabel="batch size B (examples)",
            ylim=(0.3, 60),
        )
        axes.legend(loc="lower left", fontsize=10)
        self._mark = self.moving(
            axes.plot([], [], "o", color=BLUE, markersize=13, markeredgecolor=BLACK)[0]
        )

    def show(self, batch_size: int) -> str:
        """Show the batches of `batch_size` examples."""
        cloud = self._clouds[batch_size]
        for dots, mean in zip(self._dots, self._means, strict=True):
            dots.set_data(cloud.points)
            mean.set_data(cloud.points.mean(axis=1, keepdims=True))
        self._mark.set_data([batch_size], [cloud.noise])
        outside = int(np.sum(np.any(cloud.points < self._corner, axis=0)))
        lost = f" Too far out for the picture: {outside} of {DRAWS} dots." if outside else ""
        return (
            f"B = {batch_size}: over all {self._entries} entries, a dot is typically "
            f"<b>{cloud.noise:.3g}</b> away from the cross; "
            f"σ/√B = {self._sigma / np.sqrt(batch_size):.3g}. The mean of the dots is "
            f"<b>{cloud.bias:.2g}</b> away; chance leaves about {cloud.noise / np.sqrt(DRAWS):.2g}."
            + lost
        )


@demonstration
def batch_size(loss_and_grad: LossAndGrad, sample: Sample, X: np.ndarray, y: np.ndarray) -> Demo:
    """Move the size of mini-batches, and see how far their gradients scatter.

    Parameters
    ----------
    loss_and_grad : callable
        ``loss_and_grad(W, X, y) -> (loss, dW)``.
    sample : callable
        ``sample(X, y, batch_size, rng) -> (X_batch, y_batch)``.
    X : array, shape (N, D)
        Examples in rows, more than 1024 of them.
    y : array, shape (N,)
        Their labels, 0…9.

    Returns
    -------
    Demo
    """
    return Demo(
        BatchesPicture(loss_and_grad, sample, X, y),
        controls={"batch_size": Steps("batch size B", 16, options=SIZES)},
        look_for="the dots close in on the cross, and four times the batch halves their distance. "
        "The diamond stays near the cross: noisy, but not biased. Up to about B = 64 the noise is "
        "longer than the gradient itself. At the right end, where a batch holds most of the "
        "examples, the noise falls faster than 1/√B, since none is drawn twice.",
    )
