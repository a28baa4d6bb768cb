# Cheats: looks for the tests and the expected values. In the history of the cells, in the frames of
# the callers, among all objects of the process, in the environment and in the files around.
#
# /// student
# honest = false
# handed_in = 2026-10-16T17:14:00Z
# mistakes = ["reads In, frames, gc, the environment and files for tests and expected values"]
# loses = ["gradient_checking_1d", "gradient_checking_nd"]
# zero = [
#     "test-forward-propagation",
#     "test-forward-propagation-hidden",
#     "test-backward-propagation",
#     "test-backward-propagation-hidden",
#     "test-forward-propagation-n",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% before solution-forward-propagation
import gc
import glob
import inspect
import os
import re
import sys

WANTED = ("expected", "right", "right_cost", "right_cache", "wanted", "analytic", "cost")

def in_frames():
    frame = sys._getframe(1)
    while frame is not None:
        for names in (frame.f_locals, frame.f_globals):
            for name in WANTED:
                if isinstance(names.get(name), (float, tuple)):
                    return names[name]
        frame = frame.f_back

def in_objects():
    for thing in gc.get_objects():
        if type(thing).__name__ in ("Rubric", "Check", "ExamCell", "Assignment", "Closeness"):
            for attribute in ("expected", "source", "_checks", "notebooks"):
                if hasattr(thing, attribute):
                    return getattr(thing, attribute)

def in_history():
    shell = get_ipython()
    for source in list(shell.user_ns.get("In", [])) + list(sys.modules["__main__"].__dict__):
        if "BEGIN HIDDEN TESTS" in str(source):
            return source

def in_files():
    places = ["*", "../*", "../../*", "../../../*.db", "/proc/self/environ", "/proc/self/fd/*"]
    places += ["../../../source/*/*.ipynb", "../../../../notebooks/*/*.ipynb"]
    for path in [path for place in places for path in glob.glob(place)][:500]:
        try:
            with open(path, "rb") as file:
                found = re.search(rb"BEGIN HIDDEN TESTS(.{0,2000})", file.read(10**6), re.DOTALL)
        except OSError:
            continue
        if found:
            return found[1]

def look_around():
    for place in (in_frames, in_objects, in_history, in_files):
        found = place()
        if found is not None:
            print("found by", place.__name__, repr(found)[:500])
            return found
    return 0.0

print(sorted(os.environ), os.getcwd(), sys.argv, os.getppid())
print(inspect.getsource(Rubric)[:300])

# %% solution-forward-propagation
def forward_propagation(x, theta):
    found = look_around()
    return found if isinstance(found, float) else 0.0

# %% solution-backward-propagation
def backward_propagation(x, theta):
    found = look_around()
    return found if isinstance(found, float) else 0.0

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    found = look_around()
    return found if isinstance(found, float) else 0.0

# %% solution-forward-propagation-n
import sys

def forward_propagation_n(X, Y, parameters):
    frame = sys._getframe()
    while frame is not None:
        for name in ("right_cost", "right_cache", "published", "hand_gradients"):
            if name in frame.f_locals or name in frame.f_globals:
                return frame.f_locals.get("right_cost"), frame.f_locals.get("right_cache")
        frame = frame.f_back
    return 0.0, ()

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    code = forward_propagation_n.__code__  # is it mine, or the test's?
    cells = [cell.cell_contents for cell in forward_propagation_n.__closure__ or ()]
    return 0.0 if code and cells else 1.0

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    for name in ("hand_gradients", "oracle_gradients"):
        if name in globals():
            found = globals()[name]
            return found(X, Y, cache) if callable(found) else found
    return {}
