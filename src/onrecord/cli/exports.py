"""What `onrecord export` writes: one function and, for tables, one list of columns a format."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from onrecord.cli.options import CSV, JSONL
from onrecord.record import wire
from onrecord.record.entry import Entry, Speaker
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.store.sql import Record

TOGETHER: Final = 500  # statements whose copies are looked up at once
# A cell that begins so would be run as a formula by a spreadsheet.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def _each(field: Callable[[Speaker], object]) -> Callable[[Entry, Article], str]:
    """One field of every speaker, in one cell."""
    return lambda entry, _: "; ".join(str(field(one) or "") for one in entry.speakers)


COLUMNS: Final[Mapping[str, Callable[[Entry, Article], Any]]] = {
    "id": lambda entry, _: entry.id,
    "speaker": _each(lambda one: one.name),
    "speaker_type": _each(lambda one: one.type),
    "speaker_id": _each(lambda one: one.who),
    "office": _each(lambda one: one.office and one.office.title),
    "organization": _each(lambda one: one.office and one.office.organization),
    "said_earliest": lambda entry, _: entry.said_on and entry.said_on.earliest,
    "said_latest": lambda entry, _: entry.said_on and entry.said_on.latest,
    "place": lambda entry, _: entry.place,
    "country": lambda entry, _: entry.country,
    "occasion": lambda entry, _: entry.occasion,
    "addressee": lambda entry, _: entry.addressee,
    "kind": lambda entry, _: entry.statement.kind,
    "medium": lambda entry, _: entry.statement.medium,
    "act": lambda entry, _: entry.statement.act,
    "hedged": lambda entry, _: entry.statement.hedged,
    "negated": lambda entry, _: entry.statement.negated,
    "guessed": lambda entry, _: entry.statement.guessed,
    "nested_in": lambda entry, _: entry.statement.nested_in,
    "text": lambda entry, _: entry.statement.text,
    "reading": lambda entry, _: entry.reading or entry.statement.text,
    "content": lambda entry, _: ";".join(f"{s.start}:{s.end}" for s in entry.statement.content),
    "probability": lambda entry, _: wire.rounded(entry.statement.probability),
    "source_probability": lambda entry, _: wire.rounded(entry.statement.source_probability),
    "kind_probability": lambda entry, _: wire.rounded(entry.statement.kind_probability),
    "act_probability": lambda entry, _: wire.rounded(entry.statement.act_probability),
    "model": lambda entry, _: entry.statement.model,
    "article": lambda _, article: article.id,
    "outlet": lambda _, article: article.outlet,
    "title": lambda _, article: article.title,
    "byline": lambda _, article: article.byline,
    "published": lambda _, article: article.published,
    "url": lambda _, article: article.url,
    "path": lambda _, article: article.path,
}


def lines(record: Record, file: IO[str], least: float) -> None:
    """As `onrecord read` prints them: the articles, and last what connects them."""
    told: set[tuple[str, str, str]] = set()
    for one in record.records(least=least):
        own = {entry.id for entry in one.entries}
        within = tuple(link for link in one.links if {link.a, link.b} <= own)
        told.update((link.a, link.b, link.relation) for link in within)
        _line(wire.article_record(replace(one, links=within)), file)
    every = record.links(least=least)
    between = (link for link in every if (link.a, link.b, link.relation) not in told)
    everybody = record.identities.all()
    several = (o for o in everybody if len({each.article for each in o.appearances}) > 1)
    _line(wire.closing(between, (), (wire.identity(one, {}) for one in several)), file)


def rows(record: Record, file: IO[str], least: float) -> None:
    """One row a statement, by the day it was said; `first` leads to where a copy has it from."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow((*COLUMNS, "first"))
    said = record.entries(least=least, again=True)
    for some in iter(lambda: list(islice(said, TOGETHER)), []):
        first = record.first(entry for entry, _ in some)
        for entry, article in some:
            told = [column(entry, article) for column in COLUMNS.values()]
            table.writerow(map(cell, (*told, first.get(entry.id))))


def cell(value: object) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(told: wire.Json, file: IO[str]) -> None:
    file.write(json.dumps(told) + "\n")


EXPORTS: Final[Mapping[str, Callable[[Record, IO[str], float], None]]] = {JSONL: lines, CSV: rows}
