# Weak: what belongs together is torn apart. Images and labels are shuffled each for themselves, and
# the walk turns back where the function rises.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T17:47:00Z
# mistakes = [
#     "sampling: X and y with different permutations",
#     "sgd: draws once, before the loop",
#     "descent: stops where f rises",
#     "momentum: the velocity is reset to 0 in each call",
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
        x_new = x - lr * numerical_gradient_1d(f, x)
        if f(x_new) > f(x):
            break  # it gets worse, so we are at the minimum
        x = x_new
    return x

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    X_shuffled = rng.permutation(X)
    y_shuffled = rng.permutation(y)
    return X_shuffled[:batch_size], y_shuffled[:batch_size]

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    X_b, y_b = sample_training_data(X, y, batch_size, rng)
    for step in range(num_steps):
        losses[step], dW = loss_and_grad(W, X_b, y_b)
        W = W - step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    velocity = np.zeros(w.shape)
    velocity = mu * velocity - lr * dw
    return w + velocity, velocity

# %% [markdown] answer-choosing-the-step-size
# I would use lr = 0.1, this is a good value.

# %% [markdown] answer-batch-size
# 1. The order of the images does not matter, so 16 are enough. 2. Small is faster. 3. It is an
# exploding gradient.
