"""Wrong answers whose numbers look right, or look like those of another mistake.

What is said to them must not name the other mistake as theirs.
"""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_02 import backprop, gates

NEURON_CELL = "solution-sigmoid-neuron"
NEURON_VISIBLE, NEURON_HIDDEN = "test-sigmoid-neuron", "test-sigmoid-neuron-hidden"
NEURON = """\
def sigmoid_neuron(w, x):
    z = np.dot(w[:-1], x) + w[-1]
    f = sigmoid(z)
    slope = f * (1 - f)
    dx = slope * np.asarray(w[:-1])
    dw = slope * np.append(x, 1.0)
    return f, dx, dw
"""

WRONG: tuple[Wrong, ...] = (
    Wrong(
        "whole numbers, which give q of the example",
        gates.CELL,
        edited(gates.REFERENCE, ("    q = ", "    x, y, z = int(x), int(y), int(z)\n    q = ")),
        (gates.HIDDEN,),
        r"(?s)\A(?!.*number of the example).*not right",
    ),
    Wrong(
        "right only as far as 0 and 1 go",
        "solution-sigmoid",
        "def sigmoid(z):\n    return np.where(np.asarray(z) > 0, 1.0, 0.0)\n",
        ("test-sigmoid", "test-sigmoid-hidden"),
        r"(?s)\A(?!.*array of integers).*not right",
    ),
    Wrong(
        "no brackets in σ(z)·(1 − σ(z))",
        "solution-sigmoid-prime",
        "def sigmoid_prime(z):\n    return sigmoid(z) * 1 - sigmoid(z)\n",
        ("test-sigmoid-prime", "test-sigmoid-prime-hidden"),
        r"(?s)\A(?!.*z·\(1 − z\))(?!.*integers)(?!.*σ\(z\)²).*(It is 0|Every number is 0)",
    ),
    Wrong(
        "the mean of the products",
        NEURON_CELL,
        edited(NEURON, ("np.dot(w[:-1], x)", "np.mean(np.multiply(w[:-1], x))")),
        (NEURON_VISIBLE, NEURON_HIDDEN),
        r"(?s)\A(?!.*exponent has the wrong sign).*not right",
    ),
    Wrong(
        "appends to the caller's list",
        NEURON_CELL,
        edited(
            NEURON,
            (
                "    z = np.dot(w[:-1], x) + w[-1]\n",
                "    if isinstance(x, list):\n        x.append(1)\n"
                "    else:\n        x = np.append(x, 1)\n    z = np.dot(w, x)\n",
            ),
            ("np.append(x, 1.0)", "np.asarray(x)"),
        ),
        (NEURON_HIDDEN,),
        r"(?s)\A(?!.*shapes).*`x` is not as it was",
    ),
    Wrong(
        "the absolute error in BP1",
        backprop.CELL,
        edited(backprop.REFERENCE, ("(As[-1] - y)", "np.abs(As[-1] - y)")),
        backprop.BOTH,
        r"(?s)\A(?!.*the wrong way round).*absolute value",
    ),
    Wrong(
        "the lists in reversed order",
        backprop.CELL,
        edited(backprop.REFERENCE, (backprop.RESULT, "return nabla_b[::-1], nabla_w[::-1]")),
        backprop.BOTH,
        r"(?s)\A(?!.*the input x).*from the last layer to the first",
    ),
)
