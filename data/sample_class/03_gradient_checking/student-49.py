# Cheats: attacks whoever takes the results. Endless numbers, lists in lists in lists, arrays of
# objects and of a size that nobody has room for, and words into every connection that is open.
#
# /// student
# honest = false
# handed_in = 2026-10-16T17:21:00Z
# mistakes = ["writes to the grader's connections", "results too deep, too long or of odd types"]
# zero = ["gradient_checking_1d", "gradient_checking_nd"]
# ///

# %% before solution-forward-propagation
import gc
import os
import stat

def talk():
    """Answer in the place of whoever should."""
    for thing in gc.get_objects():
        if type(thing).__name__ in ("Channel", "Peer") and hasattr(thing, "channel"):
            thing.channel.send(b"\x93\xa6return\xcb@ \x00\x00\x00\x00\x00\x00\xc0")
    for number in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                os.write(number, b"\x00\x00\x00\x05hello" * 100)
        except OSError:
            continue

# %% solution-forward-propagation
def forward_propagation(x, theta):
    talk()
    return 0.0

# %% solution-backward-propagation
def backward_propagation(x, theta):
    return 10 ** (10**6)

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    class Late:
        def __float__(self):
            talk()
            return 0.0

    return Late()

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    around = {}
    around["around"] = around
    return deep, around

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    parameters.clear()
    gradients["dW1"] = np.zeros(2**24)
    X.resize((0, 0), refcheck=False)
    return (n for n in range(10))

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    odd = np.array([object(), None, "W1"], dtype=object)
    return {name: odd for name in ("dW1", "db1", "dW2", "db2", "dW3", "db3")} | {1j: np.zeros(2**24)}
