# Average: one too many, sixteen times too much, and a tenth of it.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T10:20:30Z
# mistakes = [
#     "descent: step_num + 1 updates, range(0, step_num + 1)",
#     "sgd: the sum in place of the mean, the step grows with the batch",
#     "momentum: the convention with 1 - mu in our update",
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
    for k in range(0, step_num + 1):
        x = x - lr * numerical_gradient_1d(f, x)
    return x

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        loss, dW = loss_and_grad(W, X_b, y_b)
        losses[step] = loss
        # one update for each example of the batch
        W = W - step_size * len(y_b) * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    # moving average of the gradients
    next_velocity = mu * velocity - (1 - mu) * lr * dw
    return w + next_velocity, next_velocity

# %% [markdown] answer-batch-size
# 1. It is an unbiased estimate. The noise goes like 1/B, so with four times the batch it is a
# quarter, and the cost four times.
#
# 2. Small: many steps. Large: better direction. I would reduce the step in the end.
#
# 3. The sum is 16 times larger for 256 than for 16, but that is right, because there are also 16
# times as many examples. He has to use a smaller step size.
