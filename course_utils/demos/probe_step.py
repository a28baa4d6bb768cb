"""The step h of a numerical derivative: the secant closes in, and then the digits run out."""

from __future__ import annotations

import numpy as np
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D

from course_utils.demos.controls import Choice, LogSlider
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, decades
from course_utils.figures.truncation_and_round_off import PLACE, TRUTH, difference_quotients

STEPS = np.logspace(-16, 0, 97)
# An error of exactly 0 has no place on a logarithmic axis.
FLOOR = 1e-13
PRECISIONS = {"float64": np.float64, "float32": np.float32}
COLOURS = {"forward": ORANGE, "centred": BLUE}


def quotient(h: float, rule: str, precision: str) -> float:
    """Return the difference quotient of exp at 1.

    Parameters
    ----------
    h : float
        The step.
    rule : {"forward", "centred"}
        Which of the two quotients.
    precision : {"float64", "float32"}
        In which every number on the way is stored.

    Returns
    -------
    float

    Examples
    --------
    >>> round(quotient(0.5, "centred", "float64"), 3)
    2.833
    >>> quotient(1e-16, "forward", "float64")
    0.0
    """
    forward, centred = difference_quotients(h, PRECISIONS[precision])
    return forward if rule == "forward" else centred


class ProbeStepPicture(Picture):
    """Left exp at 1 with tangent and secant, right the error for all steps with a mark on it."""

    def __init__(self) -> None:
        super().__init__()
        left, right = self.figure.subplots(1, 2, width_ratios=(1, 1.3))

        self._span = np.linspace(PLACE - 1.2, PLACE + 1.2, 120)
        left.plot(self._span, np.exp(self._span), color=BLACK, linewidth=3)
        tangent = TRUTH + TRUTH * (self._span - PLACE)
        left.plot(self._span, tangent, ":", color=GREEN)
        (self._secant,) = left.plot([], [], "--")
        secants = tuple(Line2D([], [], color=c, linestyle=(0, (2, 1))) for c in COLOURS.values())
        left.set(title="$e^x$ at 1", xlabel="$x$", ylabel="$e^x$", ylim=(-0.6, 9.5))
        left.legend(
            [*left.get_lines()[:2], secants],
            ["$e^x$", "tangent", "secant"],
            loc="upper left",
            handler_map={tuple: HandlerTuple(ndivide=None, pad=0.4)},
        )
        self.moving(self._secant)
        self._ends = self.moving(left.plot([], [], "o", markersize=9)[0])

        self._curves = {
            (rule, precision): np.maximum(
                [abs(quotient(h, rule, precision) - TRUTH) for h in STEPS], FLOOR
            )
            for rule in COLOURS
            for precision in PRECISIONS
        }
        for (rule, precision), errors in self._curves.items():
            line = "-" if precision == "float64" else ":"
            name = f"{rule}, {precision}"
            right.plot(STEPS, errors, line, color=COLOURS[rule], linewidth=1.3, label=name)
        right.set_yscale("log")
        decades(right, range(-16, 1, 2))
        right.set(title="The error for every step", xlabel="step $h$", ylabel="|error| of slope")
        right.set_ylim(FLOOR / 10, 60)
        right.legend(loc="lower left", fontsize=10, ncols=2)
        right.axhline(TRUTH, color=GREY, linewidth=1.0)
        right.text(2e-8, TRUTH * 1.7, "wrong by 100 %", fontsize=10)
        right.text(4e-6, 3e-7, r"$\frac{h}{2}f''$", fontsize=14)
        right.text(1.5e-3, 4e-9, r"$\frac{h^2}{6}f'''$", fontsize=14)
        right.text(1.5e-15, 3e-7, "round-off\n$∝ 1/h$", fontsize=11)
        self._curve = self.moving(right.plot([], [], linewidth=3.4)[0])
        self._line = self.moving(right.axvline(1.0, color=GREY, linestyle="--", linewidth=1.2))
        self._mark = self.moving(right.plot([], [], "o", markersize=11)[0])

    def show(self, h: float, rule: str, precision: str) -> str:
        """Move the secant and the mark to the step `h`."""
        slope = quotient(h, rule, precision)
        error = abs(slope - TRUTH)
        start = PLACE - h if rule == "centred" else PLACE
        self._secant.set_data(self._span, np.exp(start) + slope * (self._span - start))
        ends = np.array([start, PLACE + h])
        self._ends.set_data(ends, np.exp(ends))
        self._curve.set_data(STEPS, self._curves[rule, precision])
        self._curve.set_linestyle("-" if precision == "float64" else ":")
        self._line.set_xdata([h, h])
        self._mark.set_data([h], [max(error, FLOOR)])
        for artist in (self._secant, self._ends, self._curve, self._mark):
            artist.set_color(COLOURS[rule])
        return (
            f"h = {h:.1e}: the {rule} difference in {precision} says <b>{slope:.8f}</b>; "
            f"the slope is {TRUTH:.8f}, so it is off by <b>{error:.1e}</b>."
        )


@demonstration
def probe_step() -> Demo:
    """Move the step of a difference quotient of exp at 1, from 1 down to 1e-16.

    Returns
    -------
    Demo
    """
    return Demo(
        ProbeStepPicture(),
        controls={
            "h": LogSlider("step h", 10**-0.25, low=-16, high=0),
            "rule": Choice("difference", "forward", options=("forward", "centred")),
            "precision": Choice("stored in", "float64", options=("float64", "float32")),
        },
        look_for="the secant closes in on the tangent, and the mark slides down its curve to a "
        "lowest point; then it climbs again, and at the very left the secant falls flat.",
    )
