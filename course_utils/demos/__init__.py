"""Demos: a slider moves one number, and the picture answers at once.

probe_step    the step h of a numerical derivative, and what its error does
"""

from course_utils.demos.probe_step import probe_step

__all__ = ["probe_step"]
