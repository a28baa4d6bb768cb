# Average: works on the caller's arrays: clips z in place, learns while it differentiates, and takes
# the input off the list of sizes.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-01T23:58:00Z
# mistakes = [
#     "sigmoid: clips its argument in place",
#     "backprop: steps the weights on the way back, eta and all",
#     "initialize_parameters: pops from layer_dims",
# ]
# loses = ["test-sigmoid-hidden", "test-backprop-hidden", "test-initialize-parameters-hidden"]
# zero = ["test-backprop"]
# ///

# %% solution-sigmoid
def sigmoid(z):
    if np.ndim(z) > 0 and z.dtype == float:
        z[z > 500] = 500  # no overflow
        z[z < -500] = -500
    return 1 / (1 + np.exp(-z))

# %% solution-backprop
def backprop(x, y, weights, biases):
    eta = 0.5
    activations, zs = [x], []
    for W, b in zip(weights, biases):
        zs.append(np.dot(W, activations[-1]) + b)
        activations.append(sigmoid(zs[-1]))
    nabla_b, nabla_w = [], []
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    for l in reversed(range(len(weights))):
        nabla_b.insert(0, delta)
        nabla_w.insert(0, np.dot(delta, activations[l].T))
        # update right here, then one needs no second loop
        weights[l] -= eta * nabla_w[0]
        biases[l] -= eta * nabla_b[0]
        if l > 0:
            delta = np.dot(weights[l].T, delta) * sigmoid_prime(zs[l - 1])
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# If I change $w_{jk}$ by $dw$, then $z_j$ changes by $a_k\,dw$ and no other $z$ changes. $C$
# changes by $\delta_j$ times this. So the derivative is $\delta_j a_k$. In the matrix $\delta$
# gives the row and $a$ the column. The other way round is the transposed matrix. If you have as
# many inputs as outputs you do not get an error message.

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    before = layer_dims.pop(0)
    for l, n in enumerate(layer_dims, 1):
        if scheme == "zeros":
            W = np.zeros((n, before))
        elif scheme == "gaussian":
            W = 0.01 * rng.standard_normal((n, before))
        else:
            W = np.sqrt(2 / before) * rng.standard_normal((n, before))
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((n, 1))
        before = n
    return parameters

# %% [markdown] answer-symmetry
# The weights move in the right panel, so the gradient is not zero. They move together because the
# units are equal: same activation, same error. It is also like this with 0.5. The friend can
# compute the difference between two units, it is 0 all the time.
