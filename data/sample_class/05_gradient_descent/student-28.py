# Excellent, and three hours late.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-11-13T21:07:29Z
# ///

# %% [markdown] answer-batch-size
# $E[g_B] = \nabla L$ because $P(i \in \text{batch}) = B/N$ for every $i$: unbiased. Standard
# deviation $\sigma/\sqrt B$ (without replacement even $\sqrt{(N-B)/(N-1)}$ less): $4B$ means half
# the noise for four times the price, so the noise per *work* is better with small batches as long
# as the steps add up.
#
# Small: many cheap steps. Large: a better direction, and one big matrix product instead of many
# small ones. At the end $\eta \to 0$ (say, halve it now and then), since the jitter has a radius
# proportional to $\eta$.
#
# Sum: effective step $\eta B$. $16\eta$ was below $2/a$, $256\eta$ is above. Divide by $B$.
