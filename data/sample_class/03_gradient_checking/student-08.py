# Unusual but right: keeps helpers in a module and numbers in a file, both handed in beside the
# notebooks.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T08:00:00Z
#
# [files]
# "settings.json" = '{"epsilon": 1e-7}'
# "activations.py" = '''
# """Activations of the network."""
#
# import numpy as np
#
#
# def relu(Z):
#     return np.maximum(0, Z)
#
#
# def sigmoid(Z):
#     return 1 / (1 + np.exp(-Z))
# '''
# ///

# %% solution-gradient-check
import json

with open("settings.json") as file:
    settings = json.load(file)

def gradient_check(x, theta, epsilon=settings["epsilon"]):
    numeric = forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)
    numeric = numeric / (2 * epsilon)
    exact = backward_propagation(x, theta)
    return np.abs(exact - numeric) / (np.abs(exact) + np.abs(numeric))

# %% solution-forward-propagation-n
from activations import relu, sigmoid

def forward_propagation_n(X, Y, parameters):
    m = X.shape[1]
    Y = np.reshape(Y, (1, m))
    A, cache = X, ()
    for l in range(1, 4):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        Z = np.dot(W, A) + b
        A = sigmoid(Z) if l == 3 else relu(Z)
        cache += (Z, A, W, b)
    cost = -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / m
    return cost.item(), cache
