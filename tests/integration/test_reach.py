"""What student code can find, read and leave behind: nothing that is not its own."""

import re

import pytest
from nbformat.v4 import new_code_cell

from tests.integration.conftest import points, printed
from tests.integration.small_course import CANARY, FULL, RIGHT, WRONG

SEARCH = r"""
import gc, os, re, socket, sys
pattern = re.compile(rb"CANAR[Y]-\d{4}-\d{4}")
def found(where, data):
    if pattern.search(data): print("FOUND in", where)

for thing in gc.get_objects():
    try: found("gc", repr(thing).encode()[:100000])
    except BaseException: pass
frame = sys._getframe()
while frame:
    found("frames", repr((frame.f_locals, frame.f_code.co_consts)).encode())
    frame = frame.f_back
found("namespace", repr((dict(globals()), In, Out)).encode())
found("environment", repr(dict(os.environ)).encode())
regions = 0
for pid in [p for p in os.listdir("/proc") if p.isdigit()] + ["self"]:
    for name in ("environ", "cmdline", "maps"):
        try: found(f"/proc/{pid}/{name}", open(f"/proc/{pid}/{name}", "rb").read())
        except OSError: pass
    try:
        memory = open(f"/proc/{pid}/mem", "rb", 0)
        maps = open(f"/proc/{pid}/maps").read().splitlines()
    except OSError: continue
    for line in maps:
        span, rights = line.split()[:2]
        start, end = (int(x, 16) for x in span.split("-"))
        if "w" not in rights or end - start > 2**28: continue
        try:
            memory.seek(start)
            data = memory.read(end - start)
        except (OSError, ValueError, OverflowError): continue
        regions += 1
        found(f"memory of {pid}", data)
print("REGIONS", regions > 10)

PYTHON = tuple({sys.prefix, sys.base_prefix, "/usr", "/lib", "/lib64", "/proc", "/dev"})
files = 0
for folder, folders, names in os.walk("/"):
    folders[:] = [f for f in folders if not os.path.join(folder, f).startswith(PYTHON)]
    for name in names:
        path = os.path.join(folder, name)
        try:
            found(path, open(path, "rb").read(2**24))
            files += 1
        except OSError: pass
print("FILES", files > 5)
for address in ("127.0.0.1", "::1", "10.0.0.1"):
    for port in (22, 80, 443, 8888):
        try:
            socket.create_connection((address, port), 0.2)
            print("FOUND a network at", address, port)
        except OSError: pass
for fd in range(256):
    try: print("DESCRIPTOR", fd, os.readlink(f"/proc/self/fd/{fd}").split(":")[0])
    except OSError: pass
"""


def test_the_search_finds_a_canary_where_there_is_one(classroom):
    planted = f"planted = {CANARY!r}"
    shown = printed(classroom.hand_in(classroom.notebook(WRONG, before=[planted], after=[SEARCH])))
    assert "FOUND in gc" in shown
    assert "FOUND in memory of self" in shown


def test_no_hidden_test_is_to_be_found_anywhere_in_reach(classroom):
    # A right answer first, so that all tests have been run against this process.
    notebook = classroom.notebook(RIGHT, before=[SEARCH])
    notebook.cells.append(new_code_cell(SEARCH))
    graded = classroom.hand_in(notebook)
    shown = printed(graded)
    assert sum(score.points or 0 for score in graded.scores) == 8
    assert shown.count("REGIONS True") == shown.count("FILES True") == 2
    assert "FOUND" not in shown
    descriptors = {line.split()[2] for line in shown.splitlines() if line.startswith("DESCRIPTOR")}
    descriptors.discard("/dev/null")  # as it is called where root did not start the grading
    descriptors.discard("/null")
    assert descriptors == {"/proc/1/mem", "socket"}  # it opened its own memory itself
    assert shown.count("socket") == 2  # its wire, seen twice


REACH = """
import ctypes, os, subprocess, sys
libc = ctypes.CDLL(None)
tries = {
    "gradebook": lambda: open({gradebook!r}),
    "notebooks": lambda: open({notebooks!r}),
    "passwords": lambda: open("/etc/passwd"),
    "home": lambda: os.listdir(os.path.expanduser("~root")),
    "shell": lambda: subprocess.run(["/bin/sh", "-c", "true"]),
    "write to the environment": lambda: open(sys.prefix + "/x", "w"),
    "write to a package": lambda: open(os.path.dirname(np.__file__) + "/x", "w"),
    "mount": lambda: libc.mount(b"x", b"/tmp", b"tmpfs", 0, None) == 0 or 1 / 0,
    "root": lambda: os.setuid(0),
    "trace": lambda: libc.ptrace(0, 0, 0, 0) == 0 or 1 / 0,
}
for name, attempt in tries.items():
    try:
        attempt()
        print("REACHED", name)
    except (OSError, ZeroDivisionError): print("refused", name)
print("PROCESSES", [p for p in os.listdir("/proc") if p.isdigit()], os.getpid())
print("HOME", os.listdir("."), dict(os.environ).keys() & {"PATH", "USER", "PWD", "VIRTUAL_ENV"})
"""


def test_the_disk_the_network_and_other_processes_are_out_of_reach(classroom, repository):
    attempt = REACH.replace("{gradebook!r}", repr(str(repository / "workspace/gradebook.db")))
    attempt = attempt.replace("{notebooks!r}", repr(str(repository / "pyproject.toml")))
    shown = printed(classroom.hand_in(classroom.notebook(WRONG, after=[attempt])))
    assert "REACHED" not in shown
    assert shown.count("refused") == 10
    assert "PROCESSES ['1'] 1" in shown
    assert "HOME [] set()" in shown


def test_what_a_student_leaves_behind_is_gone_before_the_next(classroom):
    leave = """
import os, sys, threading
for folder in (".", "/tmp", os.environ["HOME"]):
    open(folder + "/left", "w").write("here")
np.left = sys.left = "here"
"""
    look = """
import os, sys
print("LEFT", [f for f in (".", "/tmp", os.environ["HOME"]) if os.path.exists(f + "/left")],
      hasattr(np, "left"), hasattr(sys, "left"))
"""
    classroom.hand_in(classroom.notebook(RIGHT, after=[leave]))
    shown = printed(classroom.hand_in(classroom.notebook(RIGHT, after=[look])))
    assert "LEFT [] False False" in shown


# System calls of the two other kinds that such a processor takes, past the numbers of the filter.
OTHER_DOORS = {
    "x32": "print('CAME THROUGH', libc.syscall(ctypes.c_long(0x40000000 | 39)))",
    "32 bits: getpid": "enter('b814000000cd80c3')",
    "32 bits: fork": "enter('b802000000cd80c3')",
}
DOOR = """
import ctypes, mmap
libc = ctypes.CDLL(None)
def enter(code):
    page = mmap.mmap(-1, 4096, prot=7)
    page.write(bytes.fromhex(code))
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    print("CAME THROUGH", ctypes.CFUNCTYPE(ctypes.c_long)(address)())
"""


@pytest.mark.parametrize("name", OTHER_DOORS)
def test_the_kernel_has_no_other_door(classroom, name):
    attempt = DOOR + OTHER_DOORS[name]
    graded = classroom.hand_in(classroom.notebook(RIGHT, before=[attempt]))
    assert points(graded) == FULL
    assert not re.search(r"CAME THROUGH \d", printed(graded))  # a refusal is negative, or the end
