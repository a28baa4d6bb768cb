# Cheats: files that want to be imported in place of the real ones, an import hook that gives out
# another course_utils, a link in place of the second notebook, and links to what lies outside.
#
# /// student
# honest = false
# handed_in = 2026-10-16T17:18:00Z
# mistakes = ["import hooks, files that shadow modules, links that lead out of the submission"]
# missing = ["gradient_checking_nd"]
# needs_human = ["gradient_checking_nd"]
# loses = ["gradient_checking_1d"]
# zero = [
#     "test-forward-propagation",
#     "test-forward-propagation-hidden",
#     "test-backward-propagation",
#     "test-backward-propagation-hidden",
# ]
#
# [files]
# "numpy.py" = "def __getattr__(name):\n    return lambda *args, **kwargs: 0.0\n"
# "sitecustomize.py" = "print('20.0')\n"
# "usercustomize.py" = "print('20.0')\n"
# "conftest.py" = "collect_ignore_glob = ['*']\n"
# "nbgrader_config.py" = "c = get_config()\nc.ClearSolutions.code_stub = {'python': '1.0'}\n"
# "ipython_config.py" = "c = get_config()\nc.InteractiveShellApp.exec_lines = ['print(20.0)']\n"
# "course_utils/__init__.py" = "from course_utils import testing\n"
# "course_utils/testing.py" = '''
# class Rubric:
#     def __init__(self, points, hidden=False):
#         self.points = points
#
#     def __getattr__(self, name):
#         return lambda *args, **kwargs: self
#
#     def score(self):
#         return self.points
#
#
# recorded = substitute = Rubric
# '''
# "autograder/scoring.py" = "def score_test(*args):\n    return 20.0\n"
#
# [links]
# "gradient_checking_nd.ipynb" = "../../student-01/03_gradient_checking/gradient_checking_nd.ipynb"
# "tests" = "../../../../notebooks"
# "gradebook.db" = "../../../gradebook.db"
# "names.txt" = "/etc/passwd"
# ///

# %% before solution-forward-propagation
import importlib.abc
import importlib.machinery
import sys
import types

class Rubric:
    def __init__(self, points, hidden=False):
        self.points = points

    def score(self):
        return self.points

class Generous(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives out an empty module with a kind Rubric for whatever is imported."""

    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in ("course_utils", "autograder", "nbgrader"):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = types.ModuleType(spec.name)
        module.Rubric = Rubric
        return module

    def exec_module(self, module):
        pass

sys.meta_path.insert(0, Generous())
sys.path.insert(0, ".")
for name in [name for name in sys.modules if name.partition(".")[0] in ("course_utils", "autograder")]:
    del sys.modules[name]

# %% solution-forward-propagation
def forward_propagation(x, theta):
    from autograder.scoring import Rubric

    return Rubric(1.0).score()

# %% solution-backward-propagation
def backward_propagation(x, theta):
    with open("names.txt") as file:
        return file.read()

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    from course_utils.testing import Rubric

    return Rubric(0.0).score()
