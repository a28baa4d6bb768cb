"""Step size and momentum on the parabola w²: one map of what may happen, one walk for a place."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from course_utils.demos.asking import Shapes, asked
from course_utils.demos.controls import Slider
from course_utils.demos.demo import Demo, demonstration
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import BLACK, BLUE, GREEN, ORANGE
from course_utils.figures.momentum_regimes import Update, momentum_path

CALL = "momentum_update(w, dw, velocity, lr, mu)"
COUNT = 40
START = np.array([1.0])
CURVATURE = np.array([2.0])
REGIMES = ListedColormap(["#CFE3F1", "#D5EEE2", "#F6D9C6"])
# A walk that went three times as far as the picture shows is not drawn any further.
LOST = 5.0
LARGEST_STEP = 2.2
LARGEST_MOMENTUM = 1.1
# A slider's 1.0 may come as 1.0000000000000002.
NEARLY = 1e-9


def both_moved(w: np.ndarray, *_: Any) -> Shapes:
    """Return the shapes of the new weights and of their velocity."""
    return {"next_w": w.shape, "next_velocity": w.shape}


def roots(lr: float, mu: float) -> np.ndarray:
    """Return the two roots of λ² − (1 + μ − 2η)λ + μ: what a step multiplies with on w².

    Examples
    --------
    >>> roots(0.2, 0.0).tolist()
    [0j, (0.6+0j)]
    """
    half = (1 + mu - 2 * lr) / 2
    spread = np.sqrt(complex(half**2 - mu))
    return np.array([half - spread, half + spread])


def largest_factor(lr: float, mu: float) -> float:
    """Return by how much |w| shrinks per step in the long run, on w².

    Examples
    --------
    >>> round(largest_factor(0.05, 0.9), 3), largest_factor(1.0, 0.0)
    (0.949, 1.0)
    """
    return float(np.max(np.abs(roots(lr, mu))))


def regime(lr: float, mu: float) -> str:
    """Return what w does: glide, swing, never come to rest, or diverge.

    Examples
    --------
    >>> regime(0.05, 0.4), regime(0.05, 0.9), regime(1.0, 0.0), regime(1.2, 0.1)
    ('glides', 'swings to and fro, but arrives', 'never comes to rest', 'diverges')
    """
    factor = largest_factor(lr, mu)
    if abs(factor - 1) < NEARLY:
        return "never comes to rest"
    if factor > 1:
        return "diverges"
    both = roots(lr, mu)
    glides = np.all(np.abs(both.imag) < NEARLY) and np.all(both.real > -NEARLY)
    return "glides" if glides else "swings to and fro, but arrives"


def until_lost(w: np.ndarray) -> np.ndarray:
    """Return a walk up to the first place beyond `LOST`.

    Examples
    --------
    >>> until_lost(np.array([1.0, -3.0, 9.0, -27.0])).tolist()
    [1.0, -3.0, 9.0]
    """
    lost = np.flatnonzero(~(np.abs(w) <= LOST))
    return w[: lost[0] + 1] if lost.size else w


class MomentumPicture(Picture):
    """Left the map over step size and momentum, right w step by step.

    Parameters
    ----------
    update : callable
        ``update(w, dw, velocity, lr, mu) -> (next_w, next_velocity)``.
    """

    def __init__(self, update: Update) -> None:
        super().__init__()
        self._update = asked(update, CALL, both_moved)
        left, right = self.figure.subplots(1, 2)
        _draw_map(left)
        self._way = self.moving(left.plot([], [], ":", color=BLACK, linewidth=1.6)[0])
        # Neither is cut in half at the edge of the map.
        (below,) = left.plot([], [], "o", color=ORANGE, markersize=9, clip_on=False)
        (cross,) = left.plot(
            [], [], "X", color=BLUE, markersize=14, markeredgecolor="white", clip_on=False
        )
        self._below, self._cross = self.moving(below), self.moving(cross)

        right.axhline(0, color=BLACK, linewidth=1.0)
        right.set(
            title="Your update, from $w_0$ = 1",
            xlabel="steps $k$",
            ylabel="$w_k$",
            ylim=(-1.6, 1.6),
        )
        right.set_xlim(-1, COUNT + 1)
        (self._plain,) = right.plot(
            [], [], "o--", color=ORANGE, markersize=4, linewidth=1.4, label="without momentum"
        )
        (self._heavy,) = right.plot(
            [], [], "X-", color=BLUE, markersize=6, linewidth=1.8, label="with momentum μ"
        )
        right.legend(loc="lower right")
        self.moving(self._plain)
        self.moving(self._heavy)

    def show(self, lr: float, mu: float) -> str:
        """Put the cross at (`lr`, `mu`), and walk."""
        for line, momentum in ((self._plain, 0.0), (self._heavy, mu)):
            w = until_lost(momentum_path(self._update, CURVATURE, START, lr, momentum, COUNT)[:, 0])
            line.set_data(np.arange(len(w)), w)
        self._cross.set_data([lr], [mu])
        self._below.set_data([lr], [0])
        self._way.set_data([lr, lr], [0, mu])
        return (
            f"η = {lr:.3g}, μ = {mu:.3g}: w <b>{regime(lr, mu)}</b>. In the long run a step "
            f"multiplies its size by <b>{largest_factor(lr, mu):.3f}</b>; without momentum by "
            f"{largest_factor(lr, 0):.3f}."
        )


def _draw_map(axes: Axes) -> None:
    lr, mu = np.meshgrid(
        np.linspace(0.0, LARGEST_STEP, 331), np.linspace(0.0, LARGEST_MOMENTUM, 331)
    )
    discriminant = (1 + mu - 2 * lr) ** 2 - 4 * mu
    diverges = (lr >= 1 + mu) | (mu >= 1)
    # Two real roots of which both are positive: w falls to 0 from one side.
    glides = (discriminant >= 0) & (1 + mu - 2 * lr > 0)
    kind = np.where(diverges, 2, np.where(glides, 0, 1))
    axes.pcolormesh(lr, mu, kind, cmap=REGIMES, vmin=0, vmax=2, shading="auto", rasterized=True)
    root = np.linspace(0.0, 1.0, 101)
    axes.plot((1 - root) ** 2 / 2, root**2, color=GREEN, label="best μ for its η")
    axes.plot([1, 2], [0, 1], color=ORANGE, linestyle="--", label="η = 1 + μ: the end")
    axes.text(0.06, 0.035, "glides", fontsize=10)
    axes.text(0.62, 0.5, "swings to and fro,\nbut arrives", fontsize=12)
    axes.text(1.72, 0.25, "diverges", fontsize=12)
    axes.text(0.8, 1.03, "never comes to rest", fontsize=12)
    axes.set(
        title="Momentum on $f(w) = w^2$",
        xlabel="step size η",
        ylabel="momentum μ",
        xlim=(0, LARGEST_STEP),
        ylim=(-0.04, LARGEST_MOMENTUM),
    )
    axes.grid(visible=False)
    axes.legend(loc="upper left", bbox_to_anchor=(0.08, 0.86), fontsize=10)


@demonstration
def momentum(update: Update) -> Demo:
    """Move step size and momentum of descents on w².

    Parameters
    ----------
    update : callable
        ``update(w, dw, velocity, lr, mu) -> (next_w, next_velocity)``.

    Returns
    -------
    Demo
    """
    return Demo(
        MomentumPicture(update),
        controls={
            "lr": Slider("step size η", 0.05, low=0.01, high=LARGEST_STEP, step=0.01),
            "mu": Slider("momentum μ", 0.9, low=0.0, high=LARGEST_MOMENTUM, step=0.01),
        },
        look_for="below the green line w glides, above it the ball rolls through the bottom and "
        "up the other side. Friction that is too small costs time: at η = 0.05 the best μ is near "
        "0.47, and 0.9 is no quicker than none. But beyond η = 1, where plain descent explodes, "
        "some momentum brings it home.",
    )
