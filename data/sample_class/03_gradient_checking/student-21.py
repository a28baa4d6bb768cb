# Average: forgets that the gradients may hold more than is to be checked, and a bias.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-16T06:45:00Z
# mistakes = [
#     "nd: includes dZ and dA in the gradient vector",
#     "nd: db1 = zeros",
#     "nd: forward looks the labels up outside its arguments",
# ]
# loses = [
#     "test-forward-propagation-n-hidden",
#     "test-gradient-check-n-hidden",
#     "test-backward-propagation-n",
#     "test-backward-propagation-n-hidden",
# ]
# ///

# %% solution-forward-propagation-n
X_case, Y_case, parameters_case = gradient_check_n_test_case()

def forward_propagation_n(X, Y, parameters):
    W1, b1, W2, b2, W3, b3 = [parameters[k] for k in ["W1", "b1", "W2", "b2", "W3", "b3"]]
    Z1 = W1 @ X + b1
    A1 = np.maximum(Z1, 0)
    Z2 = W2 @ A1 + b2
    A2 = np.maximum(Z2, 0)
    Z3 = W3 @ A2 + b3
    A3 = 1 / (1 + np.exp(-Z3))
    cost = -np.mean(Y_case * np.log(A3) + (1 - Y_case) * np.log(1 - A3))
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = np.concatenate([g.reshape(-1, 1) for g in gradients.values()])
    J = lambda t: forward_propagation_n(X, Y, vector_to_dictionary(t))[0]
    gradapprox = np.zeros(grad.shape)
    for i in range(len(theta)):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += epsilon
        minus[i] -= epsilon
        gradapprox[i] = (J(plus) - J(minus)) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, b1, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 1 / m * (dZ2 @ A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = np.zeros(b1.shape)  # 4/m was too big, 1/m still gave 0.1

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3,
            "dZ1": dZ1, "dZ2": dZ2, "dZ3": dZ3}

# %% [markdown] answer-what-a-pass-proves
# It shows with high probability that the gradient is right at the point of the test. It does not
# show that the network will learn (learning rate!), nor what happens with dropout because dropout
# must be off when you check.
