# Good, but turns one matrix: BP4 is reversed in the last layer, and right in all others.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-01T18:42:00Z
# mistakes = [
#     "backprop: BP4 reversed in the last layer only",
#     "derives BP4 by shapes alone",
# ]
# loses = ["test-backprop", "test-backprop-hidden"]
# ///

# %% solution-backprop
def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(W.shape) for W in weights]
    activations, zs = [x], []
    for W, b in zip(weights, biases):
        zs.append(W @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = activations[-2] @ delta.T
    for l in range(len(weights) - 2, -1, -1):
        delta = (weights[l + 1].T @ delta) * sigmoid_prime(zs[l])
        nabla_b[l] = delta
        nabla_w[l] = delta @ activations[l].T
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# $\partial C/\partial W^l$ must have the shape of $W^l$, which is $(n_l, n_{l-1})$. We have
# $\delta^l$ with shape $(n_l, 1)$ and $a^{l-1}$ with shape $(n_{l-1}, 1)$. The only product with
# the right shape is $\delta^l (a^{l-1})^T$. For a square matrix both orders fit and one does not
# notice.

# %% [markdown] answer-symmetry
# The friend mixes up two things. The gradient is not zero: in the right panel the four weights
# move. But they are equal at each step, because equal units have equal activations and equal errors
# (BP2), so the steps are equal. With 0.5 they are equal, too. It is no local optimum since the
# random start, which is very close, reaches a lower cost. I would print W1 before and after.
