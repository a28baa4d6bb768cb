# Average: takes hold of the wrong thing: draws columns for examples, and lets friction act on the
# gradient.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-12T12:10:00Z
# mistakes = [
#     "sampling: samples features, not examples",
#     "momentum: mu damps the gradient and not the velocity",
#     "descent: asks for the gradient at init_x, not at x",
# ]
# loses = [
#     "test-gradient-descent",
#     "test-gradient-descent-hidden",
#     "test-sample-training-data-hidden",
#     "test-momentum-update",
# ]
# zero = ["test-sample-training-data", "test-momentum-update-hidden", "test-digits"]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient_1d(f, init_x)
    return x

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    m = X.shape[1]  # number of examples
    columns = rng.permutation(m)[:batch_size]
    return X[:, columns], y[columns]

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    v = velocity - mu * lr * dw
    return w + v, v

# %% [markdown] answer-batch-size
# 1. Right on average, because all examples have the same chance. Four times the batch: half the
# noise ($1/\sqrt{B}$), four times the cost.
#
# 2. Small ones are cheap and large ones are quiet. Smaller step size at the end against the jitter.
#
# 3. I think the large batch needs a smaller step because there is less noise.
