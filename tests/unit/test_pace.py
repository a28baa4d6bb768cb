"""A function that goes round in Python is told from one that does not, by the clock alone."""

from __future__ import annotations

import contextlib
import itertools
import random

import numpy as np
import pytest

from course_utils.testing import Rubric, pace
from course_utils.testing.pace import seconds_of_loop, takes_as_long_as_a_loop

LOOP = 1e-3  # seconds of the yardstick in these tests


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Let time pass only by what runs and rests are said to take."""
    now = [0.0]
    monkeypatch.setattr(pace.time, "perf_counter", lambda: now[0])
    monkeypatch.setattr(pace.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    return now


def asked(clock, few, many, yardstick=None):
    """Return the verdict on endless series of seconds, and how many runs of `many` it took."""
    runs = [0]

    def of(series, counts=False):
        def run(*arguments):
            seconds = next(series)
            clock[0] += seconds
            runs[0] += counts
            return seconds

        return run

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pace, "seconds_of_loop", of(yardstick or always(LOOP)))
        return takes_as_long_as_a_loop(of(few), of(many, counts=True), 400), runs[0]


def always(seconds):
    return itertools.repeat(seconds)


def test_what_takes_hardly_longer_is_acquitted_by_its_first_run(clock):
    assert asked(clock, always(1e-4), always(1e-4 + 0.9 * LOOP)) == (False, 1)


def test_what_takes_longer_than_the_yardstick_is_a_loop(clock):
    verdict, runs = asked(clock, always(1e-4), always(1e-4 + 1.1 * LOOP))
    assert verdict
    assert runs == pace.UNDISTURBED_RUNS


def test_one_fast_run_is_enough_whenever_it_comes(clock):
    slow = itertools.repeat(8e-3, pace.UNDISTURBED_RUNS - 1)
    assert not asked(clock, always(1e-4), itertools.chain(slow, always(2e-4)))[0]


def test_slow_runs_do_not_count_while_the_yardstick_is_disturbed_as_well(clock):
    yardstick = itertools.chain(itertools.repeat(LOOP, pace.FIRST_RUNS), always(5 * LOOP))
    many = itertools.chain(itertools.repeat(8e-3, 60), always(2e-4))
    assert asked(clock, always(1e-4), many, yardstick) == (False, 61)


def test_where_the_machine_is_too_busy_to_tell_it_is_no_loop(clock):
    yardstick = itertools.chain(itertools.repeat(LOOP, pace.FIRST_RUNS), always(20 * LOOP))
    assert not asked(clock, always(1e-4), always(20e-3), yardstick)[0]
    assert clock[0] < 2 * pace.PATIENCE


def test_what_is_beyond_doubt_is_a_loop_however_busy_the_machine_is(clock):
    yardstick = itertools.chain(itertools.repeat(LOOP, pace.FIRST_RUNS), always(20 * LOOP))
    verdict, runs = asked(clock, always(1e-4), always(60 * LOOP + 1.0), yardstick)
    assert verdict
    assert runs <= 3


def test_time_wasted_on_small_inputs_gains_nothing(clock):
    assert asked(clock, always(1.0), always(1.6 * LOOP))[0]


@pytest.mark.parametrize("share_of_quiet_runs", [0.9, 0.5, 0.2])
def test_noise_that_hits_both_alike_never_makes_a_loop_of_what_is_none(clock, share_of_quiet_runs):
    chance = random.Random(1)

    def noisy(seconds):
        while True:
            quiet = chance.random() < share_of_quiet_runs
            yield seconds + (0.0 if quiet else chance.uniform(2, 30) * LOOP)

    for _ in range(300):
        series = noisy(1e-4), noisy(1e-4 + 0.4 * LOOP), noisy(LOOP)
        assert not asked(clock, *series)[0]


def test_noise_does_not_hide_a_loop(clock):
    chance = random.Random(2)

    def noisy(seconds):
        while True:
            yield seconds + (0.0 if chance.random() < 0.9 else chance.uniform(2, 30) * LOOP)

    for _ in range(300):
        assert asked(clock, noisy(1e-4), noisy(1e-4 + 2 * LOOP), noisy(LOOP))[0]


def test_the_yardstick_runs_alone_and_nothing_else_does(monkeypatch):
    order = []

    @contextlib.contextmanager
    def alone():
        order.append("alone")
        yield
        order.append("together")

    def seconds(what, seconds):
        return lambda *_: order.append(what) or seconds

    monkeypatch.setattr(pace, "seconds_of_loop", seconds("yardstick", LOOP))
    assert takes_as_long_as_a_loop(seconds("few", 0.0), seconds("many", 5 * LOOP), 400, alone)
    told = " ".join(order)
    assert told.count("alone yardstick together") == told.count("alone")
    assert order.count("yardstick") == order.count("alone") >= pace.UNDISTURBED_RUNS
    assert "alone many" not in told
    assert "alone few" not in told


def test_the_yardstick_grows_with_the_rounds(monkeypatch):
    monkeypatch.undo()
    short = min(seconds_of_loop(10) for _ in range(20))
    assert 0 < short < min(seconds_of_loop(1000) for _ in range(20))


def test_a_check_says_what_the_author_says_and_nothing_else(monkeypatch):
    monkeypatch.setattr(pace, "seconds_of_loop", lambda rounds: rounds * LOOP)
    rubric = Rubric(points=2)
    for name, seconds in (("slow", 5.1 * LOOP), ("fast", 4.9 * LOOP)):
        with rubric.check(name, points=1) as check:
            check.without_loop(
                lambda: 0.0, lambda s=seconds: s, rounds=5, message="there is a loop over rows."
            )
    slow, fast = rubric.score().checks
    assert slow.explanation == "there is a loop over rows."
    assert fast.passed
    assert np.isclose(rubric.score(), 1.0)
