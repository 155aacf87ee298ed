"""What `add` writes, in the one transaction of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from onrecord.errors import InputError
from onrecord.record.entry import ArticleRecord, Entry, Measure
from onrecord.record.link import Link
from onrecord.record.meaning import Meaning
from onrecord.record.sketch import Sketch
from onrecord.record.text import Article
from onrecord.store import (
    copies,
    courses,
    forgetting,
    fulltext,
    linking,
    matching,
    originals,
    reading,
    revising,
    rows,
)
from onrecord.store.courses import MeasureMatcher
from onrecord.store.linking import Linker
from onrecord.store.matching import Matcher
from onrecord.store.revising import Rereader
from onrecord.store.tables import (
    ARTICLES,
    ENTRIES,
    EVIDENCE,
    MEANINGS,
    MEASURES,
    PHRASES,
    SKIPS,
    SPEAKERS,
    SPOKEN_OF,
    STANDINGS,
    TARGETS,
)

Phrases = Mapping[str, Collection[str]]
Meanings = Mapping[str, Meaning]


def check(told: ArticleRecord, phrases: Phrases, meanings: Meanings) -> None:
    """Refuse an article record that does not hang together.

    Raises InputError for entries of another article, entries told twice,
    nested in one that is not there or less probable, after one that is not
    there, or phrases or meanings of one that is not there; OffsetError for a span outside
    the article's text.
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
        for before in entry.after:
            if before not in ids:
                raise InputError(f"entry {entry.id} is after {before}, which is not there")
        for spans in (said.source, said.cue, said.content, *entry.evidence.values()):
            rows.quoted(spans, told.article.text)
    _check_measures(told, ids)
    for what, of in (("phrases", phrases), ("meanings", meanings)):
        for strange in of.keys() - ids.keys():
            raise InputError(f"there are {what} of {strange}, which is no entry of article {home}")


def _check_measures(told: ArticleRecord, ids: Collection[str]) -> None:
    """Raises InputError and OffsetError for measures as `check` does for entries."""
    home, seen = told.article.id, set[str]()
    for measure in told.measures:
        if measure.article != home:
            raise InputError(f"measure {measure.id} is of article {measure.article}, not of {home}")
        if measure.id in seen:
            raise InputError(f"measure {measure.id} of article {home} is told twice")
        seen.add(measure.id)
        for entry in measure.statements:
            if entry not in ids:
                raise InputError(
                    f"measure {measure.id} is spoken of in {entry}, which is not there"
                )
        standings = (standing.evidence for standing in measure.standings)
        for spans in (measure.evidence, measure.mentions, *standings):
            rows.quoted(spans, told.article.text)


def add(
    connection: Connection,
    told: ArticleRecord,
    phrases: Phrases,
    meanings: Meanings,
    matcher: Matcher | None,
    measures: MeasureMatcher | None = None,
    linker: Linker | None = None,
    sketch: Sketch | None = None,
    *,
    again: bool = False,
    rereader: Rereader | None = None,
) -> bool:
    """Keep an article and what was found in it; False if just that is kept already.

    What people revised of it stays as they have it, and what they marked is read by the
    rereader, or without one is as it was.

    Without a matcher its speakers, and whoever they were matched with, wait for one;
    so do its measures without theirs. With a linker, its links and those of whoever is
    now another are made anew. With a sketch, it is told what it is a copy of. Raises
    Forgotten for one with a tombstone, unless it is to be kept `again`.
    """
    forgetting.admit(connection, told.article, again=again)
    left: set[str] = set()
    number = connection.scalar(select(ARTICLES.c.number).where(ARTICLES.c.id == told.article.id))
    found, revisions = told, revising.stands(connection, told.article.id)
    told = revising.merged(connection, told, revisions, rereader)
    if marked := [one for one in told.entries if one.statement.model == revising.PERSON]:
        near = revising.near(connection, marked, rereader)
        phrases, meanings = {**phrases, **near.phrases}, {**meanings, **near.meanings}
    links: tuple[Link, ...] = ()
    if number is None:
        number = _next(connection, ARTICLES)
        connection.execute(insert(ARTICLES).values(number=number, **rows.of_article(told.article)))
    else:
        before = reading.told(connection, number)
        revising.keep(connection, number, found if revisions else None)
        if _same(before, told):
            return False
        links = before.links
        left = courses.of_article(connection, number)
        _clear(connection, number, told.article)
    revising.keep(connection, number, found if revisions else None)
    originals.write(connection, number, told.article.original)
    write_entries(connection, number, told.article.text, told.entries, phrases, meanings)
    write_measures(connection, number, told.measures)
    _insert(connection, SKIPS, _hung("article", number, rows.of_skips(told.skips)))
    for link in (*links, *told.links):
        linking.write(connection, link)
    touched = matching.write(connection, number, told)
    moved: frozenset[int] = frozenset()
    if matcher is not None:
        moved = matching.match(connection, matcher, touched).moved
    else:
        matching.forget(connection, touched)
    courses.match(connection, measures, left)
    if sketch is not None:
        copies.recognise(connection, number, sketch)
    shifted = copies.tell(connection, copies.story(connection, number))
    if linker is not None:
        own = connection.scalars(select(ENTRIES.c.number).where(ENTRIES.c.article == number)).all()
        others = linking.of_appearances(connection, moved)
        fresh = {*own, *shifted}
        linking.relink(connection, [*fresh, *others], linker, fresh=fresh)
    return True


def _same(kept: ArticleRecord, told: ArticleRecord) -> bool:
    """True if the machine says of the article what it said before, and took it from the same."""
    if kept.article.original != told.article.original:
        return False
    return (kept.entries, kept.measures, kept.skips) == (told.entries, told.measures, told.skips)


def _clear(connection: Connection, number: int, told: Article) -> None:
    """Take out all that was said of an article, with whatever hangs on it.

    Its path, byline, language and where it came from are no part of its id: the last
    reading's hold.
    """
    for table in (ENTRIES, MEASURES, SKIPS):
        connection.execute(delete(table).where(table.c.article == number))
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.number == number)
        .values(
            path=told.path,
            byline=told.byline,
            language=told.language,
            partial=told.partial,
            origin=told.origin,
        )
    )


def write_entries(
    connection: Connection,
    article: int,
    text: str,
    told: Iterable[Entry],
    phrases: Phrases,
    meanings: Meanings,
) -> list[int]:
    """Write entries of an article with this text, and before them what hangs on them.

    Returns their numbers.

    In this order the full-text index, which learns an entry when it comes,
    finds the names of its speakers there already.
    """
    own: list[rows.Values] = []
    speakers: list[rows.Values] = []
    evidence: list[rows.Values] = []
    targets: list[rows.Values] = []
    shared: list[rows.Values] = []
    lying: list[rows.Values] = []
    for number, entry in enumerate(told, start=_next(connection, ENTRIES)):
        row = rows.of_entry(entry, text)
        own.append({"number": number, "article": article, "position": len(own), **row})
        speakers += _hung("entry", number, rows.of_speakers(entry.speakers))
        evidence += _hung("entry", number, rows.of_evidence(entry.evidence))
        targets += _hung("entry", number, rows.of_targets(entry.targets))
        shared += _hung("entry", number, rows.of_phrases(phrases.get(entry.id, ())))
        if meaning := meanings.get(entry.id):
            lying += _hung("entry", number, [rows.of_meaning(meaning)])
    hung = (
        (SPEAKERS, speakers), (EVIDENCE, evidence), (TARGETS, targets), (PHRASES, shared),
        (MEANINGS, lying),
    )  # fmt: skip
    for table, values in hung:
        _insert(connection, table, values)
    _insert(connection, ENTRIES, own)
    numbers = [row["number"] for row in own]
    fulltext.of(connection).learn(connection, numbers)
    return numbers


def write_measures(connection: Connection, article: int, told: Iterable[Measure]) -> None:
    """Write the measures of an article with what became of them and who speaks of them."""
    own: list[rows.Values] = []
    standings: list[rows.Values] = []
    spoken: list[rows.Values] = []
    for number, measure in enumerate(told, start=_next(connection, MEASURES)):
        row = rows.of_measure(measure)
        own.append({"number": number, "article": article, "position": len(own), **row})
        standings += _hung("measure", number, rows.of_standings(measure.standings))
        spoken += _hung("measure", number, rows.of_spoken(measure.statements))
    for table, values in ((MEASURES, own), (STANDINGS, standings), (SPOKEN_OF, spoken)):
        _insert(connection, table, values)


def _hung(key: str, number: int, parts: Iterable[rows.Values]) -> Iterator[rows.Values]:
    return ({key: number, **part} for part in parts)


def _next(connection: Connection, table: Table) -> int:
    """The next free number; sure to stay free, since nobody else is writing."""
    return int(connection.scalar(select(func.coalesce(func.max(table.c.number), 0))) or 0) + 1


def _insert(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    if many := list(values):
        connection.execute(insert(table), many)
