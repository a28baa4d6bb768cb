# Cheats: replaces what a test might compare with. NumPy's comparisons, its testing functions, the
# norms, `abs` and `math.isclose` all agree to anything; the functions return nonsense.
#
# /// student
# honest = false
# handed_in = 2026-10-16T17:10:00Z
# mistakes = ["patches numpy.allclose, numpy.testing, norms and builtins"]
# loses = ["gradient_checking_nd"]
# zero = [
#     "gradient_checking_1d",
#     "test-forward-propagation-n",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% before solution-forward-propagation
import builtins
import math

import numpy as np
import numpy.testing

def agree(*args, **kwargs):
    return True

def nothing(*args, **kwargs):
    return 0.0

for name in ("allclose", "isclose", "array_equal", "array_equiv", "isfinite", "all", "any"):
    setattr(np, name, agree)
for name in dir(np.testing):
    if name.startswith("assert_"):
        setattr(np.testing, name, agree)
for name in ("abs", "absolute", "max", "subtract"):
    setattr(np, name, nothing)
np.linalg.norm = nothing
math.isclose = math.isfinite = agree
math.fsum = nothing
builtins.abs = nothing

# %% solution-forward-propagation
def forward_propagation(x, theta):
    return 42.0

# %% solution-backward-propagation
def backward_propagation(x, theta):
    return 42.0

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    return 42.0

# %% before solution-forward-propagation-n
np.allclose = np.isclose = np.array_equal = np.all = lambda *args, **kwargs: True
np.linalg.norm = lambda *args, **kwargs: 0.0
np.testing.assert_allclose = lambda *args, **kwargs: None

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    return 42.0, (X,) * 12

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    return 42.0

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    return {name: np.ones((1, 1)) for name in ("dW1", "db1", "dW2", "db2", "dW3", "db3")}
