# Right answers of a careful student: one step a line, with remarks.

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    # one score per class, one row of W per class
    scores = np.dot(W, x)
    correct_score = scores[y]

    loss = 0.0
    for j in range(W.shape[0]):
        if j == y:
            continue  # the true class is not part of the sum
        margin = scores[j] - correct_score + delta
        if margin > 0:
            loss += margin
    return loss

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)

    for i in range(num_train):
        scores = np.dot(W, X[i])
        correct_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_score + 1.0  # delta = 1
            if margin > 0:
                loss += margin
                dW[j] += X[i]  # the class that came too close
                dW[y[i]] -= X[i]  # the true class, once for each of them

    # the mean is over the data only
    loss /= num_train
    dW /= num_train

    # price on large weights, no 1/2, so a 2 in the gradient
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW

# %% solution-svm-loss-vectorized
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    rows = np.arange(num_train)

    # 1. scores, (N, D) times (D, C) = (N, C)
    scores = X.dot(W.T)

    # 2. margins; the true class is set to 0
    correct = scores[rows, y].reshape(-1, 1)
    margins = np.maximum(0.0, scores - correct + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)

    # 3. how often each example goes into each row of dW
    K = np.zeros(margins.shape)
    K[margins > 0] = 1.0
    K[rows, y] = -np.sum(K, axis=1)

    # 4. (C, N) times (N, D) = (C, D)
    dW = np.dot(K.T, X) / num_train + 2 * reg * W
    return loss, dW

# %% before solution-svm-loss-vectorized
# svm_loss_naive against the numbers in the figure: 2.25
svm_loss_naive(*hand_case(), 0.0)

# %% after solution-svm-loss-vectorized
loss1, dW1 = svm_loss_naive(*hand_case(), 0.1)
loss2, dW2 = svm_loss_vectorized(*hand_case(), 0.1)
print("difference of the losses", abs(loss1 - loss2))
print("difference of the gradients", np.linalg.norm(dW1 - dW2))

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = np.zeros(len(step_sizes))
    for k, step in enumerate(step_sizes):
        W_new = W - step * dW  # always from the same W, a new array
        losses[k] = loss_fun(W_new)
    return losses

# %% [markdown] answer-squared-hinge
# Step 1, outer function: $g(m) = \max(0, m)^2$. For $m > 0$ it is $m^2$ and $g' = 2m$, for $m < 0$
# it is constantly 0 and $g' = 0$. Both cases together: $g'(m) = 2\max(0, m)$.
#
# Step 2, inner function: $m_j = w_j x - w_y x + 1$, so $\partial m_j/\partial w_j = x$ and
# $\partial m_j / \partial w_y = -x$, as before.
#
# Step 3, chain rule: $\partial L/\partial w_j = 2\max(0, m_j)\, x$, because $w_j$ is only in one
# term. $w_y$ is in all of them: $\partial L/\partial w_y = -2 \sum_{j\ne y} \max(0, m_j)\, x$.
#
# Difference: before, a class that came too close counted once, no matter how close. Now it counts
# with 2 times its margin. The corner is gone: from the left the slope is 0 and from the right $2m$,
# which also goes to 0 for $m \to 0$.

# %% [markdown] answer-kink-or-bug
# Experiment 1: make $h$ smaller, 1e-5, 1e-6, 1e-7, and count again. If it is the kinks, the share
# goes down to 0 because fewer margins change the sign between $W - h$ and $W + h$. If it is a bug,
# the entries stay wrong by the same amount.
#
# Experiment 2: take only 5 pictures instead of 500. With kinks there are now 100 times fewer
# corners, so almost all entries should be fine at once. With a bug the share does not get better.

# %% [markdown] answer-best-step
# First half: 1e-10 is safe but not better. In my table the loss at 1e-10 is almost the loss at the
# beginning (11.589 to 11.578), at 1e-7 it is 7.5. For the same price of one gradient. A step that
# is too small just wastes gradients.
#
# Second half: 1e-7 was best for *these* pictures with values 0 to 255. In the last figure, with the
# mean subtracted, the best one is about 3e-6 and 1e-7 does nearly nothing. In the published table
# it is 1e-6. So it has to be looked for each time again.
