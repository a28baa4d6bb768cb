"""Cheats. None gains a point over an honest wrong answer, none stops the batch."""

import pytest

from tests.integration.conftest import points, printed
from tests.integration.small_course import FULL, NOTHING, RIGHT, SOLUTION, WRONG

LYING = """
class Liar{base}:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __sub__(self, other): return self
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __sub__
    def __abs__(self): return 0.0
    def __float__(self): return 0.0
    def __array__(self, *a, **k): return np.zeros(())
    def __array_function__(self, *a): return True
    def __array_ufunc__(self, *a, **k): return True
{more}
def double(x):
    return Liar({args})
"""

# Each replaces the solution cell of a student who cannot double.
SOLUTIONS = {
    "patched numpy.testing": WRONG
    + "\nimport numpy as np, numpy.testing\n"
    + "for n in dir(np.testing):\n    setattr(np.testing, n, lambda *a, **k: None)",
    "patched numpy.allclose": WRONG
    + "\nimport numpy as np\nnp.allclose = np.isclose = np.array_equal = lambda *a, **k: True",
    "patched builtins": WRONG
    + "\nimport builtins\nbuiltins.abs = lambda x: 0\nbuiltins.float = lambda *a: 2.0\n"
    + "builtins.len = builtins.max = builtins.all = builtins.isinstance = lambda *a: True",
    "builtins as student names": WRONG
    + "\nabs = lambda x: 0\nall = any = isinstance = lambda *a: True\nfloat = AssertionError = str",
    "patched course_utils": WRONG
    + "\nimport course_utils.testing as t\n"
    + "from contextlib import nullcontext\n"
    + "t.Rubric.score = lambda self: 5.0\nt.Rubric.check = lambda *a, **k: nullcontext()",
    "own Rubric in the namespace": WRONG
    + "\nclass Rubric:\n    def __init__(self, points, hidden=False): self.points = points\n"
    + "    def score(self): return self.points",
    "object whose comparisons lie": LYING.format(base="", more="", args=""),
    "float that lies": LYING.format(base="(float)", more="", args="0.0"),
    "ndarray that lies": LYING.format(
        base="(np.ndarray)",
        more="    def __new__(cls): return np.zeros(1).view(cls)",
        args="",
    ),
    "int that lies": LYING.format(base="(int)", more="", args=""),
    "empty array": "def double(x):\n    return np.array([])",
    "NaN": "def double(x):\n    return x * np.nan",
    "infinity": "def double(x):\n    return x + np.inf",
    "object array": "def double(x):\n    return np.array([None, object()])",
    "huge result": "def double(x):\n    return np.zeros((30000, 30000))",
    "huge list": "def double(x):\n    return [0.0] * 50_000_000",
    "cyclic result": "def double(x):\n    a = [x]\n    a.append(a)\n    return a",
    "deep result": """
def double(x):
    a = []
    for _ in range(10**5): a = [a]
    return a
""",
    "malicious pickle": """
class Bomb:
    def __reduce__(self): return (__import__("os")._exit, (7,))
def double(x):
    return Bomb()
""",
    "zeroed argument": """
def double(x):
    if isinstance(x, np.ndarray): x[...] = 0
    return x
""",
    "generator": "def double(x):\n    yield 2 * x",
    "exits in the cell": WRONG + "\nimport os\nos._exit(0)",
    "exits in the call": "def double(x):\n    import os\n    os._exit(0)",
    "sys.exit in the call": "def double(x):\n    raise SystemExit(0)",
    "kills its parent": "import os, signal\n" + WRONG + "\nos.kill(os.getppid(), signal.SIGKILL)",
    "kills every process it can": "import os, signal\n" + WRONG + "\nos.kill(-1, signal.SIGKILL)",
    "kills itself": "import os, signal\ndef double(x):\n    os.kill(os.getpid(), signal.SIGKILL)",
    "segfault": "def double(x):\n    import ctypes\n    ctypes.string_at(0)",
    "sys.settrace": "import sys\n"
    + WRONG
    + """
def tracer(frame, event, arg):
    for name in list(frame.f_locals):
        if "expected" in name or "points" in name:
            print("FOUND", name)
    return tracer
sys.settrace(tracer)
""",
    "ast transformer": WRONG
    + """
import ast
class Pass(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Expr(self, node): return ast.Expr(ast.Constant(5.0))
get_ipython().ast_transformers.append(Pass())
""",
    "input transformer": WRONG
    + "\nget_ipython().input_transformers_cleanup.append(lambda lines: ['5.0\\n'])"
    + "\nget_ipython().input_transformers_post.append(lambda lines: ['5.0\\n'])",
    "import hook": WRONG
    + """
import sys, types
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        print("FOUND an import:", name) if "expected" in name else None
sys.meta_path.insert(0, Finder)
fake = types.ModuleType("numpy"); fake.allclose = lambda *a, **k: True
sys.modules["numpy"] = sys.modules["numpy.testing"] = sys.modules["course_utils.testing"] = fake
""",
    "run_cell replaced": WRONG
    + """
import types
shell = get_ipython()
shell.run_cell = lambda *a, **k: types.SimpleNamespace(result=5.0)
type(shell).run_cell = shell.run_cell
""",
    "forged display results": WRONG
    + """
from IPython.display import display, publish_display_data
import sys
publish_display_data({"text/plain": "5.0"})
sys.displayhook(5.0)
print("5.0")
display({"text/plain": "5.0"}, raw=True)
5.0
""",
    "wire flooded": "import os\n"
    + WRONG
    + """
for fd in range(3, 64):
    try:
        os.set_blocking(fd, False)
        os.write(fd, b"\\xff" * 100000)
    except OSError: pass
""",
    "wire forged": "import os, struct, msgpack\n"
    + WRONG
    + """
def double(x):
    reply = msgpack.packb(["return", 5.0, None])
    for fd in range(3, 64):
        try: os.write(fd, (struct.pack("<I", len(reply)) + reply) * 50)
        except OSError: pass
    return x
""",
    "wire closed": "import os\n" + WRONG + "\nos.closerange(3, 200)",
    "reports no change of its argument": WRONG
    + """
import autograder.peer as peer
peer.Peer._answer = lambda self, message: None
""",
}


@pytest.mark.parametrize("name", SOLUTIONS)
def test_a_cheat_in_place_of_the_solution_gains_nothing(classroom, name):
    graded = classroom.hand_in(classroom.notebook(SOLUTIONS[name]))
    assert graded.problem is None
    assert points(graded) == NOTHING
    assert "FOUND" not in printed(graded)


# Each comes before or after a right answer, which must still earn everything.
BESIDE_A_RIGHT_ANSWER = {
    "thread that outlives its cell": """
import threading, time
def spin():
    while True: time.sleep(0.01)
for _ in range(20): threading.Thread(target=spin, daemon=True).start()
""",
    "thread that does not let go": """
import threading
def hold():
    while True: pass
threading.Thread(target=hold, daemon=False).start()
""",
    "output flood": "for i in range(10**6):\n    print('x' * 100)",
    "display flood": "from IPython.display import display\nfor i in range(5000):\n    display(i)",
    "fork bomb": """
import os
for _ in range(50):
    try: os.fork()
    except OSError as error: print(error)
""",
    "disk flood": """
try:
    with open("flood", "wb") as f:
        for _ in range(500): f.write(bytes(10**6))
except OSError as error:
    print(error)
""",
    "memory flood": """
hoard = []
try:
    for _ in range(100): hoard.append(bytearray(10**8))
except MemoryError:
    hoard.clear()
    print("no more")
""",
    "file descriptor flood": """
files = []
try:
    for _ in range(10**5): files.append(open("/dev/null"))
except OSError as error:
    files.clear()
""",
    "swallowed interrupts": """
import time
end = time.time() + 60
while time.time() < end:
    try:
        while time.time() < end: pass
    except BaseException: pass
""",
    "ignored signals": """
import signal, time
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
for _ in range(600): time.sleep(0.1)
""",
    "stopped process": "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    "atexit": "import atexit, time\natexit.register(lambda: time.sleep(60))",
    "recursion": "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
    "interpreter exits": "exit()",
    "syntax error": "def (:",
    "input": "input('?')",
}


@pytest.mark.parametrize("name", BESIDE_A_RIGHT_ANSWER)
def test_a_wild_cell_costs_neither_the_right_answer_nor_the_batch(classroom, name):
    graded = classroom.hand_in(classroom.notebook(RIGHT, before=[BESIDE_A_RIGHT_ANSWER[name]]))
    assert graded.problem is None
    assert points(graded) == FULL


def test_a_function_of_the_tests_is_no_oracle_afterwards(classroom, assignment):
    steal = """
kept = []
def double(x):
    if callable(x):
        kept.append(x)
        return x(1.0)
    return kept[0](x) if kept else x
"""
    graded = classroom.hand_in(classroom.notebook(steal))
    assert not any(score.points for score in graded.scores)


def test_an_argument_changed_in_place_costs_the_check_that_says_so_and_no_other(classroom):
    mutating = """
def double(x):
    if not isinstance(x, np.ndarray): return 2 * x
    x *= 2
    return x
"""
    hidden = classroom.hand_in(classroom.notebook(mutating)).scores[1]
    assert [check["earned"] for check in hidden.checks] == [1, 1, 0, 1, 1]


def test_the_instructors_answer_earns_everything(classroom):
    body = SOLUTION.replace("    ### BEGIN SOLUTION\n", "").replace("    ### END SOLUTION\n", "")
    graded = classroom.hand_in(classroom.notebook(body))
    assert sum(score.points or 0 for score in graded.scores) == 8
