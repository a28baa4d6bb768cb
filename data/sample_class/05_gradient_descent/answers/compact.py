# Right answers of a student who writes little.

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient_1d(f, x)
    return x

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    i = rng.permutation(len(y))[:batch_size]
    return X[i], y[i]

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = np.empty(num_steps)
    for k in range(num_steps):
        losses[k], dW = loss_and_grad(W, *sample_training_data(X, y, batch_size, rng))
        W = W - step_size * dW
    return W, losses

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    v = mu * velocity - lr * dw
    return w + v, v

# %% [markdown] answer-choosing-the-step-size
# Log grid $10^{-6} \dots 1$, a few dozen steps each, same start, look at the curves: flat line =
# too small; sawtooth, growth, NaN = too large. Take the largest that falls steadily, refine by
# factors of 3, stay a bit below the edge.
#
# Factor $1 - \eta a$: tiny $\eta$ gives ~1 (never arrives), $\eta > 2/a$ gives $< -1$ (explodes).
# Best $\eta \sim 1/a$, and $a$ belongs to this loss and these units, not to the last one.
#
# Up and down + tiny best step: one curvature is huge, others small, $\kappa$ large. Steep
# directions set the limit for all. Rescale inputs or use momentum.

# %% [markdown] answer-batch-size
# Unbiased: each example has the same chance B/N, so E[g_B] = full gradient. 4B: noise / 2, cost * 4.
#
# Small: more steps per example looked at (and noise leaves saddles). Large: quiet, larger steps
# allowed, better use of the hardware. At the end decrease eta (or increase B), the jitter is
# proportional to eta.
#
# Sum = B * mean, so eta is effectively 16 times larger at 256: beyond 2/a. Use the mean.
