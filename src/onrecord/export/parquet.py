"""Statements as one Parquet file: typed columns, and lists where there may be several."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.export.judged import NOTHING, Judged, state_of
from onrecord.record.entry import ArticleRecord, Entry, Speaker, told_together
from onrecord.record.judgement import State
from onrecord.record.link import Link
from onrecord.record.statement import Spans
from onrecord.record.text import Article

AT_ONCE: Final = 10_000  # rows of a group, and those that are held in memory

Row = dict[str, Any]


def written(told: Iterable[ArticleRecord], judged: Judged = NOTHING) -> Iterator[bytes]:
    """A Parquet file, piece by piece: one row a statement, article by article.

    Raises InputError where pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquets
    except ImportError as error:
        raise InputError(
            "Parquet needs pyarrow, which is not installed",
            hint="pip install 'onrecord[parquet]'",
        ) from error
    columns, pieces = schema(), Pieces()
    every = chain.from_iterable(rows(one, judged) for one in told)
    with parquets.ParquetWriter(pieces, columns, compression="zstd") as file:
        while some := list(islice(every, AT_ONCE)):
            file.write_table(arrow.Table.from_pylist(some, schema=columns))
            yield pieces.taken()
    yield pieces.taken()


def schema() -> Any:
    """The columns and their types; `schema().names` are those that a row has."""
    import pyarrow as arrow

    text, flag, chance = arrow.string(), arrow.bool_(), arrow.float64()
    cut = arrow.list_(arrow.struct([("start", arrow.int32()), ("end", arrow.int32())]))
    office = arrow.struct([("title", text), ("organization", text)])
    speaker = [("name", text), ("type", text), ("id", text), ("office", office)]
    speakers = arrow.list_(arrow.struct([*speaker, ("probability", chance)]))
    link = [("id", text), ("relation", text), ("other", text), ("later", flag), ("state", text)]
    return arrow.schema(
        {
            "id": text,
            "speakers": speakers,
            "said_earliest": arrow.date32(),
            "said_latest": arrow.date32(),
            "after": arrow.list_(text),
            "place": text,
            "country": text,
            "occasion": text,
            "addressee": text,
            "kind": text,
            "medium": text,
            "act": text,
            "hedged": flag,
            "negated": flag,
            "guessed": flag,
            "nested_in": text,
            "text": text,
            "reading": text,
            "words": arrow.list_(text),
            "source": cut,
            "cue": cut,
            "content": cut,
            "evidence": arrow.map_(text, cut),
            "probability": chance,
            "source_probability": chance,
            "kind_probability": chance,
            "act_probability": chance,
            "model": text,
            "links": arrow.list_(arrow.struct([*link, ("probability", chance)])),
            "measures": arrow.list_(text),
            "first": text,
            "article": text,
            "outlet": text,
            "title": text,
            "byline": text,
            "published": arrow.date32(),
            "url": text,
            "language": text,
            "partial": flag,
            "path": text,
            "text_sha256": text,
        }
    )


class Pieces(io.RawIOBase):
    """A file that is handed on as it grows, and never held whole."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._kept.append(bytes(piece))
        self._length += len(self._kept[-1])
        return len(self._kept[-1])

    def tell(self) -> int:
        return self._length

    def taken(self) -> bytes:
        """What was written since it was last asked."""
        piece, self._kept = b"".join(self._kept), []
        return piece


def rows(told: ArticleRecord, judged: Judged = NOTHING) -> Iterator[Row]:
    """One row a statement of an article, with the columns of `schema`."""
    about = _of_article(told.article)
    for entry in told_together(told.entries):
        yield {
            **_of_entry(entry, told.article),
            "links": [
                _link(one, entry.id, state_of(one, judged))
                for one in told.links
                if entry.id in (one.a, one.b)
            ],
            "measures": [utf8(one.text) for one in told.measures if entry.id in one.statements],
            "first": told.copied.first.get(entry.id),
            **about,
        }


def _of_entry(told: Entry, article: Article) -> Row:
    said, on = told.statement, told.said_on
    return {
        "id": told.id,
        "speakers": [_speaker(one) for one in told.speakers],
        "said_earliest": on and on.earliest,
        "said_latest": on and on.latest,
        "after": list(told.after),
        "place": utf8(told.place),
        "country": told.country,
        "occasion": utf8(told.occasion),
        "addressee": utf8(told.addressee),
        "kind": said.kind.value,
        "medium": said.medium.value,
        "act": said.act.value,
        "hedged": said.hedged,
        "negated": said.negated,
        "guessed": said.guessed,
        "nested_in": said.nested_in,
        "text": utf8(said.text),
        "reading": utf8(told.reading or said.text),
        "words": [utf8(span.of(article.text)) for span in said.content],
        "source": spans(said.source),
        "cue": spans(said.cue),
        "content": spans(said.content),
        "evidence": [(name, spans(where)) for name, where in sorted(told.evidence.items())],
        "probability": said.probability,
        "source_probability": said.source_probability,
        "kind_probability": said.kind_probability,
        "act_probability": said.act_probability,
        "model": said.model,
    }


def _of_article(told: Article) -> Row:
    return {
        "article": told.id,
        "outlet": utf8(told.outlet or None),
        "title": utf8(told.title or None),
        "byline": utf8(told.byline or None),
        "published": told.published,
        "url": utf8(told.url or None),
        "language": told.language or None,
        "partial": told.partial,
        "path": utf8(told.path),
        "text_sha256": told.text_sha256,
    }


def _speaker(told: Speaker) -> Row:
    office = told.office
    return {
        "name": utf8(told.name),
        "type": told.type.value,
        "id": told.who,
        "office": office
        and {"title": utf8(office.title), "organization": utf8(office.organization or None)},
        "probability": told.probability,
    }


def _link(told: Link, id: str, state: State) -> Row:  # noqa: A002
    """A link as one of its ends sees it: `later` where this is the later one."""
    later = told.a == id
    return {
        "id": told.id,
        "relation": told.relation.value,
        "other": told.b if later else told.a,
        "later": later,
        "state": state.value,
        "probability": told.probability,
    }


def spans(told: Spans) -> list[Row]:
    """Spans as rows of a list have them."""
    return [{"start": one.start, "end": one.end} for one in told]


def utf8(told: str | None) -> str | None:
    """Text that Parquet takes: half of a surrogate pair becomes a question mark."""
    return told and told.encode("utf-8", "replace").decode("utf-8")
