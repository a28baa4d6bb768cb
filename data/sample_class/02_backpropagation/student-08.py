# Unusual but right: keeps the activations in a module handed in beside the notebook, and the scales
# of the weights in a file.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T08:10:00Z
#
# [files]
# "scales.csv" = '''
# scheme,sigma
# zeros,0
# gaussian,0.01
# '''
# "logistic.py" = '''
# """The logistic function and its derivative."""
#
# import numpy as np
#
#
# def logistic(z):
#     z = np.asarray(z, dtype=float)
#     low = np.exp(np.minimum(z, 0.0))
#     return low / (low + np.exp(-np.maximum(z, 0.0)))
#
#
# def slope(z):
#     return logistic(z) * logistic(-np.asarray(z))
# '''
# ///

# %% solution-sigmoid
from logistic import logistic, slope

def sigmoid(z):
    return logistic(z)

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    return slope(z)

# %% [markdown] answer-fourth-equation
# $w^l_{jk}$ appears in $z^l_j$ and only there, so there is a single path from it to $C$.
# $\frac{\partial C}{\partial w^l_{jk}} = \frac{\partial C}{\partial z^l_j} \frac{\partial
# z^l_j}{\partial w^l_{jk}} = \delta^l_j a^{l-1}_k$. The second factor is the factor of $w^l_{jk}$
# in the sum; the activations of layer $l-1$ do not change with it. As a matrix: $j$ counts rows,
# $k$ columns, hence $\delta^l (a^{l-1})^T$ and not its transpose $a^{l-1} (\delta^l)^T$. In a
# network with layers of equal size the mix-up has the right shape and trains badly.

# %% solution-initialize-parameters
import csv

with open("scales.csv") as file:
    scales = {row["scheme"]: float(row["sigma"]) for row in csv.DictReader(file)}

def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        sigma = scales.get(scheme, np.sqrt(2 / layer_dims[l - 1]))
        parameters[f"W{l}"] = sigma * rng.standard_normal((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% [markdown] answer-symmetry
# Two things are wrong. The gradient is not zero (right panel: the weights move), and a point that
# one can leave by a small push is no local optimum (blue curve). The reason is that all four units
# begin equal and get equal updates. They begin equal with 0.5, too, so it will not help. One could
# look at the activations of the hidden layer, they are four times the same column of numbers.
