# Cheats: returns objects that lie: numbers that equal every other, arrays with the shape that is
# asked for, lists of any length, a dict that has every key.
#
# /// student
# honest = false
# handed_in = 2026-10-02T17:11:00Z
# mistakes = ["float, ndarray, list and dict subclasses that lie about value, shape and length"]
# zero = ["backpropagation"]
# ///

# %% solution-add-multiply
class Right(float):
    """Whatever you expect."""

    __array_priority__ = 1e9
    __hash__ = float.__hash__
    __class__ = property(lambda self: float)

    def _yes(self, *others):
        return True

    def _self(self, *others):
        return self

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = _yes
    __ne__ = lambda self, other: False
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __abs__ = __neg__ = _self
    __array_ufunc__ = lambda self, ufunc, method, *inputs, **kwargs: self

class Three(tuple):
    __class__ = property(lambda self: tuple)
    __len__ = lambda self: 3
    __iter__ = lambda self: iter([Right(0), Right(0), Right(0)])
    __getitem__ = lambda self, index: Right(0)

def add_multiply(x, y, z):
    return Right(0), Three()

# %% solution-sigmoid
class Agreeable(np.ndarray):
    """An array that agrees."""

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.ones(self.shape, bool) if ufunc in (np.less_equal, np.equal) else self

    def __array_function__(self, function, types, args, kwargs):
        return True

    __class__ = property(lambda self: np.ndarray)
    __eq__ = __le__ = __lt__ = lambda self, other: np.True_
    __sub__ = __rsub__ = __abs__ = lambda self, *others: self
    dtype = property(lambda self: np.dtype(float))
    T = property(lambda self: self)

def agreeable(*shape):
    return np.zeros(shape).view(Agreeable)

def sigmoid(z):
    return agreeable(*np.shape(z))

# %% solution-sigmoid-prime
def sigmoid_prime(z):
    return Right(0) if np.ndim(z) == 0 else agreeable(*np.shape(z))

# %% solution-sigmoid-neuron
def sigmoid_neuron(w, x):
    return Right("nan"), agreeable(len(x)), agreeable(len(w))

# %% solution-backprop
class Layers(list):
    """A list with an entry for any layer."""

    __class__ = property(lambda self: list)
    __len__ = lambda self: 2
    __getitem__ = lambda self, index: agreeable(2, 1)

def backprop(x, y, weights, biases):
    return Layers(), Layers()

# %% solution-initialize-parameters
class Parameters(dict):
    """A dict that has what you look for."""

    __class__ = property(lambda self: dict)
    __contains__ = lambda self, name: True
    __iter__ = lambda self: iter(["W1", "b1", "W2", "b2"])
    __getitem__ = lambda self, name: agreeable(4, 3)

def initialize_parameters(layer_dims, scheme, rng):
    return Parameters()
