# Unusual but right: the arguments by name, `>=` at the corner of the ReLU, 0-d arrays for numbers,
# another order of operations, and more gradients than were asked for.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-15T16:20:10Z
# ///

# %% solution-forward-propagation
def forward_propagation(x, theta):
    return np.asarray(np.multiply(theta, x))

# %% before solution-forward-propagation
import numpy as np

# %% solution-backward-propagation
def backward_propagation(x, theta):
    return np.asarray(x, dtype=float) * np.ones_like(theta, dtype=float)

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    minus = forward_propagation(theta=theta - epsilon, x=x)
    plus = forward_propagation(theta=theta + epsilon, x=x)
    g = np.array([backward_propagation(theta=theta, x=x), (plus - minus) / 2.0 / epsilon])
    return np.array(np.abs(np.diff(g)).sum() / np.abs(g).sum())

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    (W3, b3), (W2, b2), (W1, b1) = ((parameters[f"W{l}"], parameters[f"b{l}"]) for l in (3, 2, 1))
    Z1 = np.add(b1, np.einsum("ij,jk->ik", W1, X))
    A1 = Z1 * (Z1 >= 0)
    Z2 = np.add(b2, np.einsum("ij,jk->ik", W2, A1))
    A2 = Z2 * (Z2 >= 0)
    Z3 = np.add(b3, np.einsum("ij,jk->ik", W3, A2))
    A3 = 0.5 * (1 + np.tanh(0.5 * Z3))
    # log(1 + exp(z)) - y z is the same cross-entropy
    cost = np.array(np.mean(np.logaddexp(0, Z3) - np.reshape(Y, Z3.shape) * Z3))
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    ones = np.ones((X.shape[1], 1)) / X.shape[1]
    dZ3 = -(np.reshape(Y, A3.shape) - A3)
    dA2 = W3.T @ dZ3
    dZ2 = np.where(Z2 >= 0, dA2, 0.0)
    dA1 = W2.T @ dZ2
    dZ1 = np.where(Z1 >= 0, dA1, 0.0)
    return dict(
        db1=dZ1 @ ones, dW1=(X @ (dZ1 * ones.T).T).T, dZ1=dZ1, dA1=dA1,
        db2=dZ2 @ ones, dW2=(A1 @ (dZ2 * ones.T).T).T, dZ2=dZ2, dA2=dA2,
        db3=dZ3 @ ones, dW3=(A2 @ (dZ3 * ones.T).T).T, dZ3=dZ3,
    )

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    grad = gradients_to_vector(gradients=gradients)
    approx = np.empty_like(grad)
    theta = dictionary_to_vector(parameters=parameters)[0]
    # backwards, and one list of moved dicts for each coordinate
    for i in reversed(range(len(theta))):
        up, down = theta.copy(), theta.copy()
        up[i, 0], down[i, 0] = theta[i, 0] + epsilon, theta[i, 0] - epsilon
        moved = [vector_to_dictionary(theta=down), vector_to_dictionary(theta=up)]
        low, high = (forward_propagation_n(X=X, Y=Y, parameters=p)[0] for p in moved)
        approx[i] = 0.5 * (high - low) / epsilon
    both = np.sqrt((grad**2).sum()) + np.sqrt((approx**2).sum())
    return np.array(np.sqrt(((grad - approx) ** 2).sum()) / both)
