"""How long one gradient takes when each weight costs loss evaluations."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLACK, BLUE, GREEN, ORANGE, styled

# The loss itself, and a backward pass that does about twice its work.
LOSSES_BY_FORMULA = 3
TICKS = (
    (1e-3, "1 ms"),
    (1e-2, "10 ms"),
    (1e-1, "0.1 s"),
    (1.0, "1 s"),
    (10.0, "10 s"),
    (60.0, "1 min"),
    (600.0, "10 min"),
    (3600.0, "1 h"),
    (36000.0, "10 h"),
    (864000.0, "10 d"),
)

# Below this many seconds a time is said in a unit of this many seconds.
UNITS = (
    (1.0, 1e-3, "ms"),
    (100.0, 1.0, "s"),
    (5400.0, 60.0, "min"),
    (172800.0, 3600.0, "h"),
    (float("inf"), 86400.0, "days"),
)


def duration(seconds: float) -> str:
    """Return a time in the unit in which one would say it.

    Examples
    --------
    >>> duration(0.0042), duration(130), duration(15000)
    ('4.2 ms', '2.2 min', '4.2 h')
    """
    size, unit = next((size, unit) for limit, size, unit in UNITS if seconds < limit)
    value = seconds / size
    return f"{value:.2g} {unit}" if value < 9.95 else f"{value:.0f} {unit}"


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", " ") if count >= 10_000 else str(count)


@styled
def time_of_one_gradient(
    seconds_per_loss: float, pictures: int = 500, weights: int = 30_730, all_pictures: int = 50_000
) -> Figure:
    """Draw what one gradient costs: by formula, by forward and by centred differences.

    Parameters
    ----------
    seconds_per_loss : float
        The time of one evaluation of the loss over `pictures` pictures.
    pictures : int
        Of the mini-batch for which that time was measured.
    weights : int
        Number of weights, D.
    all_pictures : int
        Of the whole training set.

    Returns
    -------
    matplotlib.figure.Figure
        Times as bars, on a logarithmic axis.
    """
    ways = (
        (f"formula: about {LOSSES_BY_FORMULA} losses", LOSSES_BY_FORMULA, GREEN, ""),
        (f"forward: D + 1 = {_spaced(weights + 1)} losses", weights + 1, ORANGE, "//"),
        (f"centred: 2D = {_spaced(2 * weights)} losses", 2 * weights, BLUE, "\\\\"),
    )
    groups = (
        (f"{_spaced(pictures)} pictures", seconds_per_loss),
        (f"all {_spaced(all_pictures)} pictures", seconds_per_loss * all_pictures / pictures),
    )
    figure, axes = plt.subplots(figsize=(11, 4.8), layout="constrained")
    for group, (_, loss) in enumerate(groups):
        for way, (label, losses, colour, hatch) in enumerate(ways):
            seconds = loss * losses
            height = -group - 0.26 * (way - 1)
            axes.barh(
                height,
                seconds,
                0.22,
                color=colour,
                hatch=hatch,
                edgecolor="white",
                label=label if group == 0 else None,
            )
            axes.text(seconds * 1.25, height, duration(seconds), va="center", color=BLACK)
    axes.set_xscale("log")
    lowest = seconds_per_loss
    ticks = [(value, name) for value, name in TICKS if value > lowest]
    axes.set_xticks([value for value, _ in ticks], [name for _, name in ticks])
    axes.minorticks_off()
    axes.set_xlim(lowest, groups[-1][1] * ways[-1][1] * 12)
    axes.set_yticks([-group for group in range(len(groups))], [name for name, _ in groups])
    axes.grid(visible=False, axis="y")
    axes.set(
        title=f"One gradient of D = {_spaced(weights)} weights, where one loss over "
        f"{_spaced(pictures)} pictures takes {duration(seconds_per_loss)}",
        xlabel="time for one gradient",
    )
    figure.legend(loc="outside lower center", ncols=3)
    return figure
