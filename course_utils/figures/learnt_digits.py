"""How a linear classifier learns the handwritten digits, and what it has learnt."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.figures.appearance import BLUE, GREY, styled

SIDE = 8
# An image and the gap beside and above it.
CELL = 12


@styled
def first_digits(X: np.ndarray, y: np.ndarray, count: int = 20) -> Figure:
    """Draw the first examples with their labels.

    Parameters
    ----------
    X : array, shape (N, 64) or (N, 65)
        Images in rows; a last column of ones is left out.
    y : array, shape (N,)
        Their labels.
    count : int
        How many to draw.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, axes = plt.subplots(figsize=(11, 2.9), layout="constrained")
    columns = count // 2
    axes.imshow(_side_by_side(X[:count, : SIDE * SIDE], columns, gap=0.0), cmap="gray_r")
    for k, label in enumerate(y[:count]):
        row, column = divmod(k, columns)
        axes.text(column * CELL + 3.5, row * CELL - 1, str(label), ha="center", va="bottom")
    axes.axis("off")
    return figure


@styled
def learnt_digits(losses: np.ndarray, W: np.ndarray, accuracy: float) -> Figure:
    """Draw the batch losses and the rows of the weights as pictures.

    Parameters
    ----------
    losses : array
        The batch loss before each step.
    W : array, shape (10, 65)
        Weights, one row per digit, the bias last.
    accuracy : float
        The share of held-out digits that are read rightly.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(12, 4.4), width_ratios=(1, 1.6), layout="constrained"
    )
    left.semilogy(losses, color=BLUE, linewidth=1.6)
    left.axhline(losses[0], color=GREY, linestyle="--", linewidth=1.4)
    left.text(len(losses), 0.9 * losses[0], "before the first step", ha="right", va="top")
    left.set(
        title=f"{100 * accuracy:.1f} % of held-out digits are read rightly",
        xlabel="steps",
        ylabel="hinge loss of the batch",
    )

    templates = W[:, : SIDE * SIDE]
    largest = float(np.abs(templates).max())
    shown = right.imshow(
        _side_by_side(templates, 5, gap=np.nan), cmap="PuOr", vmin=-largest, vmax=largest
    )
    for digit in range(len(templates)):
        row, column = divmod(digit, 5)
        right.text(column * CELL + 3.5, row * CELL - 1.0, str(digit), ha="center", va="bottom")
    right.set_title("What was learnt: a row of W for each digit", pad=30)
    right.axis("off")
    figure.colorbar(shown, ax=right, label="weight of the ink", shrink=0.8)
    return figure


def _side_by_side(rows: np.ndarray, columns: int, gap: float) -> np.ndarray:
    """Return images as one large image, with room for a label above each."""
    lines = -(-len(rows) // columns)
    sheet = np.full((lines * CELL - (CELL - SIDE), columns * CELL - (CELL - SIDE)), gap)
    for k, row in enumerate(rows):
        top, start = (CELL * place for place in divmod(k, columns))
        sheet[top : top + SIDE, start : start + SIDE] = row.reshape(SIDE, SIDE)
    return sheet
