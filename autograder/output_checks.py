"""A student's outputs, checked where they arrive.

Each is rebuilt from the few fields and media types that a notebook page may show. They are for
people to read; no score is ever taken from them.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from autograder.limits import Limits
from autograder.outputs import MAX_OUTPUTS, PICTURE_TYPES, TEXT_TYPES, TRUNCATED
from autograder.student_html import clean_html


def checked(raw: Any, execution_count: int | None, limits: Limits) -> list[NotebookNode]:
    """Rebuild outputs that a candidate sent; what is not as it must be is left out."""
    if type(raw) is not list:
        return []
    outputs = [_checked_one(item, execution_count, limits) for item in raw[:MAX_OUTPUTS]]
    return [output for output in outputs if output is not None]


def _checked_one(item: Any, execution_count: int | None, limits: Limits) -> NotebookNode | None:
    cap = limits.output + len(TRUNCATED)
    match item:
        case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
            return new_output("stream", name=name, text=text[:cap])
        case {"output_type": "display_data", "data": dict(data)}:
            return new_output("display_data", data=_checked_data(data, limits))
        case {"output_type": "execute_result", "data": dict(data)}:
            return new_output(
                "execute_result",
                data=_checked_data(data, limits),
                execution_count=execution_count,
            )
        case {
            "output_type": "error",
            "ename": str(name),
            "evalue": str(value),
            "traceback": list(lines),
        }:
            kept = [line[:cap] for line in lines[:1000] if type(line) is str]
            return new_output("error", ename=name[:200], evalue=value[:2000], traceback=kept)
    return None


def _checked_data(data: dict[Any, Any], limits: Limits) -> dict[str, str]:
    kept = {}
    for kind in TEXT_TYPES:
        if type(data.get(kind)) is str:
            kept[kind] = data[kind][: limits.output + len(TRUNCATED)]
    if "text/html" in kept:
        kept["text/html"] = clean_html(kept["text/html"])
    for kind, magic in zip(PICTURE_TYPES, (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"), strict=True):
        value = data.get(kind)
        if type(value) is str and len(value) <= limits.pictures and _starts_with(value, magic):
            kept[kind] = value
    return kept


def _starts_with(encoded: str, magic: bytes) -> bool:
    try:
        return base64.b64decode(encoded.strip(), validate=False).startswith(magic)
    except (binascii.Error, ValueError):
        return False
