# Unusual but right: no `def` where something else can be called; the loops are in reduce and
# accumulate.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-09T22:48:00Z
# ///

# %% before solution-gradient-descent
from functools import partial, reduce
from itertools import accumulate

# %% solution-gradient-descent
gradient_descent = lambda f, init_x, lr=0.01, step_num=100: reduce(
    lambda x, _: x - lr * numerical_gradient_1d(f, x),
    range(step_num),
    np.asarray(init_x, dtype=float).copy(),
)

# %% solution-sample-training-data
class Sampler:
    """Draws mini-batches."""

    def __call__(self, X, y, batch_size, rng):
        rows = list(range(len(X)))
        rng.shuffle(rows)
        return tuple(a[rows[:batch_size]] for a in (X, y))

sample_training_data = Sampler()

# %% solution-minibatch-sgd
def descent(loss_and_grad, W, X, y, step_size, batch_size, num_steps, rng):
    losses = []

    def step(W, _):
        # looked up when it is needed, not now
        loss, dW = loss_and_grad(W, *sample_training_data(X, y, batch_size, rng))
        losses.append(loss)
        return W - step_size * dW

    *_, W = accumulate(range(num_steps), step, initial=np.array(W))
    return W, np.array(losses, dtype=float)

minibatch_sgd = partial(descent)

# %% solution-momentum-update
momentum_update = lambda w, dw, velocity, lr=0.01, mu=0.9: (
    w + (v := mu * velocity - lr * dw), v
)

# %% [markdown] answer-choosing-the-step-size
# I start at 1 and divide by 10 until the loss does not explode any more; 20 steps are enough to see
# that. Then multiply by 2 until it begins to swing, and go back one. Too small: I get bored,
# because the loss is the same in the first three digits. Too large: it swings or overflows.
#
# |1 − ηa| has to be well below 1 for the directions that matter. η → 0 makes it 1, η > 2/a makes it
# larger than 1. The old loss had another a.
#
# Up and down means that 1 − ηa < 0 for the steepest direction. If η has to be that small for it,
# the flat ones sit at 0.999. So a_max/a_min is large.
