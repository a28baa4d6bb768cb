# Unusual but right: prints, warns and writes to stderr all over, times with magics, and calls the
# functions in the very cells that define them.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-30T10:11:12Z
# ///

# %% before solution-svm-loss-i
import sys
import warnings

warnings.simplefilter("always")

# %% solution-svm-loss-i
def svm_loss_i(x, y, W, delta=1.0):
    scores = W @ x
    print("scores", scores, "true class", y)
    print("svm_loss_i was called", file=sys.stderr)
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    return margins.sum()

print("loss =", svm_loss_i(np.array([1.0, 2.0]), 0, np.zeros((10, 2))))

# %% solution-svm-loss-naive
def svm_loss_naive(W, X, y, reg):
    if W.shape[1] != X.shape[1]:
        warnings.warn("the shapes do not fit")
    N = len(y)
    loss, dW = 0, np.zeros(W.shape)
    for i in range(N):
        scores = W @ X[i]
        for j in range(len(W)):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[j] += X[i]
                dW[y[i]] -= X[i]
    warnings.warn("this is the slow one")
    print("N =", N, "data loss =", loss / N, file=sys.stderr)
    np.log(np.zeros(1))  # divide by zero encountered in log
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W

svm_loss_naive(*hand_case(), 0.0)

# %% after solution-svm-loss-naive
%%capture noise
for reg in (0.0, 0.1, 1.0):
    print(svm_loss_naive(*hand_case(), reg))

# %% after solution-svm-loss-vectorized
%time svm_loss_vectorized(*hand_case(), 0.0)

# %% solution-step-size-sweep
def step_size_sweep(loss_fun, W, dW, step_sizes):
    losses = []
    for step in step_sizes:
        loss = loss_fun(W - step * dW)
        # prints 0.000000 for the small ones, but who cares
        print("for step size %f new loss: %f" % (step, loss))
        losses.append(loss)
    return np.array(losses)
