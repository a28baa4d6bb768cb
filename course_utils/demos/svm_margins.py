"""The lead Δ of the hinge loss: which classes cost something, and what they put into dW."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from course_utils.datasets import LabelledImages, append_ones, as_rows
from course_utils.demos.asking import asked
from course_utils.demos.controls import Choice, Slider
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.labels import write
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, GREEN, GREY, ORANGE

LossOfOne = Callable[[np.ndarray, int, np.ndarray, float], float]

CALL = "svm_loss_i(x, y, W, delta)"
LIGHT_ORANGE = "#F6D8C6"
GAP = 3
NOTHING = 235


def excess(leads: np.ndarray, true_class: int, delta: float) -> np.ndarray:
    """Return by how much each class comes too close to the true one.

    Parameters
    ----------
    leads : array, shape (C,)
        Scores minus the score of the true class.
    true_class : int
        The label; its own entry is 0.
    delta : float
        The margin Δ.

    Returns
    -------
    array, shape (C,)
        max(0, s_j − s_y + Δ): what each class costs. Their sum is the loss.

    Examples
    --------
    >>> excess(np.array([0.0, 3.0, 0.5]), 0, 1.0)
    array([0. , 4. , 1.5])
    """
    costs = np.maximum(0.0, leads + delta)
    costs[true_class] = 0.0
    return costs


def multiples_of_x(costs: np.ndarray, true_class: int) -> np.ndarray:
    """Return how often each row of dW gets the example.

    Examples
    --------
    >>> multiples_of_x(np.array([0.0, 4.0, 1.5]), 0)
    array([-2,  1,  1])
    """
    multiples = (costs > 0).astype(int)
    multiples[true_class] = -multiples.sum()
    return multiples


def rows_as_picture(image: np.ndarray, multiples: np.ndarray) -> np.ndarray:
    """Return the rows of dW side by side: the image, its negative, or nothing.

    Parameters
    ----------
    image : array, shape (side, side, 3), uint8
        The example.
    multiples : array, shape (C,)
        How often each row gets it.

    Returns
    -------
    array, shape (side + 2 GAP, C (side + 2 GAP), 3), uint8
    """
    side = len(image)
    cell = side + 2 * GAP
    strip = np.full((cell, cell * len(multiples), 3), 255, np.uint8)
    looks = {0: np.uint8(NOTHING), 1: image}
    for k, multiple in enumerate(multiples):
        left = k * cell + GAP
        look = looks.get(int(multiple), 255 - image)
        strip[GAP : GAP + side, left : left + side] = look
    return strip


class SvmMarginsPicture(Picture):
    """Above the scores with the line that wrong classes should stay below, below the rows of dW."""

    def __init__(
        self, loss_of_one: LossOfOne, weights: Mapping[str, np.ndarray], pictures: LabelledImages
    ) -> None:
        super().__init__(10.0, 4.8)  # so that the rows of dW are square
        self._loss_of_one = asked(loss_of_one, CALL, lambda *_: {"loss": ()})
        self._weights = weights
        self._classes = pictures.classes
        # Of each class, its first picture.
        classes, first = np.unique(pictures.labels, return_index=True)
        self.examples = {self._classes[k]: int(k) for k in classes}
        self._images = dict(zip(self.examples, pictures.images[first], strict=True))
        rows = append_ones(as_rows(pictures.images[first]))
        self._rows = dict(zip(self.examples, rows, strict=True))
        self._leads = {
            (name, label): W @ x - (W @ x)[self.examples[name]]
            for label, W in weights.items()
            for name, x in self._rows.items()
        }
        # The largest Δ is one that no class keeps, whatever the picture and the weights.
        every_lead = np.concatenate(list(self._leads.values()))
        self.largest_delta = math.ceil(np.abs(every_lead).max())

        grid = self.figure.add_gridspec(2, 2, width_ratios=(1.2, 9.5), height_ratios=(2.6, 1))
        self._draw_scores(
            self.figure.add_subplot(grid[0, 1]),
            lowest=-self.largest_delta - 0.6,
            highest=every_lead.max() + 1.6,
        )
        self._draw_rows(self.figure.add_subplot(grid[1, 1]))
        self._draw_example(self.figure.add_subplot(grid[0, 0]))

    def _draw_scores(self, axes: Axes, lowest: float, highest: float) -> None:
        count = len(self._classes)
        (true,) = axes.plot([-1, count], [0, 0], color=GREEN, linewidth=1.6)
        self._limit = self.moving(axes.plot([-1, count], [0, 0], "--", color=BLACK)[0])
        self._costs = []
        for k in range(count):
            bar = Rectangle((k - 0.28, 0), 0.56, 0, facecolor=LIGHT_ORANGE, edgecolor=ORANGE)
            bar.set_hatch("///")
            axes.add_patch(bar)
            self._costs.append(self.moving(bar))
        self._others = self.moving(axes.plot([], [], "o", color=GREY, markersize=9)[0])
        self._true = self.moving(axes.plot([], [], "D", color=GREEN, markersize=10)[0])
        axes.set_ylabel("score minus score\nof the true class")
        axes.set_xticks(range(count), [f"{k}\n{name}" for k, name in enumerate(self._classes)])
        axes.tick_params(axis="x", length=0, labelsize=10.5)
        axes.grid(visible=False, axis="x")
        axes.set(xlim=(-0.5, count - 0.5), ylim=(lowest, highest))
        axes.legend(
            [self._true, true, self._limit, self._costs[0]],
            ["true class", "its score", "Δ below it", "what a class costs"],
            loc="lower center",
            bbox_to_anchor=(0.5, 1.0),
            ncols=4,
            frameon=False,
        )

    def _draw_rows(self, axes: Axes) -> None:
        count = len(self._classes)
        extent = (-0.5, count - 0.5, 0.5, -0.5)
        blank = rows_as_picture(next(iter(self._images.values())), np.zeros(count))
        self._strip = self.moving(
            axes.imshow(blank, extent=extent, aspect="auto", interpolation="nearest")
        )
        self._words = [
            self.moving(write(axes, k, 0.7, ha="center", va="center")) for k in range(count)
        ]
        axes.set(xlim=(-0.5, count - 0.5), ylim=(0.86, -0.5))
        axes.set_ylabel("row of dW", labelpad=12)
        _bare(axes)

    def _draw_example(self, axes: Axes) -> None:
        image = next(iter(self._images.values()))
        self._example = self.moving(axes.imshow(image, interpolation="nearest"))
        axes.set_title("picture x")
        _bare(axes)

    def show(self, delta: float, example: str, weights: str) -> str:
        """Ask for the lead `delta` at one example, with one of the weight matrices."""
        true_class, leads = self.examples[example], self._leads[example, weights]
        costs = excess(leads, true_class, delta)
        multiples = multiples_of_x(costs, true_class)
        loss = self._loss_of_one(self._rows[example], true_class, self._weights[weights], delta)

        self._limit.set_ydata([-delta, -delta])
        for bar, cost in zip(self._costs, costs, strict=True):
            bar.set_y(-delta)
            bar.set_height(cost)
            bar.set_visible(bool(cost > 0))
        wrong = np.arange(len(leads)) != true_class
        self._others.set_data(np.flatnonzero(wrong), leads[wrong])
        self._true.set_data([true_class], [0.0])
        self._example.set_data(self._images[example])
        self._strip.set_data(rows_as_picture(self._images[example], multiples))
        for text, multiple in zip(self._words, multiples, strict=True):
            text.set_text(_times_x(int(multiple)))

        close = int(np.count_nonzero(costs))
        return (
            f"Δ = {delta:.1f}: {close} of {len(leads) - 1} wrong classes come too close to "
            f"{example}, so its row gets {_times_x(-close)}. The hatched lengths add up to "
            f"<b>{costs.sum():.3f}</b>; your <code>svm_loss_i</code> says <b>{loss:.3f}</b>."
        )


def _times_x(multiple: int) -> str:
    if multiple == 0:
        return "0"
    return "+x" if multiple == 1 else f"−{-multiple}x".replace("−1x", "−x")


def _bare(axes: Axes) -> None:
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.grid(visible=False)


@demonstration
def svm_margins(
    loss_of_one: LossOfOne, weights: Mapping[str, np.ndarray], pictures: LabelledImages
) -> Demo:
    """Move the lead Δ that the hinge loss asks for, and see who costs and what dW gets.

    Parameters
    ----------
    loss_of_one : callable
        ``loss_of_one(x, y, W, delta)``, the loss of one example.
    weights : mapping from label to array of shape (C, D)
        Weights to choose from; D counts the column of ones.
    pictures : LabelledImages
        The first picture of each class can be chosen.

    Returns
    -------
    Demo
    """
    picture = SvmMarginsPicture(loss_of_one, weights, pictures)
    examples = tuple(picture.examples)
    return Demo(
        picture,
        controls={
            "delta": Slider("lead Δ", 1.0, low=0.0, high=float(picture.largest_delta), step=0.1),
            "example": Choice("picture of", examples[len(examples) // 2], options=examples),
            "weights": Choice("weights", next(iter(weights)), options=tuple(weights)),
        },
        look_for="each class above the dashed line costs its hatched length and gets +x, however "
        "long the hatching is; the true class gets −x for each of them.",
    )
