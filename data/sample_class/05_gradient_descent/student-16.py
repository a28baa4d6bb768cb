# Average: takes means of means: divides the gradient once more, averages the losses and the
# velocity, and stops one short.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-13T14:41:00Z
# mistakes = [
#     "descent: step_num - 1 updates, range(1, step_num)",
#     "sgd: divides the gradient by the batch size once more",
#     "sgd: reports the running mean of the losses",
#     "momentum: the averaging convention v = mu v + (1 - mu) dw, w = w - lr v",
# ]
# loses = [
#     "test-gradient-descent",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update",
# ]
# zero = ["test-gradient-descent-hidden", "test-momentum-update-hidden"]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for k in range(1, step_num):
        x -= lr * numerical_gradient_1d(f, x)
    return x

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = np.zeros(num_steps)
    total = 0.0
    for k in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        loss, dW = loss_and_grad(W, X_b, y_b)
        total += loss
        losses[k] = total / (k + 1)
        W = W - step_size * dW / batch_size
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    v = mu * velocity + (1 - mu) * dw  # exponentially weighted average
    return w - lr * v, v

# %% [markdown] answer-choosing-the-step-size
# Try 10^-6 to 1 for some steps each. Too small: hardly falls. Too large: NaN. The best one is just
# below 2/a. It is not the one from the last loss because of a. About the third question I am not
# sure, maybe the loss has many local minima.
