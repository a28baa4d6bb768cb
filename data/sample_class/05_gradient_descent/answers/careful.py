# Right answers of a careful student: one step a line, with remarks.

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    # a copy in float, so that init_x stays as it is and integers are no problem
    x = np.array(init_x, dtype=float)
    for step in range(step_num):
        grad = numerical_gradient_1d(f, x)
        x = x - lr * grad  # minus: the gradient points uphill
    return x

# %% after solution-gradient-descent
# 10 * 0.9**10
gradient_descent(lambda x: x[0] ** 2, [10], lr=0.05, step_num=10)

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    num_examples = X.shape[0]
    # draw the numbers of the rows once ...
    rows = rng.choice(num_examples, size=batch_size, replace=False)
    # ... and use them twice
    X_b = X[rows]
    y_b = y[rows]
    return X_b, y_b

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()  # not the caller's
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        # 1. a new batch
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        # 2. its loss and gradient, before the update
        loss, dW = loss_and_grad(W, X_b, y_b)
        losses[step] = loss
        # 3. downhill
        W = W - step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    next_velocity = mu * velocity - lr * dw  # friction, and a push downhill
    next_w = w + next_velocity
    return next_w, next_velocity

# %% [markdown] answer-choosing-the-step-size
# 1. I would try 1e-6, 1e-5, ..., 1, each for 20 steps from the same start, and draw the losses. If
# the step is too small, the curve is nearly a flat line that falls a little. If it is too large,
# the loss jumps up and down or goes to inf. I take the largest one where it still falls steadily,
# and then try 3 times less and 3 times more.
#
# 2. On a parabola each step multiplies the distance by 1 - eta*a. With a very small eta this is
# 0.9999..., so one would need thousands of steps. With eta > 2/a it is below -1 and grows. The
# limit 2/a has the curvature in it, and this belongs to the loss and to the units of the data, so
# the number from the last loss says nothing about the new one.
#
# 3. The curvatures are very different: some directions are steep and forbid large steps, and for
# the flat ones the step is then far too small. The condition number is large.

# %% [markdown] answer-batch-size
# 1. It is right on average: every example has the same chance to be in the batch, so the expected
# value is the gradient of all examples (unbiased). With 4 times the batch the noise is half as
# large (1/sqrt(B)), but the step costs 4 times as much.
#
# 2. For small batches: many cheap steps for the same work. For large ones: the direction is more
# exact and matrix products with many rows are fast. Near the end I would make the step size smaller
# because otherwise it jitters around the minimum.
#
# 3. The sum is B times the mean. From 16 to 256 every step becomes 16 times longer, and that is
# more than 2/a, so it diverges. One should divide by B.
