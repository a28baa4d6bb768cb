"""Correct variants of `gradient_check_n`, and what wrong ones are edited from."""

from __future__ import annotations

from tests.unit.answer import Right, edited

CELL = "solution-gradient-check-n"
VISIBLE = "test-gradient-check-n"
HIDDEN = "test-gradient-check-n-hidden"
BOTH = (VISIBLE, HIDDEN)

REFERENCE = """\
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    parameters_values, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    num_parameters = parameters_values.shape[0]
    J_plus = np.zeros((num_parameters, 1))
    J_minus = np.zeros((num_parameters, 1))
    gradapprox = np.zeros((num_parameters, 1))
    for i in range(num_parameters):
        theta_plus = np.copy(parameters_values)
        theta_plus[i][0] = theta_plus[i][0] + epsilon
        J_plus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        theta_minus = np.copy(parameters_values)
        theta_minus[i][0] = theta_minus[i][0] - epsilon
        J_minus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i] = (J_plus[i] - J_minus[i]) / (2 * epsilon)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    return difference
"""
RESULT = "    return difference\n"
COPY_PLUS = "theta_plus = np.copy(parameters_values)"
COPY_MINUS = "theta_minus = np.copy(parameters_values)"
MOVE_PLUS = "theta_plus[i][0] = theta_plus[i][0] + epsilon"
MOVE_MINUS = "theta_minus[i][0] = theta_minus[i][0] - epsilon"
QUOTIENT = "(J_plus[i] - J_minus[i]) / (2 * epsilon)"
NORMS = "np.linalg.norm(grad) + np.linalg.norm(gradapprox)"
SORTED = "np.concatenate([{}[k].reshape(-1, 1) for k in sorted({}) if k[:2] in ('dW', 'db')])"
IN_PLACE = """\
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    approximate, analytic = [], []
    for name in ("W1", "b1", "W2", "b2", "W3", "b3"):
        block = parameters[name]
        for place in np.ndindex(block.shape):
            before = block[place]
            block[place] = before + epsilon
            up = forward_propagation_n(X, Y, parameters)[0]
            block[place] = before - epsilon
            down = forward_propagation_n(X, Y, parameters)[0]
            block[place] = before
            approximate.append((up - down) / (2 * epsilon))
            analytic.append(gradients["d" + name][place])
    a, g = np.array(approximate), np.array(analytic)
    return np.linalg.norm(a - g) / (np.linalg.norm(a) + np.linalg.norm(g))
"""
OWN_COST = """\
def own_cost(X, Y, p):
    A1 = np.maximum(0, p["W1"] @ X + p["b1"])
    A2 = np.maximum(0, p["W2"] @ A1 + p["b2"])
    A3 = 1 / (1 + np.exp(-(p["W3"] @ A2 + p["b3"])))
    return -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)), None


"""
OWN_CONVERSION = """\
def vector_to_dictionary(theta):
    parameters = {}
    parameters["W1"] = theta[:20].reshape((5, 4))
    parameters["b1"] = theta[20:25].reshape((5, 1))
    parameters["W2"] = theta[25:40].reshape((3, 5))
    parameters["b2"] = theta[40:43].reshape((3, 1))
    parameters["W3"] = theta[43:46].reshape((1, 3))
    parameters["b3"] = theta[46:47].reshape((1, 1))
    return parameters


"""


def _right(name: str, *changes: tuple[str, str]) -> Right:
    return Right(name, CELL, edited(REFERENCE, *changes))


RIGHT: tuple[Right, ...] = (
    _right("as it is usually published"),
    Right("in place and put back exactly", CELL, IN_PLACE),
    _right(
        "with a verdict, keywords, a 0-d array and warnings",
        (
            "forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))",
            "forward_propagation_n(parameters=vector_to_dictionary(theta_plus), Y=Y, X=X)",
        ),
        (
            RESULT,
            "    import sys, warnings\n    warnings.warn('done')\n"
            "    print('wrong!' if difference > 2e-7 else 'fine', file=sys.stderr)\n"
            "    return np.asarray(difference)\n",
        ),
    ),
    Right(
        "flat vectors, one matrix of moves, and a guard",
        CELL,
        """\
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    def cost(vector):
        return forward_propagation_n(X, Y, vector_to_dictionary(vector.reshape(-1, 1)))[0]

    theta = dictionary_to_vector(parameters)[0].ravel()
    print("cost here:", cost(theta))
    moves = epsilon * np.eye(len(theta))
    g = gradients_to_vector(gradients).ravel()
    a = np.array([cost(theta + move) / 2 - cost(theta - move) / 2 for move in moves]) / epsilon
    return float(np.sqrt(np.sum((a - g) ** 2)) / (np.sqrt(a @ a) + np.sqrt(g @ g) + 1e-12))
""",
    ),
    _right(
        "refuses what is not finite",
        (
            "    numerator =",
            "    if not np.all(np.isfinite(grad)):\n        raise ValueError('not finite')\n"
            "    numerator =",
        ),
    ),
    Right(
        "with conversions of its own",
        CELL,
        edited(REFERENCE, ("def gradient_check_n", OWN_CONVERSION + "def gradient_check_n")),
    ),
)
