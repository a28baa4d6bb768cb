# Right answers of a student who comes from C and trusts loops more than arrays.

# %% solution-forward-propagation
def forward_propagation(x, theta):
    result = 0.0
    result = result + theta * x
    return result

# %% solution-backward-propagation
def backward_propagation(x, theta):
    derivative = float(x)
    return derivative

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    cost = []
    for sign in [-1, +1]:
        cost.append(forward_propagation(x, theta + sign * epsilon))
    slope = (cost[1] - cost[0]) / (2.0 * epsilon)
    exact = backward_propagation(x, theta)
    top = exact - slope
    if top < 0:
        top = -top
    bottom = abs(exact) + abs(slope)
    return top / bottom

# %% [markdown] answer-straight-cost
# With J = theta * x the slope is the same everywhere, so whatever two points you take, you get x.
# That is why epsilon = 0.1 works as well as 1e-7. For a function that bends, the slope between two
# points depends on how far they are apart. My friend should take theta ** 3 at theta = 1 and
# epsilon = 0.1. By hand: one-sided (1.331 - 1) / 0.1 = 3.31, centred (1.331 - 0.729) / 0.2 = 3.01,
# the truth is 3. So the step matters and one-sided is the worse one.

# %% before solution-forward-propagation-n
import math

# %% solution-forward-propagation-n
def sigmoid(number):
    return 1.0 / (1.0 + math.exp(-number))

def forward_propagation_n(X, Y, parameters):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    W3 = parameters["W3"]
    b3 = parameters["b3"]
    m = X.shape[1]
    labels = np.array(Y).flatten()

    def linear(W, A, b):
        Z = np.zeros((W.shape[0], m))
        for i in range(W.shape[0]):
            for k in range(m):
                for j in range(W.shape[1]):
                    Z[i, k] += W[i, j] * A[j, k]
                Z[i, k] += b[i, 0]
        return Z

    def relu(Z):
        A = Z.copy()
        for i in range(A.shape[0]):
            for k in range(m):
                if A[i, k] < 0:
                    A[i, k] = 0.0
        return A

    Z1 = linear(W1, X, b1)
    A1 = relu(Z1)
    Z2 = linear(W2, A1, b2)
    A2 = relu(Z2)
    Z3 = linear(W3, A2, b3)
    A3 = np.zeros((1, m))
    cost = 0.0
    for k in range(m):
        A3[0, k] = sigmoid(Z3[0, k])
        if labels[k] == 1:
            cost = cost - math.log(A3[0, k])
        else:
            cost = cost - math.log(1.0 - A3[0, k])
    cost = cost / m
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    m = X.shape[1]
    labels = np.array(Y).flatten()
    dW1, db1 = np.zeros(W1.shape), np.zeros(b1.shape)
    dW2, db2 = np.zeros(W2.shape), np.zeros(b2.shape)
    dW3, db3 = np.zeros(W3.shape), np.zeros(b3.shape)

    # one example after the other, each adds its share of 1/m
    for k in range(m):
        delta3 = A3[:, k] - labels[k]
        delta2 = W3.T.dot(delta3)
        for i in range(len(delta2)):
            if not Z2[i, k] > 0:
                delta2[i] = 0.0
        delta1 = W2.T.dot(delta2)
        for i in range(len(delta1)):
            if not Z1[i, k] > 0:
                delta1[i] = 0.0
        dW3 += np.outer(delta3, A2[:, k]) / m
        dW2 += np.outer(delta2, A1[:, k]) / m
        dW1 += np.outer(delta1, X[:, k]) / m
        db3[:, 0] += delta3 / m
        db2[:, 0] += delta2 / m
        db1[:, 0] += delta1 / m

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% solution-gradient-check-n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, keys = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    difference2 = 0.0
    norm_grad2 = 0.0
    norm_approx2 = 0.0
    for i in range(len(theta)):
        old = theta[i, 0]
        theta[i, 0] = old + epsilon
        plus, cache = forward_propagation_n(X, Y, vector_to_dictionary(theta))
        theta[i, 0] = old - epsilon
        minus, cache = forward_propagation_n(X, Y, vector_to_dictionary(theta))
        theta[i, 0] = old  # put it back, exactly
        approx = (plus - minus) / (2 * epsilon)
        difference2 += (grad[i, 0] - approx) ** 2
        norm_grad2 += grad[i, 0] ** 2
        norm_approx2 += approx**2
    return math.sqrt(difference2) / (math.sqrt(norm_grad2) + math.sqrt(norm_approx2))

# %% [markdown] answer-what-a-pass-proves
# The pass shows that my gradient and the slopes measured from the cost are the same for one set of
# weights and one set of examples. That is good evidence because the second way does not use my
# formulas at all.
#
# It does not show that it is the same for other weights. If a ReLU unit is off for all the
# examples, its gradients are 0 in both ways and I learn nothing about that unit; I would try more
# examples and other weights. It does not show that the cost function itself is correct (I could
# have the labels the wrong way round and still pass). And it does not show that training works,
# because a learning rate that is too big ruins it with perfect gradients. With dropout one has to
# switch it off for the check, so the dropout code is not tested either.
