"""Why a smaller step is better, and then worse: truncation against round-off."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.figures.appearance import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    decades,
    scientific,
    styled,
)

# Everything is drawn for one curve, exp at 1: all its derivatives are known, all of them are e.
PLACE = 1.0
TRUTH = float(np.exp(PLACE))

# An error of exactly 0 has no place on a logarithmic axis.
FLOOR = 1e-13


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


@styled
def secants_and_errors(h: float = 0.5) -> Figure:
    """Draw both secants for one step beside the errors for all steps.

    Parameters
    ----------
    h : float
        The step of the secants on the left, marked on the right; from 1e-16 to 1.

    Returns
    -------
    matplotlib.figure.Figure
        Left exp at 1 with tangent and secants, right the error of forward and centred differences
        against the step, in float64 and in float32.
    """
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(11.5, 5.2), width_ratios=(1, 1.35), layout="constrained"
    )
    _draw_secants(left, h)
    _draw_errors(right, h)
    handles, labels = right.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4)
    return figure


def _draw_secants(axes: Axes, h: float) -> None:
    forward, centred = difference_quotients(h)
    span = np.linspace(PLACE - 1.2, PLACE + 1.2, 120)
    axes.plot(span, np.exp(span), color=BLACK, linewidth=3)
    axes.plot(span, TRUTH + TRUTH * (span - PLACE), ":", color=GREEN, label="tangent")
    for start, slope, line, colour, marker, name in (
        (PLACE, forward, "--", ORANGE, "s", "forward"),
        (PLACE - h, centred, "-.", BLUE, "o", "centred"),
    ):
        axes.plot(
            span,
            np.exp(start) + slope * (span - start),
            line,
            color=colour,
            label=f"{name}: {slope:.4f}",
        )
        ends = np.array([start, PLACE + h])
        axes.plot(ends, np.exp(ends), marker, color=colour, markersize=9)
    axes.set(
        title=f"$e^x$ at 1, with h = {f'{h:g}' if h > 1e-3 else scientific(h)}",
        xlabel="$x$",
        ylabel="$e^x$",
    )
    axes.set_ylim(-0.6, 9.5)
    axes.legend(loc="upper left", title=f"slope (true: {TRUTH:.4f})")


def _draw_errors(axes: Axes, h: float) -> None:
    steps = np.logspace(-16, 0, 97)
    for column, colour, name in ((0, ORANGE, "forward"), (1, BLUE, "centred")):
        for precision, line, width, digits in (
            (np.float64, "-", 2.2, "float64"),
            (np.float32, ":", 2.2, "float32"),
        ):
            errors = [abs(difference_quotients(s, precision)[column] - TRUTH) for s in steps]
            axes.plot(
                steps,
                np.maximum(errors, FLOOR),
                line,
                color=colour,
                linewidth=width,
                label=f"{name}, {digits}",
            )
    for error, colour, marker in zip(
        difference_quotients(h), (ORANGE, BLUE), ("s", "o"), strict=True
    ):
        axes.plot(h, max(abs(error - TRUTH), FLOOR), marker, color=colour, markersize=10)
    axes.axvline(h, color=GREY, linestyle="--", linewidth=1.2)
    axes.axhline(TRUTH, color=GREY, linewidth=1.0)
    axes.text(2e-8, TRUTH * 1.7, "wrong by 100 %", color=BLACK, fontsize=10)
    notes = ((1.5e-6, 3e-5, r"$\frac{h}{2}f''$"), (2.2e-2, 2e-6, r"$\frac{h^2}{6}f'''$"))
    for x, y, text in notes:
        axes.text(x, y, text, color=BLACK, fontsize=14)
    axes.text(1.5e-15, 2e-7, "round-off\n$∝ 1/h$", color=BLACK, fontsize=12)
    axes.set_yscale("log")
    decades(axes, range(-16, 1, 2))
    axes.set(title="The error for every step", xlabel="step $h$", ylabel="|error| of the slope")
    axes.set_ylim(FLOOR, 60)
