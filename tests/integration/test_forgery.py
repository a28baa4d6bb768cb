"""Forged messages on the wire, and tampering with what a test hands over. All held."""

import time

import nbformat
import pytest

from autograder.assignment import load_assignment
from tests.integration.conftest import Classroom, points
from tests.integration.small_course import grade_id, small_notebook

# What a test may hand to a student: a dict, an array that is a view, a Generator, a function.
HIDDEN = """\
### BEGIN HIDDEN TESTS
rubric = Rubric(points=5, hidden=True)
with rubric.check("a dict", points=1) as check:
    given = {"W": np.ones((2, 2)), "sizes": [1, 2]}
    kept = {"W": np.ones((2, 2)), "sizes": [1, 2]}
    came = double(given)
    check.unchanged("given", kept, given)
    check.close(came, 7.0, given="a dict")
with rubric.check("a view, and the array behind it", points=1) as check:
    whole = check.rng.normal(size=(3, 4))
    kept = whole.copy()
    came = double(whole[:, 1])
    check.unchanged("whole", kept, whole)
    check.close(came, 2 * kept[:, 1], given="a column")
with rubric.check("an array that must not be written to", points=1) as check:
    x = np.array([1.0, 2.0])
    x.flags.writeable = False
    check.close(double(x), np.array([2.0, 4.0]), given="an array")
with rubric.check("a Generator moves on by one number", points=1) as check:
    rng = np.random.default_rng(5)
    reference = np.random.default_rng(5)
    reference.random()
    double(rng)
    check.close(rng.random(), reference.random(), given="rng")
with rubric.check("a function is called once, at 9.5", points=1) as check:
    f = recorded(lambda x: 3.0)
    double(f)
    check.equal(f.count, 1, given="f", what="the number of calls")
    check.close(f.calls[0]["x"], 9.5, given="f")
rubric.score()
### END HIDDEN TESTS
"""


@pytest.fixture(scope="module")
def lending(tmp_path_factory, nursery):
    """Return a classroom whose hidden tests lend a function and hand over what can be changed."""
    folder = tmp_path_factory.mktemp("lending") / "small"
    folder.mkdir()
    notebook = small_notebook()
    next(c for c in notebook.cells if grade_id(c) == "test-double-hidden").source = HIDDEN
    nbformat.write(notebook, folder / "doubling.ipynb")
    return Classroom(load_assignment(folder), nursery)


# Finds the wire as the autograder's own code has it, and writes on it past that code.
WIRE = """
import gc, select, struct, threading, time
import msgpack
peer = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Peer")
wire = peer.channel._socket
def push(body):
    view = memoryview(struct.pack("<I", len(body)) + body)
    while view:
        try: view = view[wire.send(view):]
        except BlockingIOError: select.select([], [wire], [])
def pack(*fields): return msgpack.packb(list(fields), use_bin_type=True)
def ext(code, body): return msgpack.ExtType(code, body)
def double(x):
"""


def forging(*lines):
    """Return a solution that finds the wire, and runs these lines when it is called."""
    return WIRE + "".join(f"    {line}\n" for line in lines)


FORGED = {
    "an interrupt of the test": forging('push(pack("raise", "KeyboardInterrupt", "", ""))'),
    "an exit of the test": forging('push(pack("raise", "SystemExit", "", ""))'),
    "an end of a generator": forging('push(pack("raise", "GeneratorExit", "", ""))'),
    "an error of no known kind": forging('push(pack("raise", "__import__", "os", "x"))'),
    "an error without fields": forging('push(pack("raise"))'),
    "a key that cannot be one": forging(
        'push(msgpack.packb(["return", {ext(1, pack([1])): 1}, None]))'
    ),
    "no numbers in a huge shape": forging(
        'push(pack("return", ext(4, struct.pack("<5sBQQ", b"<f8", 2, 0, 2**63)), None))'
    ),
    "many numbers in a shape that overflows": forging(
        'push(pack("return", ext(4, struct.pack("<5sBQQ", b"<f8", 2, 2**33, 2**31)), None))'
    ),
    "too many dimensions": forging(
        'push(pack("return", ext(4, struct.pack("<5sB255Q", b"<f8", 255, *[1] * 255)), None))'
    ),
    "objects in an array": forging(
        'push(pack("return", ext(4, struct.pack("<5sBQ", b"|O8", 1, 1) + bytes(8)), None))'
    ),
    "a change to another shape": forging(
        'push(peer._encode(["return", 7.0, peer._encode([(np.ones(99),), {}])]))'
    ),
    "a change to what was no argument": forging(
        'push(peer._encode(["return", 7.0, peer._encode([(1, 2, 3), {"rubric": 5.0}])]))'
    ),
    "a change that is no pair": forging('push(peer._encode(["return", 7.0, peer._encode(5)]))'),
    "a change into a function": forging(
        'push(peer._encode(["return", 7.0, peer._encode([(print,), {}])]))'
    ),
    "calls of what was not lent": forging(
        'for handle in range(-5, 300): push(peer._encode(["call", handle, b""]))'
    ),
    "a reference to what was not lent": forging(
        'push(msgpack.packb(["return", ext(7, pack("yours", 1)), None]))'
    ),
    "a message without an end": forging('wire.send(b"\\xff" * 8)', "time.sleep(60)"),
    "a message in drops": forging(
        "for i in range(1000):",
        '    try: wire.send(b"\\x01"); time.sleep(0.05)',
        "    except BaseException: pass",
    ),
    "a wire that is not read": forging("time.sleep(60)"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_message_gains_nothing_and_stops_nothing(lending, nursery, name):
    start = time.monotonic()
    graded = lending.hand_in(lending.notebook(FORGED[name]))
    assert time.monotonic() - start < nursery.setup.limits.notebook_seconds
    assert graded.problem is None
    assert not any(score.points for score in graded.scores if score.grade_id != "test-double")
    assert points(graded)["test-double"] == 0


# Each does something to what it is given; the last number is what it may earn: the promises kept.
TAMPERING = {
    "empties a dict": ("if type(x) is dict: x.clear()\n    return 7.0", 0),
    "puts a function into a dict": ("if type(x) is dict: x['W'] = print\n    return 7.0", 0),
    "puts a list into itself": ("if type(x) is dict: x['sizes'].append(x)\n    return 7.0", 0),
    "puts odd keys into a dict": (
        "if type(x) is dict: x.update({(1, 2): 0, None: 1, 2.5: 2, float('nan'): 3})\n"
        "    return 7.0",
        0,
    ),
    "changes the kind of an array": ("if type(x) is dict: x['W'] = [1]\n    return 7.0", 0),
    "gives an array another shape": (
        "if isinstance(x, np.ndarray): x.shape = (1, -1)\n    return 7.0",
        1,
    ),
    "writes through a view": (
        "if isinstance(x, np.ndarray): x[...] = 0\n    return x",
        0,
    ),
    "sets a Generator to a state that gives zeros": (
        "if isinstance(x, np.random.Generator):\n"
        "        state = x.bit_generator.state\n"
        "        state['state'] = {'state': 0, 'inc': 0}\n"
        "        x.bit_generator.state = state\n"
        "    return 0.0",
        0,
    ),
    "puts another kind into a Generator": (
        "if isinstance(x, np.random.Generator):\n"
        "        x.__setstate__(np.random.MT19937(1))\n"
        "    return 0.0",
        0,
    ),
    "returns the function it was lent": ("return x if callable(x) else print", 0),
    "calls the function too often": (
        "if callable(x):\n        for _ in range(200): x(9.5)\n    return 0.0",
        0,
    ),
    "calls the function with what cannot cross": (
        "if callable(x):\n"
        "        try: x(object())\n"
        "        except TypeError: pass\n"
        "        try: x(*range(5))\n"
        "        except TypeError: pass\n"
        "    return 0.0",
        0,
    ),
    "ends an iteration": ("raise StopIteration(7.0)", 0),
    "raises many errors as one": ("raise ExceptionGroup('g', [ValueError(1)])", 0),
    "raises a mistake of the author's": (
        "from course_utils.testing.findings import RubricError\n    raise RubricError('x')",
        0,
    ),
}


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_with_arguments_costs_only_the_one_who_tampers(lending, name):
    body, earned = TAMPERING[name]
    graded = lending.hand_in(lending.notebook(f"def double(x):\n    {body}"))
    assert graded.problem is None
    assert points(graded)["test-double-hidden"] <= earned
    assert points(graded)["test-double"] == 0


def test_an_error_that_is_written_in_html_stays_text(classroom):
    solution = """
class E(Exception): pass
E.__name__ = E.__qualname__ = "<script>alert(1)</script>"
def double(x):
    error = E("<img src=x onerror=alert(2)>`<b onclick=alert(3)>`\\x1b[31m\\0\\u202e")
    error.add_note("<script>alert(4)</script>")
    raise error
"""
    graded = classroom.hand_in(classroom.notebook(solution))
    tables = [
        output.data["text/html"]
        for cell in nbformat.reads(graded.text, as_version=4).cells
        for output in cell.get("outputs", [])
        if "text/html" in output.get("data", {})
    ]
    assert len(tables) == 2
    for table in tables:
        assert "alert(2)" in table
        assert not any(opener in table for opener in ("<script", "<img", "<b "))


def test_a_function_that_hangs_twice_is_neither_called_again_nor_forgotten(lending, nursery):
    solution = "import time\ndef double(x):\n    time.sleep(60)"
    start = time.monotonic()
    graded = lending.hand_in(lending.notebook(solution))
    limits = nursery.setup.limits
    assert time.monotonic() - start < 2 * (limits.call_seconds + limits.grace_seconds) + 4
    assert not any(score.points for score in graded.scores)
    causes = [check["cause"] for check in graded.scores[1].checks]
    assert causes == ["It took too long: is there a loop that never ends?"] * 5
