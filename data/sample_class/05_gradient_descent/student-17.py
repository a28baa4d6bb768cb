# Weak: prints the way down and returns nothing, draws from NumPy's own dice, and has not begun the
# rest but for a first line.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T17:59:40Z
# mistakes = [
#     "descent: prints, returns nothing",
#     "sampling: np.random in place of rng, with replacement",
#     "sgd: not written",
#     "momentum: the velocity is not damped",
# ]
# loses = [
#     "test-gradient-descent",
#     "test-sample-training-data",
#     "test-sample-training-data-hidden",
#     "test-momentum-update",
# ]
# zero = [
#     "test-gradient-descent-hidden",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update-hidden",
#     "test-digits",
# ]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * numerical_gradient_1d(f, x)
    print(x)

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    train_size = X.shape[0]
    batch_mask = np.random.choice(train_size, batch_size)
    return X[batch_mask], y[batch_mask]

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    raise NotImplementedError()

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    velocity = velocity - lr * dw
    w = w + velocity
    return w, velocity

# %% [markdown] answer-choosing-the-step-size
#

# %% [markdown] answer-batch-size
# Four times.
