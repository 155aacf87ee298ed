"""The tables that a shard becomes, and the way back: articles with what was found in them.

`articles`, `statements` and `pages` are all that was read and found, so that a record is
made of them without reading again; `entries` are for people, with the columns of `onrecord
export --format parquet`; `skips` are what was not read; `links` come from a record. Parquet
has no place for half a surrogate pair: an article that has one is kept once more in
`exact`, as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from onrecord.export import parquet
from onrecord.pipeline import Extract
from onrecord.record.entry import ArticleRecord
from onrecord.record.link import Link
from onrecord.record.original import Original, Passage
from onrecord.record.statement import Act, Kind, Medium, Spans, Statement
from onrecord.record.text import Article, Origin, Skip, Span

ARTICLES, STATEMENTS, ENTRIES = "articles", "statements", "entries"
SKIPS, PAGES, LINKS = "skips", "pages", "links"
TABLES: Final = (ARTICLES, STATEMENTS, ENTRIES, SKIPS, PAGES, LINKS)
# By which each table is sorted; those of which there is one file a shard are in reading order.
SORTED: Final = {
    ARTICLES: ("published", "article"),
    STATEMENTS: ("published", "article", "at"),
    ENTRIES: ("published", "article"),
    LINKS: ("published", "a", "b", "relation"),
}

# What an article says in words.
SAID: Final = ("text", "path", "title", "outlet", "byline", "url", "language")
CHANCES: Final = ("probability", "source_probability", "kind_probability", "act_probability")
FLAGS: Final = ("hedged", "negated", "guessed")

Row = dict[str, Any]


def schemas() -> Mapping[str, Any]:
    """The columns of each table and their types."""
    import pyarrow as arrow

    text, flag, chance, whole = arrow.string(), arrow.bool_(), arrow.float64(), arrow.int32()
    spans = arrow.list_(arrow.struct([("start", whole), ("end", whole)]))
    passage = arrow.struct([(name, whole) for name in Passage._fields])
    origin = [("format", text), ("record", text), ("uri", text), ("captured", text)]
    origin += [("digest", text), ("offset", arrow.int64()), ("pages", arrow.list_(whole))]
    original = [("sha256", text), ("media_type", text), ("unanchored", spans)]
    original += [("passages", arrow.list_(passage)), ("page", whole)]
    statement = [("article", text), ("at", whole), ("id", text), ("published", arrow.date32())]
    statement += [(name, text) for name in ("kind", "medium", "act", "nested_in", "text", "model")]
    statement += [(name, spans) for name in ("source", "cue", "content")]
    statement += [(name, flag) for name in FLAGS]
    statement += [(name, chance) for name in CHANCES]
    link = [(name, text) for name in ("id", "relation", "a", "b", "a_article", "b_article")]
    reason = arrow.struct([("rule", text), ("a", spans), ("b", spans)])
    link += [("probability", chance), ("because", arrow.list_(reason))]
    return {
        ARTICLES: arrow.schema(
            [
                ("article", text),
                ("published", arrow.date32()),
                ("text", arrow.large_string()),
                *((name, text) for name in SAID[1:]),
                ("partial", flag),
                ("text_sha256", text),
                ("statements", whole),
                ("origin", arrow.struct(origin)),
                ("original", arrow.struct(original)),
                ("exact", text),
            ]
        ),
        STATEMENTS: arrow.schema([*statement, ("exact", text)]),
        ENTRIES: parquet.schema(),
        SKIPS: arrow.schema([("path", text), ("reason", text)]),
        LINKS: arrow.schema([("published", arrow.date32()), *link]),
        PAGES: arrow.schema([("sha256", text), ("media_type", text), ("page", arrow.binary())]),
    }


def rows(found: Extract, told: ArticleRecord, page: int | None) -> dict[str, list[Row]]:
    """The rows of one article, by table; `page` is the row of its page, where that is kept."""
    article = found.document.article
    statements = [_statement(at, one, article) for at, one in enumerate(found.statements)]
    return {
        ARTICLES: [{**_article(article, page), "statements": len(statements)}],
        STATEMENTS: statements,
        ENTRIES: list(parquet.rows(told)),
    }


def skip(told: Skip) -> Row:
    """The row of what was not read."""
    return {"path": parquet.utf8(told.path), "reason": parquet.utf8(told.reason)}


def link(told: Link, a: Article, b: Article) -> Row:
    """The row of a link between statements of two articles, the later one first."""
    return {
        "published": a.published,
        "id": told.id,
        "relation": told.relation.value,
        "a": told.a,
        "b": told.b,
        "a_article": a.id,
        "b_article": b.id,
        "probability": told.probability,
        "because": [
            {"rule": why.rule, "a": parquet.spans(why.a), "b": parquet.spans(why.b)}
            for why in told.because
        ],
    }


def page(told: Original) -> Row:
    """The row of a page."""
    return {"sha256": told.sha256, "media_type": told.media_type, "page": told.data}


def _article(told: Article, page: int | None) -> Row:
    said = {name: getattr(told, name) for name in SAID}
    return {
        "article": told.id,
        "published": told.published,
        **{name: parquet.utf8(words) for name, words in said.items()},
        "partial": told.partial,
        "text_sha256": told.text_sha256,
        "origin": told.origin and _origin(told.origin),
        "original": told.original and _original(told.original, page),
        "exact": _exact(said),
    }


def _origin(told: Origin) -> Row:
    names = ("format", "record", "uri", "captured", "digest")
    said = {name: parquet.utf8(getattr(told, name)) for name in names}
    return {**said, "offset": told.offset, "pages": [*told.pages]}


def _original(told: Original, page: int | None) -> Row:
    return {
        "sha256": told.sha256,
        "media_type": told.media_type,
        "unanchored": parquet.spans(told.unanchored),
        "passages": [one._asdict() for one in told.passages],
        "page": page,
    }


def _statement(at: int, told: Statement, article: Article) -> Row:
    return {
        "article": told.article,
        "at": at,
        "id": told.id,
        "published": article.published,
        "kind": told.kind.value,
        "medium": told.medium.value,
        "act": told.act.value,
        "nested_in": told.nested_in,
        "text": parquet.utf8(told.text),
        "model": told.model,
        **{name: parquet.spans(getattr(told, name)) for name in ("source", "cue", "content")},
        **{name: getattr(told, name) for name in (*FLAGS, *CHANCES)},
        "exact": _exact({"text": told.text}),
    }


def _exact(said: Mapping[str, str]) -> str | None:
    """Words as JSON where Parquet would change them; None where it does not."""
    same = all(parquet.utf8(words) == words for words in said.values())
    return None if same else json.dumps(said)


def article(row: Row, page: bytes | None = None) -> Article:
    """The article of a row, and of its page, whose text stream is read again."""
    said = json.loads(row["exact"]) if row["exact"] else {name: row[name] for name in SAID}
    origin, original = row["origin"], row["original"]
    return Article(
        **said,
        published=row["published"],
        partial=row["partial"],
        origin=Origin(**{**origin, "pages": tuple(origin["pages"])}) if origin else None,
        original=_read(original, page) if original else None,
    )


def _read(row: Row, page: bytes | None) -> Original:
    told = Original(row["sha256"], row["media_type"], _spans(row["unanchored"]))
    if page is None:
        return told
    from onrecord.read.pages.stream import stream

    passages = tuple(Passage(**one) for one in row["passages"])
    return replace(told, data=page, stream=stream(page), passages=passages)


def statement(row: Row) -> Statement:
    """The statement of a row."""
    return Statement(
        article=row["article"],
        kind=Kind(row["kind"]),
        medium=Medium(row["medium"]),
        act=Act(row["act"]),
        nested_in=row["nested_in"],
        text=json.loads(row["exact"])["text"] if row["exact"] else row["text"],
        model=row["model"],
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        content=_spans(row["content"]),
        **{name: row[name] for name in (*FLAGS, *CHANCES)},
    )


def _spans(told: Iterable[Mapping[str, int]]) -> Spans:
    return tuple(Span(one["start"], one["end"]) for one in told)


def month(published: date | None) -> str:
    """The part of a table that an article of this day is in."""
    return f"month={published.isoformat()[:7]}" if published else "month=undated"
