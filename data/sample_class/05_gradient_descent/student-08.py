# Unusual but right: keeps the steps in a module and the settings in a file, both handed in beside
# the notebook.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T08:30:00Z
#
# [files]
# "settings.json" = '{"lr": 0.01, "mu": 0.9}'
# "steps.py" = '''
# """Steps of descent, plain and with momentum."""
#
#
# def plain(x, slope, lr):
#     return x - lr * slope
#
#
# def heavy(w, slope, velocity, lr, mu):
#     velocity = mu * velocity - lr * slope
#     return w + velocity, velocity
# '''
# ///

# %% solution-gradient-descent
import json

import steps

with open("settings.json") as file:
    settings = json.load(file)

def gradient_descent(f, init_x, lr=settings["lr"], step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = steps.plain(x, numerical_gradient_1d(f, x), lr)
    return x

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = []
    for _ in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        loss, dW = loss_and_grad(W, X_b, y_b)
        losses.append(loss)
        W = steps.plain(W, dW, step_size)
    return W, np.array(losses, dtype=float)

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=settings["lr"], mu=settings["mu"]):
    return steps.heavy(w, dw, velocity, lr, mu)
