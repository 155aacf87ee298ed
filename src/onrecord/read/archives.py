"""Web archives: WARC files, plain or with each record compressed.

FastWARC reads the records, or warcio where that is not installed. Both give up at
the first record that is damaged; here the next one is looked for behind it, so that
a broken record costs itself and nothing else.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final

from onrecord.errors import InputError
from onrecord.read.responses import in_utf_8, media, response
from onrecord.record.text import Article, Origin, Skip

Found = Iterator[Article | Skip]
# What reads the body of a record: its bytes, its path and its media type; None for a
# type of which there are no articles.
Reader = Callable[[bytes, str, str], "Found | None"]

# The largest body that is read, in bytes, and the largest that is unpacked only to get
# past it.
LARGEST: Final = 64 * 2**20
LARGEST_PASSED: Final = 2**30
MIB: Final = 2**20

# How a record begins: compressed, or at the beginning of a line.
GZIP_MARK: Final = b"\x1f\x8b"
GZIP: Final = re.compile(rb"\x1f\x8b\x08")
PLAIN: Final = re.compile(rb"WARC/\d\.\d\r?\n")
# So many beginnings in a row that prove to be none, and the rest is given up.
MOST_TRIES: Final = 1000

# Records about other records are none of ours; nor are visits that found nothing new.
HOLDING: Final = frozenset(("response", "resource", "conversion"))
PASSED_OVER: Final = frozenset(("warcinfo", "request", "metadata", "revisit"))


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers, by their names in small letters, and its block.

    `offset` is the byte of the file at which it begins, `length` what it says its
    block has. Of records that hold no article, or more than LARGEST, the block is
    None: it was not read.
    """

    headers: Mapping[str, str]
    offset: int
    length: int
    block: bytes | None

    @property
    def type(self) -> str:
        return self.headers.get("warc-type", "").lower()

    @property
    def id(self) -> str:
        return self.headers.get("warc-record-id", "").strip("<> ")

    @property
    def breaks_off(self) -> bool:
        return not self.measured or (self.block is not None and len(self.block) < self.length)

    @property
    def measured(self) -> bool:
        """Whether it says how long it is."""
        return self.headers.get("content-length", "").strip().isdigit()

    @property
    def origin(self) -> Origin:
        return Origin(
            "warc",
            self.id,
            self.headers.get("warc-target-uri", "").strip("<> "),
            self.headers.get("warc-date", ""),
            self.headers.get("warc-payload-digest", ""),
            self.offset,
        )


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in the file where no record could be read."""

    offset: int
    reason: str


def archived(stream: BinaryIO, path: str, reader: Reader) -> Found:
    """The articles of a WARC, a record at a time, and what of it cannot be read.

    An article's path is `FILE#RECORD-ID`, and its `origin` keeps what else the
    record says. Pictures, scripts and answers other than 200 are counted in one
    Skip at the end. `stream` can be sought in. Raises InputError where neither
    FastWARC nor warcio is installed.
    """
    left_out: Counter[str] = Counter()
    for one in records(stream):
        if isinstance(one, Damage):
            yield Skip(f"{path}#{one.offset}", f"byte {one.offset:,} of the file: {one.reason}")
        elif one.type in HOLDING:
            yield from _held(one, path, reader, left_out)
        elif one.type not in PASSED_OVER:
            left_out[f"record of type {one.type or 'unknown'}"] += 1
    if left_out:
        told = ", ".join(f"{count} {what}" for what, count in left_out.most_common(6))
        count = left_out.total()
        yield Skip(path, f"{count:,} record{'s' * (count != 1)} left out ({told})")


def records(stream: BinaryIO) -> Iterator[Record | Damage]:
    """All records, those behind a damaged one too."""
    iterate = _engine()
    begins = GZIP if _read(stream, 0, 2) == GZIP_MARK else PLAIN
    start: int | None = 0
    pending: Damage | None = Damage(0, "no WARC record")
    tries = 0
    while start is not None:
        last = start - 1
        try:
            for record in iterate(stream, start):
                if pending and start:
                    yield pending
                last, tries, pending = record.offset, 0, None
                yield record
                if record.breaks_off or record.length > LARGEST_PASSED:
                    break
            else:
                break
        except (OSError, ValueError) as error:
            if last >= start:
                pending = Damage(last, f"what follows this record is damaged ({_line(error)})")
            elif _is_record(stream, start):
                pending = None
                yield Damage(start, f"a damaged record ({_line(error)})")
        tries += 1
        if tries > MOST_TRIES:
            yield Damage(start, f"{MOST_TRIES:,} records in a row are damaged: the rest is left")
            return
        start = _next(stream, begins, max(last, start) + 1)
    if pending:
        yield pending


def _held(record: Record, path: str, reader: Reader, left_out: Counter[str]) -> Found:
    """The articles in one record; what belongs to no article is counted."""
    where = f"{path}#{record.id or record.offset}"
    if not record.measured:
        yield Skip(where, "the record does not say how long it is")
        return
    if record.block is None:
        yield Skip(where, f"a record larger than {LARGEST // MIB} MiB")
        return
    if record.breaks_off:
        told = f"{len(record.block):,} of {record.length:,} bytes"
        yield Skip(where, f"the record breaks off: {told}")
        return
    try:
        kind, body, whole = _body(record)
        found = reader(body, where, kind) if isinstance(kind, str) else None
        if found is None:
            left_out[f"of HTTP status {kind}" if isinstance(kind, int) else kind or "untyped"] += 1
            return
        for one in found:
            yield _placed(one, record, whole) if isinstance(one, Article) else one
    except InputError as error:
        yield Skip(where, str(error))


def _body(record: Record) -> tuple[str | int, bytes, bool]:
    """The media type of what a record holds, or its HTTP status where that is not 200; the body."""
    block, kind = record.block or b"", record.headers.get("content-type", "")
    whole = "warc-truncated" not in record.headers
    if record.type != "response" or media(kind) not in ("application/http", ""):
        return media(kind), in_utf_8(block, kind), whole
    told = response(block)
    return told.media if told.status == 200 else told.status, told.body, whole and told.whole


def _placed(article: Article, record: Record, whole: bool) -> Article:
    origin = record.origin
    if article.origin:
        origin = replace(origin, pages=article.origin.pages)
    return replace(
        article,
        origin=origin,
        url=article.url or (origin.uri if origin.uri.startswith("http") else ""),
        partial=article.partial or not whole,
    )


def _read(stream: BinaryIO, at: int, count: int) -> bytes:
    stream.seek(at)
    return stream.read(count)


def _is_record(stream: BinaryIO, at: int) -> bool:
    """Whether a record does begin here, be it damaged further on, and not only bytes like one."""
    head = _read(stream, at, 512)
    if head.startswith(GZIP_MARK):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:
            return False
    return bool(PLAIN.match(head))


def _next(stream: BinaryIO, begins: re.Pattern[bytes], start: int) -> int | None:
    """Where the next record may begin, at `start` or behind it."""
    stream.seek(start)
    held, at = b"", start
    while piece := stream.read(MIB):
        held += piece
        for match in begins.finditer(held):
            first = match.start()
            if begins is GZIP or not first or held[first - 1 : first] == b"\n":
                return at + first
        keep = held[-16:]
        at, held = at + len(held) - len(keep), keep
    return None


def _engine() -> Callable[[BinaryIO, int], Iterator[Record]]:
    try:
        import fastwarc.warc  # noqa: F401
    except ImportError:
        try:
            import warcio.archiveiterator  # noqa: F401
        except ImportError as error:
            raise InputError(
                "WARC needs FastWARC or warcio, and neither is installed",
                hint="pip install 'onrecord[warc]'",
            ) from error
        return _by_warcio
    return _by_fastwarc


def _by_fastwarc(stream: BinaryIO, start: int) -> Iterator[Record]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(start)
    told: Any
    for told in ArchiveIterator(
        stream, record_types=WarcRecordType.any_type, parse_http=False, fsspec_args=False
    ):
        headers = {name.lower(): value for name, value in reversed(told.headers.to_tuples())}
        length = told.content_length
        wanted = headers.get("warc-type", "").lower() in HOLDING and length <= LARGEST
        block = (told.reader.read(length) if length else b"") if wanted else None
        yield Record(headers, told.stream_pos, length, block)


def _by_warcio(stream: BinaryIO, start: int) -> Iterator[Record]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    stream.seek(start)
    try:
        archive = ArchiveIterator(stream, no_record_parse=True)
        for told in archive:
            headers = {name.lower(): value for name, value in reversed(told.rec_headers.headers)}
            length = (told.length or 0) if "content-length" in headers else 0
            wanted = headers.get("warc-type", "").lower() in HOLDING and length <= LARGEST
            block = (told.raw_stream.read(length) if length else b"") if wanted else None
            yield Record(headers, archive.get_record_offset(), length, block)
    except (ArchiveLoadFailed, AttributeError, EOFError) as error:
        raise ValueError(_line(error)) from error


def _line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = (lines or [type(error).__name__])[0][:100]
    return "".join(c if c.isprintable() else "?" for c in told)
