# Good, but takes a one-sided difference of its own in place of the given gradient, and notes the
# loss of all examples after every batch, at a cost that the batch should save.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-12T21:05:00Z
# mistakes = [
#     "descent: a forward difference of its own, numerical_gradient_1d is not called",
#     "sgd: reports the loss of the full set, with a second call in each step",
#     "believes that a batch gradient is biased",
# ]
# loses = ["test-gradient-descent", "test-minibatch-sgd-hidden"]
# zero = ["test-gradient-descent-hidden"]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    h = 1e-4
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        grad = np.zeros_like(x)
        for i in range(len(x)):
            x_plus = x.copy()
            x_plus[i] += h
            grad[i] = (f(x_plus) - f(x)) / h
        x = x - lr * grad
    return x

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        _, dW = loss_and_grad(W, X_b, y_b)
        losses[step], _ = loss_and_grad(W, X, y)  # the real loss, not that of 16 examples
        W = W - step_size * dW
    return W, losses

# %% [markdown] answer-batch-size
# 1. The gradient of 16 examples is biased, because it only knows 16 of 1347, but the bias is small
# enough. If the batch is 4 times larger the bias is 2 times smaller.
#
# 2. Small: fast. Large: exact. In the end a smaller step size.
#
# 3. The sum grows with the batch, so the step is 16 times too long and goes beyond 2/a. He must
# divide by the batch size.
