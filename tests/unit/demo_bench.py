"""Move a demo without a browser, and see whether what it draws can be drawn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.lines import Line2D

from course_utils.demos.controls import Control, LogSlider, Slider
from course_utils.demos.demo import Demo
from course_utils.demos.picture import Picture


def positions(control: Control) -> tuple[Any, ...]:
    """Return both ends of a control and where it stands first, or all of its options."""
    match control:
        case Slider(low=low, high=high, value=value):
            return low, value, high
        case LogSlider(low=low, high=high, value=value):
            return 10.0**low, value, 10.0**high
    return getattr(control, "options", (True, False))


def everywhere(demo: Demo) -> Iterator[dict[str, Any]]:
    """Yield every combination of the positions of a demo's controls."""
    places = [positions(control) for control in demo.controls.values()]
    for values in itertools.product(*places):
        yield dict(zip(demo.controls, values, strict=True))


def numbers_of(picture: Picture) -> np.ndarray:
    """Return the data of all moving lines that are visible, one after the other."""
    lines = [a for a in picture._moving if isinstance(a, Line2D) and a.get_visible()]
    return np.concatenate([np.ravel(np.asarray(line.get_data(), dtype=float)) for line in lines])


def picture_at(demo: Demo, **values: Any) -> bytes:
    """Return the PNG of a demo with some of its controls moved."""
    first = {name: control.value for name, control in demo.controls.items()}
    demo.picture.show(**{**first, **values})
    return demo.picture.png()
