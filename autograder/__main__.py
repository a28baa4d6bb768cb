"""Run the command line: ``python -m autograder``."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (the old Python that this is for never gets further)
    sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")

import autograder.lean_imports  # noqa: F401 (imported for what it does)
from autograder.nursery import NurseryProcess
from autograder.worker_server import start_server

if __name__ == "__main__":
    # Both import what they need while this process imports what it needs.
    nursery = None
    if "grade" in sys.argv[1:]:
        nursery = NurseryProcess()
        start_server()
    from autograder.command_line import main

    sys.exit(main(nursery=nursery))
