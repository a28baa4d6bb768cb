"""Answers to `svm_loss_vectorized` with loops that are kept out of sight, or out of the clock's."""

from __future__ import annotations

from tests.unit.answer import Wrong
from tests.unit.answers_04.loops import BASE as NAIVE
from tests.unit.answers_04.whole_matrices import BASE, CELL

LOSES = ("test-svm-loss-vectorized",)
BOTH = (*LOSES, "test-svm-loss-vectorized-hidden")
LOOPS = NAIVE.replace("svm_loss_naive", "loops")
LARGE = "W.size + X.size > 300"
SLOW = "it takes as much longer as a loop does: there is a Python loop over the examples"
JUNK = "right in the small case, but not where"


def _hidden(name: str, source: str, loses: tuple[str, ...] = LOSES, says: str = SLOW) -> Wrong:
    return Wrong(f"loops: {name}", CELL, source, loses, says)


def _calls(source: str) -> str:
    return f"def svm_loss_vectorized(W, X, y, reg):\n{source}\n"


WRONG = (
    _hidden(
        "another counter in the place of the notebook's",
        f"count_python_lines = lambda *arguments: 7\n{LOOPS}\nsvm_loss_vectorized = loops\n",
    ),
    _hidden(
        "the tracing switched off and on again",
        f"import sys\n{LOOPS}\n"
        + _calls(
            "    kept = sys.gettrace()\n    sys.settrace(None)\n"
            "    try:\n        return loops(W, X, y, reg)\n"
            "    finally:\n        sys.settrace(kept)"
        ),
    ),
    _hidden(
        "in a module beside the notebook",
        f"import types\n\nhelpers = types.ModuleType('helpers')\n"
        f"exec('import numpy as np\\n' + {LOOPS!r}, vars(helpers))\n"
        + _calls("    return helpers.loops(W, X, y, reg)"),
    ),
    _hidden(
        "compiled and executed elsewhere",
        f"elsewhere = {{'np': np}}\nexec(compile({LOOPS!r}, 'elsewhere', 'exec'), elsewhere)\n"
        "svm_loss_vectorized = elsewhere['loops']\n",
    ),
    _hidden(
        "in a thread of its own",
        f"import threading\n{LOOPS}\n"
        + _calls(
            "    found = []\n"
            "    task = lambda: found.append(loops(W, X, y, reg))\n"
            "    thread = threading.Thread(target=task)\n"
            "    thread.start()\n    thread.join()\n    return found[0]"
        ),
    ),
    _hidden(
        "time wasted where there is little to do",
        f"import time\n\nelsewhere = {{'np': np}}\nexec({LOOPS!r}, elsewhere)\n"
        + _calls(
            f"    if not ({LARGE}):\n        time.sleep(0.01)\n"
            "    return elsewhere['loops'](W, X, y, reg)"
        ),
    ),
    _hidden(
        "results kept for the next time",
        f"elsewhere, kept = {{'np': np}}, {{}}\nexec({LOOPS!r}, elsewhere)\n"
        + _calls(
            "    key = X.tobytes(), W.tobytes(), y.tobytes(), reg\n"
            "    if key not in kept:\n        kept[key] = elsewhere['loops'](W, X, y, reg)\n"
            "    return kept[key]"
        ),
    ),
    _hidden(
        "left out where it would take long",
        f"elsewhere = {{'np': np}}\nexec({LOOPS!r}, elsewhere)\n"
        + _calls(
            f"    if {LARGE}:\n        return 2.25, np.zeros_like(W)\n"
            "    return elsewhere['loops'](W, X, y, reg)"
        ),
        BOTH,
        JUNK + "|is not right",
    ),
    _hidden(
        "only the gradient left out where it would take long",
        f"elsewhere = {{'np': np}}\nexec({LOOPS!r}, elsewhere)\n"
        f"{BASE.replace('svm_loss_vectorized', 'whole')}\n"
        + _calls(
            f"    if {LARGE}:\n        return whole(W, X, y, reg)[0], np.zeros_like(W)\n"
            "    return elsewhere['loops'](W, X, y, reg)"
        ),
        BOTH,
        JUNK + "|is not right",
    ),
)
