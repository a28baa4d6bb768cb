"""Answers to `sample_training_data`."""

from __future__ import annotations

from tests.unit.answer import Right, Wrong

CELL = "solution-sample-training-data"
VISIBLE = "test-sample-training-data"
HIDDEN = "test-sample-training-data-hidden"
DIGITS = "test-digits"
BOTH = (VISIBLE, HIDDEN)
ALL = (VISIBLE, HIDDEN, DIGITS)

HEAD = "def sample_training_data(X, y, batch_size, rng):\n"


def _body(*lines: str) -> str:
    return HEAD + "".join(f"    {line}\n" for line in lines)


def _wrong(name: str, says: str, loses: tuple[str, ...], *lines: str) -> Wrong:
    return Wrong(name, CELL, _body(*lines), loses, says)


def _right(name: str, *lines: str) -> Right:
    return Right(name, CELL, _body(*lines))


DRAW = "rows = rng.choice(len(y), batch_size, replace=False)"
TAKE = "return X[rows], y[rows]"

WRONG: tuple[Wrong, ...] = (
    _wrong(
        "two draws",
        "y_b",
        ALL,
        DRAW,
        "return X[rows], y[rng.choice(len(y), batch_size, replace=False)]",
    ),
    _wrong(
        "labels not drawn", "first labels of y|y_b", ALL, DRAW, "return X[rows], y[:batch_size]"
    ),
    _wrong(
        "two shuffles in place",
        "y_b|not as it was",
        ALL,
        "rng.shuffle(X)",
        "rng.shuffle(y)",
        "return X[:batch_size], y[:batch_size]",
    ),
    _wrong(
        "shuffles the caller's arrays",
        "not as it was",
        (HIDDEN,),
        "state = rng.bit_generator.state",
        "rng.shuffle(X)",
        "rng.bit_generator.state = state",
        "rng.shuffle(y)",
        "return X[:batch_size].copy(), y[:batch_size].copy()",
    ),
    _wrong("labels sorted", "y_b", ALL, DRAW, "return X[rows], np.sort(y[rows])"),
    _wrong("rows sorted, labels not", "y_b", ALL, DRAW, "return X[np.sort(rows)], y[rows]"),
    _wrong("row numbers for labels", "numbers of the rows|y_b", ALL, DRAW, "return X[rows], rows"),
    _wrong("with replacement", "twice", BOTH, "rows = rng.choice(len(y), batch_size)", TAKE),
    _wrong("with integers", "twice", BOTH, "rows = rng.integers(0, len(y), batch_size)", TAKE),
    _wrong(
        "with integers, each once",
        "shape",
        BOTH,
        "rows = np.unique(rng.integers(0, len(y), batch_size))",
        TAKE,
    ),
    _wrong(
        "a block of neighbours",
        "pairs|neighbours|more often",
        (HIDDEN,),
        "first = rng.integers(len(y) - batch_size + 1)",
        "rows = np.arange(first, first + batch_size)",
        TAKE,
    ),
    _wrong(
        "a block around the end",
        "pairs",
        (HIDDEN,),
        "rows = (rng.integers(len(y)) + np.arange(batch_size)) % len(y)",
        TAKE,
    ),
    _wrong(
        "the last one never",
        "often|ValueError",
        (HIDDEN,),
        "rows = rng.permutation(max(len(y) - 1, batch_size))[:batch_size]",
        TAKE,
    ),
    _wrong(
        "the first one always",
        "often",
        (HIDDEN,),
        "rows = np.append(0, 1 + rng.permutation(len(y) - 1)[: batch_size - 1])",
        TAKE,
    ),
    _wrong(
        "the first ones preferred",
        "often",
        (HIDDEN, DIGITS),
        "chances = 1.0 / (1 + np.arange(len(y)))",
        "chances /= chances.sum()",
        "rows = rng.choice(len(y), batch_size, replace=False, p=chances)",
        TAKE,
    ),
    _wrong(
        "the first rows", "same batch|seed nothing", ALL, "return X[:batch_size], y[:batch_size]"
    ),
    _wrong(
        "NumPy's global state",
        "not from `rng`",
        BOTH,
        "rows = np.random.choice(len(y), batch_size, replace=False)",
        TAKE,
    ),
    _wrong(
        "Python's own state",
        "not from `rng`",
        BOTH,
        "import random",
        "rows = random.sample(range(len(y)), batch_size)",
        TAKE,
    ),
    _wrong("seeded anew", "seed nothing", ALL, "rng = np.random.default_rng(0)", DRAW, TAKE),
    _wrong(
        "global state, seeded anew",
        "seed nothing",
        ALL,
        "np.random.seed(0)",
        "rows = np.random.permutation(len(y))[:batch_size]",
        TAKE,
    ),
    _wrong(
        "another generator, without a seed",
        "not from `rng`",
        BOTH,
        "rows = np.random.default_rng().choice(len(y), batch_size, replace=False)",
        TAKE,
    ),
    _wrong(
        "a copy of the rng",
        "copy|seed nothing",
        ALL,
        "import copy",
        "rows = copy.deepcopy(rng).choice(len(y), batch_size, replace=False)",
        TAKE,
    ),
    _wrong(
        "features drawn",
        "columns|shape|IndexError",
        ALL,
        "rows = rng.choice(X.shape[1], batch_size, replace=False)",
        "return X[:, rows], y[rows]",
    ),
    _wrong(
        "examples taken for columns",
        "shape|IndexError|ValueError|columns",
        ALL,
        "rows = rng.choice(X.shape[1], min(batch_size, X.shape[1]), replace=False)",
        "return X[:, rows].T, y[rows]",
    ),
    _wrong(
        "as many as there are features",
        "often|ValueError|row",
        ALL,
        "rows = rng.choice(X.shape[1], batch_size, replace=False)",
        TAKE,
    ),
    _wrong("labels first", "shape", ALL, DRAW, "return y[rows], X[rows]"),
    _wrong("labels as a column", "shape", ALL, DRAW, "return X[rows], y[rows].reshape(-1, 1)"),
    _wrong("transposed", "shape", ALL, DRAW, "return X[rows].T, y[rows]"),
    _wrong(
        "labels become floats",
        "integers",
        (HIDDEN, DIGITS),
        "both = rng.permutation(np.column_stack([X, y]))[:batch_size]",
        "return both[:, :-1], both[:, -1]",
    ),
    _wrong("the whole permutation", "shape", BOTH, "rows = rng.permutation(len(y))", TAKE),
    _wrong("one too few", "shape", BOTH, "rows = rng.permutation(len(y))[: batch_size - 1]", TAKE),
    _wrong(
        "size ignored",
        "shape|ValueError",
        BOTH,
        "rows = rng.choice(len(y), min(5, len(y)), replace=False)",
        TAKE,
    ),
    _wrong(
        "a single row loses its dimension",
        "shape",
        (HIDDEN,),
        DRAW,
        "return np.squeeze(X[rows]), y[rows]",
    ),
    _wrong(
        "rows alone",
        "Two arrays|two arrays",
        ALL,
        "return X[rng.choice(len(y), batch_size, replace=False)]",
    ),
    _wrong("nothing returned", "Two arrays|two arrays", ALL, DRAW, "X_b, y_b = X[rows], y[rows]"),
    _wrong(
        "normalises the rows",
        "X_b",
        BOTH,
        DRAW,
        "return X[rows] / np.linalg.norm(X[rows], axis=1, keepdims=True), y[rows]",
    ),
)
RIGHT: tuple[Right, ...] = (
    _right("permutation", "rows = rng.permutation(len(X))[:batch_size]", TAKE),
    _right(
        "choice of an array, sorted",
        "rows = np.sort(rng.choice(np.arange(X.shape[0]), size=batch_size, replace=False))",
        TAKE,
    ),
    _right(
        "a shuffled list",
        "rows = list(range(len(y)))",
        "rng.shuffle(rows)",
        "print(rows[:3])",
        "return X[rows[-batch_size:]], y[rows[-batch_size:]]",
    ),
    _right(
        "the smallest of random numbers",
        "rows = np.argsort(rng.random(len(y)))[:batch_size]",
        "return [np.array([X[i] for i in rows]), np.array([y[i] for i in rows])]",
    ),
    _right(
        "copies, shuffled from one state",
        "X, y = X.copy(), y.copy()",
        "state = rng.bit_generator.state",
        "rng.shuffle(X)",
        "rng.bit_generator.state = state",
        "rng.shuffle(y)",
        "return X[:batch_size], y[:batch_size]",
    ),
    _right(
        "drawn one by one",
        "import warnings",
        "warnings.warn('slow')",
        "left, rows = list(range(len(y))), []",
        "while len(rows) < batch_size:",
        "    rows.append(left.pop(int(rng.integers(len(left)))))",
        "return X.take(rows, axis=0), y.take(rows)",
    ),
    _right(
        "a generator from the generator",
        "child = np.random.default_rng(rng.integers(2**63))",
        "rows = child.permutation(len(y))[:batch_size]",
        TAKE,
    ),
)
