"""Wrong answers to `backprop`."""

from __future__ import annotations

from tests.unit.answer import Wrong, edited

CELL = "solution-backprop"
VISIBLE = "test-backprop"
HIDDEN = "test-backprop-hidden"
BOTH = (VISIBLE, HIDDEN)

# The loop over negative indices, as it stands in a widely read book.
REFERENCE = """\
def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(w.shape) for w in weights]
    L = len(weights)
    a = x
    As = [x]
    zs = []
    for b, w in zip(biases, weights):
        z = np.dot(w, a) + b
        zs.append(z)
        a = sigmoid(z)
        As.append(a)
    delta = (As[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, As[-2].T)
    for l in range(2, L + 1):
        sp = sigmoid_prime(zs[-l])
        delta = np.dot(weights[-l + 1].T, delta) * sp
        nabla_b[-l] = delta
        nabla_w[-l] = np.dot(delta, As[-l - 1].T)
    return nabla_b, nabla_w
"""
RESULT = "return nabla_b, nabla_w"
BP1 = "(As[-1] - y) * sigmoid_prime(zs[-1])"
BP2 = "np.dot(weights[-l + 1].T, delta) * sp"
SLOPE = "sp = sigmoid_prime(zs[-l])"
LAST_W = "np.dot(delta, As[-2].T)"
OTHER_W = "np.dot(delta, As[-l - 1].T)"
START = "    L = len(weights)\n"


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


WRONG: tuple[Wrong, ...] = (
    _wrong("BP1 without σ'", "BP1 lacks", (BP1, "(As[-1] - y)")),
    _wrong("BP1 with σ'(a)", "activation in BP1", (BP1, "(As[-1] - y) * sigmoid_prime(As[-1])")),
    _wrong("BP1 with σ", "BP1 has σ|not right", (BP1, "(As[-1] - y) * As[-1]")),
    _wrong("y − a", "sign|wrong way round", (BP1, "(y - As[-1]) * sigmoid_prime(zs[-1])")),
    _wrong("the ½ forgotten", "factor 2|2 times", (BP1, f"2 * {BP1}")),
    _wrong("y forgotten", "y is not used|not right", (BP1, "As[-1] * sigmoid_prime(zs[-1])")),
    _wrong("a − y forgotten", "a − y is missing|not right", (BP1, "sigmoid_prime(zs[-1])")),
    _wrong("a − y squared", "square|not right", ("(As[-1] - y) *", "(As[-1] - y) ** 2 *")),
    _wrong(
        "BP1 as a matrix product",
        "BP1 multiplies matrices|shape",
        (BP1, "(As[-1] - y) @ sigmoid_prime(zs[-1]).T"),
    ),
    _wrong("a mean over the outputs", "averaged|half", (BP1, f"{BP1} / len(y)")),
    _wrong("BP2 without σ'", "BP2 lacks", (BP2, "np.dot(weights[-l + 1].T, delta)")),
    _wrong("BP2 with σ'(a)", "activation in BP2", (SLOPE, "sp = sigmoid_prime(As[-l])")),
    _wrong("BP2 with σ", "BP2 has σ|not right", (SLOPE, "sp = sigmoid(zs[-l])")),
    _wrong(
        "σ'(a) everywhere",
        "activation in BP1",
        ("sigmoid_prime(zs[-1])", "sigmoid_prime(As[-1])"),
        (SLOPE, "sp = sigmoid_prime(As[-l])"),
    ),
    _wrong(
        "BP2 as a matrix product",
        "shapes do not fit|BP2 multiplies|square",
        (BP2, "np.dot(weights[-l + 1].T, delta) @ sp"),
    ),
    _wrong(
        "BP2 as an outer product",
        "BP2 multiplies|shape",
        (BP2, "np.dot(weights[-l + 1].T, delta) @ sp.T"),
    ),
    _wrong(
        "W not transposed",
        "shapes do not fit|not transposed",
        ("weights[-l + 1].T", "weights[-l + 1]"),
    ),
    _wrong(
        "W of the layer itself",
        "shapes do not fit|wrong layer",
        ("weights[-l + 1].T", "weights[-l].T"),
    ),
    _wrong(
        "z one layer on",
        "layer after|could not be broadcast",
        (SLOPE, "sp = sigmoid_prime(zs[-l + 1])"),
    ),
    _wrong(
        "z one layer back",
        "layer before|IndexError|index",
        (SLOPE, "sp = sigmoid_prime(zs[-l - 1])"),
    ),
    _wrong(
        "z counted from the front",
        "not right|layer|broadcast",
        (SLOPE, "sp = sigmoid_prime(zs[l - 2])"),
        loses=BOTH,
    ),
    _wrong("the loop stops early", "too early", ("range(2, L + 1)", "range(2, L)")),
    _wrong("no loop", "too early", ("range(2, L + 1)", "range(0)")),
    _wrong(
        "two layers only",
        "too early|centred|Every number is 0",
        ("range(2, L + 1)", "range(2, min(L, 2) + 1)"),
    ),
    _wrong(
        "delta of the last layer kept",
        "shape|not right|aligned",
        ("        delta = np.dot(w", "        back = np.dot(w"),
        ("nabla_b[-l] = delta", "nabla_b[-l] = back"),
        (OTHER_W, "np.dot(back, As[-l - 1].T)"),
    ),
    _wrong(
        "BP4 the wrong way round",
        "transposed",
        (LAST_W, "np.dot(As[-2], delta.T)"),
        (OTHER_W, "np.dot(As[-l - 1], delta.T)"),
    ),
    _wrong("BP4 reversed in the last layer", "transposed", (LAST_W, "np.dot(As[-2], delta.T)")),
    _wrong(
        "BP4 with its own activation",
        "same layer|shape|not right",
        (OTHER_W, "np.dot(delta, As[-l].T)"),
    ),
    _wrong(
        "BP4 with z", "takes z|not right", (LAST_W, "np.dot(delta, zs[-2].T if L > 1 else x.T)")
    ),
    _wrong("BP4 with x", "input x|shape|not right", (LAST_W, "np.dot(delta, x.T)")),
    _wrong(
        "BP4 without the activation",
        "every column|not right",
        (LAST_W, "delta * np.ones(weights[-1].shape)"),
    ),
    _wrong("BP4 entry by entry", "shape|broadcast|shapes", (LAST_W, "delta * As[-2]")),
    _wrong("BP3 forgotten", "is 0|left at 0|Every number", ("nabla_b[-l] = delta", "pass")),
    _wrong(
        "BP3 summed to a number",
        "shape|No|number",
        ("nabla_b[-l] = delta", "nabla_b[-l] = np.sum(delta)"),
    ),
    _wrong("biases flattened", "shape", (RESULT, "return [b.ravel() for b in nabla_b], nabla_w")),
    _wrong(
        "weights' gradients transposed",
        "transposed",
        (RESULT, "return nabla_b, [w.T for w in nabla_w]"),
    ),
    _wrong("in the other order", "transposed|shape", (RESULT, "return nabla_w, nabla_b")),
    _wrong("last layer first", "shape", (RESULT, "return nabla_b[::-1], nabla_w[::-1]")),
    _wrong("only nabla_w", "entries|Two things", (RESULT, "return nabla_w")),
    _wrong("printed", "returned nothing|Nothing came back", (RESULT, "print(nabla_b, nabla_w)")),
    _wrong("a dict", "has 1 entries|Two things", (RESULT, "return {'b': nabla_b, 'w': nabla_w}")),
    _wrong(
        "arrays stacked flat",
        "entries|should be a list",
        (RESULT, "return np.vstack(nabla_b), np.hstack([w.ravel() for w in nabla_w])"),
    ),
    _wrong(
        "tuples, not lists",
        "no list",
        (RESULT, "return tuple(nabla_b), tuple(nabla_w)"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "the bias left out", "biases are left out|not right", ("np.dot(w, a) + b", "np.dot(w, a)")
    ),
    _wrong(
        "the sigmoid twice",
        "applied twice|not right",
        ("a = sigmoid(z)", "a = sigmoid(sigmoid(z))"),
    ),
    _wrong("a = σ(a)", "shape|not right|broadcast", ("a = sigmoid(z)", "a = sigmoid(a)")),
    _wrong(
        "the last layer linear",
        "no sigmoid|not right",
        ("        As.append(a)", "        a = z if len(zs) == L else a\n        As.append(a)"),
    ),
    _wrong(
        "the activation never moves on",
        "shapes do not fit|not right",
        ("        a = sigmoid(z)\n        As.append(a)", "        As.append(sigmoid(z))"),
    ),
    _wrong("W from the right", "shapes do not fit", ("np.dot(w, a) + b", "np.dot(a.T, w).T + b")),
    _wrong("times the step size", "tenth", (BP1, f"0.1 * {BP1}")),
    _wrong(
        "descends on the way",
        "argument in place|not right",
        (OTHER_W, f"{OTHER_W}\n        weights[-l] -= 0.1 * nabla_w[-l]"),
    ),
    _wrong(
        "y moved in place",
        "argument in place",
        (
            "    delta = (As",
            "    error = As[-1] - y\n"
            "    if y.dtype.kind == 'f':\n        y -= As[-1]\n    delta = (As",
        ),
        (BP1, "error * sigmoid_prime(zs[-1])"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "takes the lists apart",
        "argument in place",
        (RESULT, "weights.reverse(); return nabla_b, nabla_w"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "adds up over the calls",
        "second time|not right",
        (
            "def backprop",
            "total = {}\n\n\ndef backprop",
        ),
        (
            RESULT,
            "key = tuple(w.shape for w in weights)\n    if key in total:\n"
            "        nabla_b = [p + q for p, q in zip(total[key][0], nabla_b)]\n"
            "        nabla_w = [p + q for p, q in zip(total[key][1], nabla_w)]\n"
            "    total[key] = (nabla_b, nabla_w)\n    return nabla_b, nabla_w",
        ),
    ),
    _wrong(
        "returns the first answer again",
        "there are 3 layers|entry per layer",
        ("def backprop", "seen = {}\n\n\ndef backprop"),
        (RESULT, "return seen.setdefault('gradient', (nabla_b, nabla_w))"),
    ),
    _wrong(
        "remembers the forward pass by shape",
        "second time|not right",
        ("def backprop", "seen = {}\n\n\ndef backprop"),
        (RESULT, "return seen.setdefault(tuple(w.shape for w in weights), (nabla_b, nabla_w))"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "knows the network by hand",
        "an entry for each|entries|not right|per layer",
        (
            RESULT,
            "return ([np.array([[0.0625], [0.125], [0.25]]), np.array([[-0.125], [0.125]])], "
            "[np.array([[0.0625, -0.125], [0.125, -0.25], [0.25, -0.5]]), "
            "np.array([[-1.0], [1.0]]) @ np.full((1, 3), 0.0625)])",
        ),
    ),
    _wrong(
        "difference quotients",
        "not right",
        (
            START,
            START + "    def cost():\n        a = x\n        for b, w in zip(biases, weights):\n"
            "            a = sigmoid(w @ a + b)\n        return 0.5 * np.sum((a - y) ** 2)\n"
            "    for arrays, slopes in ((biases, nabla_b), (weights, nabla_w)):\n"
            "        for array, slope in zip(arrays, slopes):\n"
            "            for place in np.ndindex(array.shape):\n"
            "                kept = array[place]\n"
            "                array[place] = kept + 1e-5\n                up = cost()\n"
            "                array[place] = kept - 1e-5\n"
            "                slope[place] = (up - cost()) / 2e-5\n"
            "                array[place] = kept\n    return nabla_b, nabla_w\n",
        ),
        loses=(HIDDEN,),
    ),
)
