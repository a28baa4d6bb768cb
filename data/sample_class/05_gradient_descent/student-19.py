# Weak: has left the debugger in, computes with lists, and goes through the data in order, without
# the rest of it.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-11-13T17:39:10Z
# mistakes = [
#     "descent: lists, so that a list is multiplied by a float, and a pdb.set_trace() left behind",
#     "sgd: epochs by hand, N // batch_size batches, the short one at the end is lost",
#     "momentum: prints, returns the weights alone",
# ]
# loses = ["test-minibatch-sgd-hidden"]
# zero = [
#     "test-gradient-descent",
#     "test-gradient-descent-hidden",
#     "test-momentum-update",
#     "test-momentum-update-hidden",
#     "test-digits",
# ]
# ///

# %% solution-gradient-descent
import pdb

def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = list(init_x)
    for i in range(step_num):
        grad = list(numerical_gradient_1d(f, x))
        pdb.set_trace()
        x = x - lr * grad
    return x

# %% solution-minibatch-sgd
import math

def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    m = X.shape[0]
    losses = []
    num_complete_minibatches = math.floor(m / batch_size)
    while len(losses) < num_steps:
        permutation = list(rng.permutation(m))
        for k in range(num_complete_minibatches):
            rows = permutation[k * batch_size : (k + 1) * batch_size]
            loss, dW = loss_and_grad(W, X[rows], y[rows])
            losses.append(loss)
            W = W - step_size * dW
    return W, np.array(losses)

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    velocity = mu * velocity - lr * dw
    w = w + velocity
    print("new velocity", velocity)
    return w

# %% [markdown] answer-choosing-the-step-size
# Small steps are always better, they only take longer.
