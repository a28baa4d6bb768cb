# Excellent, and three hours late.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-02T21:03:47Z
# ///

# %% [markdown] answer-fourth-equation
# $z^l_i = \sum_m w^l_{im}a^{l-1}_m + b^l_i$ gives $\partial z^l_i/\partial w^l_{jk} = a^{l-1}_k$
# for $i = j$ and 0 otherwise ($a^{l-1}$ lies before the weights and does not feel them). So in
# $\sum_i \delta^l_i\,\partial z^l_i/\partial w^l_{jk}$ one term survives, $\delta^l_j a^{l-1}_k$.
# Row $j$, column $k$: that is the entry of $\delta^l (a^{l-1})^T$; the other product has it at row
# $k$, column $j$. Only $n_l \neq n_{l-1}$ makes the slip visible.

# %% [markdown] answer-symmetry
# Stuck it is not: on the right the weights walk. In an optimum it is not: 0.01 away others walk
# much further down. It walks along the line on which all units are equal, because equal units are
# pushed equally, and this line is too poor. 0.5 lies on the same line. Look at any two rows of
# nabla_w[0], or give one unit a push of 1e-6 and wait until the curve leaves the others.
