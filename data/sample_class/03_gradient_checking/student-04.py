# Excellent, tidy: small functions with hints in a cell of their own, and tests of their own.
#
# /// student
# honest = true
# handed_in = 2026-10-13T20:44:00Z
# ///

# %% solution-forward-propagation
def forward_propagation(x: float, theta: float) -> float:
    """Return the cost J = theta * x."""
    return float(theta) * float(x)

# %% solution-backward-propagation
def backward_propagation(x: float, theta: float) -> float:
    """Return dJ/dtheta. J is linear in theta, so it is the same everywhere."""
    del theta
    return float(x)

# %% before solution-gradient-check
from collections.abc import Callable


def centred_quotient(f: Callable[[float], float], at: float, step: float) -> float:
    return (f(at + step) - f(at - step)) / (2 * step)


def relative_difference(a: float, b: float) -> float:
    return abs(a - b) / (abs(a) + abs(b))

# %% solution-gradient-check
def gradient_check(x: float, theta: float, epsilon: float = 1e-7) -> float:
    """Return the relative difference of the derivative and the centred quotient."""
    numeric = centred_quotient(lambda t: forward_propagation(x, t), theta, epsilon)
    return relative_difference(backward_propagation(x, theta), numeric)

# %% after solution-gradient-check
assert relative_difference(1.0, -1.0) == 1.0
assert abs(centred_quotient(lambda t: t**2, 3.0, 1e-5) - 6.0) < 1e-8
print("my own tests pass")

# %% [markdown] answer-straight-cost
# **True:** for $J = \theta x$ any quotient gives $x$ for any $\varepsilon$, because the secant of a
# straight line *is* the line.
#
# **Not true:** "so the step does not matter". Taylor gives an error of $\varepsilon J''/2$ for the
# one-sided quotient and $\varepsilon^2 J'''/6$ for the centred one. Both vanish only since
# $J'' = J''' = 0$ here.
#
# **Experiment:** $J = x\theta^3$, the right derivative, $\varepsilon = 10^{-1} \dots 10^{-10}$
# and a log-log plot of the two differences. Two lines with slopes 1 and 2, and then for both the
# rise by round-off.

# %% before solution-forward-propagation-n
def relu(Z):
    return np.maximum(Z, 0.0)


def sigmoid(Z):
    return np.reciprocal(1.0 + np.exp(-Z))


def linear(parameters, number, A):
    W, b = parameters[f"W{number}"], parameters[f"b{number}"]
    return W @ A + b, W, b

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    """Return the mean cross-entropy and the cache."""
    Z1, W1, b1 = linear(parameters, 1, X)
    A1 = relu(Z1)
    Z2, W2, b2 = linear(parameters, 2, A1)
    A2 = relu(Z2)
    Z3, W3, b3 = linear(parameters, 3, A2)
    A3 = sigmoid(Z3)
    losses = -Y * np.log(A3) - (1 - Y) * np.log1p(-A3)
    return float(losses.mean()), (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    """Return the gradients of the cost, mended: dW2 had 2 / m, db1 had 4 / m."""
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dZ2 = (W3.T @ dZ3) * (Z2 > 0)
    dZ1 = (W2.T @ dZ2) * (Z1 > 0)

    def block(dZ, A):
        return dZ @ A.T / m, dZ.mean(axis=1, keepdims=True)

    dW3, db3 = block(dZ3, A2)
    dW2, db2 = block(dZ2, A1)
    dW1, db1 = block(dZ1, X)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    """Return the relative difference of the gradients and the centred quotients."""
    theta, _ = dictionary_to_vector(parameters)

    def cost_at(moved):
        return forward_propagation_n(X, Y, vector_to_dictionary(moved))[0]

    def quotient(i):
        step = np.zeros_like(theta)
        step[i] = epsilon
        return (cost_at(theta + step) - cost_at(theta - step)) / (2 * epsilon)

    numeric = np.array([[quotient(i)] for i in range(theta.size)])
    analytic = gradients_to_vector(gradients)
    return np.linalg.norm(analytic - numeric) / (
        np.linalg.norm(analytic) + np.linalg.norm(numeric)
    )

# %% after test-backward-propagation-n-hidden
# which factor was planted? k = (1 + r) / (1 - r)
for r in (0.600, 0.3333):
    print(f"r = {r}: factor {(1 + r) / (1 - r):.2f}")

# %% [markdown] answer-what-a-pass-proves
# What it shows: for *these* examples at *these* parameters, the hand-written gradient is the
# gradient of the forward pass *as coded*, to eight digits. I would call it very likely, not proved.
#
# What it does not show:
#
# 1. Correctness at other parameters. Units that are dead for all examples have gradient 0 whatever
#    stands in the code. Way to look: count exact zeros, use more examples, several random points.
# 2. Correctness of the forward pass. Forgetting $1/m$ in both passes gives a perfect check.
# 3. Parts that were switched off: dropout, float32.
# 4. Small blocks: one number for all blocks hides the error in a small one. Way to look: per block.
# 5. That the network learns: step size and initialisation are not touched by the check.
