"""Objects that claim to be other than they are, or equal to everything."""

from __future__ import annotations

import numpy as np


class LyingFloat(float):
    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


class LyingArray(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return np.zeros(3)


class Chameleon(type):
    """A metaclass whose classes claim to be whatever they are compared with."""

    @property
    def __name__(cls):
        return "float"

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(float)


class Everything(metaclass=Chameleon):
    __class__ = float  # type: ignore[assignment]

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __getattr__(self, name):
        raise AssertionError(f"the value was asked for {name}")

    def __float__(self):
        raise AssertionError("the value was asked for a float")

    def __array__(self, *args, **kwargs):
        raise AssertionError("the value was asked for an array")

    __repr__ = __str__ = __bool__ = __len__ = __iter__ = __float__
