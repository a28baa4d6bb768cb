# Right answers of a student who writes little.

# %% solution-forward-propagation
def forward_propagation(x, theta):
    return x * theta

# %% solution-backward-propagation
def backward_propagation(x, theta):
    return 1.0 * x

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    up, down = (forward_propagation(x, theta + s * epsilon) for s in (1, -1))
    g, n = backward_propagation(x, theta), (up - down) / 2 / epsilon
    return abs(g - n) / (abs(g) + abs(n))

# %% [markdown] answer-straight-cost
# True: for a line the step cancels, so nothing depends on it. False: that tells you nothing about
# costs with curvature, where one-sided is O(eps), centred O(eps^2), and both blow up again like
# 1/eps once rounding takes over. Experiment: same checker, J = theta^3 (derivative known), plot the
# difference against eps on log axes for both quotients. Two different slopes -> both claims dead.

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    A1 = (Z1 := W1 @ X + b1).clip(min=0)
    A2 = (Z2 := W2 @ A1 + b2).clip(min=0)
    A3 = 1 / (1 + np.exp(-(Z3 := W3 @ A2 + b3)))
    cost = -np.mean(np.where(np.reshape(Y, (1, -1)) == 1, np.log(A3), np.log(1 - A3)))
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    d3 = (A3 - Y) / X.shape[1]
    d2 = W3.T @ d3 * (Z2 > 0)
    d1 = W2.T @ d2 * (Z1 > 0)
    grads = {}
    for l, (d, a) in enumerate([(d1, X), (d2, A1), (d3, A2)], start=1):
        grads[f"dW{l}"], grads[f"db{l}"] = d @ a.T, d.sum(axis=1, keepdims=True)
    return grads

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    J = lambda t: forward_propagation_n(X, Y, vector_to_dictionary(t))[0]
    steps = epsilon * np.eye(theta.size)
    n = np.array([J(theta + e[:, None]) - J(theta - e[:, None]) for e in steps]) / (2 * epsilon)
    g = gradients_to_vector(gradients).ravel()
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

# %% [markdown] answer-what-a-pass-proves
# Shown: near this theta, for this batch, backward = derivative of forward up to ~1e-8. Evidence, no
# proof; but two independent computations rarely agree by accident.
#
# Not shown: (a) other theta. Dead ReLUs give exact zeros, wrong code behind them is never run ->
# several random points, count the zeros. (b) that forward computes what I want: wrong cost, right
# gradient of it, check happy. (c) training mode: dropout and float32 were off. (d) small blocks:
# the norm is dominated by W1, an error of 10% in db3 moves it by 3e-3 at most -> check per block.
# (e) learning: step size, initialisation, data.
