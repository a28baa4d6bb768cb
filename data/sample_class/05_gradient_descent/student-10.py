# Average: mixes up the direction. Climbs with the gradient in one function and with the velocity in
# another.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T16:48:00Z
# mistakes = [
#     "descent: x += lr * grad, uphill",
#     "momentum: w - v with a v that points downhill",
#     "believes that an oscillation shows that the gradient is wrong",
# ]
# loses = ["test-gradient-descent", "test-momentum-update"]
# zero = ["test-gradient-descent-hidden", "test-momentum-update-hidden", "test-digits"]
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient_1d(f, x)
        x += lr * grad
    return x

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    v = mu * velocity - lr * dw
    w = w - v
    return w, v

# %% [markdown] answer-choosing-the-step-size
# 1. I would try some step sizes like 0.1, 0.01 and 0.001 and take the one where the loss is the
# smallest. With my function the loss always went up, so I think 0.01 was too large.
#
# 2. Because 1 - eta*a can be near 1 (too slow) or smaller than -1 (explodes) and a is different
# for each loss.
#
# 3. If the loss goes up and down the gradient must be wrong, one should make a gradient check.
