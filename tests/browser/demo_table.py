"""All demos: where each is, what a hand does to it, and what it must say then.

The numbers are worked out here from the mathematics alone, not by the demos.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

NUMBER = r"[-−+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?"
Numbers = dict[str, float]


@dataclass(frozen=True)
class Move:
    """What is done to one control, and what comes of it.

    Parameters
    ----------
    control
        What its label begins with.
    hand
        What it does: keys on a slider (``"ArrowLeft*3"``), or ``"drag left"`` or ``"drag right"``
        with the mouse, to that end; of a choice, the word that is clicked on; of a switch, nothing.
    says
        What must stand under the picture then, in other words than before. ``{name}`` stands for
        any number. After several keys, or with the mouse, it must not fit what is seen on the way.
    holds
        Whether these numbers, by name, are as they must be.
    """

    control: str
    hand: str
    says: str
    holds: Callable[[Numbers], bool] = lambda numbers: True

    def pattern(self) -> re.Pattern[str]:
        """Return what finds the words."""
        return re.compile(re.sub(r"\\{\w+\\}", lambda _: f"({NUMBER})", re.escape(self.says)))

    def numbers(self, words: str) -> Numbers:
        """Return the numbers in the words, by name."""
        found = self.pattern().search(words)
        assert found is not None, words
        names = re.findall(r"{(\w+)}", self.says)
        texts = (text.replace("−", "-") for text in found.groups())
        return dict(zip(names, map(float, texts), strict=True))


@dataclass(frozen=True)
class Row:
    """One demo.

    Parameters
    ----------
    name
        Its function in ``course_utils.demos``.
    notebook
        The folder and name of its notebook.
    cell
        The id of the cell that shows it.
    moves
        One after the other.
    """

    name: str
    notebook: str
    cell: str
    moves: tuple[Move, ...]


def quotient_is_off(h: float, rule: str) -> str:
    """Say by how much a difference quotient of exp at 1 is off."""
    below, width = (1 - h, 2 * h) if rule == "centred" else (1.0, h)
    quotient = (math.exp(1 + h) - math.exp(below)) / width
    return f"off by {abs(quotient - math.e):.1e}"


def momentum_multiplies(lr: float, mu: float) -> str:
    """Say by what a step of momentum on w² multiplies in the long run: an eigenvalue."""
    step = np.array([[1 + mu - 2 * lr, -mu], [1.0, 0.0]])  # from (w, the w before) to the next
    return f"multiplies its size by {abs(np.linalg.eigvals(step)).max():.3f}"


DEMOS = (
    Row(
        "probe_step",
        "01_numerical_gradient/numerical_gradient",
        "given-figure-errors",
        (
            Move("step h", "ArrowLeft*7", quotient_is_off(1e-2, "forward")),
            Move("difference", "centred", quotient_is_off(1e-2, "centred")),
            Move("step h", "drag right", quotient_is_off(1.0, "centred")),
            Move("stored in", "float32", "difference in float32"),
            Move("step h", "Home", "says 0.00000000"),
        ),
    ),
    Row(
        "kink",
        "01_numerical_gradient/numerical_gradient",
        "given-figure-kink",
        (
            Move("place x", "ArrowRight*5", "forward says 1.00, centred 0.50"),
            Move("f(x) =", "|x|", "forward says 1.00, centred 0.00"),
            Move("place x", "drag left", "forward says −1.00, centred −1.00; the slope is −1."),
            Move("step h", "End", "h = 1 does not reach it"),
        ),
    ),
    Row(
        "neuron_graph",
        "02_backpropagation/backpropagation",
        "given-figure-neuron-backward",
        (
            Move("x₀", "ArrowRight*10", f"= {1 / (1 + math.exp(-3)):.4g}. The largest derivative"),
            Move("w₂", "drag left", f"= {1 / (1 + math.exp(9)):.4g}. The largest derivative"),
        ),
    ),
    Row(
        "initialisation_scale",
        "02_backpropagation/backpropagation",
        "given-figure-relu-scales",
        (
            Move("scale σ", "ArrowRight*6", f"√(n/2) σ = {0.2 * math.sqrt(100 / 2):.3g}."),
            Move("layers", "drag right", "After 30 layers"),
            Move("scale σ", "Home", "every activation after it is exactly 0"),
        ),
    ),
    Row(
        "bug_or_false_alarm",
        "03_gradient_checking/gradient_checking_nd",
        "given-figure-bugs",
        (
            Move(
                "step ε",
                "ArrowRight*4",
                "1.0e-06: relative difference 0.285; at tenfold ε it is 0.285",
            ),
            Move("dW2 twice", "", "above 2e-7: db1."),
            Move("db1 four times", "", "no block is above 2e-7"),
            Move("step ε", "drag right", "ε = 1.0e-01: "),
        ),
    ),
    Row(
        "svm_margins",
        "04_svm_loss/svm_loss",
        "given-figure-scores",
        (
            Move("lead Δ", "End", "9 of 9 wrong classes come too close"),
            Move(
                "weights",
                "mean pictures",
                "add up to {sum}; your svm_loss_i says {loss}",
                lambda it: it["sum"] == it["loss"] > 0,
            ),
        ),
    ),
    Row(
        "step_size_sweep",
        "04_svm_loss/svm_loss",
        "given-figure-sweep",
        (
            Move(
                "step size",
                "Home",
                "promised a fall of {promised}; it fell by {fell}",
                lambda it: math.isclose(it["promised"], it["fell"], rel_tol=0.02),
            ),
            Move("pixels", "mean picture subtracted", "Step 1.0e-10"),
            Move("step size", "drag right", "Step 1.0e-01: "),
        ),
    ),
    Row(
        "step_size_on_bowls",
        "05_gradient_descent/gradient_descent",
        "given-figure-step-size-on-bowls",
        (
            Move("step size η", "ArrowRight*12", "is there in one step; after 25 steps"),
            Move("condition number", "Home", "κ = 1: factor along 0.50, comes from one side"),
            Move("step size η", "drag right", "η = 1.1. Parabola: factor −1.20, diverges"),
        ),
    ),
    Row(
        "batch_size",
        "05_gradient_descent/gradient_descent",
        "given-figure-gradient-cloud",
        (
            Move(
                "batch size B",
                "Home",
                "typically {noise} away from the cross; σ/√B = {root}.",
                lambda it: math.isclose(it["noise"], it["root"], rel_tol=0.2),
            ),
            Move(
                "batch size B",
                "drag right",
                "B = 1024: over all 650 entries, a dot is typically {noise} away from the cross; "
                "σ/√B = {root}.",
                lambda it: it["noise"] < 0.9 * it["root"],
            ),
        ),
    ),
    Row(
        "momentum",
        "05_gradient_descent/gradient_descent",
        "given-figure-momentum-map",
        (
            Move("momentum μ", "ArrowLeft*10", momentum_multiplies(0.05, 0.8)),
            Move("step size η", "drag right", momentum_multiplies(2.2, 0.8)),
            Move("momentum μ", "Home", momentum_multiplies(2.2, 0.0)),
        ),
    ),
)
