"""Why a smaller step is better, and then worse: truncation against round-off."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import (
    BLACK,
    GREEN,
    ORANGE,
    decades,
    styled,
)

# Everything is drawn for one curve, exp at 1: all its derivatives are known, all of them are e.
PLACE = 1.0
TRUTH = float(np.exp(PLACE))


def difference_quotients(h: float, precision: Any = np.float64) -> tuple[float, float]:
    """Return the forward and the centred difference of exp at 1, computed in one precision.

    Parameters
    ----------
    h : float
        The step.
    precision : numpy scalar type
        In which every number on the way is stored: ``np.float64`` or ``np.float32``.

    Returns
    -------
    tuple of float
        (exp(1 + h) − exp(1)) / h and (exp(1 + h) − exp(1 − h)) / 2h.

    Examples
    --------
    >>> forward, centred = difference_quotients(0.5)
    >>> round(forward, 3), round(centred, 3)
    (3.527, 2.833)
    """
    x, step = precision(PLACE), precision(h)
    below, here, above = np.exp(x - step), np.exp(x), np.exp(x + step)
    return float((above - here) / step), float((above - below) / (precision(2) * step))


@styled
def slopes_for_shrinking_steps() -> Figure:
    """Draw how a secant turns into the tangent, and what a computer makes of the last steps.

    Returns
    -------
    matplotlib.figure.Figure
        Left three secants and the tangent of exp at 1, right the slope against the step h.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    span = np.linspace(-0.6, 2.6, 120)
    left.plot(span, np.exp(span), color=BLACK, linewidth=3, label="$f(x) = e^x$")
    for h, line in ((1.5, ":"), (0.9, "-."), (0.3, "--")):
        slope, _ = difference_quotients(h)
        left.plot(
            span,
            TRUTH + slope * (span - PLACE),
            line,
            color=ORANGE,
            label=f"h = {h}: slope {slope:.2f}",
        )
        left.plot(PLACE + h, np.exp(PLACE + h), "s", color=ORANGE, markersize=8)
    left.plot(
        span, TRUTH + TRUTH * (span - PLACE), color=GREEN, label=f"tangent: slope {TRUTH:.2f}"
    )
    left.plot(PLACE, TRUTH, "o", color=BLACK, markersize=9)
    left.set(title="On paper: the secants turn into the tangent", xlabel="$x$", ylabel="$f(x)$")
    left.set_ylim(-2, 13)
    left.legend(loc="upper left")

    steps = 10.0 ** np.arange(-17, 1)
    slopes = [difference_quotients(h)[0] for h in steps]
    right.axhline(TRUTH, color=GREEN, label=f"the slope of the tangent, {TRUTH:.5f}")
    right.plot(steps, slopes, "s--", color=ORANGE, linewidth=1.2, label="the quotient, computed")
    decades(right, range(-17, 1, 2))
    right.set(title="In a computer: not quite", xlabel="step $h$", ylabel="slope")
    right.set_ylim(-0.3, 5.4)
    right.legend(loc="upper right", bbox_to_anchor=(1.0, 0.36))
    return figure
