"""Calls across a wire behave like local ones; what was lent for one is of no use after it."""

import socket
import threading

import numpy as np
import pytest

from autograder.channel import Channel, WireClosed
from autograder.errors import CannotCross, WireError
from autograder.peer import Peer
from autograder.wire import encode


def described(error):
    return type(error).__name__, str(error), "at a line"


class Pair:
    """Two connected peers; the far one serves in a thread."""

    def __init__(self):
        ours, theirs = socket.socketpair()
        self.near = Peer(Channel(ours), described)
        self.far = Peer(Channel(theirs), described)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        try:
            self.far.serve()
        except WireClosed:
            self.far.channel.close()

    def close(self):
        self.near.channel.close()
        self._thread.join()

    def call(self, function, *args, **kwargs):
        return self.near.call(self.far.lend(function), *args, **kwargs)


@pytest.fixture
def pair():
    connected = Pair()
    yield connected
    connected.close()


def test_arguments_and_results_cross_by_value(pair):
    assert pair.call(lambda a, *, b: (a, [b]), 1.5, b={"k": 2}) == (1.5, [{"k": 2}])


def test_what_the_callee_changes_in_place_is_written_back(pair):
    def change(array, table, numbers, rng):
        array[0] = 7
        table["new"] = table.pop("old") + 1
        numbers.append(3)
        rng.random()

    array, table, numbers, rng = np.zeros(2), {"old": 1}, [1], np.random.default_rng(0)
    pair.call(change, array, table, numbers, rng)
    expected = np.random.default_rng(0)
    expected.random()
    assert array.tolist() == [7, 0]
    assert table == {"new": 2}
    assert numbers == [1, 3]
    assert rng.bit_generator.state == expected.bit_generator.state


def test_an_array_inside_a_dict_is_written_back_into_the_same_array(pair):
    inner = np.arange(3.0)
    parameters = {"W1": inner}

    def double(p):
        p["W1"] *= 2

    pair.call(double, parameters)
    assert parameters["W1"] is inner
    assert inner.tolist() == [0, 2, 4]


def test_a_reshaped_argument_is_seen_as_reshaped(pair):
    array = np.arange(6.0)

    def reshape(x):
        x.shape = (2, 3)

    pair.call(reshape, array)
    assert array.shape == (2, 3)


def test_a_list_of_arrays_that_is_reordered_is_seen_as_reordered(pair):
    weights = [np.zeros((2, 3)), np.ones((4, 2))]
    pair.call(lambda w: w.reverse(), weights)
    assert [w.shape for w in weights] == [(4, 2), (2, 3)]


def test_an_argument_that_is_resized_is_an_error_of_the_call(pair):
    with pytest.raises(ValueError, match="another size"):
        pair.call(lambda x: x.resize((3, 2), refcheck=False), np.zeros((2, 2)))
    assert pair.call(lambda: "the wire still works") == "the wire still works"


def test_functions_cross_as_stand_ins_that_call_back(pair):
    calls = []

    def f(x):
        calls.append(x)
        return x + 1

    assert pair.call(lambda f, x: f(f(x)), f, 1) == 3
    assert calls == [1, 2]


def test_a_function_of_ours_comes_back_as_itself(pair):
    f = np.sum
    assert pair.call(lambda f: f, f) is f


def test_calls_nest_in_both_directions(pair):
    handle = pair.far.lend(lambda n, down: down(n - 1) if n else "bottom")

    def down(n):
        return pair.near.call(handle, n, down)

    assert pair.near.call(handle, 6, down) == "bottom"


def test_a_lent_function_is_of_no_use_after_the_call(pair):
    kept = []

    def keep(f):
        kept.append(f)

    pair.call(keep, lambda: "secret")
    assert pair.near._lent == {}
    with pytest.raises(RuntimeError, match="lent for one call"):
        pair.call(lambda: kept[0]())


@pytest.mark.parametrize("error", [ValueError, ZeroDivisionError, NotImplementedError, KeyError])
def test_an_error_arrives_as_the_builtin_of_its_name_with_its_place(pair, error):
    def fail():
        raise error("reason")

    with pytest.raises(error, match="reason") as raised:
        pair.call(fail)
    assert raised.value.__notes__ == ["at a line"]


def test_an_error_of_a_students_own_class_arrives_by_name(pair):
    class Mine(Exception):
        pass

    def fail():
        raise Mine("reason")

    with pytest.raises(RuntimeError, match="Mine: reason"):
        pair.call(fail)


def test_a_result_that_may_not_cross_is_an_error_of_the_call(pair):
    with pytest.raises(RuntimeError, match=r"CannotCross: .*object"):
        pair.call(object)
    assert pair.call(lambda: "the wire still works") == "the wire still works"


def test_an_argument_that_may_not_cross_is_never_sent(pair):
    with pytest.raises(CannotCross, match="object"):
        pair.call(lambda x: x, object())


@pytest.mark.parametrize(
    "message",
    [
        ["call", 10**6],
        ["return"],
        ["return", 1],
        ["raise", 1, 2, 3],
        "call",
        None,
        ["exec", "x"],
    ],
    ids=repr,
)
def test_a_reply_out_of_protocol_ends_the_call(message):
    ours, theirs = socket.socketpair()
    near, far = Peer(Channel(ours), described), Channel(theirs)
    far.send(encode(message))
    with pytest.raises(WireError):
        near.call(1)
    near.channel.close()
    far.close()
