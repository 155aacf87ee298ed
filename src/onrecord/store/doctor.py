"""Is the record whole? Every promise that it makes, checked on every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DatabaseError

from onrecord.errors import OffsetError, RecordError
from onrecord.record.entry import Entry
from onrecord.record.statement import Spans
from onrecord.record.text import Article
from onrecord.store import opening, reading, rows
from onrecord.store.faults import plainly, readable
from onrecord.store.tables import ARTICLES, ENTRIES, LINKS, MEASURES, REASONS, SPEAKERS


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a record that is not as it should be.

    `kind` is one of: file (the database's own structure), dangling (a row
    points at none), damaged (a row that nothing can be made of), text (a text
    is not the one that was read), id (an id is not the hash of its thing), span
    (a span lies outside its text), quoted (a span cuts other words than it
    did), speaker (a derived column of a speaker), search (the full-text index
    is not in step). `subject` is the id of the article or entry, or the row.
    """

    kind: str
    subject: str
    message: str


def doctor(engine: Engine, path: Path, *, read_only: bool) -> Iterator[Finding]:
    """Check everything; nothing is changed, and no finding means that all is well."""
    with plainly(path), engine.connect() as connection:
        yield from _guarded(path, str(path), _file(connection))
        yield from _guarded(path, str(path), _articles(connection, path))
    if not read_only:
        with plainly(path):
            yield from _search(engine, path)


def _guarded(path: Path, subject: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, and one more where a row is too damaged to look for any."""
    try:
        with plainly(path), readable(path):
            yield from findings
    except RecordError as error:
        yield Finding("damaged", subject, str(error))


def _file(connection: Connection) -> Iterator[Finding]:
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield Finding("file", "", str(told))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        message = f"points at a row of {parent} that is not there"
        yield Finding("dangling", f"{table} {row}", message)


def _articles(connection: Connection, path: Path) -> Iterator[Finding]:
    for number in reading.article_numbers(connection):
        yield from _article(connection, path, number)


def _article(connection: Connection, path: Path, number: int) -> Iterator[Finding]:
    here = ARTICLES.c.number == number
    kept = connection.execute(select(ARTICLES.c.id, ARTICLES.c.text_sha256).where(here)).one()
    try:
        with plainly(path), readable(path):
            article = reading.article(connection, number)
    except RecordError as error:
        yield Finding("damaged", kept.id, str(error))
        return
    if article.text_sha256 != kept.text_sha256:
        yield Finding("text", kept.id, "the text is not the one that was read: its digest differs")
    elif article.id != kept.id:
        yield Finding(
            "id", kept.id, f"the article's outlet, title, date or url make it {article.id}"
        )
    of = select(ENTRIES.c.id, ENTRIES.c.number).where(ENTRIES.c.article == number)
    for row in connection.execute(of.order_by(ENTRIES.c.position)).all():
        yield from _guarded(path, row.id, _entry(connection, row, article))
    yield from _guarded(path, kept.id, _measures(connection, number, kept.id, article))


def _entry(connection: Connection, row: rows.AnyRow, article: Article) -> Iterator[Finding]:
    (entry,) = reading.entries(connection, [row.number])
    if entry.id != row.id:
        yield Finding("id", row.id, f"the entry's article and spans make it {entry.id}")
    said = entry.statement
    fields = {"source": said.source, "cue": said.cue, "content": said.content, **entry.evidence}
    for field, spans in fields.items():
        yield from _cut(row.id, field, spans, article)
    quoted = connection.scalar(select(ENTRIES.c.quoted).where(ENTRIES.c.number == row.number))
    try:
        if rows.quoted(said.content, article.text) != quoted:
            yield Finding("quoted", row.id, f"its spans no longer cut the words kept: {quoted!r}")
    except OffsetError:
        pass  # told already, as a span
    yield from _speakers(connection, row, entry)
    yield from _reasons(connection, row, article)


def _cut(subject: str, field: str, spans: Spans, article: Article) -> Iterator[Finding]:
    for span in spans:
        try:
            span.of(article.text)
        except OffsetError as error:
            yield Finding("span", subject, f"{field}: {error}")


def _speakers(connection: Connection, row: rows.AnyRow, entry: Entry) -> Iterator[Finding]:
    kept = select(SPEAKERS.c.speaker_id, SPEAKERS.c.folded).where(SPEAKERS.c.entry == row.number)
    kept = kept.order_by(SPEAKERS.c.position)
    for one, speaker in zip(connection.execute(kept), entry.speakers, strict=True):
        if (one.speaker_id, one.folded) != (speaker.id, rows.folded(speaker.name)):
            message = f"the id or the folded name of {speaker.name!r} is not derived from it"
            yield Finding("speaker", row.id, message)


def _reasons(connection: Connection, row: rows.AnyRow, article: Article) -> Iterator[Finding]:
    for end, spans in ((LINKS.c.a, REASONS.c.a_spans), (LINKS.c.b, REASONS.c.b_spans)):
        why = select(spans).join(LINKS, LINKS.c.number == REASONS.c.link).where(end == row.number)
        for told in connection.scalars(why):
            yield from _cut(row.id, "link", told, article)


def _measures(
    connection: Connection, number: int, subject: str, article: Article
) -> Iterator[Finding]:
    spans = select(MEASURES.c.spans).where(MEASURES.c.article == number)
    for told in connection.scalars(spans.order_by(MEASURES.c.position)):
        yield from _cut(subject, "measure", told, article)


def _search(engine: Engine, path: Path) -> Iterator[Finding]:
    """FTS5 compares its index with the tables by itself, but only as a write."""
    with opening.writing(engine).connect() as connection:
        try:
            connection.exec_driver_sql(
                "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
            )
        except DatabaseError as error:
            code = getattr(error.orig, "sqlite_errorname", "")
            if not code.startswith("SQLITE_CORRUPT"):
                raise
            message = "the full-text index is not in step with the tables"
            yield Finding("search", str(path), message)
        finally:
            connection.rollback()
