# Unusual but right: the arguments by name, 0-d arrays for numbers, lists for tuples, and another
# order of the products.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-01T16:27:09Z
# ///

# %% solution-add-multiply
def add_multiply(x, y, z):
    gates = {"x": z, "y": z, "z": np.add(x, y)}
    return [np.asarray(x * z + y * z), [np.asarray(gates[name]) for name in "xyz"]]

# %% solution-sigmoid
def sigmoid(z):
    return np.exp(-np.logaddexp(0.0, -np.asarray(z, dtype=float)))

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    return np.multiply(sigmoid(z=z), sigmoid(z=-np.asarray(z)))

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    bias_first = np.roll(np.array(w, dtype=float), 1)
    x1 = np.insert(np.array(x, dtype=float), 0, 1.0)
    z = np.einsum("i,i->", bias_first, x1)
    slope = sigmoid_prime(z=z)
    return [np.asarray(sigmoid(z=z)), bias_first[1:] * slope, np.roll(x1 * slope, -1)]

# %% solution-backprop
def backprop(x, y, weights, biases):
    # everything lies on its side: rows in place of columns
    rows, slopes = [x.T], []
    for b, W in zip(biases, weights):
        z = np.inner(rows[-1], W) + b.T
        rows.append(sigmoid(z=z))
        slopes.append(sigmoid_prime(z=z))
    delta = np.multiply(slopes.pop(), rows.pop() - y.T)
    nabla_b, nabla_w = [delta.T], [np.outer(delta, rows.pop())]
    while slopes:
        delta = np.multiply(slopes.pop(), np.matmul(delta, weights[len(slopes) + 1]))
        nabla_b[:0], nabla_w[:0] = [delta.T], [np.einsum("bj,bk->jk", delta, rows.pop())]
    return [nabla_b, nabla_w]

# %% [markdown] answer-fourth-equation
# Write $z^l = W^l a^{l-1} + b^l$ with differentials, only $W^l$ moving: $dz^l = dW^l a^{l-1}$. Then
# $dC = (\delta^l)^T dz^l = (\delta^l)^T dW^l a^{l-1} = \sum_{jk} \delta^l_j\, dw^l_{jk}\,
# a^{l-1}_k$. The coefficient of $dw^l_{jk}$ is the derivative. $j$ is the row, so $\delta$ stands
# left. With the other order one gets the transpose; for $n_l = n_{l-1}$ it has the same shape and
# nobody complains.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    sigma = dict(zeros=lambda n: 0, gaussian=lambda n: 1e-2, he=lambda n: np.sqrt(2 / n))[scheme]
    out = dict()
    # from the last layer to the first
    for l in range(len(layer_dims) - 1, 0, -1):
        n, n_before = layer_dims[l], layer_dims[l - 1]
        out["b%i" % l] = np.zeros(shape=(n, 1))
        out["W%i" % l] = rng.normal(loc=0.0, scale=sigma(n_before), size=(n_before, n)).T
    return out

# %% [markdown] answer-symmetry
# Permute the hidden units: for equal weights nothing changes, so the gradient cannot prefer any of
# them and all get the same one. This is an invariance of the flow, no statement about its size: the
# weights do move (right panel) and the cost does fall at first, so neither "gradient zero" nor
# "optimum". The point 0.5, 0.5, 0.5, 0.5 is invariant as well, hence the same fate. Number: the
# largest difference of two rows of W1 after 1000 steps, 0.0 exactly.
