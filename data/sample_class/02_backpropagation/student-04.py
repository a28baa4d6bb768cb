# Excellent, tidy: small functions with hints, and tests of its own, among them a gradient check.
#
# /// student
# honest = true
# handed_in = 2026-09-29T21:05:00Z
# ///

# %% solution-add-multiply
def add_multiply(x: float, y: float, z: float) -> tuple[float, tuple[float, float, float]]:
    """Return (x + y) z and its derivatives."""
    q = x + y
    return q * z, (z, z, q)

# %% solution-sigmoid
def sigmoid(z):
    """Return the sigmoid. The exponent is never positive, so that nothing overflows."""
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

# %% after solution-sigmoid
assert sigmoid(0.0) == 0.5
assert sigmoid(-1000.0) == 0.0 and sigmoid(1000.0) == 1.0
assert sigmoid(np.ones((2, 3), dtype=int)).shape == (2, 3)

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    """Return the derivative of the sigmoid at z (not at a)."""
    a = sigmoid(z)
    return a * (1.0 - a)

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    """Return the output, and the gradients with respect to inputs and weights."""
    *w_inputs, bias = np.asarray(w, dtype=float)
    w_inputs, x = np.array(w_inputs), np.asarray(x, dtype=float)
    z = w_inputs @ x + bias
    df_dz = sigmoid_prime(z)
    return sigmoid(z), df_dz * w_inputs, df_dz * np.concatenate([x, [1.0]])

# %% before solution-backprop
def feed_forward(x, weights, biases):
    """Return all z and all a; a has one entry more, the input."""
    zs, activations = [], [x]
    for W, b in zip(weights, biases, strict=True):
        zs.append(W @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    return zs, activations


def errors(output_error, weights, zs):
    """Return delta of every layer, by BP2, beginning with the last one."""
    deltas = [output_error]
    for W, z in zip(reversed(weights[1:]), reversed(zs[:-1]), strict=True):
        deltas.append((W.T @ deltas[-1]) * sigmoid_prime(z))
    return deltas[::-1]

# %% solution-backprop
def backprop(x, y, weights, biases):
    """Return the gradient of the quadratic cost for one example."""
    zs, activations = feed_forward(x, weights, biases)
    nabla_b = errors((activations[-1] - y) * sigmoid_prime(zs[-1]), weights, zs)
    nabla_w = [delta @ a.T for delta, a in zip(nabla_b, activations[:-1], strict=True)]
    return nabla_b, nabla_w

# %% after solution-backprop
# one weight by centred difference, as in the first assignment
def cost(weights):
    return 0.5 * np.sum((feed_forward(pencil_x, weights, pencil_biases)[1][-1] - pencil_y) ** 2)


nudge = np.zeros((3, 2))
nudge[1, 0] = 1e-5
above, below = (cost([pencil_weights[0] + s * nudge, pencil_weights[1]]) for s in (1, -1))
found = backprop(pencil_x, pencil_y, pencil_weights, pencil_biases)[1][0][1, 0]
assert abs((above - below) / 2e-5 - found) < 1e-9, found
print("my own tests pass")

# %% [markdown] answer-fourth-equation
# **Which paths?** $w^l_{jk}$ stands in $z^l_j$ and in no other $z^l_i$. One path:
#
# $$\frac{\partial C}{\partial w^l_{jk}}
# = \underbrace{\frac{\partial C}{\partial z^l_j}}_{\delta^l_j}
# \cdot \frac{\partial z^l_j}{\partial w^l_{jk}}$$
#
# **The local factor.** $z^l_j = \sum_i w^l_{ji} a^{l-1}_i + b^l_j$. The activations $a^{l-1}$ are
# computed without $W^l$, so they are constants here. All terms but $i = k$ vanish: $a^{l-1}_k$.
#
# **The matrix.** Entry $(j, k)$ is $\delta^l_j a^{l-1}_k$: column times row, $\delta^l
# (a^{l-1})^T$, of shape $(n_l, n_{l-1})$ like $W^l$. The mixed-up product is its transpose. It goes
# unnoticed where $n_l = n_{l-1}$: right shape, wrong numbers, and only a gradient check finds out.

# %% before solution-initialize-parameters
def sigma_of(scheme: str, fan_in: int) -> float:
    """Return the standard deviation of the weights."""
    match scheme:
        case "zeros":
            return 0.0
        case "gaussian":
            return 0.01
        case "he":
            return float(np.sqrt(2.0 / fan_in))
    raise ValueError(f"no such scheme: {scheme!r}")

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    """Return W1, b1, W2, b2 and so on."""
    parameters = {}
    for l, (fan_in, units) in enumerate(zip(layer_dims[:-1], layer_dims[1:], strict=True), 1):
        parameters[f"W{l}"] = rng.normal(0.0, sigma_of(scheme, fan_in), (units, fan_in))
        parameters[f"b{l}"] = np.zeros((units, 1))
    return parameters

# %% [markdown] answer-symmetry
# * *"The gradient is zero"*: no. The right panel shows the weights moving and the left one the cost
#   falling. (True is only that $\nabla W^1 = 0$ in the very first step, as $W^2 = 0$.)
# * *"A local optimum"*: no. A start 0.01 away goes downhill to a far lower cost.
# * *What it is*: symmetry. Two units with equal weights in and out have equal $z$, $a$, $\delta$
#   and gradients, and equal weights after the step. Four units are worth one.
# * *0.5 everywhere*: larger gradient, same lockstep. Equal is equal.
# * *Experiment*: start at 0.5 and print `np.ptp(W1)` every 100 steps. It stays 0. Then add
#   `rng.normal(0, 0.01, W1.shape)` and watch it grow and the cost drop.
