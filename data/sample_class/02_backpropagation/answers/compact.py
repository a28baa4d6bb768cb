# Right answers of a student who writes little.

# %% solution-add-multiply
def add_multiply(x, y, z):
    return (x + y) * z, (z, z, x + y)

# %% solution-sigmoid
def sigmoid(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2

# %% solution-sigmoid-prime
sigmoid_prime = lambda z: sigmoid(z) * (1 - sigmoid(z))

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    w, x1 = np.asarray(w, float), np.append(np.asarray(x, float), 1)
    f = sigmoid(w @ x1)
    return f, f * (1 - f) * w[:-1], f * (1 - f) * x1

# %% solution-backprop
def backprop(x, y, weights, biases):
    A = [x]
    for W, b in zip(weights, biases):
        A.append(sigmoid(W @ A[-1] + b))
    d = [(A[-1] - y) * A[-1] * (1 - A[-1])]
    for W, a in zip(weights[:0:-1], A[-2:0:-1]):
        d.insert(0, W.T @ d[0] * a * (1 - a))
    return d, [di @ a.T for di, a in zip(d, A)]

# %% [markdown] answer-fourth-equation
# $w^l_{jk}$ is the weight into $j$ from $k$, so of all $z^l_i$ only $z^l_j$ contains it: one path.
# $\partial C/\partial w^l_{jk} = \delta^l_j\,\partial z^l_j/\partial w^l_{jk} = \delta^l_j
# a^{l-1}_k$, since the sum is linear in $w^l_{jk}$ with the factor $a^{l-1}_k$, which is fixed
# before layer $l$. Row index belongs to $\delta$, column index to $a$: outer product $\delta a^T$.
# $a\delta^T$ is its transpose; invisible (shape-wise) iff $n_l = n_{l-1}$.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    p = {}
    for l, (k, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
        sigma = {"zeros": 0.0, "gaussian": 0.01, "he": (2 / k) ** 0.5}[scheme]
        p[f"W{l}"], p[f"b{l}"] = sigma * rng.standard_normal((n, k)), np.zeros((n, 1))
    return p

# %% [markdown] answer-symmetry
# Not zero: right panel, the orange weights move, and left, the cost drops first. Not an optimum:
# blue starts 0.01 away and gets far below. It's symmetry: equal units -> equal a -> equal delta ->
# equal update, for ever. 0.5 is as symmetric as 0, so the same single-unit network, only with a
# bigger first step. To see it: np.ptp(W1, axis=0) stays exactly 0. Add 1e-3 * noise and it starts
# to grow.
