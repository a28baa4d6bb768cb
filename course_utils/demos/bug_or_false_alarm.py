"""The step ε of a gradient check: a real bug stays where it is, a false alarm moves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np

from course_utils.demos.asking import Shapes, asked, fitting, unusable
from course_utils.demos.controls import LogSlider, Switch
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.labels import write
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, BLUE, GREY, ORANGE, decades
from course_utils.figures.differences import (
    BLOCKS,
    PLANTED_FACTORS,
    Arrays,
    Forward,
    block_differences,
    network_gradient,
    whole_difference,
)
from course_utils.figures.gradient_blocks import THRESHOLD

FORWARD = "forward_propagation_n(X, Y, parameters)"
BACKWARD = "backward_propagation_n(X, Y, cache)"
SMALLEST, LARGEST, PER_DECADE = -12, -1, 4
EPSILONS = 10.0 ** np.linspace(SMALLEST, LARGEST, (LARGEST - SMALLEST) * PER_DECADE + 1)
# Where centred differences of the network are best, they take the part of the truth.
BEST_EPSILON = 1e-4
LOWEST, HIGHEST = 1e-12, 30.0


def as_arrays(gradients: object, parameters: Arrays) -> dict[str, np.ndarray]:
    """Return what the backward pass said about each block, if it fits the parameters.

    Parameters
    ----------
    gradients : object
        A dict with ``dW1 … db3``, if all is well.
    parameters : dict of arrays
        ``W1 … b3``.
    """
    wanted: Shapes = {"d" + name: np.shape(parameters[name]) for name in BLOCKS}
    if not isinstance(gradients, Mapping):
        raise unusable(BACKWARD, f"gave no dict, but a {type(gradients).__name__}")
    if missing := [name for name in wanted if name not in gradients]:
        raise unusable(BACKWARD, f"gave a dict without {', '.join(missing)}")
    parts = fitting([gradients[name] for name in wanted], wanted, BACKWARD)
    return dict(zip(wanted, parts, strict=True))


def with_bugs(gradients: Arrays, truth: Arrays, planted: Iterable[str]) -> dict[str, np.ndarray]:
    """Return gradients in which some blocks are wrong as they were in the handed-over function.

    Parameters
    ----------
    gradients : dict of arrays
        What the backward pass says: ``dW1 … db3``.
    truth : dict of arrays
        The right gradients. Planted blocks are multiples of these, so that a block that is wrong
        already does not become wrong twice.
    planted : iterable of {"dW2", "db1"}
        The blocks to be spoiled.

    Returns
    -------
    dict of arrays

    Examples
    --------
    >>> right = {"dW2": np.array([1.5]), "db1": np.array([0.5])}
    >>> with_bugs(right, right, ["db1"])
    {'dW2': array([1.5]), 'db1': array([2.])}
    """
    return {**gradients, **{name: PLANTED_FACTORS[name] * truth[name] for name in planted}}


def nearest_epsilon(epsilon: float) -> int:
    """Return the place of the step in `EPSILONS` that is nearest to `epsilon`.

    Examples
    --------
    >>> float(EPSILONS[nearest_epsilon(1.1e-7)])
    1e-07
    """
    return round((math.log10(epsilon) - SMALLEST) * PER_DECADE)


class BugOrFalseAlarmPicture(Picture):
    """Left the difference of all 47 derivatives against ε with a mark, right a bar per block.

    The numerical gradients at every ε are computed once, here; an update only looks them up.
    """

    def __init__(
        self, forward: Forward, gradients: Arrays, parameters: Arrays, X: np.ndarray, Y: np.ndarray
    ) -> None:
        super().__init__()
        said = as_arrays(gradients, parameters)
        cost = asked(forward, FORWARD, lambda *_: {"cost": (), "cache": None})
        truth = network_gradient(cost, parameters, X, Y, BEST_EPSILON)
        numerical = [network_gradient(cost, parameters, X, Y, e) for e in EPSILONS]
        self.whole: dict[tuple[str, ...], np.ndarray] = {}
        self.blocks: dict[tuple[str, ...], list[dict[str, float]]] = {}
        for planted in ((), ("dW2",), ("db1",), ("dW2", "db1")):
            analytic = with_bugs(said, truth, planted)
            self.whole[planted] = np.array([whole_difference(n, analytic) for n in numerical])
            self.blocks[planted] = [block_differences(n, analytic) for n in numerical]

        left, right = self.figure.subplots(1, 2, width_ratios=(1.1, 1))
        left.plot(
            EPSILONS,
            np.maximum(self.whole[()], LOWEST),
            ":",
            color=BLACK,
            linewidth=1.4,
            label="no bug planted",
        )
        left.axhline(THRESHOLD, color=BLACK, linestyle="--", linewidth=1.4, label="threshold 2e-7")
        self._curve = self.moving(left.plot([], [], linewidth=3)[0])
        self._line = self.moving(left.axvline(1e-7, color=GREY, linestyle="--", linewidth=1.2))
        self._mark = self.moving(left.plot([], [], "o", markersize=11)[0])
        left.set_yscale("log")
        decades(left, range(SMALLEST, LARGEST + 1, 2))
        left.set(title="All 47 derivatives, for every step", xlabel="step ε")
        left.set(ylabel="relative difference", ylim=(LOWEST, HIGHEST), xlim=(6e-13, 2e-1))
        left.legend(loc="lower left")

        places = range(len(BLOCKS))
        right.axhline(THRESHOLD, color=BLACK, linestyle="--", linewidth=1.4)
        right.set_yscale("log")
        right.set_xticks(places, BLOCKS)
        right.grid(visible=False, axis="x")
        right.set(title="Block by block, at this step", xlabel="parameter block")
        right.set(ylim=(LOWEST, HIGHEST), xlim=(-0.6, len(BLOCKS) - 0.4))
        bars = right.bar(places, [1.0] * len(BLOCKS), bottom=LOWEST, edgecolor="white")
        self._bars = [self.moving(bar) for bar in bars]
        ground = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.0}
        self._heights = [
            self.moving(write(right, k, 1, ha="center", fontsize=11, bbox=ground)) for k in places
        ]
        self._planted = {
            name: self.moving(
                write(
                    right,
                    BLOCKS.index(name.removeprefix("d")),
                    4 * LOWEST,
                    f"×{factor:g}",
                    ha="center",
                    fontsize=13,
                    bbox={"facecolor": "white", "edgecolor": ORANGE, "pad": 2.5},
                )
            )
            for name, factor in PLANTED_FACTORS.items()
        }

    def show(self, epsilon: float, double_dw2: bool, quadruple_db1: bool) -> str:
        """Move the mark and the bars to the step `epsilon`, with these bugs in place."""
        switched = {"dW2": double_dw2, "db1": quadruple_db1}
        planted = tuple(name for name, on in switched.items() if on)
        place = nearest_epsilon(epsilon)
        whole, blocks = self.whole[planted], self.blocks[planted][place]

        self._curve.set_data(EPSILONS, np.maximum(whole, LOWEST))
        self._line.set_xdata([EPSILONS[place]] * 2)
        self._mark.set_data([EPSILONS[place]], [max(whole[place], LOWEST)])
        for artist in (self._curve, self._mark):
            artist.set_color(ORANGE if planted else BLUE)
        for bar, height, block in zip(self._bars, self._heights, BLOCKS, strict=True):
            value = max(blocks[block], LOWEST)
            alarm = not value < THRESHOLD
            bar.set_height(value - LOWEST)
            bar.set_facecolor(ORANGE if alarm else BLUE)
            bar.set_hatch("//" if alarm else "")
            height.set_text(_short(value))
            height.set_y(value * 1.7)
        for name, text in self._planted.items():
            text.set_visible(name in planted)
        return self._sentence(place, whole, blocks)

    def _sentence(self, place: int, whole: np.ndarray, blocks: dict[str, float]) -> str:
        step = PER_DECADE if place + PER_DECADE < len(EPSILONS) else -PER_DECADE
        tenfold = "tenfold" if step > 0 else "a tenth of the"
        alarms = [f"d{block}" for block in BLOCKS if not blocks[block] < THRESHOLD]
        standing = f"above 2e-7: {', '.join(alarms)}" if alarms else "no block is above 2e-7"
        return (
            f"ε = {EPSILONS[place]:.1e}: relative difference <b>{whole[place]:.3g}</b>; at "
            f"{tenfold} ε it is <b>{whole[place + step]:.3g}</b>. Block by block, {standing}."
        )


def _short(difference: float) -> str:
    if difference > 0.01:
        return f"{difference:.2f}"
    return f"{difference:.1e}".replace("e-0", "e-")


@demonstration
def bug_or_false_alarm(
    forward: Forward, gradients: Arrays, parameters: Arrays, X: np.ndarray, Y: np.ndarray
) -> Demo:
    """Move the step of a gradient check, with the planted bugs in place and without them.

    Parameters
    ----------
    forward : callable
        ``forward(X, Y, parameters) -> (cost, cache)``.
    gradients : dict of arrays
        ``dW1 … db3`` from the mended backward pass.
    parameters : dict of arrays
        ``W1 … b3``.
    X, Y : arrays
        Examples in columns, and their labels.

    Returns
    -------
    Demo
    """
    return Demo(
        BugOrFalseAlarmPicture(forward, gradients, parameters, X, Y),
        controls={
            "epsilon": LogSlider("step ε", 1e-7, SMALLEST, LARGEST, step=1 / PER_DECADE),
            "double_dw2": Switch("dW2 twice too large", True),
            "quadruple_db1": Switch("db1 four times too large", True),
        },
        look_for="which bars stay, and which give way? Then take both bugs out: the whole curve "
        "becomes a V, and an alarm at one of its ends is gone a few powers of ten further on.",
    )
