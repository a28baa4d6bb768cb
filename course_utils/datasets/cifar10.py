"""CIFAR-10 from its public files, which the user has put in data/.

The files are pickles of Python 2. A pickle can run any program when it is loaded the usual way, so
nothing is taken on trust here: a file must have its published checksum, and then it is read by an
unpickler that knows three names and builds nothing but inert records of plain values.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from course_utils.datasets.folder import DataError, data_folder
from course_utils.datasets.stand_in import cifar10_stand_in

CIFAR10_FOLDER = "cifar-10-batches-py"
CIFAR10_URL = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
CIFAR10_CLASSES = tuple("airplane automobile bird cat deer dog frog horse ship truck".split())
# As published with the data. MD5 tells a damaged file from a whole one, and no more than that.
MD5 = {
    "data_batch_1": "c99cafc152244af753f735de768cd75f",
    "data_batch_2": "d4bba439e000b95fd0a9bffe97cbabec",
    "data_batch_3": "54ebc095f3ab1f0389bbae665268c751",
    "data_batch_4": "634d18415352ddfa80567beed471001a",
    "data_batch_5": "482c414d41f54cd18b22e5b47cb7c3cb",
    "test_batch": "40351d587109b95175f43aff81a1287e",
}
TRAINING_BATCHES = tuple(name for name in MD5 if name.startswith("data"))
IMAGES_PER_BATCH = 10_000
VALUES_PER_IMAGE = 3 * 32 * 32

Progress = Callable[[Iterable[str]], Iterable[str]]


@dataclass(frozen=True)
class LabelledImages:
    """Images, what is on them, and where they come from.

    Attributes
    ----------
    images : ndarray of shape (N, 32, 32, 3), uint8
        Rows, columns, and red, green, blue from 0 (dark) to 255 (bright).
    labels : ndarray of shape (N,), int64
        0 to 9.
    classes : tuple of str
        What the labels stand for.
    source : str
        For the reader: are these the real images or the stand-in?
    """

    images: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]
    source: str


def load_cifar10(
    batches: Sequence[str] = TRAINING_BATCHES, progress: Progress | None = None
) -> LabelledImages:
    """Read CIFAR-10 images from ``data/cifar-10-batches-py``.

    Parameters
    ----------
    batches : sequence of str
        ``"data_batch_1"`` to ``"data_batch_5"`` (the default) or ``"test_batch"``, with 10 000
        images each.
    progress : callable, optional
        What wraps the names of the batches to show a progress bar, such as ``tqdm.tqdm``.

    Raises
    ------
    DataError
        If a file is missing, incomplete or changed.

    References
    ----------
    A. Krizhevsky (2009), Learning Multiple Layers of Features from Tiny Images,
    https://www.cs.toronto.edu/~kriz/cifar.html.
    """
    unknown = sorted(set(batches) - set(MD5))
    if unknown or not batches:
        raise ValueError(f"batches must be some of {list(MD5)}, not {list(batches)}")
    folder = data_folder() / CIFAR10_FOLDER
    parts = [read_batch(folder / name) for name in (progress or iter)(batches)]
    return LabelledImages(
        np.concatenate([images for images, _ in parts]),
        np.concatenate([labels for _, labels in parts]),
        CIFAR10_CLASSES,
        f"These are real CIFAR-10 images, from {', '.join(batches)}.",
    )


def cifar10_or_stand_in(examples: int = 500, progress: Progress | None = None) -> LabelledImages:
    """Return the first images of CIFAR-10, or of the stand-in where CIFAR-10 is not there.

    Parameters
    ----------
    examples : int
        How many images, at most 10 000.
    progress : callable, optional
        As in :func:`load_cifar10`.

    Raises
    ------
    DataError
        If there is a folder ``cifar-10-batches-py`` but its first batch is missing or damaged:
        whoever put it there wants these images and no others.
    """
    if not 1 <= examples <= IMAGES_PER_BATCH:
        raise ValueError(f"examples must be 1 to {IMAGES_PER_BATCH}, not {examples}")
    if (data_folder() / CIFAR10_FOLDER).exists():
        real = load_cifar10(TRAINING_BATCHES[:1], progress)
        return LabelledImages(
            real.images[:examples], real.labels[:examples], real.classes, real.source
        )
    images, labels = cifar10_stand_in(examples)
    return LabelledImages(
        images,
        labels,
        tuple(f"kind {letter}" for letter in "ABCDEFGHIJ"),
        f"There is no folder data/{CIFAR10_FOLDER}. So these are NOT photographs,\n"
        "but a seeded stand-in of the same shape. For the real images unpack\n"
        f"{CIFAR10_URL} in data/.",
    )


def read_batch(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the images ``(10000, 32, 32, 3)`` and labels ``(10000,)`` of one batch file."""
    what_to_do = (
        f"Get {CIFAR10_URL} (163 MB) again and unpack it in the folder `data`, so that there is a "
        f"file data/{CIFAR10_FOLDER}/{path.name}. Without the folder {CIFAR10_FOLDER} the "
        "notebooks use a stand-in."
    )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}). {what_to_do}") from error
    if len(content) < IMAGES_PER_BATCH * VALUES_PER_IMAGE:
        raise DataError(f"{path} is incomplete: {len(content):,} bytes. {what_to_do}")
    if hashlib.md5(content, usedforsecurity=False).hexdigest() != MD5[path.name]:
        raise DataError(f"{path} is not the published file: it was changed. {what_to_do}")
    try:
        return _images_and_labels(_InertUnpickler(io.BytesIO(content)).load())
    except Exception as error:  # a malformed pickle may raise anything
        raise DataError(f"{path} is not a batch of CIFAR-10: {error}. {what_to_do}") from error


# --------------------------------------------------------------------------- unpickling, inertly


class _Record:
    """Stands for an object of NumPy: keeps what it is given and does nothing."""

    def __init__(self, *arguments: Any) -> None:
        self.arguments = arguments
        self.state: Any = None

    def __setstate__(self, state: Any) -> None:
        self.state = state


class _InertUnpickler(pickle.Unpickler):
    """Reads dicts, lists, numbers, bytes and arrays; every other class or function is refused."""

    _KNOWN = frozenset(
        {
            ("numpy.core.multiarray", "_reconstruct"),
            ("numpy", "ndarray"),
            ("numpy", "dtype"),
        }
    )

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, encoding="bytes")

    def find_class(self, module: str, name: str) -> type[_Record]:
        if (module, name) not in self._KNOWN:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}"[:200])
        return _Record

    def persistent_load(self, identity: Any) -> Any:
        raise pickle.UnpicklingError("it refers to an object outside the file")


def _images_and_labels(batch: Any) -> tuple[np.ndarray, np.ndarray]:
    if type(batch) is not dict:
        raise pickle.UnpicklingError("it holds no dict")
    images, labels = batch.get(b"data"), batch.get(b"labels")
    if type(labels) is not list or any(type(k) is not int or not 0 <= k <= 9 for k in labels):
        raise pickle.UnpicklingError("its labels are not a list of the numbers 0 to 9")
    # NumPy gives an array as (version, shape, dtype, order, bytes).
    state = images.state if type(images) is _Record else None
    if type(state) is not tuple or len(state) != 5 or type(state[4]) is not bytes:
        raise pickle.UnpicklingError("its images are not an array")
    shape, dtype, column_order, values = state[1:]
    if type(dtype) is not _Record or dtype.arguments[:1] != (b"u1",):
        raise pickle.UnpicklingError("its images are not unsigned bytes")
    if shape != (len(labels), VALUES_PER_IMAGE) or len(values) != len(labels) * VALUES_PER_IMAGE:
        raise pickle.UnpicklingError(
            f"it does not hold {VALUES_PER_IMAGE} values for each of its labels"
        )
    rows = np.frombuffer(values, dtype=np.uint8).reshape(shape, order="F" if column_order else "C")
    # In a row all red values come first, then green, then blue.
    planes = rows.reshape(-1, 3, 32, 32)
    return planes.transpose(0, 2, 3, 1).copy(), np.array(labels, dtype=np.int64)
