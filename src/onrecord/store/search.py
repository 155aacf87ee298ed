"""Full text: the tree of a query, asked of the index and the tables, best first.

What the index (`fulltext`) can tell by itself is one question to it, which ranks
and cuts the snippet; fields, and what mixes fields with words, are conditions
beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Text,
    and_,
    false,
    func,
    literal,
    not_,
    or_,
    select,
)

from onrecord.models.meanings import ALIKE, LIKE
from onrecord.record.entry import Entry
from onrecord.record.meaning import Meaning
from onrecord.record.text import Article, Span
from onrecord.store import copies, fulltext, meanings, queries, reading
from onrecord.store.columns import restored
from onrecord.store.fulltext import FullText, highlighted, matching
from onrecord.store.queries import AllOf, AnyOf, Field, Not, Query, Words
from onrecord.store.tables import ARTICLES, ENTRIES

FUSED: Final = 60  # as in the paper: how little the first places count more than the next
PLAIN: Final = 300  # characters of a statement shown where no word was asked for


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a search found.

    `snippet` is the statement, or the part of it where the words stand,
    `highlights` the spans of the snippet that hold them (none where only the
    speaker, outlet or title has them). A higher `score` is a better hit; it is
    no probability. `near` is how near it lies to what was looked for by its meaning, 0 to
    1; None where it was found by its words alone, and `worded` is False where it lacks them.
    """

    entry: Entry
    article: Article
    snippet: str
    highlights: tuple[Span, ...]
    score: float
    near: float | None = None
    worded: bool = True


@dataclass(frozen=True, slots=True)
class Among:
    """What a search leaves out: entries of others than these; None leaves out nothing.

    `speaker` is an id or a whole name, `office` words of a title, `organization`
    words of the name of a body that speaks or that the office is in.
    """

    speaker: str | None = None
    office: str | None = None
    organization: str | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        for told, condition in (
            (self.speaker, reading.spoken_by),
            (self.office, reading.in_office),
            (self.organization, reading.of_organization),
        ):
            if told is not None:
                yield condition(told)


def search(
    connection: Connection,
    asked: Query | None,
    among: Among,
    least: float,
    limit: int,
    meaning: Meaning | None = None,
    *,
    alone: bool = False,
) -> Iterator[Hit]:
    """The entries that a query finds, best first; ties by the newest, then by id.

    Where no words have to be there, all hits are equally good. A statement that several
    copies of one story print is found once.

    With a meaning, also what lies near it and answers to all of the query but its plain
    words; both rankings are fused. `alone`, what answers to the whole query, if there is
    any, and lies near, the nearest first.
    """
    where = [reading.likely(ENTRIES, least), *among.conditions()]
    index, tree = fulltext.of(connection), None
    found: Sequence[Row[Any]] = ()
    if asked is not None and not alone:
        ranked, tree = _ranked(asked, index)
        found = _once(connection, ranked.where(*where), limit)
    near: dict[int, float] = {}
    if meaning is not None:
        parts: tuple[Query, ...] = (asked,) if asked is not None else ()
        if asked is not None and not alone:
            parts = queries.loose(asked)[1]
        where += [condition(part, index) for part in parts]
        near = meanings.near(connection, meaning, where, limit, ALIKE if alone else LIKE)
    worded = {row.number: row for row in found}
    scores = _fused(list(worded), list(near)) if near else {n: -r.rank for n, r in worded.items()}
    best = sorted(scores, key=lambda number: -scores[number])[:limit]
    for number, (entry, article) in zip(best, reading.pairs(connection, best), strict=True):
        row = worded.get(number)
        if row and tree:
            snippet, highlights = index.cut(row.snippet, tree)
        else:
            told = restored(row.snippet) if row else entry.statement.text[:PLAIN]
            snippet, highlights = highlighted(told)
        known = scores[number], near.get(number), row is not None
        yield Hit(entry, article, snippet, highlights, *known)


def _fused(*rankings: Sequence[int]) -> dict[int, float]:
    """Reciprocal rank fusion (Cormack, Clarke & Buettcher, SIGIR 2009)."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for place, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1 / (FUSED + place)
    return scores


def _once(connection: Connection, ranked: Select[Any], limit: int) -> list[Row[Any]]:
    """The best rows; of those that are one statement the one printed first, or else the best."""
    most = limit
    while True:
        found = connection.execute(ranked.limit(most)).all()
        there = {row.number: row for row in found}
        first = copies.firsts(connection, there)
        once = dict.fromkeys(first.get(number, number) for number in there)
        if len(once) >= limit or len(found) < most:
            best = {first.get(row.number, row.number): row for row in reversed(found)}
            return [there.get(number, best[number]) for number in once][:limit]
        most *= 2


def _ranked(asked: Query, index: FullText) -> tuple[Select[Any], Query | None]:
    """The question that finds and ranks, and what of the query is in the index: to be marked."""
    parts = asked.parts if isinstance(asked, AllOf) else (asked,)
    indexed = [part for part in parts if in_index(part)]
    words = matching(AllOf(tuple(indexed)))
    others = [condition(part, index) for part in parts if words is None or part not in indexed]
    if words is None:
        first = func.substr(ENTRIES.c.text, 1, PLAIN, type_=Text).label("snippet")
        wanted = select(ENTRIES.c.number, first, literal(0.0).label("rank"))
        wanted = wanted.join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
        return wanted.where(*others).order_by(*reading.NEWEST_FIRST), None
    tree = AllOf(tuple(indexed))
    return index.ranked(tree).where(*others).order_by("rank", *reading.NEWEST_FIRST), tree


def in_index(part: Query) -> bool:
    """Whether the full-text index alone can tell what a part finds, or leaves out."""
    return matching(part.part if isinstance(part, Not) else part) is not None


def condition(part: Query, index: FullText) -> ColumnElement[bool]:
    """Entries that a part of a query finds, for a part that the index alone cannot rank."""
    if matching(part) is not None:
        return index.found(part)
    match part:
        case Field(name, value):
            return func.coalesce(CONDITIONS[name](value), false())
        case Not(inner):
            return not_(condition(inner, index))
        case AnyOf(parts):
            return or_(*(condition(one, index) for one in parts))
        case AllOf(parts):
            return and_(*(condition(one, index) for one in parts))
        case Words():
            raise AssertionError("words are always in the index")


# What a field asks of an entry; where the record does not know, it is not found.
CONDITIONS: Final[dict[str, Callable[[Any], ColumnElement[bool]]]] = {
    "office": reading.in_office,
    "place": lambda words: reading.has(ENTRIES.c.place, words),
    "measure": reading.about_measure,
    "act": lambda act: ENTRIES.c.act == act,
    "kind": lambda kind: ENTRIES.c.kind == kind,
    "after": reading.DAY.__ge__,
    "before": reading.DAY.__lt__,
}
