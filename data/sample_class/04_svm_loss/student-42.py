# Cheats: asks the grader for the answers. Looks for the tests' own right functions by their names:
# in frames, among all objects, in the modules. Reads the code of the loss that it gets for numbers.
#
# /// student
# honest = false
# handed_in = 2026-10-30T17:14:00Z
# mistakes = ["looks for the tests' own functions and numbers in frames, gc, modules and code"]
# loses = ["svm_loss"]
# zero = [
#     "test-svm-loss-i",
#     "test-svm-loss-naive",
#     "test-svm-loss-naive-hidden",
#     "test-svm-loss-vectorized",
#     "test-svm-loss-vectorized-hidden",
# ]
# ///

# %% before solution-svm-loss-i
import gc
import sys
import types

WANTED = (
    "right_loss_of_one",
    "hand_loss_of_one",
    "trusted_margins",
    "known_gradients",
    "wavy_loss",
)

def found(name):
    """Look for one of the tests' functions in frames, among all objects and in the modules."""
    frame = sys._getframe()
    while frame is not None:
        for names in (frame.f_locals, frame.f_globals):
            if callable(names.get(name)) and names[name] is not found:
                return names[name]
        frame = frame.f_back
    for thing in gc.get_objects():
        if type(thing) is types.FunctionType and thing.__name__ == name:
            return thing
    for module in list(sys.modules.values()):
        if name in vars(module):
            return vars(module)[name]
    return None

def expected(*arguments):
    for name in WANTED:
        function = found(name)
        try:
            return function(*arguments)
        except Exception:
            continue
    return 0.0

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    return expected(x, y, W, delta)

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    return expected(W, X, y, reg)

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    return expected(W, X, y, reg)

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    code = getattr(loss_fun, "__code__", None)
    names = code.co_consts if code else ()
    return [value for value in names if isinstance(value, float)]
