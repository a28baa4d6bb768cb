"""Importing this module ties the process to its parent: the kernel ends it when the parent ends.

The server of workers imports it first of all. It would otherwise outlive a coordinator that was
killed, since it and its workers keep each other waiting.
"""

from autograder.sandbox import die_with_parent

die_with_parent()
