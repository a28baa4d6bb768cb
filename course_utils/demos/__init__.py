"""Demos: a slider moves one number, and the picture answers at once.

batch_size              the size of a mini-batch: a cloud of gradients closes in
bug_or_false_alarm      the step ε of a gradient check, with bugs in place and without
initialisation_scale    the scale of the first weights: signals fade, or explode
kink                    a step that reaches over a corner: its length beside the distance
momentum                step size and momentum on w²: the map of what may happen
neuron_graph            one neuron: values forward, derivatives backward
probe_step              the step h of a numerical derivative, and what its error does
step_size_on_bowls      the step size on a parabola and in a valley, with a path over contours
step_size_sweep         the size of one step along a gradient: it falls, turns, explodes
svm_margins             the lead Δ of the hinge loss, and what each row of dW gets
"""

from course_utils.demos.batch_size import batch_size
from course_utils.demos.bug_or_false_alarm import bug_or_false_alarm
from course_utils.demos.initialisation_scale import initialisation_scale
from course_utils.demos.kink import kink
from course_utils.demos.momentum import momentum
from course_utils.demos.neuron_graph import neuron_graph
from course_utils.demos.probe_step import probe_step
from course_utils.demos.step_size_on_bowls import step_size_on_bowls
from course_utils.demos.step_size_sweep import step_size_sweep
from course_utils.demos.svm_margins import svm_margins

__all__ = [
    "batch_size",
    "bug_or_false_alarm",
    "initialisation_scale",
    "kink",
    "momentum",
    "neuron_graph",
    "probe_step",
    "step_size_on_bowls",
    "step_size_sweep",
    "svm_margins",
]
