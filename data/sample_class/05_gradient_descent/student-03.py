# Excellent, in loops over every number; draws the rows of a batch one by one, as from an urn.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-12T07:15:22Z
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.zeros(len(init_x))
    for i in range(len(init_x)):
        x[i] = init_x[i]
    k = 0
    while k < step_num:
        slope = numerical_gradient_1d(f, x)
        for i in range(len(x)):
            x[i] = x[i] - lr * slope[i]
        k = k + 1
    return x

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    urn = list(range(len(y)))
    X_b = np.zeros((batch_size, X.shape[1]))
    y_b = np.zeros(batch_size, dtype=y.dtype)
    for k in range(batch_size):
        # take one ball out, it is not put back
        row = urn.pop(rng.integers(len(urn)))
        for d in range(X.shape[1]):
            X_b[k, d] = X[row, d]
        y_b[k] = y[row]
    return X_b, y_b

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    next_w = np.zeros(w.shape)
    next_velocity = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        next_velocity[i] = mu * velocity[i] - lr * dw[i]
        next_w[i] = w[i] + next_velocity[i]
    return next_w, next_velocity

# %% [markdown] answer-batch-size
# 1. If I draw many batches and take the mean of their gradients, I get the gradient of all
# examples, because every example is drawn equally often. So a single one is wrong but not in a
# preferred direction. With 64 in place of 16 the noise is half of it, because sqrt(4) = 2, and the
# step costs four times as much.
#
# 2. Small: in the race the batch of 16 had made 256 steps when the batch of 256 had made 16. Large:
# the walk is quiet and does not jitter in the end. With small batches I would use a smaller step in
# the end, e.g. half of it every so often.
#
# 3. 256 / 16 = 16. With the sum every step is 16 times as long as it was with 16 and this jumps
# over the valley (eta > 2/a).
