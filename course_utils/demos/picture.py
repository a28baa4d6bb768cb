"""A figure of which a few artists move, quick enough to follow a slider."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

A = TypeVar("A", bound=Artist)

# Jupyter's server leaves it to TCP when to send. A message that fits into one packet of the
# machine's own network (64 kB) waits there until the browser has confirmed the last one, which
# takes 40 ms; of a longer one the first packet goes at once, and so does its confirmation.
PROMPT_BYTES = 70_000

# Points per inch, so that figsize=(10, 4.4) gives 1000 × 440 pixels.
RESOLUTION = 100


class Picture:
    """A matplotlib figure that is drawn once, and then updated.

    Everything that stays (axes, grid, labels, curves that no slider changes) is drawn once and kept
    as pixels. An update puts these pixels back and draws the moving artists on top: 2 ms instead of
    the 100 ms that a whole figure takes. So the limits of the axes stay as they are; what leaves
    them is clipped.

    A subclass makes its axes and artists in ``__init__``, passes those that move through
    `moving`, and has a method ``show`` whose keyword arguments are the values of its controls: it
    sets the data of the moving artists and returns what there is to read, as one sentence of HTML.

    Parameters
    ----------
    width, height : float
        In inches, at 100 points per inch.
    """

    show: Callable[..., str]
    """Set the moving artists to the values of the controls, and say what is to be read off."""

    def __init__(self, width: float = 10.0, height: float = 4.4) -> None:
        # Not plt.figure: the notebook's own figures and their number are no business of a demo.
        margins = ConstrainedLayoutEngine(w_pad=0.09, h_pad=0.09)  # inches
        self.figure = Figure(figsize=(width, height), dpi=RESOLUTION, layout=margins)
        self._canvas = FigureCanvasAgg(self.figure)
        self._moving: list[Artist] = []
        self._background: object = None

    def moving(self, artist: A) -> A:
        """Let an artist be drawn anew at every update, on top of everything that stays."""
        artist.set_animated(True)
        self._moving.append(artist)
        return artist

    def png(self) -> bytes:
        """Return the picture as it stands, as the bytes of a PNG file."""
        if self._background is None:
            self._canvas.draw()  # leaves the moving artists out
            # Constrained layout has found the places of the axes; they shall not wander any more.
            self.figure.set_layout_engine("none")
            self._background = self._canvas.copy_from_bbox(self.figure.bbox)
        self._canvas.restore_region(self._background)
        for artist in self._moving:
            self.figure.draw_artist(artist)
        return png_of(np.asarray(self._canvas.buffer_rgba())[:, :, :3])


def png_of(pixels: np.ndarray) -> bytes:
    """Return an image as the bytes of a PNG file.

    An image library tries five filters on each row, and takes three times as long for a file that
    is no smaller: figures are flat. So here no row is filtered. The file travels only to the next
    room, so it is compressed as fast as can be.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (height, width, 3)
        Red, green and blue.

    References
    ----------
    Portable Network Graphics (PNG) Specification, Third Edition, W3C 2025, sections 5, 9 and 11.

    Examples
    --------
    >>> png_of(np.zeros((2, 3, 3), np.uint8))[1:4]
    b'PNG'
    """
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), np.uint8)  # each begins with its filter, 0 for none
    for colour in range(3):  # four times as fast as all three at once
        rows[:, 1 + colour :: 3] = pixels[:, :, colour]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits, colour, plain
    body = zlib.compress(rows.tobytes(), level=1)
    padding = bytes(max(0, PROMPT_BYTES - len(body)))
    chunks = ((b"IHDR", header), (b"paDd", padding), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
