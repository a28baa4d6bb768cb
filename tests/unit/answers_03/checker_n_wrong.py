"""Wrong answers to `gradient_check_n`."""

from __future__ import annotations

from tests.unit.answer import Wrong, edited
from tests.unit.answers_03.checker_n import (
    BOTH,
    CELL,
    COPY_MINUS,
    COPY_PLUS,
    HIDDEN,
    IN_PLACE,
    MOVE_MINUS,
    MOVE_PLUS,
    NORMS,
    OWN_CONVERSION,
    OWN_COST,
    QUOTIENT,
    REFERENCE,
    RESULT,
    SORTED,
)


def _wrong(name: str, says: str, *changes: tuple[str, str], loses: tuple[str, ...] = BOTH) -> Wrong:
    return Wrong(name, CELL, edited(REFERENCE, *changes), loses, says)


WRONG: tuple[Wrong, ...] = (
    _wrong(
        "no copies",
        "same array",
        (COPY_PLUS, "theta_plus = parameters_values"),
        (COPY_MINUS, "theta_minus = parameters_values"),
    ),
    _wrong(
        "one array for both, moved before the first cost",
        "same array",
        (COPY_PLUS, "theta_plus = np.copy(parameters_values)\n        theta_minus = theta_plus"),
        (COPY_MINUS, "pass"),
        (MOVE_PLUS, MOVE_PLUS + "\n        " + MOVE_MINUS),
        ("\n        pass\n        " + MOVE_MINUS, ""),
    ),
    _wrong(
        "theta_minus taken from theta_plus",
        "theta itself|same array|one-sided",
        (COPY_MINUS, "theta_minus = np.copy(theta_plus)"),
    ),
    _wrong(
        "coordinates never put back",
        "not put back",
        (
            "    for i in range(num_parameters):",
            "    theta_plus = np.copy(parameters_values)\n"
            "    theta_minus = np.copy(parameters_values)\n"
            "    for i in range(num_parameters):",
        ),
        ("        " + COPY_PLUS + "\n", ""),
        ("        " + COPY_MINUS + "\n", ""),
    ),
    _wrong(
        "all coordinates at once",
        "at once",
        (MOVE_PLUS, "theta_plus = theta_plus + epsilon"),
        (MOVE_MINUS, "theta_minus = theta_minus - epsilon"),
    ),
    _wrong(
        "cost and cache for one number",
        "two things",
        ("J_plus[i], _ =", "J_plus[i] ="),
        ("J_minus[i], _ =", "J_minus[i] ="),
    ),
    _wrong(
        "subtracts pairs",
        "two things|tuple",
        ("J_plus[i], _ =", "up ="),
        ("J_minus[i], _ =", "down ="),
        (QUOTIENT, "(up - down) / (2 * epsilon)"),
    ),
    _wrong(
        "a vector for the dict",
        "no dict of parameters",
        ("vector_to_dictionary(theta_plus)", "theta_plus"),
        ("vector_to_dictionary(theta_minus)", "theta_minus"),
    ),
    _wrong(
        "one-sided, upwards",
        "one-sided",
        (MOVE_MINUS, "pass"),
        ("(2 * epsilon)", "epsilon"),
    ),
    _wrong(
        "one-sided, downwards",
        "one-sided|up",
        (MOVE_PLUS, "pass"),
        ("(2 * epsilon)", "epsilon"),
    ),
    _wrong("divides by epsilon", "divides by ε", ("(2 * epsilon)", "epsilon")),
    _wrong("brackets forgotten", "Brackets|below", ("/ (2 * epsilon)", "/ 2 * epsilon")),
    _wrong("not divided by the step", "not divided", (" / (2 * epsilon)", "")),
    _wrong(
        "costs have changed places",
        "changed places",
        (QUOTIENT, "(J_minus[i] - J_plus[i]) / (2 * epsilon)"),
    ),
    _wrong(
        "gradients in alphabetical order",
        "alphabetical",
        ("gradients_to_vector(gradients)", SORTED.format("gradients", "gradients")),
    ),
    _wrong(
        "gradients in the order of the dict",
        "not right|order|size|shape|broadcast",
        (
            "gradients_to_vector(gradients)",
            "np.concatenate([g.reshape(-1, 1) for g in gradients.values()])",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "parameters in the order of the dict",
        "not right|no common part|broadcast|shape|all",
        (
            "parameters_values, _ = dictionary_to_vector(parameters)",
            "parameters_values = np.concatenate([p.reshape(-1, 1) for p in parameters.values()])",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "gradients column by column",
        "column by column",
        (
            "gradients_to_vector(gradients)",
            "np.concatenate([gradients['d' + k].reshape(-1, 1, order='F') "
            "for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3')])",
        ),
    ),
    _wrong(
        "slices off by one",
        "reshape|ValueError",
        ("def gradient_check_n", OWN_CONVERSION + "def gradient_check_n"),
        ("theta[20:25]", "theta[20:24]"),
    ),
    _wrong(
        "single precision",
        "are they float32",
        (
            "parameters_values, _ = dictionary_to_vector(parameters)",
            "parameters_values = dictionary_to_vector(parameters)[0].astype(np.float32)",
        ),
    ),
    _wrong("only the numerator", "only the numerator", ("numerator / denominator", "numerator")),
    _wrong(
        "norms squared",
        "squared",
        ("numerator / denominator", "numerator**2 / (np.sum(grad**2) + np.sum(gradapprox**2))"),
    ),
    _wrong(
        "norm of the sum below", "norm of the sum", (NORMS, "np.linalg.norm(grad + gradapprox)")
    ),
    _wrong("only one norm below", "holds only", (NORMS, "np.linalg.norm(gradapprox)")),
    _wrong(
        "sums of absolute values",
        "absolute values",
        ("np.linalg.norm(", "np.sum(np.abs("),
        ("grad - gradapprox)", "grad - gradapprox))"),
        (" + np.sum(np.abs(gradapprox)", ") + np.sum(np.abs(gradapprox))"),
    ),
    _wrong(
        "largest entries",
        "largest entries",
        ("np.linalg.norm(grad - gradapprox)", "np.abs(grad - gradapprox).max()"),
        (NORMS, "np.abs(grad).max() + np.abs(gradapprox).max()"),
    ),
    _wrong(
        "compares the gradient with itself",
        "compared with itself",
        ("numerator = np", "gradapprox = grad\n    numerator = np"),
    ),
    _wrong("always tiny", "fixed number", (RESULT, "    return 1.19e-7\n")),
    _wrong("the published number", "not right", (RESULT, "    return 0.2850931567761624\n")),
    _wrong(
        "epsilon ignored",
        "`epsilon` is not used",
        ("    parameters_values, _", "    epsilon = 1e-7\n    parameters_values, _"),
    ),
    _wrong(
        "epsilon has another default",
        "1e-7 where no epsilon",
        ("epsilon=1e-7", "epsilon=1e-4"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "calls the backward pass",
        "not right|below|TypeError|unpack|name|KeyError",
        (
            "grad = gradients_to_vector(gradients)",
            "cache = forward_propagation_n(X, Y, parameters)[1]\n"
            "    grad = gradients_to_vector(backward_propagation_n(X, Y, cache))",
        ),
    ),
    _wrong(
        "its own cost inside",
        "not right|not below|every coordinate|NameError",
        (
            "def gradient_check_n",
            OWN_COST + "def gradient_check_n",
        ),
        ("forward_propagation_n(X, Y, vector", "own_cost(X, Y, vector"),
    ),
    _wrong(
        "forgets the last coordinate",
        "not right|not below|Not every",
        ("range(num_parameters)", "range(num_parameters - 1)"),
    ),
    _wrong(
        "only the first 20 coordinates",
        "not right|not below|Not every",
        ("range(num_parameters)", "range(20)"),
    ),
    Wrong(
        "in place and put back by adding the step again",
        CELL,
        edited(
            IN_PLACE,
            ("block[place] = before - epsilon", "block[place] -= 2 * epsilon"),
            ("block[place] = before\n", "block[place] += epsilon\n"),
            ("block[place] = before + epsilon", "block[place] += epsilon"),
        ),
        BOTH,
        "parameters",
    ),
    Wrong(
        "in place and never put back",
        CELL,
        edited(IN_PLACE, ("            block[place] = before\n", "")),
        BOTH,
        "parameters",
    ),
    _wrong(
        "sorts out NaN",
        "would pass",
        (
            "grad = gradients_to_vector(gradients)",
            "grad = np.nan_to_num(gradients_to_vector(gradients))",
        ),
        loses=(HIDDEN,),
    ),
    _wrong(
        "turns NaN into 0",
        "would pass",
        (RESULT, "    return np.nan_to_num(difference)\n"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "takes the labels for the examples",
        "not right|IndexError|ValueError",
        ("forward_propagation_n(X, Y, vector", "forward_propagation_n(Y, X, vector"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "only the first example",
        "not right",
        ("forward_propagation_n(X, Y, vector", "forward_propagation_n(X[:, :1], Y, vector"),
        loses=(HIDDEN,),
    ),
    _wrong(
        "labels must be a row",
        "IndexError|tuple index|indices",
        ("    numerator =", "    assert Y[:, :1].size == 1\n    numerator ="),
        loses=(HIDDEN,),
    ),
    _wrong(
        "m of the published case",
        "reshape|ValueError",
        ("forward_propagation_n(X, Y, vector", "forward_propagation_n(X.reshape(4, 3), Y, vector"),
        loses=(HIDDEN,),
    ),
    _wrong("as a matrix", r"shape \(1, 1\)", (RESULT, "    return np.array([[difference]])\n")),
    _wrong("printed, not returned", "None|Nothing", (RESULT, "    print(difference)\n")),
    _wrong("the verdict for the number", "truth value", (RESULT, "    return difference > 2e-7\n")),
    _wrong("not written", "not written", (RESULT, "    raise NotImplementedError\n")),
)
