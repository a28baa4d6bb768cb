"""What every demo has in common: controls above a picture, a sentence that is read off it, a reset.

A demo is declared as a function that returns a `Demo`, under the decorator `demonstration`:

    @demonstration
    def kink(f=np.abs) -> Demo:
        return Demo(KinkPicture(f), controls={"h": LogSlider(...)}, look_for="…")

Where nobody can move anything, the file ``stills/<name of the function>.png`` stands in its place:
in a graded copy, where nothing is computed, and on a page without a live kernel.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec

from course_utils.demos.asking import in_silence, one_picture
from course_utils.demos.controls import Control
from course_utils.demos.picture import Picture
from course_utils.figures.appearance import in_course_style

P = ParamSpec("P")

STILLS = Path(__file__).parent / "stills"


class Demo:
    """A picture under controls; JupyterLab shows it where it is the last value of a cell.

    Parameters
    ----------
    picture : Picture
        Its ``show`` takes the values of the controls, by name.
    controls : dict of str to Control
        What can be moved, in the order in which it is shown.
    look_for : str
        One or two sentences of HTML: what to try, and what to watch.
    """

    def __init__(self, picture: Picture, controls: dict[str, Control], look_for: str) -> None:
        self.picture = picture
        self.controls = controls
        self.look_for = look_for
        self.name = ""

    def still(self) -> bytes:
        """Return the picture at the first values of the controls, as PNG."""
        self.picture.show(**{name: control.value for name, control in self.controls.items()})
        return self.picture.png()

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        # Imported here: only a live notebook needs it, and it takes longer than all else.
        from course_utils.demos.panel import Panel

        panel = Panel(self)
        # The widget keeps a memoryview, which Jupyter would send as a list of numbers.
        return {**panel.box._repr_mimebundle_(), "image/png": bytes(panel.image.value)}


class Still:
    """The picture of a demo that nobody can move."""

    def __init__(self, name: str) -> None:
        self._file = STILLS / f"{name}.png"

    def _repr_png_(self) -> bytes:
        return self._file.read_bytes()

    def __repr__(self) -> str:
        return "(The demo stands still in the graded copy.)"


def demonstration(build: Callable[P, Demo]) -> Callable[P, Demo | Still]:
    """Build a demo in the course's style, or show its still while a submission is graded."""

    @functools.wraps(build)
    def build_or_still(*args: P.args, **kwargs: P.kwargs) -> Demo | Still:
        if os.environ.get("NBGRADER_EXECUTION") == "autograde":
            return Still(build.__name__)
        with in_course_style(), one_picture(), in_silence():
            demo = build(*args, **kwargs)
            demo.still()  # draws what stays, for which the style is needed
        demo.name = build.__name__
        return demo

    return build_or_still
