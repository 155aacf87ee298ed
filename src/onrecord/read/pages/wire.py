"""What goes between us and the child: frames of bytes, answers as JSON.

JSON and no pickle: what a hostile page might make of the child shall not run here.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from datetime import date
from typing import IO, Final

from onrecord.errors import InputError
from onrecord.read.pages.extraction import Extracted
from onrecord.read.pages.metadata import Metadata
from onrecord.record.original import Passage, Stream
from onrecord.record.text import Run, Span, TextMap

LENGTH: Final = struct.Struct("<Q")


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


def refused(reason: str) -> bytes:
    """The answer for a page without an article."""
    return json.dumps({"refused": reason}).encode("ascii")


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


def unpacked(answer: bytes) -> Extracted:
    """What the child found; raises InputError with its reason where it found nothing."""
    told = json.loads(answer)
    if "refused" in told:
        raise InputError(told["refused"])
    published = told["told"].pop("published")
    return Extracted(
        told["text"],
        Metadata(**told["told"], published=date.fromisoformat(published) if published else None),
        Stream(told["stream"], TextMap(tuple(Run(*one) for one in told["bytes"]))),
        tuple(Passage(*one) for one in told["passages"]),
        tuple(Span(*one) for one in told["unanchored"]),
    )
