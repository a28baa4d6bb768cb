# Average: applies a function to its own result. The slope is taken at a and not at z, in two
# functions, and one hides the other from the student's own look at the numbers.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T17:09:00Z
# mistakes = [
#     "sigmoid_prime: the sigmoid twice",
#     "backprop: sigma'(a) in place of sigma'(z)",
#     "believes that zero weights are a local optimum",
# ]
# loses = ["test-sigmoid-prime-hidden", "test-backprop-hidden"]
# zero = ["test-sigmoid-prime", "test-backprop"]
# ///

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    s = sigmoid(z)
    return sigmoid(s) * (1 - sigmoid(s))

# %% solution-backprop
def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(w.shape) for w in weights]
    a = x
    As = [x]
    for W, b in zip(weights, biases):
        a = sigmoid(np.dot(W, a) + b)
        As.append(a)
    delta = (As[-1] - y) * sigmoid_prime(As[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, As[-2].T)
    for l in range(2, len(weights) + 1):
        delta = np.dot(weights[-l + 1].T, delta) * sigmoid_prime(As[-l])
        nabla_b[-l] = delta
        nabla_w[-l] = np.dot(delta, As[-l - 1].T)
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# By the chain rule $\frac{\partial C}{\partial w_{jk}} = \frac{\partial C}{\partial z_j}
# \frac{\partial z_j}{\partial w_{jk}}$ and the first is $\delta_j$. The second is $a_k$.

# %% [markdown] answer-symmetry
# With zeros the network is in a local optimum because the derivative is zero there, so one needs to
# start somewhere else. 0.5 is better since sigmoid(0.5) is not 0.5. One sees it in the left
# picture, the orange curve is flat.
