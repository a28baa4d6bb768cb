"""Answers to `backward_propagation_n`, which is given with two planted mistakes."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-backward-propagation-n"
VISIBLE = "test-backward-propagation-n"
HIDDEN = "test-backward-propagation-n-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1 / m * np.dot(dZ3, A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1 / m * np.dot(dZ2, A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1 / m * np.dot(dZ1, X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    gradients = {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}
    return gradients
"""
RESULT = "    return gradients\n"
PLANTED_DW2 = ("dW2 = 1 / m", "dW2 = 2 / m")
PLANTED_DB1 = ("db1 = 1 / m", "db1 = 4 / m")
MASK_2 = "np.multiply(dA2, np.int64(A2 > 0))"
MASK_1 = "np.multiply(dA1, np.int64(A1 > 0))"


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("both planted mistakes left", "not mended|2 times|m times", PLANTED_DW2, PLANTED_DB1),
    _wrong("dW2 left as it was", "not mended|2 times|m times", PLANTED_DW2),
    _wrong("db1 left as it was", "not mended|4 times", PLANTED_DB1),
    _wrong("dW2 halved once too often", "half", ("dW2 = 1 / m", "dW2 = 0.5 / m")),
    _wrong("db1 zero", "(?i)every number is 0", ("db1 = 1 / m *", "db1 = 0 / m *")),
    _wrong(
        "sigmoid's derivative with the cross-entropy",
        r"A3·\(1 − A3\)",
        ("dZ3 = A3 - Y", "dZ3 = (A3 - Y) * A3 * (1 - A3)"),
    ),
    _wrong("prediction and label changed round", "(?i)sign", ("A3 - Y", "Y - A3")),
    _wrong("labels not used", "labels Y are not used", ("A3 - Y", "A3")),
    _wrong("no ReLU mask at layer 1", "ReLU of layer 1", (MASK_1, "dA1")),
    _wrong("a mask at layer 1 that is always 1", "ReLU of layer 1", ("A1 > 0", "A1 >= 0")),
    _wrong("no ReLU mask at layer 2", "ReLU of layer 2", (MASK_2, "dA2")),
    _wrong("a mask at layer 2 that is always 1", "ReLU of layer 2", ("A2 > 0", "A2 >= 0")),
    _wrong("no 1/m anywhere", "1/m is missing|m times", ("1 / m *", "1.0 *")),
    _wrong("no 1/m in dW2", "1/m is missing|m times", ("dW2 = 1 / m *", "dW2 =")),
    _wrong("no 1/m in db3", "1/m is missing|m times", ("db3 = 1 / m *", "db3 ="), loses=(HIDDEN,)),
    _wrong(
        "divided by 3 whatever m",
        "divided by 3|1/m",
        ("1 / m *", "1 / 3 *"),
    ),
    _wrong(
        "1/m twice in the biases",
        "mean|half",
        ("np.sum(dZ1, ", "np.mean(dZ1, "),
        ("np.sum(dZ2, ", "np.mean(dZ2, "),
        ("np.sum(dZ3, ", "np.mean(dZ3, "),
    ),
    _wrong("a matrix product for the mask", "ValueError|shape", (MASK_2, "np.dot(dA2, A2 > 0)")),
    _wrong(
        "dW3 transposed", "transposed|shape", ("gradients = {", "dW3 = dW3.T\n    gradients = {")
    ),
    _wrong(
        "dW2 transposed", "transposed|shape", ("gradients = {", "dW2 = dW2.T\n    gradients = {")
    ),
    _wrong(
        "dW1 transposed", "transposed|shape", ("gradients = {", "dW1 = dW1.T\n    gradients = {")
    ),
    _wrong(
        "dW2 transposed and pressed into shape",
        "not right|order|permut|transposed",
        ("gradients = {", "dW2 = dW2.T.reshape(dW2.shape)\n    gradients = {"),
    ),
    _wrong("biases without keepdims", "shape", (", keepdims=True", "")),
    _wrong(
        "bias summed over the units, too",
        "over the units",
        (
            "db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)",
            "db1 = np.sum(dZ1) / m * np.ones((len(dZ1), 1))",
        ),
    ),
    _wrong(
        "bias summed over the wrong axis", "shape", ("np.sum(dZ2, axis=1", "np.sum(dZ2, axis=0")
    ),
    _wrong("Z in place of A", "A, the output", ("np.dot(dZ2, A1.T)", "np.dot(dZ2, Z1.T)")),
    _wrong(
        "mask of layer 2 from Z3",
        "sign of Z3|0",
        ("np.int64(A2 > 0)", "np.int64(Z3 > 0)"),
    ),
    _wrong(
        "the mask changes the cache",
        "cache",
        ("    dZ1 = np", "    A1 /= np.where(A1 > 0, A1, 1)\n    dZ1 = np"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "dZ3 in place in the cache",
        "cache",
        ("dZ3 = A3 - Y", "dZ3 = A3\n    dZ3 -= Y"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "right for the published layer sizes only",
        "reshape|ValueError",
        ("gradients = {", "dW1 = dW1.reshape(5, 4)\n    gradients = {"),
    ),
    _wrong(
        "only the two blocks in question",
        "no entry",
        (
            'gradients = {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}',
            'gradients = {"dW2": dW2, "db1": db1}',
        ),
    ),
    _wrong(
        "a tuple for the dict", "dict", ("return gradients", "return tuple(gradients.values())")
    ),
    _wrong(
        "one vector for the dict",
        "dict",
        (RESULT, "    return np.concatenate([g.ravel() for g in gradients.values()])\n"),
    ),
    _wrong("printed, not returned", "dict", (RESULT, "    print(gradients)\n")),
    _wrong(
        "m from the labels",
        "IndexError|tuple index",
        ("m = X.shape[1]", "m = Y.shape[1]"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "m from the rows",
        "not right|times|missing|often",
        ("m = X.shape[1]", "m = X.shape[0]"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "the mask forgotten in the upper layer's weights",
        "not right|sign|transposed|shape|ValueError",
        ("np.dot(W2.T, dZ2)", "np.dot(W2.T, dA2)"),
    ),
    _wrong(
        "not mended: the last line left",
        "not written|2 times|not mended",
        PLANTED_DW2,
        PLANTED_DB1,
        (RESULT, RESULT + "\n\nraise NotImplementedError()\n"),
    ),
)

RIGHT: tuple[Right, ...] = (
    _right("as it is usually published"),
    _right(
        "mended, with the last line left standing",
        (RESULT, RESULT + "\n\n# YOUR CODE HERE\nraise NotImplementedError()\n"),
    ),
    _right(
        "subgradient 1 at the kink, more entries, prints",
        (MASK_2, "dA2 * (Z2 >= 0)"),
        (MASK_1, "dA1 * (Z1 >= 0)"),
        (
            RESULT,
            "    gradients['dZ1'] = dZ1\n    gradients['dA1'] = dA1\n    print(gradients)\n"
            + RESULT,
        ),
    ),
    _right(
        "the chain through dA3",
        ("dZ3 = A3 - Y", "dA3 = -Y / A3 + (1 - Y) / (1 - A3)\n    dZ3 = dA3 * A3 * (1 - A3)"),
        (MASK_2, "np.where(Z2 <= 0, 0.0, dA2)"),
    ),
    _right(
        "with copies, masks and products with ones",
        (MASK_1, "np.array(dA1, copy=True)\n    dZ1[Z1 <= 0] = 0"),
        ("np.sum(dZ1, axis=1, keepdims=True)", "dZ1 @ np.ones((m, 1))"),
        ("np.sum(dZ2, axis=1, keepdims=True)", "dZ2.sum(axis=1).reshape(-1, 1)"),
    ),
    Right(
        "example by example, with warnings",
        CELL,
        """\
import sys
import warnings


def backward_propagation_n(X, Y, cache):
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    warnings.warn("slow")
    print("slow", file=sys.stderr)
    labels, m = np.ravel(Y), X.shape[1]
    named = {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}
    total = {"d" + name: np.zeros(value.shape) for name, value in named.items()}
    for i in range(m):
        d = A3[:, [i]] - labels[i]
        for layer, before, W in ((3, A2, W3), (2, A1, W2), (1, X, W1)):
            total[f"dW{layer}"] += d @ before[:, [i]].T / m
            total[f"db{layer}"] += d / m
            d = (W.T @ d) * (before[:, [i]] > 0)
    return total
""",
    ),
)
