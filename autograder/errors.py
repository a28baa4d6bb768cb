"""What can go wrong, as one family.

::

    AutograderError                 caught once, by the command line: its text is shown
    ├── CourseError                 the course folder or the gradebook is not as needed
    ├── SandboxError                this machine cannot give the sandbox that was asked for
    └── SubmissionError             one submission cannot be graded by a program: a human must look
    WireError                       the other side of a wire sent something that is not allowed
    └── CannotCross                 a value of ours is of a kind that may not cross
    CandidateGone                   the candidate's process ended or had to be ended
"""


class AutograderError(Exception):
    """Base of the errors that stop a command; the text says what to do next."""


class CourseError(AutograderError):
    """The course folder, an assignment or the gradebook is not as it must be."""


class SandboxError(AutograderError):
    """This machine cannot give the sandbox that was asked for."""


class SubmissionError(AutograderError):
    """One submission cannot be graded by a program; the text says why in one sentence."""


class WireError(Exception):
    """The other side sent bytes that the wire does not allow."""


class CannotCross(WireError, TypeError):
    """A value is of a kind that may not cross; the text names its type and where it stands."""


class CandidateGone(Exception):
    """The candidate's process ended, or had to be ended; the text says how."""
