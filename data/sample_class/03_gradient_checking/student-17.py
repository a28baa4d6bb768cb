# Weak: a checker that always says fine; in nd it hands the vector over where a dict is wanted.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T17:59:59Z
# mistakes = [
#     "1d: forward returns nothing, only prints",
#     "1d: the check returns a constant below 1e-7",
#     "nd: passes theta_plus and not vector_to_dictionary(theta_plus)",
#     "nd: epsilon inside the function, the argument is not used",
# ]
# loses = ["test-gradient-check", "test-gradient-check-hidden"]
# zero = [
#     "test-forward-propagation",
#     "test-forward-propagation-hidden",
#     "test-gradient-check-n",
#     "test-gradient-check-n-hidden",
# ]
# ///

# %% solution-forward-propagation
def forward_propagation(x, theta):
    J = theta * x
    print("J =", J)

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    difference = 1e-9
    if difference < 1e-7:
        print("The gradient is correct!")
    else:
        print("The gradient is wrong!")
    return difference

# %% [markdown] answer-straight-cost
#

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    epsilon = 1e-7
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = theta.copy()
        theta_plus[i] = theta_plus[i] + epsilon
        theta_minus = theta.copy()
        theta_minus[i] = theta_minus[i] - epsilon
        J_plus, _ = forward_propagation_n(X, Y, theta_plus)
        J_minus, _ = forward_propagation_n(X, Y, theta_minus)
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% [markdown] answer-what-a-pass-proves
# A pass proves that backpropagation is implemented correctly. 3e-9 is even smaller than 1e-7, so it
# is more than correct.
