"""Answers to `gradient_check`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-gradient-check"
VISIBLE = "test-gradient-check"
HIDDEN = "test-gradient-check-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
import numpy as np


def gradient_check(x, theta, epsilon=1e-7):
    theta_plus = theta + epsilon
    theta_minus = theta - epsilon
    J_plus = forward_propagation(x, theta_plus)
    J_minus = forward_propagation(x, theta_minus)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    return difference
"""
RESULT = "    return difference\n"


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong(
        "compares the quotient with itself",
        "compared with itself",
        ("grad = backward_propagation(x, theta)", "grad = gradapprox"),
    ),
    _wrong(
        "compares the derivative with itself",
        "compared with itself",
        ("gradapprox = (J_plus - J_minus) / (2 * epsilon)", "gradapprox = None"),
        ("numerator =", "gradapprox = grad\n    numerator ="),
    ),
    _wrong(
        "J_plus and J_minus have changed places",
        "changed places",
        (
            "J_plus = forward_propagation(x, theta_plus)",
            "J_plus = forward_propagation(x, theta - epsilon)",
        ),
        (
            "J_minus = forward_propagation(x, theta_minus)",
            "J_minus = forward_propagation(x, theta_plus)",
        ),
    ),
    _wrong(
        "knows both formulas by heart",
        "one of the two functions is not called",
        ("forward_propagation(x, theta_plus)", "theta_plus * x"),
        ("forward_propagation(x, theta_minus)", "theta_minus * x"),
        ("backward_propagation(x, theta)", "x"),
    ),
    _wrong(
        "its own forward pass inside",
        "`forward_propagation` is not called",
        ("forward_propagation(x, theta_plus)", "theta_plus * x"),
        ("forward_propagation(x, theta_minus)", "theta_minus * x"),
    ),
    _wrong(
        "its own derivative inside",
        "`backward_propagation` is not called",
        ("backward_propagation(x, theta)", "x"),
    ),
    _wrong(
        "moves x",
        "`x` was moved",
        ("forward_propagation(x, theta_plus)", "forward_propagation(x + epsilon, theta)"),
        ("forward_propagation(x, theta_minus)", "forward_propagation(x - epsilon, theta)"),
    ),
    _wrong(
        "one-sided, upwards",
        "one-sided",
        ("theta_minus = theta - epsilon", "theta_minus = theta"),
        ("(2 * epsilon)", "epsilon"),
    ),
    _wrong(
        "one-sided, downwards",
        "one-sided|θ \\+ ε",
        ("theta_plus = theta + epsilon", "theta_plus = theta"),
        ("(2 * epsilon)", "epsilon"),
    ),
    _wrong(
        "J_minus at theta itself",
        "Only one of the two costs",
        ("theta_minus = theta - epsilon", "theta_minus = theta"),
    ),
    _wrong("divides by epsilon", "divides by ε", ("(2 * epsilon)", "epsilon")),
    _wrong("brackets forgotten", "Brackets", ("/ (2 * epsilon)", "/ 2 * epsilon")),
    _wrong("not divided by the step", "not divided", (" / (2 * epsilon)", "")),
    _wrong("only the numerator", "only the numerator", ("numerator / denominator", "numerator")),
    _wrong(
        "norms squared",
        "squared",
        ("numerator / denominator", "numerator**2 / (grad**2 + gradapprox**2)"),
    ),
    _wrong(
        "norm of the sum below",
        "norm of the sum|hidden",
        (
            "np.linalg.norm(grad) + np.linalg.norm(gradapprox)",
            "np.linalg.norm(grad + gradapprox)",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "only one norm below",
        "holds only",
        ("np.linalg.norm(grad) + np.linalg.norm(gradapprox)", "np.linalg.norm(grad)"),
    ),
    _wrong(
        "the larger norm below",
        "holds only",
        (
            "np.linalg.norm(grad) + np.linalg.norm(gradapprox)",
            "max(abs(grad), abs(gradapprox))",
        ),
    ),
    _wrong(
        "no absolute value above",
        "absolute value",
        ("np.linalg.norm(grad - gradapprox)", "grad - gradapprox"),
    ),
    _wrong("always 0", "compared with itself", (RESULT, "    return 0.0\n")),
    _wrong("always tiny", "fixed number", (RESULT, "    return 2.919335883291695e-10\n")),
    _wrong("as a matrix", r"shape \(1, 1\)", (RESULT, "    return np.array([[difference]])\n")),
    _wrong("printed, not returned", "None", (RESULT, "    print(difference)\n")),
    _wrong(
        "the verdict for the number",
        "truth value",
        (RESULT, "    return difference < 1e-7\n"),
    ),
    _wrong(
        "a sentence for the number", "text", (RESULT, "    return 'The gradient is correct!'\n")
    ),
    _wrong(
        "epsilon ignored",
        "`epsilon` is not used",
        ("    theta_plus = theta", "    epsilon = 1e-7\n    theta_plus = theta"),
    ),
    _wrong(
        "epsilon has another default",
        "Where no epsilon is given",
        ("epsilon=1e-7", "epsilon=1e-4"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "the step is a fraction of theta",
        "was not asked at",
        ("theta_plus = theta + epsilon", "theta_plus = theta * (1 + epsilon)"),
        ("theta_minus = theta - epsilon", "theta_minus = theta * (1 - epsilon)"),
        ("(2 * epsilon)", "(2 * epsilon * theta)"),
    ),
    _wrong(
        "the derivative at theta + epsilon",
        "`backward_propagation` was not asked",
        ("backward_propagation(x, theta)", "backward_propagation(x, theta_plus)"),
    ),
    _wrong(
        "right for positive derivatives only",
        "changed places",
        ("grad = backward_propagation(x, theta)", "grad = abs(backward_propagation(x, theta))"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "calls the same function twice",
        "is called where",
        ("backward_propagation(x, theta)", "forward_propagation(x, theta)"),
    ),
    _wrong(
        "turns NaN into 0",
        "would pass",
        (RESULT, "    return np.nan_to_num(difference)\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "passes when the difference is not large",
        "would pass",
        (RESULT, "    return difference if difference > 1e-7 else 0.0\n"),
        loses=(HIDDEN,),
    ),
    _wrong("rounded", "(?i)round", (RESULT, "    return round(difference, 3)\n")),
    _wrong("not written", "not written", (RESULT, "    raise NotImplementedError\n")),
    _wrong(
        "x and theta have changed places",
        "was not asked",
        ("forward_propagation(x, theta_plus)", "forward_propagation(theta_plus, x)"),
        ("forward_propagation(x, theta_minus)", "forward_propagation(theta_minus, x)"),
    ),
    _wrong("a list for the number", "list", (RESULT, "    return [difference]\n")),
)

RIGHT: tuple[Right, ...] = (
    _right("with norms"),
    Right(
        "with plain absolute values",
        CELL,
        "def gradient_check(x, theta, epsilon=1e-7):\n"
        "    g = backward_propagation(x, theta)\n"
        "    up = forward_propagation(x, theta + epsilon)\n"
        "    down = forward_propagation(x, theta - epsilon)\n"
        "    a = up / (2 * epsilon) - down / (2 * epsilon)\n"
        "    return abs(g - a) / (abs(a) + abs(g))\n",
    ),
    _right(
        "with keywords, a 0-d array and a verdict",
        ("forward_propagation(x, theta_plus)", "forward_propagation(theta=theta_plus, x=x)"),
        ("backward_propagation(x, theta)", "backward_propagation(x=x, theta=theta)"),
        (
            RESULT,
            "    if difference < 1e-7:\n        print('The gradient is correct!')\n"
            "    else:\n        print('The gradient is wrong!')\n"
            "    return np.asarray(difference)\n",
        ),
    ),
    _right(
        "with a guard of 1e-12", ("numerator / denominator", "numerator / (denominator + 1e-12)")
    ),
    _right(
        "refuses what is not finite",
        ("    numerator =", "    assert np.isfinite(grad), 'not finite'\n    numerator ="),
    ),
    _right(
        "infinity for what is not finite",
        (
            "    numerator =",
            "    if not np.isfinite(grad):\n        return float('inf')\n    numerator =",
        ),
    ),
    _right(
        "asks the cost more often than it must",
        ("    grad =", "    J = forward_propagation(x, theta)\n    print(J)\n    grad ="),
    ),
    _right(
        "with a function of its own, arrays and warnings",
        (
            "def gradient_check",
            "import sys\n\n\ndef slope(f, t, e):\n"
            "    print('slope', file=sys.stderr)\n"
            "    return (f(t + e) - f(t - e)) / (2 * e)\n\n\ndef gradient_check",
        ),
        (
            "gradapprox = (J_plus - J_minus) / (2 * epsilon)",
            "gradapprox = np.array([slope(lambda t: forward_propagation(x, t), theta, epsilon)])",
        ),
        (
            "grad = backward_propagation(x, theta)",
            "grad = np.array([backward_propagation(x, theta)])",
        ),
    ),
)
