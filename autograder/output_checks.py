"""A student's outputs, checked where they arrive.

Each is rebuilt from the few fields and media types that a notebook page may show. They are for
people to read; no score is ever taken from them.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from autograder.limits import Limits
from autograder.outputs import MAX_OUTPUTS, TEXT_TYPES, TRUNCATED
from autograder.student_html import clean_html

PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def checked(raw: Any, execution_count: int | None, limits: Limits) -> list[NotebookNode]:
    """Rebuild the outputs of one cell that a candidate sent; what is not as it must be is left out.

    The caps hold for the cell, not for each of its outputs.
    """
    if type(raw) is not list:
        return []
    cell = _Cell(limits, execution_count)
    outputs = [cell.rebuilt(item) for item in raw[:MAX_OUTPUTS]]
    return [output for output in outputs if output is not None]


def size_of(outputs: list[NotebookNode]) -> int:
    """Return about how many characters outputs take in a notebook."""
    return sum(len(json.dumps(output)) for output in outputs)


class _Cell:
    """What may still come from one cell."""

    def __init__(self, limits: Limits, execution_count: int | None) -> None:
        self._text = limits.output + len(TRUNCATED)
        self._pictures = limits.pictures
        self._execution_count = execution_count

    def rebuilt(self, item: Any) -> NotebookNode | None:
        match item:
            case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
                return new_output("stream", name=name, text=self._fit(text))
            case {"output_type": "display_data", "data": dict(data)}:
                return new_output("display_data", data=self._data(data))
            case {"output_type": "execute_result", "data": dict(data)}:
                return new_output(
                    "execute_result", data=self._data(data), execution_count=self._execution_count
                )
            case {
                "output_type": "error",
                "ename": str(name),
                "evalue": str(value),
                "traceback": list(lines),
            }:
                kept = [self._fit(line) for line in lines[:1000] if type(line) is str]
                return new_output("error", ename=name[:200], evalue=value[:2000], traceback=kept)
        return None

    def _data(self, data: dict[Any, Any]) -> dict[str, str]:
        kept = {}
        for kind in TEXT_TYPES:
            if type(data.get(kind)) is str:
                kept[kind] = self._fit(data[kind])
        if "text/html" in kept:
            kept["text/html"] = clean_html(kept["text/html"])
        for kind, magic in PICTURES.items():
            value = data.get(kind)
            if type(value) is str and len(value) <= self._pictures and _starts_with(value, magic):
                self._pictures -= len(value)
                kept[kind] = value
        return kept

    def _fit(self, text: str) -> str:
        fitted = text[: self._text]
        self._text -= len(fitted)
        return fitted


def _starts_with(encoded: str, magic: bytes) -> bool:
    try:
        return base64.b64decode(encoded.strip(), validate=False).startswith(magic)
    except (binascii.Error, ValueError):
        return False
