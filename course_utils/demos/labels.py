"""Words that move with a slider, and are set only once for every wording."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

# Pixels around a label in which it is set: as much as the longest has.
WIDTH, HEIGHT = 240, 60
# A day of moving sliders makes some thousand wordings of 2 kB.
MOST = 2000


class Label(Text):
    """A text on one line, as `write` makes it.

    To set a text takes a half of a millisecond, ten times as long as to copy its pixels. So they
    are kept, as an image that goes to the nearest whole pixel.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._set: dict[tuple[str, object], tuple[np.ndarray, int, int]] = {}

    def draw(self, renderer: RendererBase) -> None:
        """Copy the pixels of the text to its place."""
        if not self.get_visible() or not self.get_text():
            return
        look = self.get_text(), self.get_color()
        if look not in self._set:
            if len(self._set) >= MOST:
                self._set.clear()
            self._set[look] = self._printed()
        pixels, left, bottom = self._set[look]
        x, y = self.get_transform().transform(self.get_position())
        graphics = renderer.new_gc()
        renderer.draw_image(graphics, round(x) + left, round(y) + bottom, pixels)
        graphics.restore()

    def _printed(self) -> tuple[np.ndarray, int, int]:
        """Return the text's pixels, and where their lower left corner is from its place."""
        figure = self.get_figure(root=True)
        assert figure is not None
        paper = RendererAgg(2 * WIDTH, 2 * HEIGHT, figure.dpi)
        place, transform = self.get_position(), self.get_transform()
        self.set_position((WIDTH, HEIGHT))
        self.set_transform(IdentityTransform())
        super().draw(paper)
        self.set_position(place)
        self.set_transform(transform)
        pixels = np.asarray(paper.buffer_rgba())
        rows, columns = (np.flatnonzero(pixels[:, :, 3].any(axis=axis)) for axis in (1, 0))
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        # An image is given upside down to be drawn from below.
        return pixels[top:bottom, left:right][::-1].copy(), left - WIDTH, HEIGHT - bottom


def write(axes: Axes, x: float, y: float, text: str = "", **look: Any) -> Label:
    """Write something that moves, as ``axes.text`` does."""
    made = Label(x, y, text, transform=axes.transData, **look)
    axes.add_artist(made)
    made.set_clip_on(False)
    return made
