# Average: whole numbers and short floats. Places, velocities and losses lose their decimals.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-13T16:02:00Z
# mistakes = [
#     "descent: places stored in an array of integers where init_x has integers",
#     "sgd: losses in float32",
#     "momentum: zeros_like of an int array",
# ]
# loses = [
#     "test-gradient-descent-hidden",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update-hidden",
# ]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x)
    for _ in range(step_num):
        x[:] = x - lr * numerical_gradient_1d(f, x)
    return x

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = np.zeros(num_steps, dtype=np.float32)  # they are only for the plot
    W = W.copy()
    for k in range(num_steps):
        losses[k], dW = loss_and_grad(W, *sample_training_data(X, y, batch_size, rng))
        W -= step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    v = np.zeros_like(velocity)
    v[...] = mu * velocity - lr * dw
    return w + v, v

# %% [markdown] answer-choosing-the-step-size
# (1) Powers of ten, short runs, log plot. Flat = too small, zigzag or inf = too large. (2) The
# factor 1 - eta a goes to 1 for small eta, so it never arrives; a differs from loss to loss.
# (3) Different curvatures: the ravine.
