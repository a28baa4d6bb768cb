"""A cell's outputs, recorded where the code runs.

Streams, displays, results and errors are kept in the order in which they came, as Jupyter does, up
to a cap. Where they arrive, :mod:`autograder.output_checks` trusts none of it.
"""

from __future__ import annotations

import base64
import io
from typing import Any

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
        text = text.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be kept
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
