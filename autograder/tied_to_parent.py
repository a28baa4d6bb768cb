"""Importing this module ties the process to its parent: the kernel ends it when the parent ends.

The server of workers imports it first of all. It would otherwise outlive a coordinator that was
killed, since it and its workers keep each other waiting. When memory runs out it goes before the
coordinator, too, and so do all that it forks.
"""

from autograder.sandbox import OOM_WORKER, die_with_parent, end_sooner

die_with_parent()
end_sooner(OOM_WORKER)
