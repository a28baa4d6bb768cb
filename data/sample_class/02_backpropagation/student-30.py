# Good, but restarts Python from a cell, with a line found on the web.
#
# /// student
# honest = true
# stock_agrees = false
# base = "careful"
# handed_in = 2026-10-02T17:28:55Z
# mistakes = ["os._exit in a cell of its own, to restart the kernel"]
# ///

# %% after test-sigmoid-neuron-hidden
# restart the kernel so that everything is fresh
import os

os._exit(00)

# %% [markdown] answer-fourth-equation
# $C$ depends on $w^l_{jk}$ only via $z^l_j$, so it is $\delta^l_j$ (by definition) times the
# derivative of $z^l_j$, which is $a^{l-1}_k$, as this is the factor of $w^l_{jk}$ in the sum. As a
# matrix it is $\delta a^T$: row from $\delta$, column from $a$. The opposite is the transposed one;
# with equal layers nobody would notice.

# %% [markdown] answer-symmetry
# The weights do move, so the gradient is not 0. All four units are equal and get equal gradients,
# so they stay equal and work like one. With 0.5 it will be the same. He can compare the rows of W1.
