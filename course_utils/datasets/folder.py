"""Where the data lie."""

from __future__ import annotations

import os
from pathlib import Path

DATA_VARIABLE = "GRADIENT_WORKBOOK_DATA"


class DataError(Exception):
    """A file of data/ is missing, incomplete or changed; the text says what to do."""


def data_folder() -> Path:
    """Return the folder with the data, wherever the program was started.

    It is the one that the environment variable ``GRADIENT_WORKBOOK_DATA`` names; if that is not
    set, ``data`` beside the package ``course_utils``.

    Raises
    ------
    DataError
        If there is no such folder.
    """
    named = os.environ.get(DATA_VARIABLE)
    folder = Path(named).expanduser() if named else Path(__file__).resolve().parents[2] / "data"
    if folder.is_dir():
        return folder
    if named:
        raise DataError(
            f"The environment variable {DATA_VARIABLE} names {named!r}, and there is no such "
            "folder. Correct it, or unset it to use the data that come with the workbook."
        )
    raise DataError(
        f"There is no folder {folder}. Put the folder `data` of the workbook beside "
        f"`course_utils`, or let the environment variable {DATA_VARIABLE} name it."
    )
