"""The bytes that articles were taken from, each kept once and packed, and whether all still holds.

They are written in the transaction of their article: what was acknowledged has
its original, also after a power cut.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from sqlalchemy import Connection, Select, delete, distinct, func, insert, select, update

from onrecord.errors import OnRecordError
from onrecord.record.entry import Entry
from onrecord.record.original import Original, Stream, amiss, same_words, sha256
from onrecord.record.text import Article
from onrecord.store import reading
from onrecord.store.faults import Where, readable
from onrecord.store.findings import Finding
from onrecord.store.tables import ENTRIES, ORIGINALS, ORIGINS, TARGETS

# How the bytes of one media type are opened to see their text stream.
Opener: TypeAlias = Callable[[bytes], Stream]

# Pages have several kilobytes for each of text; more effort than this gains a hundredth.
EFFORT: Final = 6


def write(connection: Connection, article: int, told: Original | None) -> None:
    """Keep what an article was taken from, in place of what was told of it before."""
    connection.execute(delete(ORIGINS).where(ORIGINS.c.article == article))
    if told is None:
        return
    there = select(ORIGINALS.c.number, ORIGINALS.c.packed.is_(None).label("missing"))
    kept = connection.execute(there.where(ORIGINALS.c.sha256 == told.sha256)).first()
    packed = zlib.compress(told.data, EFFORT) if told.data and (not kept or kept.missing) else None
    if kept is None:
        made = insert(ORIGINALS).values(sha256=told.sha256, media_type=told.media_type)
        connection.execute(made.values(packed=packed))
        kept = connection.execute(there.where(ORIGINALS.c.sha256 == told.sha256)).one()
    elif packed:
        here = ORIGINALS.c.number == kept.number
        connection.execute(update(ORIGINALS).where(here).values(packed=packed))
    origin = insert(ORIGINS).values(article=article, original=kept.number)
    connection.execute(origin.values(unanchored=told.unanchored))


def totals() -> Select[int, int, int, int]:
    """How many originals there are, entries of them, entries with targets, and targets."""
    here = select(func.count()).select_from(ENTRIES)
    here = here.join(ORIGINS, ORIGINS.c.article == ENTRIES.c.article)
    return select(
        select(func.count()).select_from(ORIGINALS).scalar_subquery(),
        here.scalar_subquery(),
        select(func.count(distinct(TARGETS.c.entry))).scalar_subquery(),
        select(func.count()).select_from(TARGETS).scalar_subquery(),
    )


def verify(
    connection: Connection, path: Where, openers: Mapping[str, Opener], article: int | None = None
) -> Iterator[Finding]:
    """Open every original again and look whether each target still cuts its statement's words.

    Or the original of one article alone, by its number.
    """
    wanted = select(ORIGINALS.c.number).order_by(ORIGINALS.c.number)
    if article is not None:
        of = select(ORIGINS.c.original).where(ORIGINS.c.article == article)
        wanted = wanted.where(ORIGINALS.c.number.in_(of))
    numbers = connection.scalars(wanted).all()
    for number in numbers:
        row = connection.execute(select(ORIGINALS).where(ORIGINALS.c.number == number)).one()
        try:
            stream = _opened(row.packed, row.sha256, openers.get(row.media_type))
        except OnRecordError as error:
            yield Finding("original", row.sha256, str(error))
            continue
        if stream is None:
            continue
        for entry, where in _of(connection, path, number):
            for message in _amiss(entry, where, stream):
                yield Finding("target", entry.id, message)


def _opened(packed: bytes | None, digest: str, opener: Opener | None) -> Stream | None:
    """Raises OnRecordError for an original that is not there or is another than it was."""
    if packed is None:
        raise OnRecordError("its bytes are not in this record")
    try:
        data = zlib.decompress(packed)
    except zlib.error as error:
        raise OnRecordError(f"its bytes cannot be unpacked: {error}") from error
    if sha256(data) != digest:
        raise OnRecordError("its bytes are others than were read: the digest differs")
    return opener(data) if opener else None


def _of(connection: Connection, path: Where, original: int) -> Iterator[tuple[Entry, Article]]:
    wanted = (
        select(ENTRIES.c.number)
        .join(ORIGINS, ORIGINS.c.article == ENTRIES.c.article)
        .where(ORIGINS.c.original == original)
        .order_by(ENTRIES.c.number)
    )
    with readable(path):
        yield from reading.pairs(connection, connection.scalars(wanted).all())


def _amiss(entry: Entry, article: Article, stream: Stream) -> Iterator[str]:
    for target in entry.targets:
        if message := amiss(target, stream):
            yield message
    said = "".join(span.of(article.text) for span in entry.statement.content)
    if entry.targets and not same_words("".join(one.exact for one in entry.targets), said):
        yield "its words in the page are not those of the statement"
