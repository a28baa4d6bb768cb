"""What an exception from the student's code says, and where in that code it arose."""

from __future__ import annotations

import linecache
import re
from bdb import BdbQuit
from types import TracebackType

from course_utils.testing.findings import Finding
from course_utils.testing.values import shortened, type_name

DEBUGGER = (
    "The debugger is called, and there is nobody to answer it: take `breakpoint()` or "
    "`pdb.set_trace()` out of the code."
)

# The first entry whose class and message fit gives the likely cause. Where the student's code runs
# in another process, a class that is not Python's own arrives as RuntimeError("Name: message").
CAUSES: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        NotImplementedError,
        "",
        "The function is not written yet: put your code in place of "
        "`raise NotImplementedError()`, and run that cell again.",
    ),
    (
        UnboundLocalError,
        "",
        "The function uses a variable before it gives it a value, or gives it one only in a "
        "branch that did not run.",
    ),
    (
        TypeError,
        r"'NoneType' object|non-iterable NoneType|NoneType'? and|and '?NoneType",
        "A function returned nothing: is the `return` missing, or the result only printed?",
    ),
    (AttributeError, "'NoneType' object", "A function returned nothing: is the `return` missing?"),
    (AttributeError, "module 'numpy' has no attribute", "NumPy has no such name: is it misspelt?"),
    (
        TypeError,
        r"positional argument|unexpected keyword argument|required keyword-only",
        "A function was called with other arguments than its `def` line names.",
    ),
    (
        TypeError,
        r"can't multiply sequence by non-int",
        "A list is multiplied by a float: turn it into an array by `np.asarray(…, dtype=float)`.",
    ),
    (
        TypeError,
        r"(Cannot cast ufunc|same_kind)",
        "An array of integers cannot take decimals in place: make a float copy of it first.",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\).*(tuple|list)",
        "A tuple or list is used as a number: take the entry that is meant, or make it an array.",
    ),
    (
        TypeError,
        r"cannot unpack non-iterable",
        "One thing came back from a function where several are asked for.",
    ),
    (
        TypeError,
        r"'(int|float|numpy\.\w+)' object is not (iterable|subscriptable)",
        "A number stands where the code expects an array or a list.",
    ),
    (
        AttributeError,
        r"'(int|float)' object has no attribute",
        "A plain number stands where the code expects an array: `np.asarray` takes both.",
    ),
    (
        TypeError,
        r"only .*scalar arrays can be converted|only 0-dimensional arrays|only length-1 arrays",
        "An array is used where one number is needed.",
    ),
    (
        ValueError,
        r"setting an array element with a sequence",
        "A tuple or an array is stored where one number belongs: take the entry that is meant.",
    ),
    (
        ValueError,
        r"(too many|not enough) values to unpack",
        "A function returned another number of values than were asked for.",
    ),
    (
        ValueError,
        r"truth value of an array",
        "A whole array is asked whether it is true, by `if` or `while`, or by Python's `max` or "
        "`min`: use `np.any`, `np.all`, `np.maximum`, or one entry.",
    ),
    (
        ValueError,
        r"shapes .* not aligned|mismatch in its core dimension|could not be broadcast|"
        r"cannot reshape|all the input array dimensions",
        "The shapes do not fit together: print them, and look for a transpose that is missing or "
        "one that is too much.",
    ),
    (
        IndexError,
        r"invalid index to scalar|too many indices",
        "A number, or an array with fewer axes, is indexed: print its shape.",
    ),
    (
        IndexError,
        r"must be of integer|only integers, slices",
        "What stands between the brackets is no index: a float, a text, a list?",
    ),
    (IndexError, "", "An index reaches beyond the end: print the shape, or the length."),
    (KeyError, "", "The dict has no such key: print its keys."),
    (ZeroDivisionError, "", "Something is divided by 0."),
    (OverflowError, "", "A number became larger than a float can hold."),
    (RecursionError, "", "The function calls itself without an end."),
    (TimeoutError, "", "It took too long: is there a loop that never ends?"),
    (MemoryError, "", "An array is far too large: print the shapes."),
    (SystemExit, "", "The code calls `exit()` or `quit()`, which a function must not do."),
    (RuntimeError, "^SystemExit", "The code calls `exit()` or `quit()`: a function must not."),
    (BdbQuit, "", DEBUGGER),
    (RuntimeError, "^BdbQuit", DEBUGGER),
    (SyntaxError, "", "Python cannot read the code: look at the line named here."),
)


def finding_of(error: BaseException, traceback: TracebackType | None) -> Finding:
    """Return the finding for an exception that left the block of a check.

    Parameters
    ----------
    error : exception
        What was raised. Notes that were added to it (``add_note``) are shown: where the student's
        code runs in another process, they say where in it the exception arose.
    traceback : traceback
        Begins with the frame of the check's block.
    """
    message = _message(error)
    in_block = traceback is None or traceback.tb_next is None
    if issubclass(type(error), AssertionError) and in_block:
        return Finding(message or "The condition of this check does not hold.")
    where, function = _place_in_notebook(traceback)
    notes = _notes(error)
    facts = [("where", where)] if where else []
    facts += [("where" if not where and i == 0 else "", note) for i, note in enumerate(notes)]
    name = _public_name(error)
    sentence = f"{name} was raised: {message}" if message else f"{name} was raised."
    if issubclass(type(error), NotImplementedError) and not message:
        sentence = f"`{function}` is not written yet." if function else "It is not written yet."
    return Finding(sentence, _cause(error, message, in_block and not notes), tuple(facts))


def _cause(error: BaseException, message: str, in_block: bool) -> str | None:
    if issubclass(type(error), NameError) and not issubclass(type(error), UnboundLocalError):
        if in_block:
            return "The cell that defines it has not run: run the cells from the top, in order."
        found = re.search(r"name '(\w+)' is not defined", message)
        name = f"`{found[1]}`" if found else "a name"
        return (
            f"The code uses {name}, which is defined nowhere: misspelt, or in a cell not yet run?"
        )
    for kind, pattern, cause in CAUSES:
        fits = issubclass(type(error), kind) or (type(error) is RuntimeError and pattern)
        if fits and re.search(pattern, message):
            return cause
    return None


def _public_name(error: BaseException) -> str:
    """Return the name of the exception's class, or of the class it stands for if it is private."""
    names = [type.__dict__["__name__"].__get__(kind) for kind in type.mro(type(error))]
    return shortened(next(name for name in names if not name.startswith("_")), 40)


def _message(error: BaseException) -> str:
    try:
        return shortened(str(error))
    except Exception as second:  # a student's class may fail to describe itself
        return f"(its message cannot be shown: {type_name(second)})"


def _notes(error: BaseException) -> list[str]:
    try:
        notes = getattr(error, "__notes__", [])
    except Exception as second:
        notes = [f"(its notes cannot be shown: {type_name(second)})"]
    entries = notes if type(notes) is list else []
    return [shortened(note) for note in entries if type(note) is str][:3]


def _place_in_notebook(traceback: TracebackType | None) -> tuple[str | None, str | None]:
    """Return the innermost line of the notebook outside the test cell, and its function.

    Code of the notebook is known by its globals, which are those of the test cell; a file name
    would tell little, as each kernel names cells in its own way. Lines of the test cell itself,
    and of other cells of hidden tests, are left out, since they must not be shown.
    """
    where = function = None
    step = traceback
    while step is not None and traceback is not None:
        block, frame = traceback.tb_frame, step.tb_frame
        filename = frame.f_code.co_filename
        if (
            frame.f_globals is block.f_globals
            and filename != block.f_code.co_filename
            and not any("BEGIN HIDDEN TESTS" in line for line in linecache.getlines(filename))
        ):
            function = shortened(frame.f_code.co_name, 60)
            line = shortened(linecache.getline(filename, step.tb_lineno), 120)
            inside = "" if function == "<module>" else f"in `{function}`, "
            where = f"{inside}line {step.tb_lineno}" + (f": `{line}`" if line else "")
        step = step.tb_next
    return where, function if function != "<module>" else None
