# Average: shapes. Makes a column of the labels and one of the losses, and returns things in another
# order, with the whole way behind the last place.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-11T19:44:16Z
# mistakes = [
#     "descent: returns the history with the last place",
#     "sampling: labels as a column",
#     "sgd: losses as a column of shape (num_steps, 1)",
#     "momentum: velocity first, weights second",
# ]
# loses = [
#     "test-sample-training-data",
#     "test-sample-training-data-hidden",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update",
# ]
# zero = [
#     "test-gradient-descent",
#     "test-gradient-descent-hidden",
#     "test-momentum-update-hidden",
#     "test-digits",
# ]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        x -= lr * numerical_gradient_1d(f, x)
    return x, np.array(x_history)

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    i = rng.permutation(len(y))[:batch_size]
    return X[i], y[i].reshape(-1, 1)

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = []
    for _ in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        loss, dW = loss_and_grad(W, X_b, y_b)
        losses.append([loss])
        W = W - step_size * dW
    return W, np.array(losses)

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    velocity = mu * velocity - lr * dw
    return velocity, w + velocity
