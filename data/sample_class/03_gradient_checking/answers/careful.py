# Right answers of a careful student: one step a line, with remarks.

# %% solution-forward-propagation
def forward_propagation(x, theta):
    J = theta * x
    return J

# %% solution-backward-propagation
def backward_propagation(x, theta):
    # J = theta * x, so dJ/dtheta = x; theta does not appear any more
    dtheta = x
    return dtheta

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    # 1. the cost a little above and a little below
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)

    # 2. the slope of the secant
    gradapprox = (J_plus - J_minus) / (2 * epsilon)

    # 3. what the backward pass says
    grad = backward_propagation(x, theta)

    # 4. compare
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator

# %% before solution-forward-propagation
import numpy as np

# %% [markdown] answer-straight-cost
# It is true for J = theta*x, because J is a straight line in theta and every secant of a straight
# line is the line itself. There is no error from the step at all, only rounding. It is not true in
# general: with a curve the one-sided quotient misses by about epsilon/2 * J'' and the centred one
# by epsilon^2/6 * J'''. I would show my friend J = x*theta^3 with the right derivative and
# epsilon = 0.1, 0.01, 0.001, ...: the one-sided difference goes down by 10 each time, the centred
# one by 100.

# %% solution-forward-propagation-n
def forward_propagation_n(X, Y, parameters):
    m = X.shape[1]
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # LINEAR -> RELU -> LINEAR -> RELU -> LINEAR -> SIGMOID
    Z1 = np.dot(W1, X) + b1
    A1 = np.maximum(0, Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = np.maximum(0, Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = 1 / (1 + np.exp(-Z3))

    # cross-entropy, averaged over the m examples
    logprobs = Y * np.log(A3) + (1 - Y) * np.log(1 - A3)
    cost = -np.sum(logprobs) / m

    cache = (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
    return cost, cache

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)  # no 2 here!
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)  # 1/m like the others, not 4/m

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3,
                 "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
                 "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    parameters_values, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    num_parameters = parameters_values.shape[0]
    J_plus = np.zeros((num_parameters, 1))
    J_minus = np.zeros((num_parameters, 1))
    gradapprox = np.zeros((num_parameters, 1))

    for i in range(num_parameters):
        # J with only parameter i a little larger
        thetaplus = np.copy(parameters_values)
        thetaplus[i][0] = thetaplus[i][0] + epsilon
        J_plus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaplus))

        # and a little smaller
        thetaminus = np.copy(parameters_values)
        thetaminus[i][0] = thetaminus[i][0] - epsilon
        J_minus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaminus))

        gradapprox[i] = (J_plus[i] - J_minus[i]) / (2 * epsilon)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator

    if difference > 2e-7:
        print("There is a mistake in the backward propagation! difference =", difference)
    else:
        print("Your backward propagation works perfectly fine! difference =", difference)
    return difference

# %% [markdown] answer-what-a-pass-proves
# 1. It shows that at this point and for these examples the backward pass agrees with the slopes of
# the cost that forward_propagation_n computes, to about 8 digits. Both are computed in different
# ways, so that is strong evidence that the formulas are right for the numbers that were used.
#
# 2. It does not show
#
# * that it is right at other points. In the published case 20 of 47 gradients are zero because of
#   dead units and nothing in those places was tested. I would repeat it at a few random points.
# * that the forward pass is right. If I forget a bias in forward and backward, the check passes.
# * that every block is right: one small block (b3 is a single number) can be lost in the norm, so
#   better look at each block.
# * that the network learns. With a step size of 100 it will not.
