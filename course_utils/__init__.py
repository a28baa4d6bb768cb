"""What the notebooks of the workbook import.

The network of the gradient check has its parameters here; checks and explanations are in
:mod:`course_utils.testing`. Importing this package imports NumPy and nothing else that is large.
"""

from course_utils.network_cases import gradient_check_n_test_case
from course_utils.parameters import (
    dictionary_to_vector,
    gradients_to_vector,
    vector_to_dictionary,
)

__all__ = [
    "dictionary_to_vector",
    "gradient_check_n_test_case",
    "gradients_to_vector",
    "vector_to_dictionary",
]
