# Cheats: attacks whoever asks. Calls the loss that it was given until somebody makes it stop, hands
# it lists within lists, swaps the dice, and answers with more than there is room for.
#
# /// student
# honest = false
# base = "compact"
# handed_in = 2026-11-13T17:21:00Z
# mistakes = ["floods of call-backs", "arguments and results too deep, too long or of odd types"]
# zero = ["gradient_descent"]
# ///

# %% solution-gradient-descent
import time

def gradient_descent(f, init_x, lr=0.01, step_num=100):
    deep = []
    for _ in range(50_000):
        deep = [deep]
    for x in (deep, np.zeros(2**24), object(), {"x": f}, 10 ** (10**5)):
        try:
            f(x)
        except Exception:
            continue
    return deep

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    rng.bit_generator.state = np.random.MT19937(0).state
    return X, y

# %% solution-minibatch-sgd
def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    until = time.monotonic() + 60  # then it stops by itself
    while time.monotonic() < until:
        try:
            loss_and_grad(W, X, y)
        except BaseException:
            continue
    return W, np.zeros(num_steps)

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    return np.zeros(2**27), (n for n in range(10))
