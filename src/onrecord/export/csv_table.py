"""A table of statements as CSV, in which no cell is a formula for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from onrecord.record import wire
from onrecord.record.entry import ArticleRecord, Entry, Speaker, told_together
from onrecord.record.statement import Spans
from onrecord.record.text import Article

# A cell that begins so would be run by a spreadsheet; the wide signs by one set to Japanese.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FIRST: Final = "first"  # the id of the statement that a copy has it from
MARK: Final = "'"  # before a formula it says: this is text


def _each(field: Callable[[Speaker], object]) -> Callable[[Entry], str]:
    """One field of every speaker, in one cell."""
    return lambda entry: "; ".join(str(field(one) or "") for one in entry.speakers)


def _spans(told: Spans) -> str:
    return ";".join(f"{one.start}:{one.end}" for one in told)


OF_ENTRY: Final[Mapping[str, Callable[[Entry], object]]] = {
    "id": lambda entry: entry.id,
    "speaker": _each(lambda one: one.name),
    "speaker_type": _each(lambda one: one.type),
    "speaker_id": _each(lambda one: one.who),
    "speaker_probability": _each(lambda one: wire.rounded(one.probability)),
    "office": _each(lambda one: one.office and one.office.title),
    "organization": _each(lambda one: one.office and one.office.organization),
    "said_earliest": lambda entry: entry.said_on and entry.said_on.earliest,
    "said_latest": lambda entry: entry.said_on and entry.said_on.latest,
    "after": lambda entry: ";".join(entry.after),
    "place": lambda entry: entry.place,
    "country": lambda entry: entry.country,
    "occasion": lambda entry: entry.occasion,
    "addressee": lambda entry: entry.addressee,
    "kind": lambda entry: entry.statement.kind,
    "medium": lambda entry: entry.statement.medium,
    "act": lambda entry: entry.statement.act,
    "hedged": lambda entry: entry.statement.hedged,
    "negated": lambda entry: entry.statement.negated,
    "guessed": lambda entry: entry.statement.guessed,
    "nested_in": lambda entry: entry.statement.nested_in,
    "text": lambda entry: entry.statement.text,
    "reading": lambda entry: entry.reading or entry.statement.text,
    "source": lambda entry: _spans(entry.statement.source),
    "cue": lambda entry: _spans(entry.statement.cue),
    "content": lambda entry: _spans(entry.statement.content),
    "probability": lambda entry: wire.rounded(entry.statement.probability),
    "source_probability": lambda entry: wire.rounded(entry.statement.source_probability),
    "kind_probability": lambda entry: wire.rounded(entry.statement.kind_probability),
    "act_probability": lambda entry: wire.rounded(entry.statement.act_probability),
    "model": lambda entry: entry.statement.model,
}
OF_ARTICLE: Final[Mapping[str, Callable[[Article], object]]] = {
    "article": lambda article: article.id,
    "outlet": lambda article: article.outlet,
    "title": lambda article: article.title,
    "byline": lambda article: article.byline,
    "published": lambda article: article.published,
    "url": lambda article: article.url,
    "language": lambda article: article.language,
    "partial": lambda article: article.partial,
    "path": lambda article: article.path,
    "text_sha256": lambda article: article.text_sha256,
}


def written(told: Iterable[ArticleRecord]) -> Iterator[str]:
    """One row a statement, article by article, in reading order."""
    yield _row((*OF_ENTRY, FIRST, *OF_ARTICLE))
    for one in told:
        about = [cell(column(one.article)) for column in OF_ARTICLE.values()]
        for entry in told_together(one.entries):
            own = [cell(column(entry)) for column in OF_ENTRY.values()]
            yield _row([*own, cell(one.copied.first.get(entry.id)), *about])


def cell(value: object) -> str:
    """A value as text that no spreadsheet takes for a formula; `plain` leads back."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return MARK + text if text.lstrip(MARK).startswith(FORMULA) else text


def plain(told: str) -> str:
    """The text that `cell` was given."""
    return told[len(MARK) :] if told.lstrip(MARK).startswith(FORMULA) else told


def _row(cells: Iterable[str]) -> str:
    kept = io.StringIO()
    # The writer quotes a return within a cell only if lines end with one.
    csv.writer(kept, lineterminator="\r\n").writerow(cells)
    return kept.getvalue().removesuffix("\r\n") + "\n"
