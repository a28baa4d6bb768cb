"""Correct variants of `backprop`."""

from __future__ import annotations

from tests.unit.answer import Right, edited
from tests.unit.answers_02.backprop import BP2, CELL, OTHER_W, REFERENCE, RESULT, SLOPE, START

FORWARD_INDEXED = """\
def backprop(x, y, weights, biases):
    L = len(weights)
    A, Z = {0: x}, {}
    for l in range(1, L + 1):
        Z[l] = weights[l - 1] @ A[l - 1] + biases[l - 1]
        A[l] = sigmoid(z=Z[l])
    delta = {L: np.multiply(A[L] - y, A[L] * (1 - A[L]))}
    for l in range(L - 1, 0, -1):
        delta[l] = sigmoid_prime(z=Z[l]) * (weights[l].T @ delta[l + 1])
    nabla_b = [delta[l] for l in range(1, L + 1)]
    nabla_w = [np.outer(delta[l], A[l - 1]) for l in range(1, L + 1)]
    return nabla_b, nabla_w
"""
ENTRY_BY_ENTRY = """\
import math


def backprop(x, y, weights, biases):
    layers = [[float(v) for v in x[:, 0]]]
    for W, b in zip(weights, biases):
        below = layers[-1]
        layers.append([])
        for j in range(W.shape[0]):
            z = sum(W[j, k] * below[k] for k in range(W.shape[1])) + b[j, 0]
            layers[-1].append(1 / (1 + math.exp(-z)))
    nabla_b = [np.zeros_like(b) for b in biases]
    nabla_w = [np.zeros_like(W) for W in weights]
    for l in reversed(range(len(weights))):
        for j, a in enumerate(layers[l + 1]):
            if l == len(weights) - 1:
                upstream = a - y[j, 0]
            else:
                above = weights[l + 1]
                upstream = sum(above[k, j] * nabla_b[l + 1][k, 0] for k in range(len(above)))
            nabla_b[l][j, 0] = upstream * a * (1 - a)
            for k, below in enumerate(layers[l]):
                nabla_w[l][j, k] = nabla_b[l][j, 0] * below
    return nabla_b, nabla_w
"""


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


RIGHT: tuple[Right, ...] = (
    _right("negative indices"),
    Right("positive indices in dicts, by keyword", CELL, FORWARD_INDEXED),
    Right("entry by entry, with its own sigmoid", CELL, ENTRY_BY_ENTRY),
    _right("another order of the products", (BP2, "sp * (delta.T @ weights[-l + 1]).T")),
    _right("by einsum", (OTHER_W, "np.einsum('ji,ki->jk', delta, As[-l - 1])")),
    _right("σ' from the activation", (SLOPE, "sp = As[-l] * (1 - As[-l])")),
    _right("in place on its own arrays", ("nabla_b[-l] = delta", "nabla_b[-l] += delta")),
    _right("a list of two lists", (RESULT, "return [nabla_b, nabla_w]")),
    _right(
        "prints and warns",
        (START, START + "    import warnings\n    warnings.warn('look')\n    print(L, 'layers')\n"),
    ),
)
