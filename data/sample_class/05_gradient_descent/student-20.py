# Average: changes what belongs to the caller: shuffles the data, moves the weights and the velocity
# where they lie.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-12T23:57:00Z
# mistakes = [
#     "sampling: shuffles the caller's X and y in place, rows and labels alike",
#     "sgd: W = np.asarray(W) makes no copy",
#     "momentum: changes w in place",
# ]
# loses = [
#     "test-sample-training-data-hidden",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update",
#     "test-momentum-update-hidden",
# ]
# ///

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    # the same shuffle twice, so that rows and labels stay together
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    return X[:batch_size].copy(), y[:batch_size].copy()

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = np.asarray(W)
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        losses[step], dW = loss_and_grad(W, X_b, y_b)
        W -= step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    next_velocity = mu * velocity - lr * dw
    w += next_velocity
    return w, next_velocity
