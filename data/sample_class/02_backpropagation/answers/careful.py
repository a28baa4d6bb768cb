# Right answers of a careful student: one step a line, with remarks.

# %% solution-add-multiply
def add_multiply(x, y, z):
    # forward
    q = x + y
    f = q * z

    # backward: upstream times local
    df_df = 1.0
    df_dq = df_df * z  # the product swaps
    df_dz = df_df * q
    df_dx = df_dq * 1.0  # the sum copies
    df_dy = df_dq * 1.0
    return f, (df_dx, df_dy, df_dz)

# %% solution-sigmoid
def sigmoid(z):
    # exp(-z) becomes inf for z = -1000, and 1 / inf is 0, so this form is safe
    return 1.0 / (1.0 + np.exp(-z))

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1.0 - a)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    w = np.array(w, dtype=float)
    x = np.array(x, dtype=float)

    # forward; the last weight is the bias
    z = np.dot(w[:-1], x) + w[-1]
    f = sigmoid(z)

    # backward
    dz = f * (1 - f)
    dx = dz * w[:-1]
    dw = np.zeros(w.shape)
    dw[:-1] = dz * x
    dw[-1] = dz * 1.0
    return f, dx, dw

# %% solution-backprop
def backprop(x, y, weights, biases):
    L = len(weights)
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(W.shape) for W in weights]

    # forward: keep all z and all a
    a = x
    activations = [x]
    zs = []
    for W, b in zip(weights, biases):
        z = np.dot(W, a) + b
        a = sigmoid(z)
        zs.append(z)
        activations.append(a)

    # BP1
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, activations[-2].T)

    # l = 2 is the last but one layer, and so on
    for l in range(2, L + 1):
        delta = np.dot(weights[-l + 1].T, delta) * sigmoid_prime(zs[-l])  # BP2
        nabla_b[-l] = delta  # BP3
        nabla_w[-l] = np.dot(delta, activations[-l - 1].T)  # BP4

    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# The cost depends on $w^l_{jk}$ only through $z^l_j$, because this weight occurs in no other
# weighted input of layer $l$. So there is one path and $\partial C/\partial w^l_{jk} = \partial
# C/\partial z^l_j \cdot \partial z^l_j/\partial w^l_{jk}$.
#
# The first factor is $\delta^l_j$ (definition). For the second one I differentiate
# $z^l_j = \sum_i w^l_{ji} a^{l-1}_i + b^l_j$. Only the term with $i = k$ contains $w^l_{jk}$, and
# $a^{l-1}_k$ comes from the layer before and does not depend on it. So it is $a^{l-1}_k$.
#
# Together: $\delta^l_j a^{l-1}_k$. In the matrix, $j$ is the row and $k$ the column, so it has to
# be a column $\delta$ times a row $a^T$. The other way round it would be transposed. One does not
# notice it if the layers have the same number of units.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_before = layer_dims[l - 1]
        n = layer_dims[l]
        if scheme == "zeros":
            W = np.zeros((n, n_before))
        elif scheme == "gaussian":
            W = rng.normal(0.0, 0.01, size=(n, n_before))
        elif scheme == "he":
            W = rng.normal(0.0, np.sqrt(2.0 / n_before), size=(n, n_before))
        else:
            raise ValueError("unknown scheme: " + scheme)
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((n, 1))
    return parameters

# %% [markdown] answer-symmetry
# The gradient is not zero. In the right panel one can see that the weights move, and the cost falls
# at the beginning. It is also no local optimum, because the small random start reaches a much
# smaller cost. What is wrong is that all hidden units are the same: the same weights give the same
# z and the same a, then the same delta and the same gradient, so after the step they are still the
# same. Four units are like one unit.
#
# With 0.5 everywhere this is just the same, because again all units are equal. My friend could
# print nabla_w[0] after some steps: all rows are equal.
