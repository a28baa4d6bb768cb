# Unusual but right: no `def` where something else can be called; repairs the given backward pass
# from outside instead of mending its lines.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-12T22:15:00Z
# ///

# %% before solution-forward-propagation
from functools import partial, reduce
from operator import mul

# %% solution-forward-propagation
forward_propagation = lambda x, theta: reduce(mul, (x, theta))

# %% solution-backward-propagation
class Slope:
    """The slope of a line through the origin."""

    def __call__(self, x, theta):
        return x

backward_propagation = Slope()

# %% solution-gradient-check
def checker(J, dJ, x, theta, epsilon=1e-7):
    slope = sum(s * J()(x, theta + s * epsilon) for s in (-1, 1)) / (2 * epsilon)
    return abs(dJ()(x, theta) - slope) / (abs(dJ()(x, theta)) + abs(slope))

# J and dJ are looked up when they are needed, not now
gradient_check = partial(checker, lambda: forward_propagation, lambda: backward_propagation)

# %% [markdown] answer-straight-cost
# Straight J: (J(θ+ε) − J(θ))/ε = (xθ + xε − xθ)/ε = x. The ε is gone, so of course it "does not
# matter". Take J = xθ² instead. One-sided: 2xθ + xε, so the ε is still there. Centred: 2xθ exactly,
# even that one is too kind! So take xθ³: centred 3xθ² + xε². My experiment would be this last one
# with ε = 0.1 and 0.01 and a correct derivative: one-sided falls by 10, centred by 100.

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 2 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 4 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

def repaired(function):
    def backward_propagation_n(X, Y, cache):
        gradients = function(X, Y, cache)
        return gradients | {"dW2": gradients["dW2"] / 2, "db1": gradients["db1"] / 4}

    return backward_propagation_n

backward_propagation_n = repaired(backward_propagation_n)
