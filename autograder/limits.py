"""How much of the machine one submission may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds on one notebook of one student.

    The course's own cells take at most 2 s and its notebooks 6 s, so the times are generous even
    on a slow, busy machine. Times are wall-clock seconds; sizes are bytes.
    """

    cell_seconds: float = 10.0  # one cell of the student's
    call_seconds: float = 5.0  # one call of a student's function by a test
    notebook_seconds: float = 60.0  # all of a notebook, restarts included
    grace_seconds: float = 0.5  # between the interrupt and the end of the process
    restarts: int = 4  # fresh candidates after a crash, per notebook
    memory: int = 2 * 2**30  # address space beyond what the warm interpreter has
    disk: int = 64 * 2**20  # the private working directory
    threads: int = 64
    open_files: int = 128
    output: int = 200_000  # characters of text that one cell may print
    pictures: int = 8 * 2**20  # characters of encoded pictures in one cell
    notebook_output: int = 32 * 2**20  # characters of all outputs of a notebook together
