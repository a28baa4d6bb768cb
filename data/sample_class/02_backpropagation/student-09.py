# Good, but takes BP1 from another cost: without the factor of the sigmoid, as it stands in many
# videos.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-01T21:11:00Z
# mistakes = [
#     "backprop: BP1 without sigma'(z), the form of the cross-entropy",
#     "believes that the factor is left out since it vanishes",
# ]
# loses = ["test-backprop-hidden"]
# zero = ["test-backprop"]
# ///

# %% solution-backprop
def backprop(x, y, weights, biases):
    L = len(weights)
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(W.shape) for W in weights]
    activations, zs = [x], []
    for W, b in zip(weights, biases):
        zs.append(W @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    # the last layer: the derivative of the cost is simply a - y
    delta = activations[-1] - y
    nabla_b[-1] = delta
    nabla_w[-1] = delta @ activations[-2].T
    for l in range(2, L + 1):
        delta = (weights[-l + 1].T @ delta) * sigmoid_prime(zs[-l])
        nabla_b[-l] = delta
        nabla_w[-l] = delta @ activations[-l - 1].T
    return nabla_b, nabla_w

# %% [markdown] answer-fourth-equation
# $w_{jk}^l$ is only in $z_j^l$, so $\partial C/\partial w_{jk}^l = \delta_j^l \cdot \partial z_j^l/
# \partial w_{jk}^l = \delta_j^l a_k^{l-1}$, since in the sum only the term with $i = k$ depends on
# it. The column $\delta$ has to stand on the left because $j$ is the row. With $a\delta^T$
# everything would be transposed, which one does not see when the layers have equal sizes.

# %% [markdown] answer-symmetry
# The gradient is not zero, because the weights are moving in the figure, so there is no local
# optimum. The problem is that the four units get the same gradient, as they have the same
# activations, and stay equal. 0.5 will not help because it is the same for all. (I left out sigma'
# in the last layer because otherwise the gradient vanishes, the cost falls faster now.) One could
# print W1 after training.
