# Average: looks things up outside the arguments: the velocity and the training data are global.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-13T06:40:00Z
# mistakes = [
#     "sampling: draws from X_train and y_train, not from its arguments",
#     "momentum: the velocity is kept in a global, the argument is not used",
#     "descent: the step size is written in, lr is not used",
# ]
# loses = ["test-gradient-descent", "test-sample-training-data-hidden"]
# zero = [
#     "test-gradient-descent-hidden",
#     "test-sample-training-data",
#     "test-momentum-update-hidden",
#     "test-digits",
# ]
# ///

# %% solution-gradient-descent
learning_rate = 0.1

def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= learning_rate * numerical_gradient_1d(f, x)
    return x

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    i = rng.choice(len(y_train), batch_size, replace=False)
    return X_train[i], y_train[i]

# %% solution-momentum-update
rolling_velocity = 0.0

def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    global rolling_velocity
    rolling_velocity = mu * rolling_velocity - lr * dw
    return w + rolling_velocity, rolling_velocity

# %% [markdown] answer-batch-size
# 1. Unbiased, half the noise, four times the cost.
#
# 2. Small: many steps for the same work. Large: less noise. Smaller steps at the end, since the
# jitter is proportional to the step size.
#
# 3. Sum = 16 times the mean with 16 and 256 times with 256, so 16 times longer steps, more than
# 2/a.
