"""Answers to `forward_propagation` and `backward_propagation`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong

FORWARD = "solution-forward-propagation"
BACKWARD = "solution-backward-propagation"
FORWARD_TESTS = ("test-forward-propagation", "test-forward-propagation-hidden")
BACKWARD_TESTS = ("test-backward-propagation", "test-backward-propagation-hidden")
FORWARD_HIDDEN = FORWARD_TESTS[1:]
BACKWARD_HIDDEN = BACKWARD_TESTS[1:]


def _forward(body: str) -> str:
    return f"def forward_propagation(x, theta):\n    {body}\n"


def _backward(body: str) -> str:
    return f"def backward_propagation(x, theta):\n    {body}\n"


WRONG: tuple[Wrong, ...] = (
    Wrong("sum for product", FORWARD, _forward("return x + theta"), FORWARD_TESTS, "added|off by"),
    Wrong("theta ignored", FORWARD, _forward("return x"), FORWARD_TESTS, "theta|off by"),
    Wrong("x ignored", FORWARD, _forward("return theta"), FORWARD_TESTS, "`x`|off by"),
    Wrong(
        "the example's number written in",
        FORWARD,
        _forward("return 21.0"),
        FORWARD_TESTS,
        "number of the first example",
    ),
    Wrong(
        "absolute value",
        FORWARD,
        _forward("return abs(x * theta)"),
        FORWARD_TESTS,
        "(?i)absolute|sign",
    ),
    Wrong(
        "printed, not returned",
        FORWARD,
        _forward("print(theta * x)"),
        FORWARD_TESTS,
        "None",
    ),
    Wrong(
        "as a matrix",
        FORWARD,
        "import numpy as np\n\n\n" + _forward("return np.array([[theta * x]])"),
        FORWARD_TESTS,
        r"shape \(1, 1\)",
    ),
    Wrong(
        "cut to whole numbers",
        FORWARD,
        _forward("return int(theta * x)"),
        FORWARD_TESTS,
        "not right",
    ),
    Wrong("as text", FORWARD, _forward("return str(theta * x)"), FORWARD_TESTS, "text"),
    Wrong("a list", FORWARD, _forward("return [theta * x]"), FORWARD_TESTS, "list"),
    Wrong(
        "not written", FORWARD, _forward("raise NotImplementedError"), FORWARD_TESTS, "not written"
    ),
    Wrong(
        "rounded to two digits",
        FORWARD,
        _forward("return round(theta * x, 2)"),
        FORWARD_HIDDEN,
        "not right",
    ),
    Wrong(
        "derivative with respect to x",
        BACKWARD,
        _backward("return theta"),
        BACKWARD_TESTS,
        "with respect to x",
    ),
    Wrong("the cost itself", BACKWARD, _backward("return theta * x"), BACKWARD_TESTS, "J itself"),
    Wrong("sign flipped", BACKWARD, _backward("return -x"), BACKWARD_TESTS, "(?i)sign"),
    Wrong(
        "the example's number written in",
        BACKWARD,
        _backward("return 3.0"),
        BACKWARD_TESTS,
        "not right",
    ),
    Wrong(
        "right for positive x only",
        BACKWARD,
        _backward("return abs(x)"),
        BACKWARD_HIDDEN,
        "absolute value",
    ),
    Wrong("always 1", BACKWARD, _backward("return 1.0"), BACKWARD_TESTS, "not right"),
    Wrong("printed, not returned", BACKWARD, _backward("print(x)"), BACKWARD_TESTS, "None"),
    Wrong("x and theta as a pair", BACKWARD, _backward("return x, theta"), BACKWARD_TESTS, "tuple"),
)

RIGHT: tuple[Right, ...] = (
    Right("the other order", FORWARD, _forward("return x * theta")),
    Right(
        "as a NumPy scalar, with a print",
        FORWARD,
        "import numpy as np\n\nprint('here')\n\n\n"
        "def forward_propagation(x, theta):\n"
        "    J = np.float64(theta) * x\n"
        "    print('J =', J)\n"
        "    return J\n",
    ),
    Right(
        "as a 0-d array",
        FORWARD,
        "import numpy as np\n\n\n" + _forward("return np.asarray(theta * x)"),
    ),
    Right(
        "through np.dot, with a warning",
        FORWARD,
        "import sys\nimport warnings\n\nimport numpy as np\n\n\n"
        "def forward_propagation(x, theta):\n"
        "    warnings.warn('multiplying')\n"
        "    print('to stderr', file=sys.stderr)\n"
        "    return np.dot(theta, x)\n",
    ),
    Right("the power of theta falls", BACKWARD, _backward("return x * theta**0")),
    Right(
        "as a NumPy scalar",
        BACKWARD,
        "import numpy as np\n\n\n" + _backward("return np.float64(x)"),
    ),
    Right("as a 0-d array", BACKWARD, "import numpy as np\n\n\n" + _backward("return np.array(x)")),
    Right(
        "prints on the way",
        BACKWARD,
        "def backward_propagation(x, theta):\n"
        "    dtheta = x\n"
        "    print('dtheta =', dtheta)\n"
        "    return dtheta\n\n\n"
        "print(backward_propagation(2, 4))\n",
    ),
)
