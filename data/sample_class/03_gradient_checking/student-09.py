# Good, but one-sided: takes the forward difference in both notebooks, and believes that the step
# does not matter.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-15T21:40:00Z
# mistakes = [
#     "1d: one-sided difference over epsilon",
#     "1d: believes that any epsilon gives the same",
#     "nd: forward difference",
# ]
# loses = [
#     "test-gradient-check",
#     "test-gradient-check-hidden",
#     "test-gradient-check-n",
#     "test-gradient-check-n-hidden",
# ]
# ///

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    J = forward_propagation(x, theta)
    J_plus = forward_propagation(x, theta + epsilon)
    gradapprox = (J_plus - J) / epsilon
    grad = backward_propagation(x, theta)
    return abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))

# %% [markdown] answer-straight-cost
# I think my friend is right. I have tried epsilon = 0.1, 0.001 and 1e-7 and the difference is
# always very small (about 1e-10), so the step does not matter. One-sided gives exactly the same
# number as centred on (3, 4) and needs one evaluation less, so it is better.

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    cost, _ = forward_propagation_n(X, Y, parameters)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i] = theta_plus[i] + epsilon
        cost_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        gradapprox[i] = (cost_plus - cost) / epsilon
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
