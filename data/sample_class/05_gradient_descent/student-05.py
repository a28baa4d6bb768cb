# Unusual but right: recursion in place of loops, the smallest of random numbers for a draw, ufuncs,
# lists for tuples, arguments by name where that is allowed.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-11-12T16:33:18Z
# ///

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    if not step_num:
        return np.fromiter(map(float, init_x), dtype=np.float64)
    x = gradient_descent(step_num=step_num - 1, lr=lr, init_x=init_x, f=f)
    return np.add(x, np.multiply(-lr, numerical_gradient_1d(f=f, x=x)))

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    tickets = rng.random(y.shape[0])
    drawn = tickets <= np.sort(tickets)[batch_size - 1]
    return [X[drawn], y[drawn]]

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    def steps(W, left):
        while left:
            batch = sample_training_data(rng=rng, batch_size=batch_size, y=y, X=X)
            loss, dW = loss_and_grad(W, *batch)
            W = np.subtract(W, np.multiply(dW, step_size))
            left -= 1
            yield float(loss), W

    history = list(steps(np.array(W), num_steps))
    losses = np.array([loss for loss, _ in history], dtype=float)
    return [history[-1][1] if history else np.array(W), losses]

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    # the velocity uphill, and everything the other way round
    uphill = np.subtract(np.multiply(lr, dw), np.multiply(mu, velocity))
    return [np.subtract(w, uphill), np.negative(uphill)]
