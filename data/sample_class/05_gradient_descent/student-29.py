# Weak: handed in the first function, with steps that are all of one length, and half of the second.
#
# /// student
# honest = true
# handed_in = 2026-11-13T17:58:30Z
# mistakes = [
#     "descent: divides the gradient by its length",
#     "sampling: takes the labels from the front",
#     "sgd, momentum: not written",
# ]
# loses = ["test-gradient-descent", "test-sample-training-data", "test-sample-training-data-hidden"]
# zero = [
#     "test-gradient-descent-hidden",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update",
#     "test-momentum-update-hidden",
#     "test-digits",
# ]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient_1d(f, x)
        direction = grad / np.linalg.norm(grad)
        x = x - lr * direction
    return x

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    rows = rng.choice(len(X), batch_size, replace=False)
    return X[rows], y[:batch_size]

# %% [markdown] answer-choosing-the-step-size
# Try several and take the best one.
