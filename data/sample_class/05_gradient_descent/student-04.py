# Excellent, tidy: small functions with hints in a cell of their own, and tests of their own.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-10T20:02:00Z
# ///

# %% before solution-gradient-descent
from collections.abc import Callable, Iterator


def walk(f: Callable[[np.ndarray], float], start: np.ndarray, lr: float) -> Iterator[np.ndarray]:
    """Yield the places of a walk without an end, the start first."""
    x = start
    while True:
        yield x
        x = x - lr * numerical_gradient_1d(f, x)

# %% solution-gradient-descent
def gradient_descent(f, init_x, lr: float = 0.01, step_num: int = 100) -> np.ndarray:
    """Return the place after `step_num` updates."""
    places = walk(f, np.array(init_x, dtype=float), lr)
    for _ in range(step_num):
        next(places)
    return next(places)

# %% after test-gradient-descent-hidden
for eta, factor in [(0.1, 0.8), (0.5, 0.0), (0.9, -0.8)]:
    assert np.isclose(gradient_descent(parabola, [2], eta, 3), 2 * factor**3, atol=1e-9)
print("my own tests pass")

# %% solution-sample-training-data
def sample_training_data(X: np.ndarray, y: np.ndarray, batch_size: int, rng: np.random.Generator):
    """Return `batch_size` rows of X and their labels, drawn without replacement."""
    rows = rng.choice(np.arange(y.size), batch_size, replace=False, shuffle=True)
    return X.take(rows, axis=0), y.take(rows)

# %% after solution-sample-training-data
numbers = np.arange(12)
for seed in range(20):
    X_b, y_b = sample_training_data(numbers[:, None], numbers, 7, np.random.default_rng(seed))
    assert np.array_equal(X_b[:, 0], y_b)
    assert len(set(y_b.tolist())) == 7

# %% after solution-momentum-update
w_own, v_own = np.array([1.0]), np.zeros(1)
for _ in range(3):
    w_own, v_own = momentum_update(w_own, 2 * w_own, v_own, 0.1, 0.9)
assert np.isclose(w_own, 0.062)

# %% [markdown] answer-choosing-the-step-size
# **Choosing.** Steps $10^{-6}, 10^{-5}, \dots, 1$, the same start, 30 updates each, all losses in
# one figure with a logarithmic axis. *Too small:* a straight line that hardly falls. *Too large:*
# jumps, growth, NaN. I take the largest that falls without jumps, refine by factors of 2 around it
# and go a bit below.
#
# **Neither the smallest nor the last one.** A step multiplies the distance by $1 - \eta a$. The
# smallest $\eta$ makes this almost 1, so nothing arrives in finite time. And the limit $2/a$ moves
# with the curvature $a$, that is with the loss and the units of its data.
#
# **Up and down.** Some $a$ is very large compared with the others: a large condition number
# $\kappa$. The steep directions zigzag at a step that is still tiny for the flat ones. Momentum or
# rescaled inputs help, a better $\eta$ does not.
