# Unusual but right: prints, warns and writes to stderr all over, times with magics, and calls the
# functions in the very cells that define them.
#
# /// student
# honest = true
# base = "careful"
# handed_in = 2026-10-16T11:02:33Z
# ///

# %% before solution-forward-propagation
import sys
import warnings

import numpy as np

warnings.simplefilter("always")

# %% solution-forward-propagation
def forward_propagation(x, theta):
    print("forward_propagation", x, theta)
    print("forward_propagation was called", file=sys.stderr)
    return x * theta

print("J =", forward_propagation(2, 4))

# %% solution-backward-propagation
def backward_propagation(x, theta):
    warnings.warn("is this really all?")
    return x

backward_propagation(3, 4)

# %% solution-gradient-check
def gradient_check(x, theta, epsilon=1e-7):
    Jp = forward_propagation(x, theta + epsilon)
    Jm = forward_propagation(x, theta - epsilon)
    gradapprox = (Jp - Jm) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    difference = np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))
    print("grad", grad, "gradapprox", gradapprox, "difference", difference)
    if difference > 1e-7:
        print("The gradient is wrong!", file=sys.stderr)
    return difference

%time gradient_check(2, 4)

# %% after solution-gradient-check
%%capture noise
for theta in range(-3, 4):
    gradient_check(2, theta)

# %% before solution-forward-propagation-n
import sys
import warnings

# %% after solution-forward-propagation-n
cost, cache = forward_propagation_n(*gradient_check_n_test_case())
print("cost =", cost, file=sys.stderr)
cache

# %% solution-backward-propagation-n
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, _, _, Z2, A2, W2, _, _, A3, W3, _ = cache

    dZ3 = A3 - Y
    dW3 = 1 / m * (dZ3 @ A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = 1 / m * (dZ2 @ A1.T)  # was 2 / m
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = 1 / m * (dZ1 @ X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)  # was 4 / m

    warnings.warn(f"dW1 has the shape {dW1.shape}")
    print("dead units:", int(np.sum(~np.any(Z1 > 0, axis=1))), file=sys.stderr)
    np.log(np.zeros(1))  # divide by zero encountered in log
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
