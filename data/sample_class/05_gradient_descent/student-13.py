# Weak: makes each exercise easier than it is: stops early, always takes the same rows, uses all
# examples, and leaves the velocity out.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T17:53:00Z
# mistakes = [
#     "descent: stops where |f| is small",
#     "sampling: always the first rows",
#     "sgd: the gradient of all examples, no mini-batches",
#     "momentum: plain descent",
# ]
# loses = [
#     "test-gradient-descent",
#     "test-gradient-descent-hidden",
#     "test-sample-training-data",
#     "test-sample-training-data-hidden",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update",
# ]
# zero = ["test-momentum-update-hidden", "test-digits"]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        if abs(f(x)) < 1e-8:
            break  # arrived
        x = x - lr * numerical_gradient_1d(f, x)
    return x

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    return X[:batch_size], y[:batch_size]

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    for i in range(num_steps):
        loss, dW = loss_and_grad(W, X, y)  # more exact
        losses[i] = loss
        W = W - step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    velocity = -lr * dw
    return w + velocity, velocity

# %% [markdown] answer-choosing-the-step-size
# I would take the smallest one, so nothing can go wrong.

# %% [markdown] answer-batch-size
# A batch gradient is wrong but cheap. One should use all the examples if the computer is fast
# enough.
