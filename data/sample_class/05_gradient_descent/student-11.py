# Average: what is reported is not what happened: draws with replacement, notes the loss after the
# step, and hands the old velocity back.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T17:20:00Z
# mistakes = [
#     "sampling: with replacement",
#     "sgd: the loss after the update, with a second call",
#     "momentum: the old velocity comes back, so that it is lost",
# ]
# loses = [
#     "test-sample-training-data",
#     "test-sample-training-data-hidden",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update",
# ]
# zero = ["test-momentum-update-hidden"]
# ///

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    rows = rng.choice(len(X), batch_size)
    return X[rows], y[rows]

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        loss, dW = loss_and_grad(W, X_b, y_b)
        W -= step_size * dW
        losses[step], _ = loss_and_grad(W, X_b, y_b)  # how good it is now
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    v = mu * velocity - lr * dw
    next_w = w + v
    return next_w, velocity

# %% [markdown] answer-batch-size
# 1. It is right in the sense that it is the right gradient for these 16 examples. The noise becomes
# 4 times smaller and the cost 4 times larger.
#
# 2. Small batches need less memory. Large batches are more exact. In the end I would take a larger
# step size to finish faster.
#
# 3. I do not know, maybe an overflow.
