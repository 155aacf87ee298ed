"""What a server answered, as an archive keeps it: status, headers, and the body unpacked."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.policy import HTTP
from typing import Final

from onrecord.errors import InputError
from onrecord.read.inflating import inflated

STATUS: Final = re.compile(rb"\s*HTTP/\d(?:\.\d)? (\d{3})\b[^\n]*\n", re.IGNORECASE)
END_OF_HEADERS: Final = re.compile(rb"\r?\n\r?\n")
LONGEST_HEADERS: Final = 256 * 1024
CHUNK_SIZE: Final = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


@dataclass(frozen=True, slots=True)
class Response:
    """One answer: `media` is its type in small letters, `whole` that all of the body is there."""

    status: int
    media: str
    body: bytes
    whole: bool


def response(block: bytes) -> Response:
    """The answer in the block of an archive's record.

    Raises InputError where it is no HTTP, and for a body that cannot be unpacked
    within bounds.
    """
    status = STATUS.match(block)
    if not status:
        raise InputError("no HTTP answer in this record")
    end = END_OF_HEADERS.search(block, status.end() - 2, LONGEST_HEADERS)
    if not end:
        raise InputError("the headers of this HTTP answer do not end")
    told = headers(block[status.end() : end.start()])
    body, whole = block[end.end() :], True
    if told.get("transfer-encoding", "").lower().strip() == "chunked":
        body, whole = _joined(body)
    elif (length := told.get("content-length", "").strip()).isdigit() and len(length) < 20:
        whole = len(body) >= int(length)
    packed = tuple(name.strip().lower() for name in told.get("content-encoding", "").split(","))
    body, unpacked = inflated(body, packed)
    kind = told.get("content-type", "")
    return Response(int(status[1]), media(kind), in_utf_8(body, kind), whole and unpacked)


def headers(told: bytes) -> dict[str, str]:
    """Headers by their names in small letters; of one that is told twice, the first."""
    parsed = BytesHeaderParser(policy=HTTP.clone(max_line_length=None)).parsebytes(told)
    found: dict[str, str] = {}
    for name, value in parsed.raw_items():
        found.setdefault(name.lower(), " ".join(str(value).split()))
    return found


def media(kind: str) -> str:
    """`text/html` of `Text/HTML; charset=utf-8`."""
    return kind.partition(";")[0].strip().lower()


def in_utf_8(body: bytes, kind: str) -> bytes:
    """A text in UTF-8 where only its headers say in which charset it is."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", kind, re.IGNORECASE)
    if not found or not kind.strip().lower().startswith(("text/", "application/xhtml")):
        return body
    try:
        codec = codecs.lookup(found[1])
        if not codec._is_text_encoding or codec.name == "utf-8":
            return body
        body.decode("utf-8")
    except LookupError:
        return body
    except UnicodeDecodeError:
        try:
            return body.decode("cp1252" if codec.name == "iso8859-1" else codec.name).encode()
        except UnicodeError:
            return body
    return body


def _joined(body: bytes) -> tuple[bytes, bool]:
    """A body that was sent in chunks, and whether its last chunk is there.

    One without sizes is as it is: archives keep the headers of what they joined.
    """
    told, at = bytearray(), 0
    while size := CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        if not length:
            return bytes(told), True
        told += body[size.end() : size.end() + length]
        at = size.end() + length
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    return (bytes(told), False) if at else (body, True)
