# Unusual but right: prints, warns and writes to stderr all over, times with magics, and lets
# numbers overflow on the way.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-02T11:48:30Z
# ///

# %% before solution-add-multiply
import sys
import warnings

warnings.simplefilter("always")

# %% solution-add-multiply
def add_multiply(x, y, z):
    q = x + y
    print("q =", q)
    print("add_multiply was called", file=sys.stderr)
    return q * z, (z, z, q)

add_multiply(-2, 5, -4)

# %% solution-sigmoid
def sigmoid(z):
    if np.any(np.abs(z) > 700):
        warnings.warn("this will overflow, but 1 / inf is 0")
    return 1 / (1 + np.exp(-1.0 * np.asarray(z)))

sigmoid(np.linspace(-1000, 1000, 5))

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    print("sigmoid_prime", np.shape(z), file=sys.stderr)
    return 0.25 / np.cosh(np.asarray(z) / 2) ** 2  # the same function, it overflows to 1 / inf

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    print("w =", w, "x =", x)
    z = sum(wi * xi for wi, xi in zip(w, x)) + w[-1]
    f = 1 / (1 + np.exp(-z))
    df = f - f**2
    dx = np.array([wi * df for wi in w[:-1]])
    dw = np.array([xi * df for xi in x] + [df])
    print("f, dx, dw:", f, dx, dw, file=sys.stderr)
    return f, dx, dw

%time sigmoid_neuron([2, -3, -3], [-1, -2])

# %% solution-backprop
def backprop(x, y, weights, biases):
    activations, zs = [x], []
    for number, (W, b) in enumerate(zip(weights, biases), 1):
        zs.append(W @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
        print("layer", number, "z", zs[-1].ravel())
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b, nabla_w = [delta], [delta @ activations[-2].T]
    for l in range(len(weights) - 2, -1, -1):
        delta = (weights[l + 1].T @ delta) * sigmoid_prime(zs[l])
        nabla_b = [delta] + nabla_b
        nabla_w = [delta @ activations[l].T] + nabla_w
    if np.abs(nabla_w[0]).max() < 1e-6:
        warnings.warn("the first layer gets next to nothing")
    np.log(np.zeros(1))  # divide by zero encountered in log
    return nabla_b, nabla_w

# %% after solution-backprop
%%time
for _ in range(3):
    backprop(pencil_x, pencil_y, pencil_weights, pencil_biases)

# %% [markdown] answer-fourth-equation
# C depends on $w^l_{jk}$ via $z^l_j$ and nothing else in that layer. $\partial z^l_j/\partial
# w^l_{jk} = a^{l-1}_k$ because in the sum only the term $i=k$ has this weight and the $a$ of the
# layer before does not depend on it. $\partial C/\partial z^l_j$ is called $\delta^l_j$. Product:
# $\delta^l_j a^{l-1}_k$. Rows belong to $\delta$ and columns to $a$, therefore $\delta a^T$. I
# printed both orders for 2-3-2 and the shapes were (3, 2) and (2, 3). For 3-3 both are (3, 3),
# dangerous!

# %% solution-initialize-parameters
def initialize_parameters(layer_dims, scheme, rng):
    print("scheme", scheme, "generator", rng, file=sys.stderr)
    parameters = {}
    for l in range(1, len(layer_dims)):
        shape = (layer_dims[l], layer_dims[l - 1])
        W = rng.standard_normal(shape)
        scale = {"zeros": 0, "gaussian": 0.01, "he": np.sqrt(2 / layer_dims[l - 1])}[scheme]
        parameters["W" + str(l)] = W * scale
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
        print("W" + str(l), "std", np.std(W * scale))
    return parameters

# %% [markdown] answer-symmetry
# The friend should print the gradient. I did: it is not zero (only the one of W1 in step 1). What
# is equal is the rows, in each step. All four units learn the same thing since they started the
# same. It is not an optimum because the gaussian start goes down from almost the same point. All
# 0.5 is the same problem, the curve in the middle will be another sigmoid but one only.
