"""Forget articles on request: all that was read of them goes, a tombstone stays.

What people judged is never taken away. A judgement that is about nobody on record
any more is *orphaned*: it says nothing until one of its articles is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from onrecord.errors import Forgotten
from onrecord.record.entry import ArticleRecord
from onrecord.record.judgement import Judgement
from onrecord.record.text import Article
from onrecord.record.tombstone import Buried, Tombstone
from onrecord.store import copies, courses, judging, linking, matching, reading
from onrecord.store.courses import MeasureMatcher
from onrecord.store.findings import Finding
from onrecord.store.linking import Linker
from onrecord.store.matching import Matcher
from onrecord.store.rows import AnyRow
from onrecord.store.tables import ARTICLES, ENTRIES, ORIGINALS, ORIGINS, SIGHTINGS, TOMBSTONES


@dataclass(frozen=True, slots=True)
class Went:
    """What was forgotten: how many articles, statements and originals; judgements left behind.

    `orphaned` are those that were about somebody on record until now.
    """

    articles: int
    entries: int
    originals: int
    orphaned: tuple[Judgement, ...]


def forget(
    connection: Connection,
    numbers: Sequence[int],
    day: date,
    reason: str,
    person: str = "",
    matcher: Matcher | None = None,
    measures: MeasureMatcher | None = None,
    linker: Linker | None = None,
) -> Went:
    """Take out articles with all that hangs on them, and match anew whoever spoke in them.

    `person` is the id of the identity because of which they go; it gets a tombstone, too.
    """
    before = judging.orphaned(connection)
    touched, left = set[str](), set[str]()
    own = ENTRIES.c.article.in_(numbers)
    entries = connection.scalar(select(func.count()).select_from(ENTRIES).where(own)) or 0
    taken = select(ORIGINS.c.original).where(ORIGINS.c.article.in_(numbers)).distinct()
    originals = connection.scalars(taken).all()
    beside = {one for number in numbers for one in copies.story(connection, number)}
    for number in numbers:
        article = reading.article(connection, number)
        touched |= matching.write(connection, number, ArticleRecord(article))
        left |= courses.of_article(connection, number)
        _unsee(connection, number, article.id)
        connection.execute(delete(ARTICLES).where(ARTICLES.c.number == number))
        digest = article.text_sha256
        _bury(connection, Tombstone(article.id, Buried.ARTICLE, day, reason, person, digest))
    if person:
        _bury(connection, Tombstone(person, Buried.PERSON, day, reason))
    used = select(ORIGINS.c.original)
    unused = ORIGINALS.c.number.in_(originals) & ORIGINALS.c.number.not_in(used)
    gone = connection.execute(delete(ORIGINALS).where(unused)).rowcount
    shifted = {
        entry
        for one in sorted(beside - set(numbers))
        for entry in copies.tell(connection, copies.story(connection, one))
    }
    moved: frozenset[int] = frozenset()
    if matcher is None:
        matching.forget(connection, touched)
    else:
        moved = matching.match(connection, matcher, touched).moved
    if linker is not None:
        others = linking.of_appearances(connection, moved)
        linking.relink(connection, [*shifted, *others], linker, fresh=shifted)
    courses.match(connection, measures, left)
    orphaned = judging.orphaned(connection) - before
    told = (one for one in judging.judgements(connection) if one.id in orphaned)
    return Went(len(numbers), entries, gone, tuple(told))


def _unsee(connection: Connection, number: int, article: str) -> None:
    """Take out what watchlists saw in an article: they keep its words as they were then."""
    own = select(ENTRIES.c.id).where(ENTRIES.c.article == number)
    told = SIGHTINGS.c.told.contains(f'"{article}"', autoescape=True)
    connection.execute(delete(SIGHTINGS).where(or_(SIGHTINGS.c.id.in_(own), told)))


def _bury(connection: Connection, told: Tombstone) -> None:
    connection.execute(delete(TOMBSTONES).where(TOMBSTONES.c.id == told.id))
    row = {
        "id": told.id,
        "what": told.what.value,
        "day": told.day,
        "reason": told.reason,
        "person": told.person or None,
        "text_sha256": told.text_sha256 or None,
    }
    connection.execute(insert(TOMBSTONES).values(row))


def tombstones(connection: Connection) -> list[Tombstone]:
    """Every tombstone, the oldest first."""
    order = TOMBSTONES.c.day, TOMBSTONES.c.what.desc(), TOMBSTONES.c.id
    return list(_told(connection.execute(select(TOMBSTONES).order_by(*order)).all()))


def of(connection: Connection, article: Article) -> Tombstone | None:
    """The tombstone of an article that is not on record, or of one with just its text."""
    there = select(ARTICLES.c.number).where(ARTICLES.c.id == article.id)
    if connection.scalar(there) is not None:
        return None
    wanted = select(TOMBSTONES).where(_meant(article)).order_by(TOMBSTONES.c.id == article.id)
    return next(_told(connection.execute(wanted).all()[-1:]), None)


def admit(connection: Connection, article: Article, *, again: bool) -> None:
    """Let an article in, its tombstone gone if it comes `again`; else raises Forgotten."""
    told = of(connection, article)
    if told is None:
        return
    if not again:
        raise Forgotten(str(told), hint="`onrecord add --again` reads it all the same")
    connection.execute(delete(TOMBSTONES).where(TOMBSTONES.c.id == article.id))


def findings(connection: Connection) -> Iterator[Finding]:
    """Articles that are on record although they were forgotten."""
    both = select(ARTICLES.c.id).join(TOMBSTONES, TOMBSTONES.c.id == ARTICLES.c.id)
    for id_ in connection.scalars(both.order_by(ARTICLES.c.number)):
        message = "it is on record although it has a tombstone; `onrecord forget` takes it out"
        yield Finding("forgotten", id_, message)


def _meant(article: Article) -> ColumnElement[bool]:
    return or_(TOMBSTONES.c.id == article.id, TOMBSTONES.c.text_sha256 == article.text_sha256)


def _told(rows: Iterable[AnyRow]) -> Iterator[Tombstone]:
    for row in rows:
        yield Tombstone(
            row.id, Buried(row.what), row.day, row.reason, row.person or "", row.text_sha256 or ""
        )
