# Unusual but right: prints, warns, plots and writes to stderr all over, times with magics, and
# calls the functions in the very cells that define them.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-13T11:40:09Z
# ///

# %% before solution-gradient-descent
import sys
import warnings

import matplotlib.pyplot as plt

warnings.simplefilter("always")

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=np.float64)
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        x -= lr * numerical_gradient_1d(f, x)
        if i < 3:
            print("step", i, "x =", x, "f =", f(x))
    print(len(x_history), "steps", file=sys.stderr)
    return x

init_x = np.array([-3.0, 4.0])
end = gradient_descent(lambda x: x[0] ** 2 + x[1] ** 2, init_x, lr=0.1, step_num=20)
plt.plot(*zip(init_x, end), "o")
plt.title("where it ends")
plt.show()

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    warnings.warn("drawing")
    batch_mask = rng.choice(X.shape[0], batch_size, replace=False)
    print("rows", batch_mask, file=sys.stderr)
    return X[batch_mask], y[batch_mask]

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    W = W.copy()
    losses = np.zeros(num_steps)
    for it in range(num_steps):
        X_b, y_b = sample_training_data(X, y, batch_size, rng)
        losses[it], dW = loss_and_grad(W, X_b, y_b)
        W -= step_size * dW
        if it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_steps, losses[it]))
    np.sqrt(np.array([-1.0]))  # invalid value encountered in sqrt
    return W, losses

# %% after solution-minibatch-sgd
%%capture noise
rng_own = np.random.default_rng(0)
minibatch_sgd(distance_loss, np.zeros(3), *numbered_examples(6), 0.1, 2, 3, rng_own)

# %% after solution-momentum-update
%time momentum_update(np.ones(2), np.ones(2), np.zeros(2))
