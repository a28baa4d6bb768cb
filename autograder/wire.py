"""The wire between examiner and candidate: plain values as bytes, nothing else.

Each side encodes with :func:`encode` and rebuilds with :func:`decode`. What may cross is a closed
list (:data:`CROSSES`); everything arrives as the exact base type, a named tuple as a tuple. Nothing
is unpickled, no type is looked up by a name that the other side sent, and every length is capped
before memory is taken for it.

Bodies are MessagePack; types that it lacks are extension types, checked field by field when they
arrive. :mod:`autograder.channel` carries them.
"""

from __future__ import annotations

import functools
import math
import struct
import sys
from collections.abc import Callable
from typing import Any

import msgpack
import numpy as np

from autograder.errors import CannotCross, WireError

CROSSES = (
    "None, bool, int, float, complex, str, bytes, list, tuple, dict, NumPy numbers and numeric "
    "arrays, and numpy.random Generators"
)
MAX_MESSAGE = 64 * 2**20  # bytes; the largest array of the course takes 12 MB
MAX_DEPTH = 32
MAX_ITEMS = 1_000_000
MAX_ODD_KEYS = 1000  # of a dict that arrives
MAX_INT_BYTES = 4096
NUMERIC_KINDS = frozenset("biufc")
_NAME_LENGTH = 5
_HEADER = struct.Struct(f"<{_NAME_LENGTH}sB")  # of an array: dtype name, number of dimensions
_FOREIGN_BYTE_ORDER = ">" if sys.byteorder == "little" else "<"
_DTYPES = {  # the only dtypes that arrive, by their padded names
    np.dtype(code).str.encode().ljust(_NAME_LENGTH, b"\0"): np.dtype(code)
    for code in "?bhilqBHILQefdgFDG"
}
BIT_GENERATORS = {
    kind.__name__: kind
    for kind in (
        np.random.PCG64,
        np.random.PCG64DXSM,
        np.random.MT19937,
        np.random.Philox,
        np.random.SFC64,
    )
}

_TUPLE, _COMPLEX, _INT, _ARRAY, _SCALAR, _GENERATOR, _REFERENCE = range(1, 8)

# What a side makes of a function: `refer` gives the plain fields that stand for it on the wire,
# `resolve` turns such fields into something that can be called.
Refer = Callable[[Any], "list[Any] | None"]
Resolve = Callable[[list[Any]], Any]


def _refer_nothing(value: Any) -> None:
    return None


def _resolve_nothing(fields: list[Any]) -> Any:
    raise WireError("a function came where only data may")


def encode(value: Any, refer: Refer = _refer_nothing) -> bytes:
    """Turn a plain value into bytes.

    Parameters
    ----------
    value
        Anything of :data:`CROSSES`, nested at most 32 deep.
    refer
        Called with each value of another kind; returns the plain fields that stand for it
        (a function known to both sides), or None where it may not cross.

    Raises
    ------
    CannotCross
        The value, or something in it, is of another kind, too deep, cyclic or too large.
    """
    try:
        tree = _to_tree(value, _Walk(refer), 0)
    except _Refused as refused:
        raise CannotCross(str(refused)) from None
    body: bytes = msgpack.packb(tree, use_bin_type=True)
    if len(body) > MAX_MESSAGE:
        raise CannotCross(f"the value takes {len(body):,} bytes; at most {MAX_MESSAGE:,} may cross")
    return body


def decode(body: bytes, resolve: Resolve = _resolve_nothing) -> Any:
    """Rebuild a plain value from bytes that an untrusted process may have sent.

    Raises
    ------
    WireError
        The bytes are not what :func:`encode` makes.
    """
    return _Rebuilding(resolve).unpack(body)


class _Rebuilding:
    """Rebuilds one message, with bounds on all of it: each container alone may be small."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._items = MAX_ITEMS
        self._depth = 0

    def unpack(self, data: bytes) -> Any:
        try:
            return msgpack.unpackb(
                data,
                raw=False,
                strict_map_key=False,
                ext_hook=self._extension,
                list_hook=self._list,
                timestamp=1,  # a type of MessagePack's own: as a float, not as its class
                object_pairs_hook=self._dict,
                max_str_len=MAX_MESSAGE,
                max_bin_len=MAX_MESSAGE,
                max_ext_len=MAX_MESSAGE,
                max_array_len=MAX_ITEMS,
                max_map_len=MAX_ITEMS,
            )
        except WireError:
            raise
        except (ValueError, TypeError, OverflowError, RecursionError, KeyError) as error:
            raise WireError(f"malformed bytes: {error}") from None
        except msgpack.exceptions.UnpackException as error:
            raise WireError(f"malformed bytes: {error}") from None

    def _count(self, items: int) -> None:
        self._items -= items + 1
        if self._items < 0:
            raise WireError(f"a message brings more than {MAX_ITEMS:,} items")

    def _list(self, items: list[Any]) -> list[Any]:
        self._count(len(items))
        return items

    def _dict(self, pairs: Any) -> dict[Any, Any]:
        pairs = list(pairs)
        self._count(len(pairs))
        # Keys of other types can be made to collide, and then cost the square of their number.
        if len(pairs) > MAX_ODD_KEYS and sum(type(k) is not str for k, _ in pairs) > MAX_ODD_KEYS:
            raise WireError(f"a dict has more than {MAX_ODD_KEYS} keys that are not str")
        return dict(pairs)

    def _extension(self, code: int, data: bytes) -> Any:
        self._count(1)
        if code == _ARRAY:
            return _array(data)
        if code not in _REBUILD and code != _REFERENCE:
            raise WireError(f"unknown extension type {code}")
        if self._depth >= MAX_DEPTH + 2:  # each level copies its body
            raise WireError(f"a message is nested more than {MAX_DEPTH} deep")
        self._depth += 1
        try:
            fields = self.unpack(data)
        finally:
            self._depth -= 1
        if type(fields) is not list:
            raise WireError("an extension's fields are not a list")
        return self._resolve(fields) if code == _REFERENCE else _REBUILD[code](fields)


# ---------------------------------------------------------------- our values → MessagePack


class _Walk:
    """What one walk through a value carries along."""

    __slots__ = ("refer", "room")

    def __init__(self, refer: Refer) -> None:
        self.refer = refer
        self.room = MAX_ITEMS


class _Refused(Exception):
    """A value that may not cross; its path is filled in, innermost first, on the way out."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.path: list[str] = []

    def __str__(self) -> str:
        where = "".join(reversed(self.path[-6:]))[:80]
        return f"the value{' at ' + where if where else ''} {self.args[0]}"


def _to_tree(value: Any, walk: _Walk, depth: int) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    special = _BY_KIND.get(kind)
    if special is not None:
        return special(value, walk, depth)
    if isinstance(value, np.generic) and kind.__module__ == "numpy":
        return _scalar_extension(value)
    fields = walk.refer(value)
    if fields is not None:
        return _ext(_REFERENCE, fields)
    for base in _CONTAINERS:
        if issubclass(kind, base):  # an OrderedDict, a named tuple: what is in it crosses
            return _BY_KIND[base](base(value), walk, depth)
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    raise _Refused(
        f"is of type {f'{module}{kind.__qualname__}'[:100]}, which is not one of: {CROSSES}"
    )


def _enter(size: int, walk: _Walk, depth: int) -> None:
    """Hold the bounds on nesting and number, before a container is walked through."""
    if depth >= MAX_DEPTH:
        raise _Refused(f"is nested more than {MAX_DEPTH} deep, or contains itself")
    walk.room -= size
    if walk.room < 0:
        raise _Refused(f"brings more than {MAX_ITEMS:,} items")


def _list_tree(value: Any, walk: _Walk, depth: int) -> list[Any]:
    _enter(len(value), walk, depth)
    items: list[Any] = []
    try:
        for item in value:
            items.append(_to_tree(item, walk, depth + 1))
    except _Refused as refused:
        refused.path.append(f"[{len(items)}]")
        raise
    return items


def _tuple_tree(value: tuple[Any, ...], walk: _Walk, depth: int) -> msgpack.ExtType:
    return _ext(_TUPLE, _list_tree(value, walk, depth))


def _dict_tree(value: dict[Any, Any], walk: _Walk, depth: int) -> dict[Any, Any]:
    _enter(len(value), walk, depth)
    tree = {}
    for key, item in value.items():
        if type(key) is not str:
            if type(key) not in (int, float, bool, bytes, tuple, type(None)):
                raise _Refused(f"has a key of type {type(key).__qualname__[:60]}")
            key = _to_tree(key, walk, depth + 1)
        try:
            tree[key] = _to_tree(item, walk, depth + 1)
        except _Refused as refused:
            refused.path.append(f"[{key!r:.40}]")
            raise
    return tree


def _int_tree(value: int, walk: _Walk, depth: int) -> int | msgpack.ExtType:
    if -(2**63) <= value < 2**64:
        return value
    size = (value.bit_length() + 8) // 8
    if size > MAX_INT_BYTES:
        raise _Refused(f"is an int of {value.bit_length():,} bits")
    return _ext(_INT, [value.to_bytes(size, "little", signed=True)])


def _complex_tree(value: complex, walk: _Walk, depth: int) -> msgpack.ExtType:
    return _ext(_COMPLEX, [value.real, value.imag])


def _generator_tree(value: np.random.Generator, walk: _Walk, depth: int) -> msgpack.ExtType:
    state = value.bit_generator.state  # nested dicts of ints, strings and arrays
    return _ext(_GENERATOR, [_to_tree(state, _Walk(_refer_nothing), 0)])


def _array_extension(array: np.ndarray, walk: _Walk, depth: int) -> msgpack.ExtType:
    """A header (dtype, number of dimensions, dimensions) and the elements in C order."""
    dtype = array.dtype
    if dtype.kind not in NUMERIC_KINDS or dtype.itemsize > 16:
        raise _Refused(f"is an array of dtype {str(dtype)[:40]}; only arrays of numbers may cross")
    if dtype.byteorder == _FOREIGN_BYTE_ORDER:
        array = array.astype(dtype.newbyteorder())
    header = _header_of(array.dtype, array.shape)
    return msgpack.ExtType(_ARRAY, header + array.tobytes())


@functools.lru_cache(1000)
def _header_of(dtype: np.dtype, shape: tuple[int, ...]) -> bytes:
    lengths = struct.pack(f"<{len(shape)}Q", *shape)
    return _HEADER.pack(dtype.str.encode(), len(shape)) + lengths


def _scalar_extension(value: np.generic) -> msgpack.ExtType:
    if value.dtype.kind not in NUMERIC_KINDS or value.dtype.itemsize > 16:
        raise _Refused(f"is a {type(value).__name__}; only numbers may cross")
    name = value.dtype.str.encode().ljust(_NAME_LENGTH, b"\0")
    return _ext(_SCALAR, [name, value.tobytes()])


def _ext(code: int, fields: list[Any]) -> msgpack.ExtType:
    return msgpack.ExtType(code, msgpack.packb(fields, use_bin_type=True))


_CONTAINERS: tuple[type, ...] = (dict, tuple, list)
_AS_THEY_ARE = frozenset({type(None), bool, float, str, bytes})
_BY_KIND: dict[type, Callable[[Any, _Walk, int], Any]] = {
    int: _int_tree,
    list: _list_tree,
    tuple: _tuple_tree,
    dict: _dict_tree,
    complex: _complex_tree,
    np.ndarray: _array_extension,
    np.random.Generator: _generator_tree,
}


# ---------------------------------------------------------------- MessagePack → our values


def _tuple(fields: list[Any]) -> tuple[Any, ...]:
    return tuple(fields)


def _complex(fields: list[Any]) -> complex:
    if [type(part) for part in fields] != [float, float]:
        raise WireError("a complex number is not two floats")
    return complex(*fields)


def _int(fields: list[Any]) -> int:
    if len(fields) != 1 or type(fields[0]) is not bytes or len(fields[0]) > MAX_INT_BYTES:
        raise WireError("a large int is malformed")
    return int.from_bytes(fields[0], "little", signed=True)


def _array(data: bytes) -> np.ndarray:
    start = _HEADER.size + 8 * data[_NAME_LENGTH] if len(data) > _NAME_LENGTH else 0
    dtype, shape, size = _shape_of(data[:start])
    if size != len(data) - start:
        raise WireError("an array's data does not fill its shape")
    return np.ndarray(shape, dtype, data, start).copy()


@functools.lru_cache(1000)
def _shape_of(header: bytes) -> tuple[np.dtype, tuple[int, ...], int]:
    """Return dtype, shape and number of bytes; the same few headers come again and again."""
    try:
        name, ndim = _HEADER.unpack_from(header)
        shape = struct.unpack_from(f"<{ndim}Q", header, _HEADER.size)
    except struct.error:
        raise WireError("an array's header is cut off") from None
    dtype = _DTYPES.get(name)
    if dtype is None or ndim > 32:
        raise WireError("an array's dtype or number of dimensions is not allowed")
    if max(shape, default=0) > MAX_MESSAGE:
        raise WireError("an array's data does not fill its shape")
    return dtype, shape, math.prod(shape) * dtype.itemsize


def _scalar(fields: list[Any]) -> Any:
    if len(fields) != 2:
        raise WireError("a NumPy number is not dtype and data")
    name, data = fields
    dtype = _DTYPES.get(name) if type(name) is bytes else None
    if dtype is None:
        raise WireError("a NumPy number's dtype is not allowed")
    if type(data) is not bytes or len(data) != dtype.itemsize:
        raise WireError("a NumPy number's data does not fit its dtype")
    return np.frombuffer(data, dtype)[0]


def _generator(fields: list[Any]) -> np.random.Generator:
    state: Any = fields[0] if len(fields) == 1 else None
    name = state.get("bit_generator") if type(state) is dict else None
    kind = BIT_GENERATORS.get(name) if type(name) is str else None
    if kind is None:
        raise WireError("a Generator's state names no known bit generator")
    generator = np.random.Generator(kind(0))
    _check_like(state, generator.bit_generator.state)
    try:
        generator.bit_generator.state = state
    except (ValueError, TypeError, OverflowError, KeyError) as error:
        raise WireError(f"a Generator's state is malformed: {error}") from None
    return generator


def _check_like(given: Any, model: Any) -> None:
    """Hold an arriving state against a fresh one: the same keys, kinds, dtypes and shapes."""
    if type(model) is dict:
        if type(given) is not dict or given.keys() != model.keys():
            raise WireError("a Generator's state has other fields than it must")
        for key in model:
            _check_like(given[key], model[key])
    elif type(model) is np.ndarray:
        if type(given) is not np.ndarray or (given.dtype, given.shape) != (
            model.dtype,
            model.shape,
        ):
            raise WireError("a Generator's state has an array of another shape")
    elif type(given) is not type(model) or (type(given) is int and given < 0):
        raise WireError("a Generator's state has a field of another kind")


_REBUILD: dict[int, Callable[[list[Any]], Any]] = {
    _TUPLE: _tuple,
    _COMPLEX: _complex,
    _INT: _int,
    _SCALAR: _scalar,
    _GENERATOR: _generator,
}
