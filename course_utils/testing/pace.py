"""Tell by the clock whether a function goes round in Python, on any machine and under any load.

The clock is that of the test, so nothing that a function does to counters or tracers in its own
process matters. The yardstick is a loop on the same machine, in a thread that has to be woken as
the process has to be in which a student's function runs. Noise only ever makes a run slower: one
fast run is enough to acquit, and slow ones count only while the yardstick beside them is quick.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import numpy as np

FIRST_RUNS = 5
UNDISTURBED_RUNS = 15
DISTURBED = 1.5  # times the quickest run of the yardstick
PATIENCE = 2.5  # seconds
HOPELESS = 50.0  # yardsticks
LONGEST_REST = 0.02  # seconds


def takes_as_long_as_a_loop(
    few: Callable[[], float],
    many: Callable[[], float],
    rounds: int,
    alone: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> bool:
    """Return whether `many` takes longer than `few` by what a Python loop takes at least.

    Parameters
    ----------
    few, many : callable
        Run the function once on a small and on a large input and return the seconds it took.
        Each run should get fresh numbers: a result that was kept is no result of this run.
    rounds : int
        How many rounds of a loop the difference must stay below.
    alone : callable, optional
        Makes a context in which no other thread of the student's runs: the yardstick is measured
        there, or a function could buy doubt with threads that only burn time.

    Notes
    -----
    Where runs of `many` are undisturbed as often as those of the yardstick between them, the chance
    that noise hides each fast one until 15 of the yardstick were undisturbed is below exp(-15).
    Where the patience ends before, the machine is too busy to tell, and in doubt it is no loop.

    What `few` takes is what a call costs. More than half a yardstick of it does not count, so that
    a function gains nothing by wasting time on small inputs.
    """

    def yardstick() -> float:
        with alone():
            return seconds_of_loop(rounds)

    loop = min(yardstick() for _ in range(FIRST_RUNS))
    base = min(loop / 2, *(few() for _ in range(FIRST_RUNS)))
    fastest, undisturbed, rest = np.inf, 0, 0.0
    end = time.perf_counter() + PATIENCE
    while undisturbed < UNDISTURBED_RUNS:
        fastest = min(fastest, many())
        if fastest - base < loop:
            return False
        undisturbed += yardstick() < DISTURBED * loop
        if time.perf_counter() > end:
            return bool(fastest - base > HOPELESS * loop)
        # On a busy machine, a process that has rested gets its turn sooner than one that ran on.
        time.sleep(rest)
        rest = min(rest + 0.001, LONGEST_REST)
    return True


def seconds_of_loop(rounds: int) -> float:
    """Return how long a thread takes for a loop that does little: three tiny array operations."""

    def go_round() -> None:
        row = np.ones(4)
        for _ in range(rounds):
            row = np.maximum(row * 1.0 + 0.0, 0.0)

    thread = threading.Thread(target=go_round)
    start = time.perf_counter()
    thread.start()
    thread.join()
    return time.perf_counter() - start
