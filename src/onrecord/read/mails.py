"""Mail: a message saved as a file, and the documents that hang on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import Any, Final, TypeAlias

from onrecord.errors import InputError
from onrecord.read.charsets import line
from onrecord.read.dates import day
from onrecord.read.markup import plain
from onrecord.record.text import Article, Skip

# What reads an attachment: its bytes, its path and its media type; None for a type of
# which there are no articles.
Reader = Callable[[bytes, str, str], "Iterator[Article | Skip] | None"]

Part: TypeAlias = "Message[Any, Any]"

# The parser of headers takes time that grows with the square of their length.
LONGEST_HEADER: Final = 10_000
MOST_PARTS: Final = 200
DEEPEST: Final = 20


def mail(data: bytes, path: str, reader: Reader) -> Iterator[Article | Skip]:
    """The article of a message, then those of its attachments, whose path is `FILE#NAME`.

    The subject is the title, the sender the byline, the day the sender's. Raises
    InputError for what is no message.
    """
    try:
        message = message_from_bytes(data)
        parts = list(_parts(message))
    except (
        ValueError,
        LookupError,
        RecursionError,
        AttributeError,
        TypeError,
        IndexError,
    ) as error:
        raise InputError(f"a message that cannot be read: {type(error).__name__}") from error
    if not (message["from"] or message["subject"] or message["date"]):
        raise InputError("not a message: no From, Subject or Date at its beginning")
    bodies = [part for part in parts if not _attached(part)]
    text = _body(bodies)
    found = bool(text)
    if text:
        yield Article(
            text,
            path,
            title=_header(message, "subject"),
            byline=_sender(message),
            published=day(_header(message, "date")),
        )
    left_out: Counter[str] = Counter()
    for number, part in enumerate((one for one in parts if _attached(one)), start=1):
        kind = part.get_content_type()
        articles = reader(_bytes(part), f"{path}#{part.get_filename() or number}", kind)
        if articles is None:
            left_out[kind] += 1
        else:
            found = True
            yield from articles
    if left_out:
        told = ", ".join(f"{count} {kind}" for kind, count in left_out.most_common(5))
        yield Skip(path, f"attachments left out ({told})")
    elif not found:
        yield Skip(path, "no text in this message")


def _parts(message: Part, depth: int = 0) -> Iterator[Part]:
    """The parts of a message that hold something, in order, without their monstrous headers."""
    for name in {name for name, value in message.items() if len(str(value)) > LONGEST_HEADER}:
        del message[name]
    if depth > DEEPEST:
        return
    if not message.is_multipart():
        yield message
        return
    for part in list(message.get_payload())[:MOST_PARTS]:
        if isinstance(part, Message):
            yield from _parts(part, depth + 1)


def _attached(part: Part) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return False


def _body(parts: list[Part]) -> str:
    """The words of a message: the plain ones, else those of its HTML."""
    for kind in ("text/plain", "text/html"):
        told = [_text(part) for part in parts if part.get_content_type() == kind]
        text = "\n".join(plain(one) if kind == "text/html" else one for one in told).strip()
        if text:
            return text
    return ""


def _text(part: Part) -> str:
    data = _bytes(part)
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset).replace("\r\n", "\n")
    except (LookupError, UnicodeError, ValueError):
        return line(data).replace("\r\n", "\n")


def _bytes(part: Part) -> bytes:
    try:
        told = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError):
        return b""
    return told if isinstance(told, bytes) else b""


def _header(message: Part, name: str) -> str:
    """A header on one line, its encoded words decoded."""
    told = str(message[name] or "")
    with suppress(HeaderParseError, LookupError, ValueError):
        told = str(make_header(decode_header(told)))
    return " ".join(told.split())


def _sender(message: Part) -> str:
    """`Office of the Mayor` of `Office of the Mayor <press@city.example>`; no bare address."""
    told = _header(message, "from")
    name = told.partition("<")[0].strip(" \"'")
    return "" if "@" in name else name
