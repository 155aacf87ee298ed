"""Copies kept in step: which articles are one story, and where each statement stood first.

Articles that are alike are told when one comes in; a story is all that is reached from
one over these, or stands at one address. Of its statements those that an earlier article
of it has, too, are occurrences of that one: they are kept, and are linked with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select, union

from onrecord.record.copied import Copied, Copy
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.sketch import Sketch, occurrences
from onrecord.store import reading
from onrecord.store.tables import ARTICLES, BANDS, COPIES, ENTRIES, OCCURRENCES, SKETCHES


def recognise(connection: Connection, article: int, sketch: Sketch) -> None:
    """Keep what an article is recognised by, and which of those on record it is like."""
    for table, of in ((SKETCHES, "article"), (BANDS, "article"), (COPIES, "a"), (COPIES, "b")):
        connection.execute(delete(table).where(table.c[of] == article))
    connection.execute(
        SKETCHES.insert().values(
            article=article, address=sketch.address, signature=sketch.signature
        )
    )
    if not sketch.bands:
        return
    near = select(BANDS.c.article).where(BANDS.c.band.in_(sketch.bands)).distinct()
    wanted = select(SKETCHES.c.article, SKETCHES.c.signature).where(SKETCHES.c.article.in_(near))
    alike = [
        int(row.article)
        for row in connection.execute(wanted)
        if Sketch("", sketch.signature).one_story(Sketch("", row.signature))
    ]
    bands = [{"band": band, "article": article} for band in sorted(set(sketch.bands))]
    connection.execute(BANDS.insert(), bands)
    pairs = [{"a": min(one, article), "b": max(one, article)} for one in sorted(alike)]
    if pairs:
        connection.execute(COPIES.insert(), pairs)


def known(connection: Connection, article: int) -> bool:
    """Whether it is kept what an article is recognised by."""
    own = select(SKETCHES.c.article).where(SKETCHES.c.article == article)
    return connection.scalar(own) is not None


def story(connection: Connection, article: int) -> list[int]:
    """Numbers of the articles that are one story with this one, itself among them, in order."""
    seen: set[int] = set()
    new = {article}
    while new:
        seen |= new
        new = {
            number
            for some in reading.chunks(sorted(new))
            for number in connection.scalars(_beside(some))
        } - seen
    if len(seen) == 1:
        return [article]
    return [number for number, _ in printed(connection, seen)]


def _beside(numbers: Sequence[int]) -> Select[Any]:
    """Articles that are alike to some, or at the address of one."""
    at = select(SKETCHES.c.address).where(SKETCHES.c.article.in_(numbers), SKETCHES.c.address != "")
    return union(  # type: ignore[return-value]
        select(COPIES.c.b).where(COPIES.c.a.in_(numbers)),
        select(COPIES.c.a).where(COPIES.c.b.in_(numbers)),
        select(SKETCHES.c.article).where(SKETCHES.c.address.in_(at)),
    )


def printed(connection: Connection, numbers: Iterable[int]) -> list[tuple[int, Copy]]:
    """Articles by their numbers, in the order in which they were printed."""
    told: list[tuple[int, Copy]] = []
    wanted = ("number", "id", "path", "title", "outlet", "published", "url", "origin")
    for some in reading.chunks(sorted(numbers)):
        own = select(*(ARTICLES.c[name] for name in wanted)).where(ARTICLES.c.number.in_(some))
        for row in connection.execute(own):
            captured = row.origin.captured if row.origin else ""
            known = row.id, row.path, row.title, row.outlet, row.published, row.url, captured
            told.append((row.number, Copy(*known)))
    return sorted(told, key=lambda one: (one[1].place, one[0]))


def tell(connection: Connection, articles: Sequence[int]) -> set[int]:
    """Write where the statements of a story stood first; the numbers for which that is new.

    `articles` are all of the story, in order.
    """
    before, now = kept(connection, articles), derived(connection, articles)
    if before == now:
        return set()
    of = select(ENTRIES.c.number).where(ENTRIES.c.article.in_(articles))
    connection.execute(delete(OCCURRENCES).where(OCCURRENCES.c.entry.in_(of)))
    if now:
        rows = [{"entry": entry, "first": first} for entry, first in sorted(now.items())]
        connection.execute(OCCURRENCES.insert(), rows)
    return before.keys() ^ now.keys()


def derived(connection: Connection, articles: Sequence[int]) -> dict[int, int]:
    """What `kept` should be, from the words of the statements themselves."""
    if len(articles) < 2:
        return {}
    every: list[list[Entry]] = []
    numbers: dict[str, int] = {}
    for article in articles:
        of = select(ENTRIES.c.number).where(ENTRIES.c.article == article)
        own = connection.scalars(of.order_by(ENTRIES.c.position)).all()
        entries = list(reading.entries(connection, own))
        numbers |= {entry.id: at for at, entry in zip(own, entries, strict=True)}
        every.append(entries)
    return {numbers[one]: numbers[first] for one, first in occurrences(every).items()}


def kept(connection: Connection, articles: Sequence[int]) -> dict[int, int]:
    """The entries of a story that stand in an earlier copy, each with the one there."""
    own = select(OCCURRENCES.c.entry, OCCURRENCES.c.first)
    own = own.join(ENTRIES, ENTRIES.c.number == OCCURRENCES.c.entry)
    found = connection.execute(own.where(ENTRIES.c.article.in_(articles)))
    return {row.entry: row.first for row in found}


def firsts(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Of some entries those that stand in an earlier copy, and which entry is the first."""
    told: dict[int, int] = {}
    for some in reading.chunks(numbers):
        own = select(OCCURRENCES).where(OCCURRENCES.c.entry.in_(some))
        told |= {row.entry: row.first for row in connection.execute(own)}
    return told


def first_ids(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """By the ids of entries those of the first ones, of entries that are not first themselves."""
    again, first = ENTRIES.alias(), ENTRIES.alias()
    both = select(again.c.id, first.c.id).select_from(OCCURRENCES)
    both = both.join(again, again.c.number == OCCURRENCES.c.entry)
    both = both.join(first, first.c.number == OCCURRENCES.c.first)
    told: dict[str, str] = {}
    for some in reading.chunks(ids):
        them = both.where(again.c.id.in_(some)).order_by(again.c.number)
        told |= {row[0]: row[1] for row in connection.execute(them)}
    return told


def also_in(connection: Connection, ids: Iterable[str]) -> dict[str, list[Copy]]:
    """By the ids of entries the other articles that print the same statement, in order."""
    told: dict[str, list[Copy]] = {}
    for some in reading.chunks(ids):
        first = func.coalesce(OCCURRENCES.c.first, ENTRIES.c.number)
        own = select(ENTRIES.c.id, ENTRIES.c.article, first.label("first"))
        own = own.outerjoin(OCCURRENCES, OCCURRENCES.c.entry == ENTRIES.c.number)
        them = connection.execute(own.where(ENTRIES.c.id.in_(some))).all()
        where = [row.first for row in them]
        every = select(first.label("first"), ENTRIES.c.article)
        every = every.outerjoin(OCCURRENCES, OCCURRENCES.c.entry == ENTRIES.c.number)
        every = every.where(or_(ENTRIES.c.number.in_(where), OCCURRENCES.c.first.in_(where)))
        there: dict[int, set[int]] = {}
        for first_of, article in connection.execute(every):
            there.setdefault(first_of, set()).add(article)
        for row in them:
            if beside := there[row.first] - {row.article}:
                told[row.id] = [copy for _, copy in printed(connection, beside)]
    return told


def told(connection: Connection, number: int, least: float = 0.0) -> ArticleRecord:
    """One article with all that touches it, and what of it is printed in others."""
    one = reading.told(connection, number, least)
    ids = [entry.id for entry in one.entries]
    return replace(one, copied=_copied(connection, number, ids))


def _copied(connection: Connection, article: int, entries: Iterable[str]) -> Copied:
    told = [copy.id for _, copy in printed(connection, story(connection, article))]
    first = first_ids(connection, entries)
    return Copied((tuple(told),) if len(told) > 1 else (), first)


def versions(connection: Connection, address: str) -> list[int]:
    """Numbers of the articles at an address, in order."""
    own = select(SKETCHES.c.article).where(SKETCHES.c.address == address)
    return [number for number, _ in printed(connection, connection.scalars(own).all())]
