"""A cell's outputs: recorded where the student's code runs, checked where they arrive.

The recorder keeps streams, displays, results and errors in the order in which they came, as Jupyter
does, and stops at a cap. The examiner trusts none of it: :func:`checked` rebuilds each output from
the few fields and media types that a notebook page may show. They are for people to read; no score
is ever taken from them.
"""

from __future__ import annotations

import base64
import binascii
import io
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from autograder.limits import Limits

TEXT_TYPES = ("text/plain", "text/markdown", "text/latex", "text/html")
PICTURE_TYPES = ("image/png", "image/jpeg")
MAX_OUTPUTS = 500
TRUNCATED = "\n… the rest of this output was cut: the cell printed too much.\n"


class OutputRecorder:
    """Collect the outputs of one cell.

    Parameters
    ----------
    limits
        `output` characters of text and `pictures` characters of pictures are kept.
    """

    def __init__(self, limits: Limits) -> None:
        self.outputs: list[dict[str, Any]] = []
        self._room = {"text": limits.output, "picture": limits.pictures}

    def stream(self, name: str, text: str) -> None:
        text = self._fit(text)
        if not text:
            return
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self._add({"output_type": "stream", "name": name, "text": text})

    def display(self, data: dict[str, Any]) -> None:
        self._add({"output_type": "display_data", "data": self._kept(data)})

    def result(self, data: dict[str, Any]) -> None:
        self._add({"output_type": "execute_result", "data": self._kept(data)})

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        fitted = [self._fit(line) for line in traceback]
        self._add(
            {"output_type": "error", "ename": name, "evalue": value[:2000], "traceback": fitted}
        )

    def clear(self) -> None:
        self.outputs.clear()

    def _kept(self, data: dict[str, Any]) -> dict[str, str]:
        kept = {}
        for kind in TEXT_TYPES + PICTURE_TYPES:
            value = data.get(kind)
            if isinstance(value, bytes):
                value = base64.b64encode(value).decode()
            if type(value) is not str:
                continue
            if kind in TEXT_TYPES:
                kept[kind] = self._fit(value)
            elif len(value) <= self._room["picture"]:
                self._room["picture"] -= len(value)
                kept[kind] = value
        return kept

    def _fit(self, text: str) -> str:
        room = self._room["text"]
        self._room["text"] = max(0, room - len(text))
        if len(text) <= room:
            return text
        return text[:room] + TRUNCATED if room else ""

    def _add(self, output: dict[str, Any]) -> None:
        if len(self.outputs) < MAX_OUTPUTS:
            self.outputs.append(output)


class RecordedStream(io.TextIOBase):
    """A text stream that writes into whatever recorder is current."""

    encoding = "utf-8"

    def __init__(self, name: str, current: list[OutputRecorder]) -> None:
        self._name = name
        self._current = current

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if type(text) is not str:
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._current[0].stream(self._name, text)
        return len(text)


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
        kept["text/html"] = _without_scripts(kept["text/html"])
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


def _without_scripts(html: str) -> str:
    """Clean a student's HTML: it will be shown on the instructor's and the student's pages."""
    from nbconvert.preprocessors.sanitize import SanitizeHTML

    return str(SanitizeHTML().sanitize_html_tags(html))
