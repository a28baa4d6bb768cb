"""Images of CIFAR-10's shape from a seed, for machines without CIFAR-10."""

from __future__ import annotations

import numpy as np

SIDE, CLASSES = 32, 10
SEED = 10


def cifar10_stand_in(examples: int) -> tuple[np.ndarray, np.ndarray]:
    """Return coloured images of ten kinds, the same ones every time.

    Each kind has a picture of its own, made of a few large patches of colour. An image is that
    picture in its own light, with patches of its own laid over it and grain: so the images of
    one kind are correlated, and those of different kinds still have most of their variation
    in common, as photographs do.

    Parameters
    ----------
    examples : int
        How many images. Fewer are the beginning of more.

    Returns
    -------
    images : ndarray of shape (examples, 32, 32, 3), uint8
        Red, green, blue from 0 to 255.
    labels : ndarray of shape (examples,), int64
        0 to 9, in no order.

    Examples
    --------
    >>> images, labels = cifar10_stand_in(500)
    >>> images.shape, images.dtype, labels.shape
    ((500, 32, 32, 3), dtype('uint8'), (500,))
    """
    # The legacy generator, whose numbers are the same in every version of NumPy; one for each
    # ingredient, so that an image does not depend on how many are made.
    choice, light, overlay, grain = (np.random.RandomState([SEED, k]) for k in range(1, 5))
    kinds = _patches(np.random.RandomState(SEED), CLASSES, grid=5)
    labels = choice.randint(CLASSES, size=examples).astype(np.int64)
    images = 104 + 25 * light.randn(examples, 1, 1, 1)
    images = images + 34 * kinds[labels] + 32 * _patches(overlay, examples, grid=4)
    images += np.frombuffer(grain.bytes(images.size), dtype=np.uint8).reshape(images.shape) / 8
    return np.clip(np.round(images), 0, 255).astype(np.uint8), labels


def _patches(random: np.random.RandomState, count: int, grid: int) -> np.ndarray:
    """Return smooth random images of mean 0 and spread 1, by interpolation of a coarse grid."""
    coarse = random.randn(count, grid, grid, 3)
    place = np.linspace(0, grid - 1, SIDE)
    left = np.minimum(place.astype(int), grid - 2)
    share = (place - left)[:, None]
    weights = (1 - share) * np.eye(grid)[left] + share * np.eye(grid)[left + 1]
    smooth = np.einsum("ia,jb,nabc->nijc", weights, weights, coarse, optimize=True)
    smooth -= smooth.mean(axis=(1, 2, 3), keepdims=True)
    return smooth / smooth.std(axis=(1, 2, 3), keepdims=True)
