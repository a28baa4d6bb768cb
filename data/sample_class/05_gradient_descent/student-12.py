# Average: signs and copies. x is init_x under another name, the velocity is changed in place, and
# two signs are turned round so that they cancel.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T13:31:00Z
# mistakes = [
#     "descent: x = init_x aliases the caller's array, so that a second run starts at the answer",
#     "sgd: changes the caller's W in place",
#     "momentum: v points uphill and is subtracted, and v is the caller's array",
# ]
# loses = [
#     "test-gradient-descent",
#     "test-gradient-descent-hidden",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
# ]
# zero = ["test-momentum-update", "test-momentum-update-hidden"]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient_1d(f, x)
        x -= lr * grad
    return x

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        losses[step], dW = loss_and_grad(W, X_b, y_b)
        W -= step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    velocity *= mu
    velocity += lr * dw
    return w - velocity, velocity

# %% [markdown] answer-choosing-the-step-size
# I would try the steps 1, 0.1, 0.01, ... and look at the loss. Too small: it falls too slowly. Too
# large: it gets bigger. Since $x_k = (1-\eta a)^k x_0$, with $\eta$ very small nothing changes, and
# for $\eta > 2/a$ it explodes. $a$ is not known and different each time. If it goes up and down the
# factor is negative in one direction, so this curvature is much larger than the others.
