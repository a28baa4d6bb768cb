# Excellent, in loops over every number.
#
# /// student
# honest = true
# handed_in = 2026-10-01T07:12:44Z
# ///

# %% before solution-add-multiply
import math

# %% solution-add-multiply
def add_multiply(x, y, z):
    sum_xy = x + y
    product = sum_xy * z
    slope_sum = z
    slope_z = sum_xy
    return product, (slope_sum, slope_sum, slope_z)

# %% solution-sigmoid
def sigmoid_of_number(t):
    if t >= 0:
        return 1.0 / (1.0 + math.exp(-t))
    power = math.exp(t)
    return power / (1.0 + power)

def sigmoid(z):
    if np.ndim(z) == 0:
        return sigmoid_of_number(float(z))
    result = np.zeros(np.shape(z))
    for index in np.ndindex(result.shape):
        result[index] = sigmoid_of_number(float(z[index]))
    return result

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    value = sigmoid(z)
    return value - value * value

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    D = len(x)
    z = float(w[D])
    for i in range(D):
        z = z + w[i] * x[i]
    f = sigmoid_of_number(z)
    slope = f * (1.0 - f)
    dx = np.zeros(D)
    dw = np.zeros(D + 1)
    for i in range(D):
        dx[i] = slope * w[i]
        dw[i] = slope * x[i]
    dw[D] = slope
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    L = len(weights)
    a = [x]
    for l in range(L):
        rows, columns = weights[l].shape
        layer = np.zeros((rows, 1))
        for j in range(rows):
            z = biases[l][j, 0]
            for k in range(columns):
                z = z + weights[l][j, k] * a[l][k, 0]
            layer[j, 0] = sigmoid_of_number(z)
        a.append(layer)

    nabla_b, nabla_w = [], []
    for l in range(L):
        nabla_b.append(np.zeros(biases[l].shape))
        nabla_w.append(np.zeros(weights[l].shape))
    for l in range(L - 1, -1, -1):
        rows, columns = weights[l].shape
        for j in range(rows):
            if l == L - 1:
                upstream = a[L][j, 0] - y[j, 0]
            else:
                upstream = 0.0
                for k in range(weights[l + 1].shape[0]):
                    upstream = upstream + weights[l + 1][k, j] * nabla_b[l + 1][k, 0]
            nabla_b[l][j, 0] = upstream * a[l + 1][j, 0] * (1.0 - a[l + 1][j, 0])
            for k in range(columns):
                nabla_w[l][j, k] = nabla_b[l][j, 0] * a[l][k, 0]
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# In my loops it is easy to see. The number weights[l][j, k] is used in exactly one place, in the
# line where z of unit j is summed up, and there it is multiplied by a[l][k]. So if the weight goes
# up by a little bit t, then z_j goes up by t * a_k and no other z changes. And if z_j goes up by s,
# C goes up by s * delta_j, this is how delta is defined. So C goes up by t * a_k * delta_j, and the
# derivative is delta_j * a_k. (The a_k is computed before, it does not know the weight.)
#
# j is the row and k is the column in weights[l], so the column delta is on the left and the row a
# on the right. If it is the other way round the matrix is mirrored. With 3 x 3 nobody complains.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n = layer_dims[l]
        n_before = layer_dims[l - 1]
        W = np.zeros((n, n_before))
        b = np.zeros((n, 1))
        for j in range(n):
            for k in range(n_before):
                if scheme == "gaussian":
                    W[j, k] = rng.normal(0.0, 0.01)
                if scheme == "he":
                    W[j, k] = rng.normal(0.0, math.sqrt(2.0 / n_before))
        parameters["W%d" % l] = W
        parameters["b%d" % l] = b
    return parameters

# %% [markdown] answer-symmetry
# I let it run and printed nabla_w[0] for zeros. In the first step it is 0 because W2 is 0, but
# nabla_w[1] is not, and from the second step on nothing is 0. So the first half of the explanation
# is wrong, also the cost falls. But all four rows of nabla_w[0] are always the same number! The
# units compute the same, so they get the same correction and stay the same. It is not a local
# optimum, other starts just walk away from there. With 0.5 I get other numbers but four same rows
# again.
