"""A step that reaches over a corner: what counts is its length beside the distance."""

from __future__ import annotations

import numpy as np

from course_utils.demos.controls import Choice, LogSlider, Slider
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    decades,
)

# The slopes to the left and to the right of the corner, which both curves have at 0.
SLOPES = {"max(0, x)": (0.0, 1.0), "|x|": (-1.0, 1.0)}
RULES = (("forward", ORANGE, "--", "s", 11), ("centred", BLUE, "-.", "o", 8))

STEPS = np.logspace(-2, 0, 241)
SPAN = np.array([-2.1, 0.0, 2.1])
# The height of the bar that shows how far the step reaches.
BAR = -0.8


def curve(x: np.ndarray | float, name: str) -> np.ndarray:
    """Return max(0, x) or |x|.

    Parameters
    ----------
    x : float or array
        Where.
    name : {"max(0, x)", "|x|"}
        Which of the two.

    Returns
    -------
    array
        In the shape of `x`.
    """
    left, right = SLOPES[name]
    return np.where(np.less(x, 0), left, right) * x


def slope(x: float, name: str) -> float | None:
    """Return the derivative of a curve; at the corner there is none.

    Examples
    --------
    >>> slope(-0.2, "|x|"), slope(0.2, "|x|"), slope(0.0, "|x|")
    (-1.0, 1.0, None)
    """
    left, right = SLOPES[name]
    return None if x == 0 else left if x < 0 else right


def quotients(
    x: float, h: np.ndarray | float, name: str
) -> tuple[np.ndarray | float, np.ndarray | float]:
    """Return the forward and the centred difference of a curve at `x`.

    Parameters
    ----------
    x : float
        The place.
    h : float or array
        One step or many.
    name : {"max(0, x)", "|x|"}
        Which curve.

    Returns
    -------
    forward, centred : float or array
        In the shape of `h`.

    Examples
    --------
    >>> [float(q) for q in quotients(-0.5, 1.0, "max(0, x)")]
    [0.5, 0.25]
    """
    above = curve(x + h, name)
    return (above - curve(x, name)) / h, (above - curve(x - h, name)) / (2 * h)


class KinkPicture(Picture):
    """Left the secants over the corner, right the slopes they give for every step."""

    def __init__(self) -> None:
        super().__init__(height=4.6)
        left, right = self.figure.subplots(1, 2)

        left.axvline(0.0, color=GREY, linewidth=1.0)
        left.text(0.06, BAR - 0.12, "corner", fontsize=10, va="top")
        left.set(title="The secants", xlabel="$x$", ylabel="$f(x)$")
        left.set(xlim=SPAN[[0, -1]], ylim=(-1.25, 2.2))
        right.set(title="The slope found, for every step", xlabel="step $h$", ylabel="slope")
        decades(right, range(-2, 1))
        right.set(xlim=(STEPS[0] / 1.1, STEPS[-1] * 1.15), ylim=(-1.15, 1.15))

        (reach,) = left.plot([], [], "|-", color=PURPLE, linewidth=5, markersize=14, mew=3)
        self._reach = self.moving(reach)
        self._curve = self.moving(left.plot([], [], color=BLACK, linewidth=3)[0])
        self._tangent = self.moving(left.plot([], [], ":", color=GREEN)[0])
        self._truth = self.moving(right.axhline(0.0, color=GREEN, linestyle=":"))
        self._secants, self._ends, self._slopes, self._marks = (
            [self.moving(lines[0]) for lines in kind]
            for kind in (
                [left.plot([], [], line, color=colour) for _, colour, line, _, _ in RULES],
                [left.plot([], [], m, color=colour, ms=s - 2) for _, colour, _, m, s in RULES],
                [right.plot([], [], line, color=colour) for _, colour, line, _, _ in RULES],
                [right.plot([], [], m, color=colour, ms=s) for _, colour, _, m, s in RULES],
            )
        )
        self._place = self.moving(left.plot([], [], "o", color=BLACK, markersize=5)[0])
        self._distance = self.moving(right.axvline(1.0, color=PURPLE, linestyle=(0, (6, 2))))

        self.figure.legend(
            [self._curve, self._tangent, *self._secants, self._distance, self._reach],
            ["$f$", "true slope", "forward", "centred", "distance to the corner", "x − h to x + h"],
            loc="outside lower center",
            ncols=6,
            fontsize=10.5,
        )

    def show(self, x: float, h: float, name: str) -> str:
        """Put the place at `x` and let the step reach `h` to both sides of it."""
        x = round(x, 6)  # a slider adds up its steps: the corner is 0, not 1e-17
        here, truth = float(curve(x, name)), slope(x, name)
        self._curve.set_data(SPAN, curve(SPAN, name))
        self._place.set_data([x], [here])
        self._reach.set_data([x - h, x + h], [BAR, BAR])
        self._reach.set_color(PURPLE if h > abs(x) else GREY)
        self._distance.set_xdata([abs(x), abs(x)])
        for artist in (self._tangent, self._truth, self._distance):
            artist.set_visible(truth is not None)
        if truth is not None:
            self._tangent.set_data(SPAN, here + truth * (SPAN - x))
            self._truth.set_ydata([truth, truth])

        found = [float(quotient) for quotient in quotients(x, h, name)]
        for i, (start, slopes) in enumerate(
            zip((x, x - h), quotients(x, STEPS, name), strict=True)
        ):
            ends = np.array([start, x + h])
            self._ends[i].set_data(ends, curve(ends, name))
            self._secants[i].set_data(SPAN, curve(start, name) + found[i] * (SPAN - start))
            self._slopes[i].set_data(STEPS, slopes)
            self._marks[i].set_data([h], [found[i]])
        return _sentence(x, h, truth, *found)


def _sentence(x: float, h: float, truth: float | None, forward: float, centred: float) -> str:
    says = f"forward says <b>{_shown(forward)}</b>, centred <b>{_shown(centred)}</b>"
    if truth is None:
        return f"x = 0 is the corner itself, where there is no slope: {says}, whatever h is."
    relation = "reaches over it" if h > abs(x) else "does not reach it"
    return (
        f"x = {_shown(x)} is {abs(x):.2f} from the corner, and a step of h = {h:.3g} {relation}: "
        f"{says}; the slope is <b>{truth:.0f}</b>.".replace("-", "−")
    )


def _shown(number: float) -> str:
    return f"{number + 0.0:.2f}".replace("-", "−")


@demonstration
def kink() -> Demo:
    """Move a place beside a corner, and the step of the quotients there.

    Returns
    -------
    Demo
    """
    return Demo(
        KinkPicture(),
        controls={
            "x": Slider("place x", -0.25, low=-1.0, high=1.0, step=0.05),
            "h": LogSlider("step h", 10**-0.2, low=-2, high=0, step=0.05),
            "name": Choice("f(x) =", "max(0, x)", options=tuple(SLOPES)),
        },
        look_for="the moment at which the bar under the curve reaches the corner. Until then both "
        "quotients are exact; after it they are wrong at once. Then put x on the right of the "
        "corner: which of the two is still right there, and why? And on it, at x = 0?",
    )
