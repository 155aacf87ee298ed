"""Full text: the tree of a query, asked of the index and the tables, best first.

What the index can tell by itself is one question in FTS5's language, which
ranks and cuts the snippet; fields, and what mixes fields with words, are
conditions beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Row,
    Select,
    Text,
    and_,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
)

from onrecord.models.meanings import ALIKE, LIKE
from onrecord.record.entry import Entry
from onrecord.record.meaning import Meaning
from onrecord.record.text import Article, Span
from onrecord.store import copies, meanings, queries, reading
from onrecord.store.columns import keepable, restored
from onrecord.store.queries import AllOf, AnyOf, Field, Not, Query, Words
from onrecord.store.tables import ARTICLES, ENTRIES, SEARCH, SEARCHED

INDEX: Final = literal_column("search", Text)

# How much a word counts by where it stands: what was said before who said it.
WEIGHTS: Final = {"text": 4.0, "reading": 2.0, "speakers": 2.0, "outlet": 1.0, "title": 1.0}

SNIPPET_WORDS: Final = 40
FUSED: Final = 60  # as in the paper: how little the first places count more than the next
PLAIN: Final = 300  # characters of a statement shown where no word was asked for
# Around each word found; noncharacters, which no text may use for anything.
OPENS: Final = "\ufdd0"
CLOSES: Final = "\ufdd1"


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
    found: Sequence[Row[int, str, float]] = ()
    if asked is not None and not alone:
        found = _once(connection, _ranked(asked).where(*where), limit)
    near: dict[int, float] = {}
    if meaning is not None:
        parts: tuple[Query, ...] = (asked,) if asked is not None else ()
        if asked is not None and not alone:
            parts = queries.loose(asked)[1]
        where += [condition(part) for part in parts]
        near = meanings.near(connection, meaning, where, limit, ALIKE if alone else LIKE)
    worded = {row.number: row for row in found}
    scores = _fused(list(worded), list(near)) if near else {n: -r.rank for n, r in worded.items()}
    best = sorted(scores, key=lambda number: -scores[number])[:limit]
    for number, (entry, article) in zip(best, reading.pairs(connection, best), strict=True):
        row = worded.get(number)
        told = restored(row.snippet) if row else entry.statement.text[:PLAIN]
        snippet, highlights = _highlighted(told)
        known = scores[number], near.get(number), row is not None
        yield Hit(entry, article, snippet, highlights, *known)


def _fused(*rankings: Sequence[int]) -> dict[int, float]:
    """Reciprocal rank fusion (Cormack, Clarke & Buettcher, SIGIR 2009)."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for place, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1 / (FUSED + place)
    return scores


def _once(
    connection: Connection, ranked: Select[int, str, float], limit: int
) -> list[Row[int, str, float]]:
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


def _ranked(asked: Query) -> Select[int, str, float]:
    parts = asked.parts if isinstance(asked, AllOf) else (asked,)
    indexed = [part for part in parts if in_index(part)]
    words = matching(AllOf(tuple(indexed)))
    others = [condition(part) for part in parts if words is None or part not in indexed]
    if words is None:
        first = func.substr(ENTRIES.c.text, 1, PLAIN, type_=Text).label("snippet")
        wanted = select(ENTRIES.c.number, first, literal(0.0).label("rank"))
        wanted = wanted.join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
        return wanted.where(*others).order_by(*reading.NEWEST_FIRST)
    snippet = func.snippet(INDEX, 0, OPENS, CLOSES, "…", SNIPPET_WORDS, type_=Text)
    weights = (WEIGHTS[name] for name in SEARCHED)
    rank = func.bm25(INDEX, *weights, type_=Float)
    return (
        select(ENTRIES.c.number, snippet.label("snippet"), rank.label("rank"))
        .select_from(SEARCH)
        .join(ENTRIES, ENTRIES.c.number == SEARCH.c.rowid)
        .join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
        .where(INDEX.op("MATCH")(words), *others)
        .order_by("rank", *reading.NEWEST_FIRST)
    )


def in_index(part: Query) -> bool:
    """Whether the full-text index alone can tell what a part finds, or leaves out."""
    return matching(part.part if isinstance(part, Not) else part) is not None


def matching(part: Query) -> str | None:
    """A part in FTS5's language; None where FTS5 has no words for it, as for what is only left out.

    Whatever stands between quotation marks is words to FTS5, and no word holds one.
    """
    match part:
        case Words(words, begins, column):
            of = f"{{{column}}} : " if column else ""
            return f'{of}"{keepable(words)}"' + (" *" if begins else "")
        case AnyOf(parts):
            told = [matching(one) for one in parts]
            return None if None in told else f"({' OR '.join(filter(None, told))})"
        case AllOf(parts):
            return _matching_all(parts)
        case Not() | Field():
            return None


def _matching_all(parts: tuple[Query, ...]) -> str | None:
    there = [matching(one) for one in parts if not isinstance(one, Not)]
    without = [matching(one.part) for one in parts if isinstance(one, Not)]
    if not there or None in there or None in without:
        return None
    told = " AND ".join(filter(None, there))
    return f"(({told}) NOT ({' OR '.join(filter(None, without))}))" if without else f"({told})"


def condition(part: Query) -> ColumnElement[bool]:
    """Entries that a part of a query finds, for a part that the index alone cannot rank."""
    if (words := matching(part)) is not None:
        found = select(SEARCH.c.rowid).where(INDEX.op("MATCH")(words))
        return ENTRIES.c.number.in_(found)
    match part:
        case Field(name, value):
            return func.coalesce(CONDITIONS[name](value), false())
        case Not(inner):
            return not_(condition(inner))
        case AnyOf(parts):
            return or_(*map(condition, parts))
        case AllOf(parts):
            return and_(*map(condition, parts))
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


def _highlighted(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A snippet without its marks, and where they stood."""
    plain: list[str] = []
    spans: list[Span] = []
    length, opened = 0, -1
    for piece in re.split(f"([{OPENS}{CLOSES}])", marked):
        if piece == OPENS:
            opened = length
        elif piece == CLOSES:
            if 0 <= opened < length:
                spans.append(Span(opened, length))
            opened = -1
        else:
            plain.append(piece)
            length += len(piece)
    return "".join(plain), tuple(spans)
