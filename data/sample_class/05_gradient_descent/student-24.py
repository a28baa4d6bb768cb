# Good, but seeds the dice anew in each step, so that all batches are one, and mixes two conventions
# of momentum, of which the picture of the digits shows nothing.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-12T18:12:00Z
# mistakes = [
#     "sgd: the same seed in each step, always the same batch",
#     "momentum: the convention v = mu v + dw, w = w - lr v",
# ]
# loses = ["test-minibatch-sgd-hidden", "test-momentum-update"]
# zero = ["test-momentum-update-hidden"]
# ///

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    for step in range(num_steps):
        rng = np.random.default_rng(42)  # so that it can be repeated
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        losses[step], dW = loss_and_grad(W, X_b, y_b)
        W = W - step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    velocity = mu * velocity + dw
    return w - lr * velocity, velocity

# %% after test-momentum-update
# after 3 steps I get 0.062 as well, so it is the same thing
w_test, v_test = np.array([1.0]), np.array([0.0])
for i in range(3):
    w_test, v_test = momentum_update(w_test, 2 * w_test, v_test, 0.1, 0.9)
print(w_test)

# %% [markdown] answer-choosing-the-step-size
# 1. From 1e-5 to 1 in powers of ten, 50 steps each. Too small is a line that is nearly flat and too
# large one that jumps or grows. Take the largest good one and refine.
#
# 2. The distance is multiplied by 1 - eta*a. For the smallest eta that is about 1 and it does not
# move. For the one from the last loss a was different.
#
# 3. Perhaps the step was too large all the time, then I would make it smaller.
