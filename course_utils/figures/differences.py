"""The numbers behind the figures: centred differences, relative differences, planted bugs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from course_utils.parameters import gradients_to_vector

Arrays = Mapping[str, np.ndarray]
Forward = Callable[[np.ndarray, np.ndarray, dict[str, np.ndarray]], tuple[Any, Any]]

Backward = Callable[[np.ndarray, np.ndarray, Any], Mapping[str, np.ndarray]]

BLOCKS = ("W1", "b1", "W2", "b2", "W3", "b3")
# By what the two mistakes in the backward pass of the N-dimensional notebook multiply a block.
PLANTED_FACTORS = {"dW2": 2.0, "db1": 4.0}


def relative_difference(a: np.ndarray, b: np.ndarray) -> float:
    """Return ‖a−b‖ / (‖a‖+‖b‖), and 0 for two zero vectors."""
    scale = float(np.linalg.norm(a) + np.linalg.norm(b))
    return float(np.linalg.norm(a - b)) / scale if scale else 0.0


def network_gradient(
    forward: Forward, parameters: Arrays, X: np.ndarray, Y: np.ndarray, epsilon: float
) -> dict[str, np.ndarray]:
    """Return the centred differences of a network's cost, in dicts like the analytic ones."""
    moved = {name: np.array(parameters[name], dtype=np.float64) for name in BLOCKS}
    slopes = {}
    for name in BLOCKS:
        block = moved[name]
        slope = np.empty_like(block)
        for place, value in np.ndenumerate(block):
            block[place] = value + epsilon
            above = float(forward(X, Y, moved)[0])
            block[place] = value - epsilon
            below = float(forward(X, Y, moved)[0])
            block[place] = value
            slope[place] = (above - below) / (2 * epsilon)
        slopes["d" + name] = slope
    return slopes


def with_planted_bugs(gradients: Arrays) -> dict[str, np.ndarray]:
    """Return right gradients as the backward pass with its two planted bugs would give them."""
    return {name: value * PLANTED_FACTORS.get(name, 1.0) for name, value in gradients.items()}


def whole_difference(numerical: Arrays, analytic: Arrays) -> float:
    """Return the one number that a gradient check reports."""
    return relative_difference(gradients_to_vector(numerical), gradients_to_vector(analytic))


def block_differences(numerical: Arrays, analytic: Arrays) -> dict[str, float]:
    """Return the relative difference of each parameter block by itself."""
    return {
        name: relative_difference(numerical["d" + name].ravel(), np.ravel(analytic["d" + name]))
        for name in BLOCKS
    }
