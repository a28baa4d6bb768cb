"""Answers to `momentum_update`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong

CELL = "solution-momentum-update"
VISIBLE = "test-momentum-update"
HIDDEN = "test-momentum-update-hidden"
DIGITS = "test-digits"
BOTH = (VISIBLE, HIDDEN)
ALL = (VISIBLE, HIDDEN, DIGITS)

HEAD = "def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):\n"


def _source(*lines: str, head: str = HEAD) -> str:
    return head + "".join(f"    {line}\n" for line in lines)


def _wrong(name: str, says: str, loses: tuple[str, ...], *lines: str, head: str = HEAD) -> Wrong:
    return Wrong(name, CELL, _source(*lines, head=head), loses, says)


def _right(name: str, *lines: str) -> Right:
    return Right(name, CELL, _source(*lines))


VELOCITY = "v = mu * velocity - lr * dw"
RESULT = "return w + v, v"

WRONG: tuple[Wrong, ...] = (
    _wrong("climbs", "subtracted|uphill", ALL, VELOCITY, "return w - v, v"),
    _wrong(
        "velocity points uphill", "sign of lr|uphill", ALL, "v = mu * velocity + lr * dw", RESULT
    ),
    _wrong(
        "uphill velocity, subtracted",
        "sign",
        BOTH,
        "v = mu * velocity + lr * dw",
        "return w - v, v",
    ),
    _wrong(
        "averaging convention",
        "1 − μ",
        BOTH,
        "v = mu * velocity + (1 - mu) * dw",
        "return w - lr * v, v",
    ),
    _wrong(
        "step size outside",
        "v = μ v \\+ dw",
        BOTH,
        "v = mu * velocity + dw",
        "return w - lr * v, v",
    ),
    _wrong(
        "averaging in our convention",
        "1 − μ|tenth|10 times|not right",
        BOTH,
        "v = mu * velocity - (1 - mu) * lr * dw",
        RESULT,
    ),
    _wrong("no decay", "not damped", ALL, "v = velocity - lr * dw", RESULT),
    _wrong("decay on the gradient", "mu damps", ALL, "v = velocity - mu * lr * dw", RESULT),
    _wrong("decay on both", "new push, too", BOTH, "v = mu * (velocity - lr * dw)", RESULT),
    _wrong(
        "1 − mu on the velocity",
        "1 − μ|not right",
        BOTH,
        "v = (1 - mu) * velocity - lr * dw",
        RESULT,
    ),
    _wrong("velocity lost", "velocity is lost", BOTH, "v = -lr * dw", RESULT),
    _wrong(
        "velocity not handed back",
        "old velocity came back",
        BOTH,
        VELOCITY,
        "return w + v, velocity",
    ),
    _wrong("velocity reset", "0|zero", BOTH, VELOCITY, "return w + v, np.zeros_like(v)"),
    _wrong("moved by the old velocity", "old velocity", BOTH, VELOCITY, "return w + velocity, v"),
    _wrong("plain descent", "plain descent|velocity", BOTH, VELOCITY, "return w - lr * dw, v"),
    _wrong("weights not moved", "not moved", ALL, VELOCITY, "return w, v"),
    _wrong("step size twice", "not right|lr once more", BOTH, VELOCITY, "return w + lr * v, v"),
    _wrong("gradient twice", "twice|not right", BOTH, VELOCITY, "return w + v - lr * dw, v"),
    _wrong(
        "Nesterov",
        "Nesterov|not right",
        BOTH,
        VELOCITY,
        "return w - mu * velocity + (1 + mu) * v, v",
    ),
    _wrong(
        "Nesterov, other form",
        "Nesterov|not right",
        BOTH,
        VELOCITY,
        "return w + mu * v - lr * dw, v",
    ),
    _wrong("other order", "order|not right", ALL, VELOCITY, "return v, w + v"),
    _wrong("weights alone", "Two arrays", ALL, VELOCITY, "return w + v"),
    _wrong("nothing returned", "Two arrays", ALL, VELOCITY, "w = w + v"),
    _wrong("lr ignored", "not right|`lr`", BOTH, "v = mu * velocity - 0.01 * dw", RESULT),
    _wrong("lr forgotten", "not multiplied by lr|not right", ALL, "v = mu * velocity - dw", RESULT),
    _wrong("mu ignored", "`mu`", (HIDDEN,), "v = 0.9 * velocity - lr * dw", RESULT),
    _wrong("lr and mu swapped", "places|not right", BOTH, "v = lr * velocity - mu * dw", RESULT),
    _wrong("lr on all", "lr as well|not right", BOTH, "v = lr * (mu * velocity - dw)", RESULT),
    _wrong(
        "another default lr",
        "not right",
        (HIDDEN,),
        VELOCITY,
        RESULT,
        head=HEAD.replace("0.01", "0.1"),
    ),
    _wrong(
        "another default mu",
        "not right",
        (HIDDEN,),
        VELOCITY,
        RESULT,
        head=HEAD.replace("0.9", "0.99"),
    ),
    _wrong(
        "velocity changed in place",
        "not as it was|cast|integer",
        BOTH,
        "velocity *= mu",
        "velocity -= lr * dw",
        "return w + velocity, velocity",
    ),
    _wrong("w changed in place", "not as it was|cast", BOTH, VELOCITY, "w += v", "return w, v"),
    _wrong(
        "gradient changed in place",
        "not as it was|cast",
        BOTH,
        "dw *= lr",
        "v = mu * velocity - dw",
        RESULT,
    ),
    _wrong(
        "an integer copy",
        "cast",
        (HIDDEN,),
        "v = velocity.copy()",
        "v *= mu",
        "v -= lr * dw",
        RESULT,
    ),
    _wrong(
        "zeros_like of integers",
        "integers",
        (HIDDEN,),
        "v = np.zeros_like(velocity)",
        "v[...] = mu * velocity - lr * dw",
        RESULT,
    ),
    _wrong(
        "weights stored as integers",
        "integers",
        (HIDDEN,),
        VELOCITY,
        "new = np.empty_like(w)",
        "new[...] = w + v",
        "return new, v",
    ),
    _wrong(
        "vectors alone",
        "TypeError|Error|not right|left at 0",
        (HIDDEN, DIGITS),
        "w = np.array(w, dtype=float)",
        "v = np.zeros(len(w))",
        "for i in range(len(w)):",
        "    v[i] = mu * velocity[i] - lr * dw[i]",
        RESULT,
    ),
    _wrong(
        "state in a global",
        "not right|shapes",
        (HIDDEN,),
        "global rolling_velocity",
        "rolling_velocity = mu * globals().get('rolling_velocity', 0.0) - lr * dw",
        "return w + rolling_velocity, rolling_velocity",
    ),
    _wrong("clipped", "not right", (HIDDEN,), VELOCITY, "v = np.clip(v, -1, 1)", RESULT),
    _wrong(
        "downhill steps alone",
        "not right|Every number",
        (HIDDEN,),
        VELOCITY,
        "v = np.minimum(v, 0)",
        RESULT,
    ),
    _wrong("not written", "not written", ALL, "raise NotImplementedError"),
)
RIGHT: tuple[Right, ...] = (
    _right("one line each", VELOCITY, RESULT),
    _right("uphill velocity inside", "push = lr * dw - mu * velocity", "return w - push, -push"),
    _right(
        "float copies, in place",
        "v = np.array(velocity, dtype=float)",
        "v *= mu",
        "v -= lr * dw",
        "new = np.array(w, dtype=float)",
        "new += v",
        "print(new)",
        "return [new, v]",
    ),
    _right(
        "entry by entry",
        "import warnings",
        "warnings.warn('slow')",
        "new, v = np.zeros(w.shape), np.zeros(w.shape)",
        "for i in np.ndindex(w.shape):",
        "    v[i] = mu * velocity[i] - lr * dw[i]",
        "    new[i] = w[i] + v[i]",
        "return new, v",
    ),
    _right(
        "ufuncs",
        "v = np.add(np.multiply(velocity, mu), np.multiply(dw, -lr))",
        "return np.add(w, v), v",
    ),
)
