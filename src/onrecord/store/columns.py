"""Column types for what a database cannot hold as it is: any string, spans, dates, moments.

A database keeps text as UTF-8, which has no lone surrogates, and most tools
stop reading at a NUL. Text as handed in may hold either, and its offsets must
still count. So each such character is kept as one private stand-in (plane 16,
never used in print), and one that really stood in the text is kept with
`QUOTE` before it. Ordinary text is kept untouched.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from onrecord.record.people import PartialDate
from onrecord.record.statement import Spans
from onrecord.record.text import Origin, Span

# U+D800..U+DFFF stand at U+10D800..U+10DFFF, NUL at U+10E000.
SHIFT: Final = 0x100000
NUL_AS: Final = "\U0010e000"
QUOTE: Final = "\U0010e001"
UNKEPT: Final = re.compile("[\0\ud800-\udfff\U0010d800-\U0010e001]")
KEPT: Final = re.compile("\U0010e001(.)|([\U0010d800-\U0010e000])", re.DOTALL)


def keepable(text: str) -> str:
    """The text as a database can hold it; `restored` gives it back."""
    return UNKEPT.sub(_stand_in, text)


def restored(kept: str) -> str:
    """The text that `keepable` was given."""
    return KEPT.sub(_original, kept)


def _stand_in(found: re.Match[str]) -> str:
    char = found.group()
    if char == "\0":
        return NUL_AS
    return QUOTE + char if ord(char) > 0xFFFF else chr(ord(char) + SHIFT)


def _original(found: re.Match[str]) -> str:
    quoted, stand_in = found.groups()
    if quoted is not None:
        return str(quoted)
    return "\0" if stand_in == NUL_AS else chr(ord(stand_in) - SHIFT)


class Words(TypeDecorator[str]):
    """Any Python string, lossless."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keepable(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        return None if value is None else restored(value)


class SpanList(TypeDecorator[Spans]):
    """Spans as a JSON array: `[[12,40],[52,97]]`, half-open, in code points."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Spans | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return json.dumps([[one.start, one.end] for one in value], separators=(",", ":"))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Spans | None:
        if value is None:
            return None
        return tuple(Span(start, end) for start, end in json.loads(value))


class NameList(TypeDecorator[tuple[str, ...]]):
    """Names as a JSON array of strings, lossless."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else keepable(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(map(str, json.loads(restored(value))))


class Whence(TypeDecorator[Origin]):
    """Where an article stood in its file, as a JSON object of what is known, lossless."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Origin | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        known = {name: told for name, told in asdict(value).items() if told not in ("", None, ())}
        return keepable(json.dumps(known, ensure_ascii=False))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Origin | None:
        if value is None:
            return None
        told = json.loads(restored(value))
        return Origin(**{"format": "", **told, "pages": tuple(told.get("pages", ()))})


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the millisecond, so written that the order of texts is that of time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Partial(TypeDecorator[PartialDate]):
    """A date as exactly as it is known: `2017`, `2017-02` or `2017-02-23`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)
