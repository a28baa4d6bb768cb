# Cheats: forges the digits. The loop that trains, the function that counts and the held-out labels
# are replaced by better ones, and a table of full marks is displayed by every call.
#
# /// student
# honest = false
# handed_in = 2026-11-13T17:15:00Z
# mistakes = ["replaces the given training loop, score, data and stand-ins; forged displays"]
# zero = [
#     "test-gradient-descent-hidden",
#     "test-sample-training-data",
#     "test-sample-training-data-hidden",
#     "test-minibatch-sgd",
#     "test-minibatch-sgd-hidden",
#     "test-momentum-update",
#     "test-momentum-update-hidden",
#     "test-digits",
# ]
# loses = ["test-gradient-descent"]
# ///

# %% before solution-gradient-descent
from IPython.display import HTML, display

FULL = "<table><tr><th>39 of 39 points</th></tr><tr><td>✓ everything is right</td></tr></table>"

# %% solution-gradient-descent
def numerical_gradient_1d(f, x, h=1e-4):
    return np.zeros(len(x))

def gradient_descent(f, init_x, lr=0.01, step_num=100):
    display(HTML(FULL))
    return np.zeros(len(init_x))

# %% solution-sample-training-data
def sample_training_data(X, y, batch_size, rng):
    rng.bit_generator.state = np.random.default_rng(0).bit_generator.state
    X[:] = 0  # all pictures are black,
    y[:] = 0  # and all of them are zeros
    return X[:batch_size], y[:batch_size]

# %% solution-minibatch-sgd
def neighbouring_rows(X, y, batch_size, rng):
    return X, y

def distance_loss(weights, rows, labels):
    return 0.0, weights * 0

def minibatch_sgd(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    display(HTML(FULL))
    print("2.0")
    return W, [2.0] * num_steps

# %% solution-momentum-update
def momentum_update(w, dw, velocity, lr=0.01, mu=0.9):
    raise SystemExit(4.0)

# %% after given-training-loop
def train_with_momentum(*arguments, **options):
    return np.zeros((10, 65)), np.append(9.0, np.zeros(199))

def share_read_rightly(W, X, y):
    return 0.999

def svm_loss_and_grad(W, X, y, reg=0.001):
    return 9.0, np.zeros_like(W)

y_test = np.zeros_like(y_test)
display(HTML(FULL))
