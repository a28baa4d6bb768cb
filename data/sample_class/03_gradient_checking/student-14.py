# Average: moves the wrong thing. In 1d x in place of theta, in nd all 47 coordinates at once.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-15T12:00:00Z
# mistakes = [
#     "1d: perturbs x and not theta",
#     "nd: perturbs every coordinate at the same time",
#     "nd: forward computes the hidden layers with the sigmoid",
# ]
# loses = [
#     "test-gradient-check",
#     "test-gradient-check-hidden",
#     "test-forward-propagation-n",
#     "test-forward-propagation-n-hidden",
#     "test-gradient-check-n",
#     "test-gradient-check-n-hidden",
# ]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x + epsilon, theta)
    J_minus = forward_propagation(x - epsilon, theta)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))

# %% [markdown] answer-straight-cost
# I do not understand why epsilon should not matter, with my checker the result was 0.33 for every
# epsilon.

# %% solution-forward-propagation-n
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def forward_propagation_n(X, Y, parameters):
    W1, b1, W2, b2, W3, b3 = [parameters[k] for k in ["W1", "b1", "W2", "b2", "W3", "b3"]]
    Z1 = W1 @ X + b1
    A1 = sigmoid(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    cost = np.mean(-(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)))
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta + epsilon))
    J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta - epsilon))
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (
        np.linalg.norm(grad) + np.linalg.norm(gradapprox * np.ones(grad.shape))
    )

# %% [markdown] answer-what-a-pass-proves
# A pass shows only that the backward function gives the slope of the forward function at the point
# where you tried. It does not show that it is right for dead units (their gradient is zero), it
# does not show that the forward function is the one of the formula, and it does not show which
# block is wrong if one is, because it is only one number.
