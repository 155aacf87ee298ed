"""What goes between us and the child: frames of bytes, answers as JSON.

JSON and no pickle: what a hostile page might make of the child shall not run here.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from datetime import date
from typing import IO, Any, Final, NamedTuple

from onrecord.errors import InputError
from onrecord.read.pages.extraction import Extracted
from onrecord.read.pages.metadata import Metadata
from onrecord.read.sheets import Sheets
from onrecord.record.original import Passage, Stream
from onrecord.record.text import Run, Span, TextMap

LENGTH: Final = struct.Struct("<Q")


class Kind(NamedTuple):
    """What the child can be asked to read: in words, and how many times as long as a page."""

    words: str
    times: int


# A PDF of the most pages that are read takes a minute, and a page a second at most.
KINDS: Final = {
    "html": Kind("HTML", 1),
    "pdf": Kind("a PDF", 3),
    "docx": Kind("a Word file", 1),
}


def send(data: bytes, stream: IO[bytes]) -> None:
    """One frame: its length, then its bytes."""
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes | None:
    """The next frame, or None where the other side has gone or tells of more than `most` bytes."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = stream.read(length) if length <= most else b""
    return data if len(data) == length else None


def refused(reason: str, hint: str = "") -> bytes:
    """The answer for what has nothing in it that could be read."""
    return json.dumps({"refused": reason, "hint": hint}).encode("ascii")


def packed(found: Extracted) -> bytes:
    """The answer for a page with one."""
    published = found.told.published
    told = {
        "text": found.text,
        "told": asdict(found.told) | {"published": published and published.isoformat()},
        "stream": found.stream.text,
        "bytes": found.stream.bytes.runs,
        "passages": found.passages,
        "unanchored": [(one.start, one.end) for one in found.unanchored],
    }
    return json.dumps(told).encode("ascii")


def packed_sheets(found: Sheets) -> bytes:
    """The answer for a document in pages."""
    return json.dumps({"pages": found.pages, "title": found.title}).encode("ascii")


def unpacked(answer: bytes) -> Extracted:
    """What the child found; raises InputError with its reason where it found nothing."""
    told = _found(answer)
    published = told["told"].pop("published")
    return Extracted(
        told["text"],
        Metadata(**told["told"], published=date.fromisoformat(published) if published else None),
        Stream(told["stream"], TextMap(tuple(Run(*one) for one in told["bytes"]))),
        tuple(Passage(*one) for one in told["passages"]),
        tuple(Span(*one) for one in told["unanchored"]),
    )


def unpacked_sheets(answer: bytes) -> Sheets:
    """The same of a document in pages."""
    told = _found(answer)
    return Sheets(tuple(tuple(page) for page in told["pages"]), told["title"])


def _found(answer: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answer)
    if "refused" in told:
        raise InputError(told["refused"], hint=told["hint"])
    return told
