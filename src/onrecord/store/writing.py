"""What `add` writes, in the one transaction of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, Table, and_, delete, func, insert, or_, select, update

from onrecord.errors import InputError
from onrecord.record.entry import ArticleRecord
from onrecord.record.link import Link
from onrecord.record.text import Article
from onrecord.store import matching, originals, reading, rows
from onrecord.store.matching import Matcher
from onrecord.store.tables import (
    ARTICLES,
    ENTRIES,
    EVIDENCE,
    LINKS,
    MEASURES,
    PHRASES,
    REASONS,
    SKIPS,
    SPEAKERS,
    TARGETS,
)

Phrases = Mapping[str, Collection[str]]


def check(told: ArticleRecord, phrases: Phrases) -> None:
    """Refuse an article record that does not hang together.

    Raises InputError for entries of another article, entries told twice,
    nested in one that is not there or less probable, or phrases of one that is
    not there; OffsetError for a span outside the article's text.
    """
    home = told.article.id
    ids = Counter(entry.id for entry in told.entries)
    likely = {entry.id: entry.statement.probability for entry in told.entries}
    for entry in told.entries:
        said = entry.statement
        if said.article != home:
            raise InputError(f"entry {entry.id} is of article {said.article}, not of {home}")
        if ids[entry.id] > 1:
            raise InputError(f"entry {entry.id} of article {home} is told twice")
        if said.nested_in is not None and said.nested_in not in ids:
            raise InputError(f"entry {entry.id} is nested in {said.nested_in}, which is not there")
        if said.nested_in is not None and said.probability > likely[said.nested_in]:
            raise InputError(f"entry {entry.id} is more probable than {said.nested_in} around it")
        for spans in (said.source, said.cue, said.content, *entry.evidence.values()):
            rows.quoted(spans, told.article.text)
    for measure in told.measures:
        rows.quoted(measure.evidence, told.article.text)
    for strange in phrases.keys() - ids.keys():
        raise InputError(f"there are phrases of {strange}, which is no entry of article {home}")


def add(
    connection: Connection, told: ArticleRecord, phrases: Phrases, matcher: Matcher | None
) -> bool:
    """Keep an article and what was found in it; False if just that is kept already.

    Without a matcher its speakers, and whoever they were matched with, wait for one.
    """
    number = connection.scalar(select(ARTICLES.c.number).where(ARTICLES.c.id == told.article.id))
    links: tuple[Link, ...] = ()
    if number is None:
        number = _next(connection, ARTICLES)
        connection.execute(insert(ARTICLES).values(number=number, **rows.of_article(told.article)))
    else:
        before = reading.told(connection, number)
        if _same(before, told):
            return False
        links = before.links
        _clear(connection, number, told.article)
    originals.write(connection, number, told.article.original)
    _write_entries(connection, number, told, phrases)
    _insert(connection, MEASURES, _hung("article", number, rows.of_measures(told.measures)))
    _insert(connection, SKIPS, _hung("article", number, rows.of_skips(told.skips)))
    for link in (*links, *told.links):
        _write_link(connection, link)
    touched = matching.write(connection, number, told)
    if matcher is not None:
        matching.match(connection, matcher, touched)
    else:
        matching.forget(connection, touched)
    return True


def _same(kept: ArticleRecord, told: ArticleRecord) -> bool:
    """True if the machine says of the article what it said before, and took it from the same."""
    if kept.article.original != told.article.original:
        return False
    return (kept.entries, kept.measures, kept.skips) == (told.entries, told.measures, told.skips)


def _clear(connection: Connection, number: int, told: Article) -> None:
    """Take out all that was said of an article, with whatever hangs on it.

    Its path, byline and language are no part of its id: the last reading's hold.
    """
    for table in (ENTRIES, MEASURES, SKIPS):
        connection.execute(delete(table).where(table.c.article == number))
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.number == number)
        .values(path=told.path, byline=told.byline, language=told.language)
    )


def _write_entries(
    connection: Connection, article: int, told: ArticleRecord, phrases: Phrases
) -> None:
    """Write the entries, and before them what hangs on them.

    In this order the full-text index, which learns an entry when it comes,
    finds the names of its speakers there already.
    """
    own: list[rows.Values] = []
    speakers: list[rows.Values] = []
    evidence: list[rows.Values] = []
    targets: list[rows.Values] = []
    shared: list[rows.Values] = []
    for number, entry in enumerate(told.entries, start=_next(connection, ENTRIES)):
        row = rows.of_entry(entry, told.article.text)
        own.append({"number": number, "article": article, "position": len(own), **row})
        speakers += _hung("entry", number, rows.of_speakers(entry.speakers))
        evidence += _hung("entry", number, rows.of_evidence(entry.evidence))
        targets += _hung("entry", number, rows.of_targets(entry.targets))
        shared += _hung("entry", number, rows.of_phrases(phrases.get(entry.id, ())))
    hung = ((SPEAKERS, speakers), (EVIDENCE, evidence), (TARGETS, targets), (PHRASES, shared))
    for table, values in hung:
        _insert(connection, table, values)
    _insert(connection, ENTRIES, own)


def _write_link(connection: Connection, told: Link) -> None:
    """Write a link, in place of the same one told before in either direction.

    Without a word where one of its entries is not in the record: it was read
    anew in the meantime, and no longer says this.
    """
    ends = select(ENTRIES.c.id, ENTRIES.c.number).where(ENTRIES.c.id.in_([told.a, told.b]))
    at = {row.id: row.number for row in connection.execute(ends)}
    if len(at) < 2:
        return
    a, b = at[told.a], at[told.b]
    either = or_(
        and_(LINKS.c.a == a, LINKS.c.b == b),
        and_(LINKS.c.a == b, LINKS.c.b == a),
    )
    relation = told.relation.value
    connection.execute(delete(LINKS).where(either, LINKS.c.relation == relation))
    number = _next(connection, LINKS)
    row = {"number": number, "a": a, "b": b, "relation": relation, "probability": told.probability}
    connection.execute(insert(LINKS).values(row))
    _insert(connection, REASONS, _hung("link", number, rows.of_reasons(told.because)))


def _hung(key: str, number: int, parts: Iterable[rows.Values]) -> Iterator[rows.Values]:
    return ({key: number, **part} for part in parts)


def _next(connection: Connection, table: Table) -> int:
    """The next free number; sure to stay free, since nobody else is writing."""
    return int(connection.scalar(select(func.coalesce(func.max(table.c.number), 0))) or 0) + 1


def _insert(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    if many := list(values):
        connection.execute(insert(table), many)
