# Good, but asks for more memory than there is: keeps every vector of every step, and more.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-10-16T09:30:00Z
# mistakes = ["nd: a table of 47 times 10 billion numbers", "nd: a list that grows and grows"]
# zero = ["test-gradient-check-n", "test-gradient-check-n-hidden"]
# ///

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    history = np.zeros((theta.size, 10**10))  # room for everything
    gradapprox = np.zeros_like(grad)
    for i in range(theta.size):
        for sign in (1, -1):
            moved = theta.copy()
            moved[i] += sign * epsilon
            J, _ = forward_propagation_n(X, Y, vector_to_dictionary(moved))
            gradapprox[i] += sign * J / (2 * epsilon)
            history[i, 0] = J
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% after solution-gradient-check-n
# how many copies of the parameters fit into the memory?
copies = []
for _ in range(64):
    copies.append(np.zeros(2**25))  # 256 MB each, as soon as somebody writes to it
len(copies)
