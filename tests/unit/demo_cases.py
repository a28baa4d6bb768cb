"""The demos that take a student's function, as their notebooks show them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from course_utils import demos
from course_utils.demos.demo import Demo
from tests.notebook_bench import run_notebook

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


class Case(NamedTuple):
    """A demo, its notebook, and the call of it that the notebook makes."""

    demo: str
    notebook: str
    function: str
    call: str


CHECKING = "03_gradient_checking/gradient_checking_nd"
SVM, DESCENT = "04_svm_loss/svm_loss", "05_gradient_descent/gradient_descent"
CASES = [
    Case("neuron_graph", "02_backpropagation/backpropagation", "sigmoid_neuron",
         "demos.neuron_graph(sigmoid_neuron)"),
    Case("bug_or_false_alarm", CHECKING, "forward_propagation_n",
         "demos.bug_or_false_alarm(forward_propagation_n, mended_gradients, published_parameters, "
         "published_X, published_Y)"),
    Case("svm_margins", SVM, "svm_loss_i",
         "demos.svm_margins(svm_loss_i, {'random': W, 'mean pictures': W_means}, pictures)"),
    Case("step_size_sweep", SVM, "svm_loss_vectorized",
         "demos.step_size_sweep(svm_loss_vectorized, step_size_sweep, W, X_train, y_train)"),
    Case("step_size_sweep", SVM, "step_size_sweep",
         "demos.step_size_sweep(svm_loss_vectorized, step_size_sweep, W, X_train, y_train)"),
    Case("step_size_on_bowls", DESCENT, "gradient_descent",
         "demos.step_size_on_bowls(gradient_descent)"),
    Case("batch_size", DESCENT, "sample_training_data",
         "demos.batch_size(svm_loss_and_grad, sample_training_data, X_train, y_train)"),
    Case("momentum", DESCENT, "momentum_update", "demos.momentum(momentum_update)"),
]  # fmt: skip


def names_of(notebook: str) -> dict[str, Any]:
    """Return the names of the instructor's version."""
    return _names_of(notebook).copy()


@cache
def _names_of(notebook: str) -> dict[str, Any]:
    return run_notebook(NOTEBOOKS / f"{notebook}.ipynb", tests=()).namespace


def shown(case: Case, change: Callable[[Callable[..., Any]], Any]) -> Demo:
    """Build a demo whose student's function is changed."""
    names = names_of(case.notebook)
    names[case.function] = change(names[case.function])
    return eval(case.call, names | {"demos": demos})


def right(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


@cache
def right_demo(case: Case) -> Demo:
    """Build a demo with the instructor's function."""
    return shown(case, right)


def right_still(case: Case) -> bytes:
    """Return the picture that the instructor's function gives."""
    return right_demo(case).still()
