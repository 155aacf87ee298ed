"""Full text: what a reader types, made into a question that FTS5 always understands.

A query is words, all of which must be there: in the statement, its reading,
its speakers' names, or the outlet and title of its article. `"…"` asks for
words in a row, `word*` for whatever begins so. Everything else that FTS5
would take for syntax is words too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, Float, Select, Text, func, literal_column, select

from onrecord.errors import InputError
from onrecord.record.entry import Entry
from onrecord.record.text import Article, Span
from onrecord.store import reading
from onrecord.store.columns import keepable, restored
from onrecord.store.tables import ARTICLES, ENTRIES, SEARCH, SEARCHED

# How much a word counts by where it stands: what was said before who said it.
WEIGHTS: Final = {"text": 4.0, "reading": 2.0, "speakers": 2.0, "outlet": 1.0, "title": 1.0}

SNIPPET_WORDS: Final = 40
# Around each word found; noncharacters, which no text may use for anything.
OPENS: Final = "\ufdd0"
CLOSES: Final = "\ufdd1"

PART: Final = re.compile(r'"(?P<phrase>[^"]*)(?P<closed>"?)(?P<begins>\*?)|(?P<word>[^\s"]+)')
CURLY: Final = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a search found.

    `snippet` is the statement, or the part of it where the words stand,
    `highlights` the spans of the snippet that hold them (none where only the
    speaker, outlet or title has them). A higher `score` is a better hit; it is
    no probability.
    """

    entry: Entry
    article: Article
    snippet: str
    highlights: tuple[Span, ...]
    score: float


def parsed(query: str) -> str:
    """The query in FTS5's language; raises InputError with the position of what is wrong."""
    asked: list[str] = []
    for part in PART.finditer(query.translate(CURLY)):
        phrase, word = part["phrase"], part["word"]
        if phrase is not None and not part["closed"]:
            raise _wrong(query, part.start(), "this quotation mark is not closed")
        begins = part["begins"] if phrase is not None else word[len(word.rstrip("*")) :]
        words = phrase if phrase is not None else word.rstrip("*")
        if not any(char.isalnum() for char in words):
            if begins or phrase is not None:
                raise _wrong(query, part.start(), "there is no word here to search for")
            continue  # a dash or an ampersand between words
        asked.append(f'"{keepable(words)}"' + (" *" if begins else ""))
    if not asked:
        raise _wrong(query, 0, "there is no word to search for")
    return " AND ".join(asked)


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
    connection: Connection, asked: str, among: Among, least: float, limit: int
) -> Iterator[Hit]:
    """The entries that a parsed query finds, best first; ties by the newest, then by id."""
    ranked = _ranked(asked).where(reading.likely(ENTRIES, least), *among.conditions())
    found = connection.execute(ranked.limit(limit)).all()
    pairs = reading.pairs(connection, [row.number for row in found])
    for row, (entry, article) in zip(found, pairs, strict=True):
        snippet, highlights = _highlighted(restored(row.snippet))
        yield Hit(entry, article, snippet, highlights, -row.rank)


def _ranked(asked: str) -> Select[int, str, float]:
    index = literal_column("search", Text)
    snippet = func.snippet(index, 0, OPENS, CLOSES, "…", SNIPPET_WORDS, type_=Text)
    weights = (WEIGHTS[name] for name in SEARCHED)
    rank = func.bm25(index, *weights, type_=Float)
    return (
        select(ENTRIES.c.number, snippet.label("snippet"), rank.label("rank"))
        .select_from(SEARCH)
        .join(ENTRIES, ENTRIES.c.number == SEARCH.c.rowid)
        .join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
        .where(index.op("MATCH")(asked))
        .order_by("rank", *reading.NEWEST_FIRST)
    )


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


def _wrong(query: str, position: int, what: str) -> InputError:
    return InputError(
        f"the search {query!r} cannot be read: at character {position + 1}, {what}",
        hint='words, "words in a row", or the beginning of a word with * after it',
    )
