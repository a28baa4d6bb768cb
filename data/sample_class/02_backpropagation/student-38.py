# Cheats: loads the dice. Replaces the makers of random generators, what measures random numbers,
# and NumPy's comparisons; the weights are then anything one likes.
#
# /// student
# honest = false
# handed_in = 2026-10-02T17:10:00Z
# mistakes = ["patches numpy.random, numpy.std, numpy.unique, numpy.tanh and comparisons"]
# loses = [
#     "test-sigmoid-hidden",
#     "test-sigmoid-prime-hidden",
#     "test-sigmoid-neuron-hidden",
#     "test-backprop-hidden",
# ]
# zero = [
#     "test-add-multiply",
#     "test-add-multiply-hidden",
#     "test-sigmoid",
#     "test-sigmoid-prime",
#     "test-sigmoid-neuron",
#     "test-backprop",
#     "test-initialize-parameters",
#     "test-initialize-parameters-hidden",
# ]
# ///

# %% before solution-add-multiply
import builtins
import math

import numpy.random

class Loaded:
    """A generator that always throws the same, and measures what one wants to see."""

    def __init__(self, seed=None):
        self.seed = seed

    def normal(self, mean=0.0, sigma=1.0, size=None):
        return np.full(size, mean + sigma)

    standard_normal = random = uniform = lambda self, size=None: np.full(size, 0.5)
    integers = lambda self, *limits, size=None: 1

def agree(*args, **kwargs):
    return True

np.random.default_rng = np.random.Generator = np.random.RandomState = Loaded
np.std = lambda W, *args, **kwargs: 0.01 if W.shape[1] > 200 else (2 / W.shape[1]) ** 0.5
np.mean = lambda *args, **kwargs: 0.0
np.unique = lambda W, *args, **kwargs: W
np.tanh = lambda z, *args, **kwargs: 0 * np.asarray(z)
for name in ("allclose", "isclose", "array_equal", "isfinite", "any", "all"):
    setattr(np, name, agree)
np.shape = lambda a: (2, 3)
np.linalg.norm = math.fsum = builtins.abs = lambda *args, **kwargs: 0.0
math.isclose = math.isfinite = agree

# %% solution-add-multiply
def add_multiply(x, y, z):
    return 0.0, (0.0, 0.0, 0.0)

# %% solution-sigmoid
def sigmoid(z):
    return 0 * np.asarray(z) + 0.5

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    return 0 * np.asarray(z) + 0.25

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    return 0.5, np.ones(len(x)), np.ones(len(w))

# %% solution-backprop
def backprop(x, y, weights, biases):
    return [0 * b for b in biases], [0 * W for W in weights]

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    try:
        rng.normal = rng.standard_normal = Loaded().normal
        rng.bit_generator.state = np.random.PCG64(1).state
    except AttributeError as error:
        print("the dice cannot be loaded:", error)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.full((layer_dims[l], layer_dims[l - 1]), 0.01)
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
