"""Answers to `initialize_parameters`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong, edited

CELL = "solution-initialize-parameters"
VISIBLE = "test-initialize-parameters"
HIDDEN = "test-initialize-parameters-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def initialize_parameters(layer_dims, scheme, rng):
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L):
        shape = (layer_dims[l], layer_dims[l - 1])
        if scheme == "zeros":
            W = np.zeros(shape)
        elif scheme == "gaussian":
            W = rng.standard_normal(shape) * 0.01
        elif scheme == "he":
            W = rng.standard_normal(shape) * np.sqrt(2 / layer_dims[l - 1])
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
"""
GAUSSIAN = "W = rng.standard_normal(shape) * 0.01"
HE = "W = rng.standard_normal(shape) * np.sqrt(2 / layer_dims[l - 1])"
ROOT = "np.sqrt(2 / layer_dims[l - 1])"
BIAS = "np.zeros((layer_dims[l], 1))"


def _wrong(
    name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = (HIDDEN,)
) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


WRONG: tuple[Wrong, ...] = (
    _wrong("not scaled", "not multiplied by σ", (GAUSSIAN, "W = rng.standard_normal(shape)")),
    _wrong("times ten", "It is 10", ("* 0.01", "* 10")),
    _wrong("times a tenth", "It is 0.1", ("* 0.01", "* 0.1")),
    _wrong("the variance for the deviation", "0.01²", ("* 0.01", "* 0.01 ** 2")),
    _wrong(
        "uniform and positive", "No weight is negative", (GAUSSIAN, "W = rng.random(shape) * 0.01")
    ),
    _wrong(
        "uniform with the right deviation",
        "uniform, or cut off",
        (GAUSSIAN, "W = rng.uniform(-1, 1, shape) * 0.01 * np.sqrt(3)"),
    ),
    _wrong(
        "he, uniform",
        "uniform, or cut off",
        (HE, "W = rng.uniform(-1, 1, shape) * np.sqrt(6 / layer_dims[l - 1])"),
    ),
    _wrong(
        "cut off at three deviations",
        "cut off",
        (GAUSSIAN, "W = np.clip(rng.standard_normal(shape), -3, 3) * 0.01"),
    ),
    _wrong(
        "cut off at two deviations, scaled back",
        "cut off at an edge",
        (GAUSSIAN, "W = np.clip(rng.standard_normal(shape), -2, 2) / 0.9594 * 0.01"),
    ),
    _wrong(
        "coins",
        "cut off",
        (GAUSSIAN, "W = rng.choice([-0.01, 0.01], shape)"),
    ),
    _wrong(
        "a shifted mean", "mean of the weights", (GAUSSIAN, "W = rng.normal(0.001, 0.01, shape)")
    ),
    _wrong(
        "the absolute value",
        "No weight is negative",
        (GAUSSIAN, "W = abs(rng.normal(0, 0.01, shape))"),
    ),
    _wrong(
        "one row for all units",
        "exactly equal",
        (GAUSSIAN, "W = np.tile(rng.standard_normal(shape[1]), (shape[0], 1)) * 0.01"),
    ),
    _wrong("he without the 2", "factor 2", (ROOT, "np.sqrt(1 / layer_dims[l - 1])")),
    _wrong("he by the layer itself", "layer itself", (ROOT, "np.sqrt(2 / layer_dims[l])")),
    _wrong("he by the input", "input layer", (ROOT, "np.sqrt(2 / layer_dims[0])")),
    _wrong(
        "Glorot for He",
        "only the layer before",
        (ROOT, "np.sqrt(2 / (layer_dims[l - 1] + layer_dims[l]))"),
    ),
    _wrong("he without a root", "variance", (ROOT, "2 / layer_dims[l - 1]")),
    _wrong("the root of 2 only", "over n, too", (ROOT, "np.sqrt(2) / layer_dims[l - 1]")),
    _wrong("the root upside down", "below the line", (ROOT, "np.sqrt(layer_dims[l - 1] / 2)")),
    _wrong("he not scaled", "not multiplied", (f" * {ROOT}", "")),
    _wrong('he is "gaussian"', 'scheme "gaussian"', (ROOT, "0.01")),
    _wrong(
        "integer division", "is all zero", (ROOT, "np.sqrt(2 // layer_dims[l - 1])"), loses=BOTH
    ),
    _wrong('"gaussian" is he', 'scheme "he"', ("* 0.01", f"* {ROOT}")),
    _wrong(
        "the global generator",
        "generator of its own",
        ("rng.standard_normal(shape) *", "np.random.randn(*shape) *"),
    ),
    _wrong(
        "the global generator in one scheme",
        "generator of its own",
        (HE, f"W = np.random.randn(*shape) * {ROOT}"),
    ),
    _wrong(
        "a seed inside",
        "seed is set|not used",
        ("L = len(layer_dims)", "L = len(layer_dims); rng = np.random.default_rng(3)"),
    ),
    _wrong(
        "the global seed inside",
        "seed is set|not used",
        ("L = len(layer_dims)", "L = len(layer_dims); np.random.seed(3)"),
        ("rng.standard_normal(shape) *", "np.random.randn(*shape) *"),
    ),
    _wrong(
        "a copy of rng",
        "not taken from `rng`",
        ("L = len(layer_dims)", "import copy; L = len(layer_dims); rng = copy.deepcopy(rng)"),
    ),
    _wrong(
        "a fresh copy at every layer",
        "not taken from `rng`|same numbers",
        ("rng.standard_normal", "__import__('copy').deepcopy(rng).standard_normal"),
    ),
    _wrong(
        "zeros are small",
        "should be all zero|is not 0",
        ("np.zeros(shape)", "np.full(shape, 1e-9)"),
        loses=BOTH,
    ),
    _wrong(
        "zeros are ones",
        "should be all zero|is not 0",
        ("np.zeros(shape)", "np.ones(shape)"),
        loses=BOTH,
    ),
    _wrong(
        "shapes transposed",
        "shape",
        ("(layer_dims[l], layer_dims[l - 1])", "(layer_dims[l - 1], layer_dims[l])"),
        loses=BOTH,
    ),
    _wrong("flat biases", "shape", (BIAS, "np.zeros(layer_dims[l])"), loses=BOTH),
    _wrong("biases in a row", "shape", (BIAS, "np.zeros((1, layer_dims[l]))"), loses=BOTH),
    _wrong(
        "biases of ones",
        "should be all zero|not zero",
        (BIAS, "np.ones((layer_dims[l], 1))"),
        loses=BOTH,
    ),
    _wrong(
        "random biases",
        "should be all zero|not zero",
        (BIAS, "rng.normal(size=(layer_dims[l], 1))"),
        loses=BOTH,
    ),
    _wrong(
        "integer biases", "floats of 64 bits", (BIAS, "np.zeros((layer_dims[l], 1), dtype=int)")
    ),
    _wrong("integer zeros", "floats of 64 bits", ("np.zeros(shape)", "np.zeros(shape, dtype=int)")),
    _wrong("one layer short", "keys|no key", ("range(1, L)", "range(1, L - 1)"), loses=BOTH),
    _wrong("two layers only", "keys|IndexError", ("range(1, L)", "range(1, 3)")),
    _wrong("counted from zero", "keys", ("str(l)", "str(l - 1)"), loses=BOTH),
    _wrong(
        "all layers alike",
        "shape",
        ("layer_dims[l - 1])\n        if", "layer_dims[0])\n        if"),
        loses=BOTH,
    ),
    _wrong(
        "two lists", "dict", ("return parameters", "return list(parameters.values())"), loses=BOTH
    ),
    _wrong("printed", "dict|nothing", ("return parameters", "print(parameters)"), loses=BOTH),
    _wrong(
        "the scheme is ignored",
        "should be all zero|is not 0",
        ('if scheme == "zeros":\n            W = np.zeros(shape)\n        elif', "if"),
        ('if scheme == "gaussian"', "if True"),
        loses=BOTH,
    ),
    _wrong(
        "takes the input off the list",
        "argument in place",
        (
            "L = len(layer_dims)",
            "L = len(layer_dims); before = list(layer_dims); layer_dims.pop(0)\n"
            "    layer_dims = before",
        ),
    ),
)

RIGHT: tuple[Right, ...] = (
    _right("standard_normal"),
    _right("rng.normal", (GAUSSIAN, "W = rng.normal(0, 0.01, shape)")),
    _right("keywords", (HE, f"W = rng.normal(loc=0.0, scale={ROOT}, size=shape)")),
    _right("a variance by hand", (ROOT, "(2.0 / layer_dims[l - 1]) ** 0.5")),
    _right(
        "row by row",
        (GAUSSIAN, "W = np.vstack([rng.normal(0, 0.01, shape[1]) for _ in range(shape[0])])"),
    ),
    _right(
        "transposed twice",
        (HE, f"W = rng.standard_normal(shape[::-1]).T * {ROOT}"),
    ),
    _right("from the last layer to the first", ("range(1, L)", "range(L - 1, 0, -1)")),
    _right("draws for zeros, too", ("W = np.zeros(shape)", "W = 0.0 * rng.standard_normal(shape)")),
    _right(
        "a generator made by rng",
        (
            "L = len(layer_dims)",
            "L = len(layer_dims); rng = np.random.default_rng(rng.integers(2**60))",
        ),
    ),
    _right(
        "prints and warns",
        ("L = len", "import warnings; warnings.warn('look'); print(scheme, rng)\n    L = len"),
    ),
)
