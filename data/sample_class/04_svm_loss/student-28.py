# Excellent, and one day late.
#
# /// student
# honest = true
# base = "compact"
# handed_in = 2026-10-31T20:15:37Z
# ///

# %% [markdown] answer-best-step
# "Smaller is better" confuses two things: $L(W - \eta\,dW) \approx L(W) - \eta\,\|dW\|^2$ becomes
# a *better approximation* for small $\eta$, but the gain $\eta\,\|dW\|^2$ itself becomes smaller.
# At $10^{-10}$ the formula is perfect and the gain 0.01. "1e-7 is the best": for these pictures and
# this $W$. Divide the pixels by 255 and the gradient shrinks by 255 while the scores need weights
# 255 times larger, so the best step grows by $255^2$. The centred curve in the last figure already
# has its minimum elsewhere, at 3e-6.
