"""Run the command line: ``python -m autograder``."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (the old Python that this is for never gets further)
    sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")

from autograder.command_line import main

if __name__ == "__main__":
    sys.exit(main())
