"""The step size on two bowls at once: what suits a parabola may be far too long for a valley."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes

from course_utils.demos.asking import Shapes, asked
from course_utils.demos.controls import Steps
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, BLUE, GREEN, GREY, ORANGE, PURPLE
from course_utils.figures.descent_paths import START, Descend, parabola, signed, walk

CALL = "gradient_descent(f, init_x, lr, step_num)"
COUNT = 25
VALLEY_START = np.array([-9.0, 2.4])
# Evenly on a logarithmic scale, nearly; but 0.18, 0.2, 0.5 and 1 have to be met exactly.
STEP_SIZES = (
    *(0.01, 0.012, 0.015, 0.018, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.049, 0.05, 0.051, 0.055),
    *(0.06, 0.07, 0.08, 0.09, 0.1, 0.11, 0.12, 0.14, 0.16, 0.17, 0.18, 0.19, 0.2, 0.205, 0.21),
    *(0.23, 0.25, 0.3, 0.35, 0.4, 0.45, 0.48, 0.5, 0.51, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    *(1.04, 1.1),
)
CONDITIONS = (1, 4, 10, 40)
SPAN = 14.0
CEILING = 1.35


def a_place(f: object, init_x: np.ndarray, *_: float) -> Shapes:
    """Return the shape of where a walk ends."""
    return {"x": init_x.shape}


def valley(kappa: float) -> Callable[[np.ndarray], float]:
    """Return the function ½(x₀² + κ x₁²), κ times as steep across as along.

    Examples
    --------
    >>> valley(10)(np.array([2.0, 1.0]))
    7.0
    """
    return lambda x: float(0.5 * (x[0] ** 2 + kappa * x[1] ** 2))


def factors(lr: float, kappa: float) -> tuple[float, float, float]:
    """Return what a step multiplies with: on x², along the valley, across it.

    Examples
    --------
    >>> factors(0.5, 10)
    (0.0, 0.5, -4.0)
    """
    return 1 - 2 * lr, 1 - lr, 1 - kappa * lr


def regime(factor: float) -> str:
    """Return what one sees of a walk that multiplies by `factor` in every step.

    Examples
    --------
    >>> [regime(factor) for factor in (0.98, 0.0, -0.8, -1.0, -1.2)]
    ['crawls', 'is there in one step', 'zigzags', 'goes to and fro for ever', 'diverges']
    """
    if abs(factor) < 1e-9:
        return "is there in one step"
    if abs(factor + 1) < 1e-9:
        return "goes to and fro for ever"
    if factor < 0:
        return "zigzags" if factor > -1 else "diverges"
    return "crawls" if factor > 0.9 else "comes from one side"


def contour_lines(kappa: float) -> np.ndarray:
    """Return ellipses on which the valley is equally high, one of them through the start.

    Returns
    -------
    array, shape (2, points)
        x₀ and x₁, with NaN between one ellipse and the next.
    """
    angle = np.append(np.linspace(0, 2 * np.pi, 121), np.nan)
    through_start = np.sqrt(2 * valley(kappa)(VALLEY_START))
    radii = through_start * np.arange(1, 10)[:, None] / 6
    return np.stack([radii * np.cos(angle), radii * np.sin(angle) / np.sqrt(kappa)]).reshape(2, -1)


def factor_curve(curvature: float) -> tuple[np.ndarray, np.ndarray]:
    """Return step sizes and the sizes of their factors, as far as these can be drawn."""
    lr = np.geomspace(STEP_SIZES[0], STEP_SIZES[-1], 400)
    size = np.abs(1 - curvature * lr)
    return lr, np.where(size <= CEILING, size, np.nan)


class BowlsPicture(Picture):
    """The walk on the parabola, below it the factors of all step sizes, beside it the valley.

    Parameters
    ----------
    descend : callable
        ``descend(f, start, lr, steps) -> array``: every dot is one of its answers.
    """

    def __init__(self, descend: Descend) -> None:
        super().__init__(height=4.6)
        self._descend = asked(descend, CALL, a_place)
        axes = self.figure.subplot_mosaic(
            [["bowl", "valley"], ["factors", "valley"]],
            width_ratios=(1, 1.55),
            height_ratios=(1, 1.05),
        )
        self._draw_bowl(axes["bowl"])
        self._draw_factors(axes["factors"])
        self._draw_valley(axes["valley"])

    def _draw_bowl(self, axes: Axes) -> None:
        line = np.linspace(-SPAN, SPAN, 120)
        axes.plot(line, line**2, color=GREY, linewidth=1.6)
        axes.set(title="Parabola $x^2$", xlabel="$x$", xlim=(-SPAN, SPAN), ylim=(-14, 190))
        self._on_bowl = self.moving(axes.plot([], [], "o-", color=BLUE, linewidth=1.4)[0])
        self.moving(axes.plot(START, START**2, "o", color=BLACK, markersize=9)[0])

    def _draw_factors(self, axes: Axes) -> None:
        axes.axhspan(1, CEILING, color=ORANGE, alpha=0.12, linewidth=0)
        axes.text(0.0105, 1.1, "grows", fontsize=10)
        for name, curvature, colour, line in (
            ("parabola", 2, BLUE, "-"),
            ("along", 1, GREEN, "--"),
        ):
            axes.plot(*factor_curve(curvature), line, color=colour, linewidth=1.8, label=name)
        (self._across,) = axes.plot([], [], "-.", color=ORANGE, linewidth=1.8, label="across")
        axes.legend(loc="upper center", ncols=3, fontsize=10, frameon=False, borderaxespad=0.1)
        axes.set_xscale("log")
        axes.set_xticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
        axes.set(xlabel="step size η", ylabel="|factor| of a step", ylim=(0, 1.85))
        axes.set_yticks([0, 0.5, 1])
        self.moving(self._across)
        self._here = self.moving(axes.plot([], [], ":", color=BLACK, linewidth=1.6)[0])
        self._marks = [
            self.moving(axes.plot([], [], marker, color=colour, markersize=8)[0])
            for marker, colour in (("o", BLUE), ("^", GREEN), ("s", ORANGE))
        ]

    def _draw_valley(self, axes: Axes) -> None:
        axes.set(
            title="Valley ½($x_0^2$ + κ$x_1^2$), seen from above",
            xlabel="$x_0$, along the valley",
            ylabel="$x_1$, across",
            xlim=(-10.4, 2.2),
            ylim=(-4, 4),
            aspect="equal",
        )
        axes.grid(visible=False)
        self._contours = self.moving(axes.plot([], [], color=GREY, linewidth=1.0)[0])
        self._in_valley = self.moving(
            axes.plot([], [], "d-", color=PURPLE, markersize=6, linewidth=1.6)[0]
        )
        self.moving(axes.plot(*VALLEY_START, "o", color=BLACK, markersize=9)[0])
        self.moving(axes.plot(0, 0, "x", color=BLACK, markersize=11, markeredgewidth=2.5)[0])

    def show(self, lr: float, kappa: int) -> str:
        """Walk with the step size `lr` on the parabola and in the valley of `kappa`."""
        xs = walk(self._descend, parabola, np.array([START]), lr, COUNT)[:, 0]
        path = walk(self._descend, valley(kappa), VALLEY_START, lr, COUNT)
        self._on_bowl.set_data(xs, xs**2)
        self._in_valley.set_data(path.T)
        self._contours.set_data(contour_lines(kappa))
        self._across.set_data(factor_curve(kappa))
        self._here.set_data([lr, lr], [0, CEILING])
        sizes = factors(lr, kappa)
        for mark, factor in zip(self._marks, sizes, strict=True):
            mark.set_data([lr], [min(abs(factor), CEILING)])
        on_bowl, along, across = (f"{signed(factor)}, {regime(factor)}" for factor in sizes)
        return (
            f"η = {lr:g}. <b>Parabola:</b> factor {on_bowl}; {_end(xs[:, None])}. "
            f"<b>Valley, κ = {kappa}:</b> factor along {along}; across {across}; {_end(path)}."
        )


def _end(path: np.ndarray) -> str:
    """Say where a walk is after its last step."""
    if len(path) <= COUNT:
        return f"after {len(path)} steps more than a million away from the bottom"
    return f"after {COUNT} steps <b>{np.linalg.norm(path[-1]):.2g}</b> away from the bottom"


@demonstration
def step_size_on_bowls(descend: Descend) -> Demo:
    """Move the step size of descents on a parabola and in a valley, and the valley's shape.

    Parameters
    ----------
    descend : callable
        ``descend(f, start, lr, steps) -> array``.

    Returns
    -------
    Demo
    """
    return Demo(
        BowlsPicture(descend),
        controls={
            "lr": Steps("step size η", 0.18, options=STEP_SIZES),
            "kappa": Steps("condition number κ", 10, options=CONDITIONS),
        },
        look_for="one η serves all three curves on the lower left, and the highest of its marks "
        "decides. In the valley the best η is where <i>along</i> and <i>across</i> meet; a little "
        "to the right of it the walk climbs out, while the parabola is still content. The larger "
        "κ is, the nearer to 1 they meet.",
    )
