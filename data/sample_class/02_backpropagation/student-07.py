# Unusual but right: no `def` where something else can be called. The network is made of objects
# that can be called forwards, and hand their errors back.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-09-28T22:41:00Z
# ///

# %% solution-add-multiply
add_multiply = lambda x, y, z: ((q := x + y) * z, (z, z, q))

# %% solution-sigmoid
sigmoid = np.vectorize(lambda t: 0.5 + 0.5 * np.tanh(0.5 * t), otypes=[float])

# %% solution-sigmoid-prime
class Slope:
    """What a function of the sigmoid's value makes of z."""

    def __init__(self, of_value):
        self.of_value = of_value

    def __call__(self, z):
        return self.of_value(sigmoid(z))

sigmoid_prime = Slope(lambda a: a * (1 - a))

# %% solution-sigmoid-neuron
from operator import mul

sigmoid_neuron = lambda w, x: (
    (f := sigmoid(sum(map(mul, w, [*x, 1])))),
    *(f * (1 - f) * np.array(v, dtype=float) for v in (w[:-1], [*x, 1])),
)

# %% solution-backprop
class Layer:
    """One layer, which remembers what went through it."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, a):
        self.a_in, self.z = a, self.W @ a + self.b
        return sigmoid(self.z)

    def backward(self, upstream):
        self.nabla_b = upstream * sigmoid_prime(self.z)
        self.nabla_w = self.nabla_b @ self.a_in.T
        return self.W.T @ self.nabla_b

class Backprop:
    def __call__(self, x, y, weights, biases):
        layers = list(map(Layer, weights, biases))
        a = x
        for layer in layers:
            a = layer.forward(a)
        upstream = a - y
        for layer in reversed(layers):
            upstream = layer.backward(upstream)
        return [layer.nabla_b for layer in layers], [layer.nabla_w for layer in layers]

backprop = Backprop()

# %% [markdown] answer-fourth-equation
# A weight is heard by one unit only, the one where it ends: $z^l_j$. So $\partial C/\partial
# w^l_{jk} = \delta^l_j\cdot\partial z^l_j/\partial w^l_{jk}$, and $z^l_j = \dots + w^l_{jk}
# a^{l-1}_k + \dots$ says that the second factor is $a^{l-1}_k$ (a constant here: nothing in layer
# $l$ acts back on layer $l - 1$). As a table with rows $j$, columns $k$: $\delta a^T$. The table of
# $a \delta^T$ has rows $k$ and columns $j$. Square layers: shapes agree, values do not.

# %% solution-initialize-parameters
class Initializer:
    sigmas = {"zeros": lambda n: 0.0, "gaussian": lambda n: 0.01, "he": lambda n: (2 / n) ** 0.5}

    def __call__(self, layer_dims, scheme, rng):
        pairs = enumerate(zip(layer_dims[1:], layer_dims), 1)
        sigma = self.sigmas[scheme]
        return {
            name + str(l): value
            for l, (n, k) in pairs
            for name, value in (("W", rng.normal(0, sigma(k), (n, k))), ("b", np.zeros((n, 1))))
        }

initialize_parameters = Initializer()

# %% [markdown] answer-symmetry
# A network whose hidden units are twins cannot raise them differently: same input, same output,
# same blame. Zero has nothing to do with it, 0.5 makes the same quadruplets. Gradient zero? Then
# the orange lines on the right would be flat. Local optimum? Then the blue run, which starts next
# door, would stay there as well. Test: set W1 = 0.5 but W1[0] = 0.500001 and wait.
