"""Which statements of a record answer to what is asked, by day: one at a time, never all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.record.entry import Entry
from onrecord.record.text import Article
from onrecord.store import fulltext, reading, search
from onrecord.store.queries import Query
from onrecord.store.tables import ARTICLES, ENTRIES, OCCURRENCES


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of statements: None and 0 ask nothing.

    `query` is the tree of a query, `who` the id or the whole name of somebody, whatever
    names they go by. What several copies of a story print comes once, from the first of
    them that answers, unless `again` is said.
    """

    query: Query | None = None
    who: str | None = None
    least: float = 0.0
    again: bool = False


def chosen(connection: Connection, asked: Choice, limit: int) -> Iterator[tuple[Entry, Article]]:
    """Entries with their articles, by the day they were said, the undated last."""
    wanted = reading.ordered().where(*_where(connection, asked)).limit(limit)
    return reading.pairs(connection, reading.streamed(connection, wanted))


def counted(connection: Connection, asked: Choice, limit: int | None) -> int:
    """How many entries `chosen` has."""
    home = ENTRIES.join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
    some = select(ENTRIES.c.number).select_from(home).where(*_where(connection, asked))
    return connection.scalar(select(func.count()).select_from(some.limit(limit).subquery())) or 0


def _where(connection: Connection, asked: Choice) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if asked.query is not None:
        where.append(search.condition(asked.query, fulltext.of(connection)))
    if asked.who is not None:
        where.append(reading.spoken_by(asked.who))
    if asked.least:
        where.append(reading.likely(ENTRIES, asked.least))
    if asked.again:
        return where
    return [_once(where)] if where else [reading.FIRST]


def _once(where: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Of all entries that answer those that stand first, or first of those that do answer."""
    home = ENTRIES.join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
    found = select(ENTRIES.c.number).select_from(home).where(*where).cte("found")
    there = select(found.c.number)
    later = select(func.min(OCCURRENCES.c.entry)).where(
        OCCURRENCES.c.entry.in_(there), OCCURRENCES.c.first.not_in(there)
    )
    alone = ENTRIES.c.number.in_(later.group_by(OCCURRENCES.c.first))
    return ENTRIES.c.number.in_(there) & or_(reading.FIRST, alone)
