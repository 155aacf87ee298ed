"""Full text: the tree of a query, asked of the index and the tables, best first.

What the index (`fulltext`) can tell by itself is one question to it, which ranks
and cuts the snippet; fields, and what mixes fields with words, are conditions
beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
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
from onrecord.store.fulltext import FullText, Snippet, matching
from onrecord.store.queries import AllOf, AnyOf, Field, Not, Query, Words
from onrecord.store.tables import ENTRIES

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
    where = [*among.conditions()]
    if least > 0:
        where.append(reading.likely(ENTRIES, least))
    index, tree = fulltext.of(connection), None
    ranks: dict[int, float] = {}
    if asked is not None and not alone:
        ranked, tree = _ranked(asked, index)
        ranks = _once(connection, ranked.where(*where), limit)
    near: dict[int, float] = {}
    if meaning is not None:
        parts: tuple[Query, ...] = (asked,) if asked is not None else ()
        if asked is not None and not alone:
            parts = queries.loose(asked)[1]
        where += [condition(part, index) for part in parts]
        near = meanings.near(connection, meaning, where, limit, ALIKE if alone else LIKE)
    scores = _fused(list(ranks), list(near)) if near else {n: -rank for n, rank in ranks.items()}
    best = sorted(scores, key=lambda number: -scores[number])[:limit]
    cut: dict[int, Snippet] = {}
    if tree is not None:
        cut = fulltext.snippets(connection, tree, [number for number in best if number in ranks])
    for number, (entry, article) in zip(best, reading.pairs(connection, best), strict=True):
        snippet, highlights = cut.get(number) or (entry.statement.text[:PLAIN], ())
        known = scores[number], near.get(number), number in ranks
        yield Hit(entry, article, snippet, highlights, *known)


def _fused(*rankings: Sequence[int]) -> dict[int, float]:
    """Reciprocal rank fusion (Cormack, Clarke & Buettcher, SIGIR 2009)."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for place, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1 / (FUSED + place)
    return scores


def _once(connection: Connection, ranked: Select[Any], limit: int) -> dict[int, float]:
    """The best with their ranks; of those that are one statement the one printed first.

    Where that one is not found, the best of the others.
    """
    most = limit
    while True:
        found = {row.number: row.rank for row in connection.execute(ranked.limit(most))}
        first = copies.firsts(connection, found)
        best: dict[int, int] = {}  # by the first one the one that is shown
        for number in found:
            best.setdefault(first.get(number, number), number)
        if len(best) >= limit or len(found) < most:
            shown = (one if one in found else other for one, other in best.items())
            return {number: found[number] for number in islice(shown, limit)}
        most *= 2


def _ranked(asked: Query, index: FullText) -> tuple[Select[Any], Query | None]:
    """The question that finds and ranks, and what of the query is in the index: to be marked."""
    parts = asked.parts if isinstance(asked, AllOf) else (asked,)
    indexed = [part for part in parts if in_index(part)]
    words = matching(AllOf(tuple(indexed)))
    others = [condition(part, index) for part in parts if words is None or part not in indexed]
    if words is None:
        wanted = select(ENTRIES.c.number, literal(0.0).label("rank"))
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
            return CONDITIONS[name](value)
        case Not(inner):  # what is not known is not what is asked for, either
            return not_(func.coalesce(condition(inner, index), false()))
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
