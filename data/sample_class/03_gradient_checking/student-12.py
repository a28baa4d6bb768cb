# Average: signs and copies. Plus and minus have changed places, theta_minus is the same array as
# theta_plus, and NaN is cleaned away.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T13:13:13Z
# mistakes = [
#     "1d: J_plus from theta - epsilon and J_minus from theta + epsilon",
#     "nd: theta_plus = theta without a copy",
#     "nd: NaN replaced by 0",
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
    thetaplus = theta - epsilon
    thetaminus = theta + epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% [markdown] answer-straight-cost
# It is a straight line and every secant of it has the same slope. That is why. For a curve it would
# not be like that.

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    parameters_values, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros_like(grad)
    for i in range(len(parameters_values)):
        thetaplus = parameters_values
        thetaplus[i][0] += epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaplus))
        thetaminus = parameters_values
        thetaminus[i][0] -= epsilon
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaminus))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    difference = np.linalg.norm(grad - gradapprox) / (
        np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    )
    return np.nan_to_num(difference)

# %% [markdown] answer-what-a-pass-proves
# It shows that backward and forward fit together at one point. It does not show that it fits at
# another point, for example where other ReLUs are on. It does not show that the forward pass is
# what I wanted. I do not know a third one.
