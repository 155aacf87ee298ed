"""The full-text index in the words of each database: FTS5 of SQLite, tsvector of PostgreSQL.

Both are asked with the tree of a query, and know the same words (`lexemes`). FTS5
keeps its index in step by triggers; on a server `learn` does, with every entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    Text,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, REAL, TSQUERY, TSVECTOR
from sqlalchemy.exc import DatabaseError

from onrecord.record.text import Span
from onrecord.store import lexemes, reading
from onrecord.store.columns import keepable, restored
from onrecord.store.queries import AllOf, AnyOf, Field, Not, Query, Words
from onrecord.store.tables import ARTICLES, ENTRIES, SEARCH, SEARCHED, SPEAKERS

# How much a word counts by where it stands: what was said before who said it.
WEIGHTS: Final = {"text": 4.0, "reading": 2.0, "speakers": 2.0, "outlet": 1.0, "title": 1.0}

SNIPPET_WORDS: Final = 40
# Around each word found; noncharacters, which no text may use for anything.
OPENS: Final = "\ufdd0"
CLOSES: Final = "\ufdd1"

Snippet = tuple[str, tuple[Span, ...]]


class FullText(Protocol):
    """What is asked of an index. A tree is one that `matching` has words for."""

    def ranked(self, tree: Query) -> Select[Any]:
        """Number and rank of the entries that a tree finds; a lower rank is better."""
        ...

    def found(self, tree: Query) -> ColumnElement[bool]:
        """The entries that a tree finds."""
        ...

    def learn(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Take entries in that are new."""
        ...

    def in_step(self, connection: Connection) -> bool:
        """Whether the index is what the tables hold; on SQLite this needs the right to write."""
        ...

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew."""
        ...


def matching(part: Query) -> str | None:
    """A part in FTS5's language; None where no index has words for it, as for what is left out.

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


class Fts5:
    """SQLite's: a virtual table, which has its own language and ranks."""

    index: Final = literal_column("search", Text)

    def ranked(self, tree: Query) -> Select[Any]:
        rank = func.bm25(self.index, *(WEIGHTS[name] for name in SEARCHED), type_=Float)
        return (
            select(ENTRIES.c.number, rank.label("rank"))
            .select_from(SEARCH)
            .join(ENTRIES, ENTRIES.c.number == SEARCH.c.rowid)
            .where(self.index.op("MATCH")(matching(tree)))
        )

    def found(self, tree: Query) -> ColumnElement[bool]:
        return ENTRIES.c.number.in_(
            select(SEARCH.c.rowid).where(self.index.op("MATCH")(matching(tree)))
        )

    def learn(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Triggers do."""

    def in_step(self, connection: Connection) -> bool:
        check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(check)
        except DatabaseError as error:
            if not getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
                raise
            return False
        return True

    def rebuild(self, connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")


# A row for each entry, with its words.
VECTORS: Final = table("search", column("entry"), column("words", TSVECTOR))


class TsVector:
    """PostgreSQL's: a vector of words for each entry, which we cut ourselves."""

    # What counts most is 1, in the order of the letters D to A.
    weights: Final = [
        WEIGHTS[name] / max(WEIGHTS.values()) for name in ("title", "speakers", "reading", "text")
    ]

    def ranked(self, tree: Query) -> Select[Any]:
        asked = cast(lexemes.joined([_asked(leaf) for leaf in _leaves(tree)], "|"), TSQUERY)
        weights = cast(self.weights, ARRAY(REAL))
        # 1: a long text does not win by being long.
        rank = -func.ts_rank(weights, VECTORS.c.words, asked, 1, type_=Float)
        return (
            select(ENTRIES.c.number, rank.label("rank"))
            .join(VECTORS, VECTORS.c.entry == ENTRIES.c.number)
            .where(VECTORS.c.words.op("@@")(cast(_whole(tree), TSQUERY)))
        )

    def found(self, tree: Query) -> ColumnElement[bool]:
        there = VECTORS.c.words.op("@@")(cast(_whole(tree), TSQUERY))
        return ENTRIES.c.number.in_(select(VECTORS.c.entry).where(there))

    def learn(self, connection: Connection, numbers: Iterable[int]) -> None:
        for some in reading.chunks(numbers):
            connection.execute(delete(VECTORS).where(VECTORS.c.entry.in_(some)))
            fresh = [
                {"entry": number, "words": lexemes.vector(told)}
                for number, told in _texts(connection, some)
            ]
            if fresh:
                connection.execute(insert(VECTORS), fresh)

    def in_step(self, connection: Connection) -> bool:
        numbers = connection.scalars(select(ENTRIES.c.number).order_by(ENTRIES.c.number)).all()
        for some in reading.chunks(numbers):
            shown = select(VECTORS.c.entry, cast(VECTORS.c.words, Text).label("words"))
            found = connection.execute(shown.where(VECTORS.c.entry.in_(some)))
            kept = {row.entry: lexemes.vectored(row.words) for row in found}
            for number, told in _texts(connection, some):
                if kept.get(number) != lexemes.places(told):
                    return False
        return True

    def rebuild(self, connection: Connection) -> None:
        connection.execute(delete(VECTORS))
        self.learn(connection, connection.scalars(select(ENTRIES.c.number)).all())


INDEXES: Final[Mapping[str, FullText]] = {"sqlite": Fts5(), "postgresql": TsVector()}


def of(connection: Connection) -> FullText:
    """The index of the database behind a connection."""
    return INDEXES[connection.dialect.name]


def snippets(connection: Connection, tree: Query, numbers: Sequence[int]) -> dict[int, Snippet]:
    """Of a few entries that a tree finds their snippets, and where in them its words stand.

    Cut alike wherever the record is: FTS5 leaves out words of an AND that does not hold.
    """
    texts = select(ENTRIES.c.number, ENTRIES.c.text).where(ENTRIES.c.number.in_(numbers))
    return {row.number: _cut(row.text, tree) for row in connection.execute(texts)}


def _leaves(tree: Query) -> list[Words]:
    """What has to be there, or may be, each once; not what is left out."""
    match tree:
        case Words():
            return [tree]
        case AnyOf(parts) | AllOf(parts):
            return list(dict.fromkeys(leaf for part in parts for leaf in _leaves(part)))
        case Not() | Field():
            return []


def _whole(tree: Query) -> str:
    """A tree as PostgreSQL writes a tsquery."""
    match tree:
        case Words():
            return _asked(tree)
        case AnyOf(parts):
            return lexemes.joined([_whole(one) for one in dict.fromkeys(parts)], "|")
        case AllOf(parts):
            return lexemes.joined([_whole(one) for one in dict.fromkeys(parts)], "&")
        case Not(part):
            return f"!{_whole(part)}"
        case Field():
            raise AssertionError("no index has words for a field")


def _cut(text: str, tree: Query) -> Snippet:
    """The part of a statement where the words of a tree stand, as FTS5 cuts it."""
    wanted = [
        (keepable(leaf.words), leaf.begins)
        for leaf in _leaves(tree)
        if leaf.column in (None, "text")
    ]
    marked = lexemes.marked(keepable(text), wanted, (OPENS, CLOSES), SNIPPET_WORDS)
    return highlighted(restored(marked))


def _asked(leaf: Words) -> str:
    return lexemes.query(keepable(leaf.words), leaf.column, begins=leaf.begins)


def _texts(connection: Connection, numbers: list[int]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """What of some entries is searched, column by column, as the database holds it."""
    speakers: dict[int, list[str]] = {number: [] for number in numbers}
    for row in reading.parts(connection, SPEAKERS.c.entry, numbers):
        speakers[row.entry].append(row.name)
    wanted = select(
        ENTRIES.c.number, ENTRIES.c.text, ENTRIES.c.reading, ARTICLES.c.outlet, ARTICLES.c.title
    ).join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
    for row in connection.execute(wanted.where(ENTRIES.c.number.in_(numbers))):
        told = {**row._mapping, "speakers": "; ".join(speakers[row.number])}
        yield row.number, {name: keepable(told[name]) for name in SEARCHED}


def highlighted(marked: str) -> Snippet:
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
