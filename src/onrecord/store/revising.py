"""Revisions on disk: what people changed of the statements of an article, kept in step.

The entries of an article are derived: from what the program found, which `found` keeps as
soon as somebody revises it, and from the revisions that stand. They are made anew with
every judgement on it and with every reading of it. What a person marked becomes an entry
by a `Rereader`, who tells its speaker and its day.

    with open_record("onrecord.db") as record:
        record.identities.judge(Judgement(Verdict.REVISE, …), …)   # or `pipeline.judge`
        for one in record.revisions.of(article.id):
            print(one.who, one.revision.deed)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Protocol

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from onrecord.record.entry import ArticleRecord, Entry, Measure, told_together
from onrecord.record.judgement import Judgement, standing
from onrecord.record.meaning import Meaning
from onrecord.record.revision import Marked, Place, Revision, place_of, revised
from onrecord.record.statement import Statement
from onrecord.record.text import Skip
from onrecord.store import judging, reading, rows
from onrecord.store.packing import packed, unpacked
from onrecord.store.tables import ARTICLES, ENTRIES, FOUND, JUDGEMENTS, MEANINGS, PHRASES

# What found a statement that a person marked: nobody is surer of it than a person is.
PERSON: Final = "a person"
DEED: Final = "deed"  # the kind of a measure that a statement itself is the words of


@dataclass(frozen=True, slots=True)
class Found:
    """What the program found in an article, before anybody revised it."""

    entries: tuple[Entry, ...] = ()
    measures: tuple[Measure, ...] = ()
    skips: tuple[Skip, ...] = ()

    @classmethod
    def of(cls, told: ArticleRecord) -> Found:
        return cls(told.entries, told.measures, told.skips)


@dataclass(frozen=True, slots=True)
class Reread:
    """What an article says once people revised it.

    `entries` are those that they marked, `measures` those that these speak of.
    """

    entries: tuple[Entry, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """What entries are found by, as `Record.add` takes it: by the ids of entries."""

    phrases: Mapping[str, Collection[str]] = field(default_factory=lambda: MappingProxyType({}))
    meanings: Mapping[str, Meaning] = field(default_factory=lambda: MappingProxyType({}))


class Rereader(Protocol):
    """What a record needs of whoever reads what people marked.

    `reread` is told an article as it was found, the entries that are kept of it, and what
    was marked; `near` tells what entries are found by.
    """

    def reread(
        self, told: ArticleRecord, kept: Sequence[Entry], marked: Sequence[Marked], /
    ) -> Reread: ...

    def near(self, entries: Sequence[Entry], /) -> Near: ...


class Revisions:
    """What an open record knows of revisions. Get it as `record.revisions`."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def of(self, article: str) -> list[Judgement]:
        """All revisions of an article, by its id, with what undoes them, in order."""
        with self._reading() as connection:
            return judging.on_article(connection, article)

    def found(self, article: str) -> ArticleRecord:
        """What the program found in an article, whatever people made of it.

        Without links, which only what stands has. Raises NotFound as `Record.article` does.
        """
        with self._reading() as connection:
            number = reading.number_of(connection, ARTICLES, article, "article")
            return found(connection, number)

    def articles(self) -> list[str]:
        """The ids of the articles that somebody revised, whether it stands or not."""
        wanted = select(JUDGEMENTS.c.article).where(JUDGEMENTS.c.article.is_not(None)).distinct()
        with self._reading() as connection:
            return sorted(connection.scalars(wanted))

    def whose(self, article: str) -> dict[str, list[Statement | Marked]]:
        """Of each person who revised an article its statements as that one alone has them."""
        with self._reading() as connection:
            number = reading.number_of(connection, ARTICLES, article, "article")
            told = found(connection, number)
            made = judging.on_article(connection, told.article.id)
        said = [one.statement for one in told.entries]
        stands = standing(made)
        people = sorted({one.who for one in stands})
        return {
            who: revised(said, _revisions(one for one in stands if one.who == who))
            for who in people
        }


def stands(connection: Connection, article: str) -> list[Revision]:
    """The revisions of an article that stand, the first first."""
    return _revisions(standing(judging.on_article(connection, article)))


def _revisions(latest_first: Iterable[Judgement]) -> list[Revision]:
    return [one.revision for one in list(latest_first)[::-1] if one.revision]


def found(connection: Connection, number: int) -> ArticleRecord:
    """What the program found in an article, by its number."""
    kept = connection.scalar(select(FOUND.c.told).where(FOUND.c.article == number))
    if kept is None:
        return replace(reading.told(connection, number), links=())
    told = unpacked(Found, kept)
    article = reading.article(connection, number)
    return ArticleRecord(article, told.entries, told.measures, skips=told.skips)


def keep(connection: Connection, number: int, told: ArticleRecord | None) -> None:
    """Keep what was found in an article; nothing of it where nobody revised it."""
    connection.execute(delete(FOUND).where(FOUND.c.article == number))
    if told is not None:
        values = {"article": number, "told": packed(Found.of(told))}
        connection.execute(insert(FOUND).values(values))


def merged(
    connection: Connection,
    told: ArticleRecord,
    revisions: Sequence[Revision],
    rereader: Rereader | None,
) -> ArticleRecord:
    """What was found in an article and what people made of it, as one.

    Without a rereader what a person marked is as it is on record already.
    """
    if not revisions:
        return told
    now = revised([one.statement for one in told.entries], revisions)
    known = {Place.of(one.statement): one for one in told.entries}
    kept = [known[Place.of(one)] for one in now if isinstance(one, Statement)]
    marked = [one for one in now if isinstance(one, Marked)]
    if rereader is not None:
        reread = rereader.reread(told, kept, marked)
    else:
        reread = _on_record(connection, told.article.id, marked)
    fresh = {Place.of(one.statement): one for one in reread.entries}
    entries: list[Entry] = []
    for one in now:
        if isinstance(one, Statement):
            entries.append(known[Place.of(one)])
        elif one.place in fresh:
            entries.append(fresh[one.place])
    spoken = _spoken(told.measures, reread.measures, {one.id for one in entries})
    return replace(told, entries=told_together(_nested(entries)), measures=spoken)


def _on_record(connection: Connection, article: str, marked: Sequence[Marked]) -> Reread:
    """What was marked, as far as it is on record."""
    ids = [one.place.entry(article) for one in marked]
    there = ENTRIES.c.id.in_(ids), ENTRIES.c.model == PERSON
    wanted = connection.scalars(select(ENTRIES.c.number).where(*there)).all()
    return Reread(tuple(reading.entries(connection, wanted)))


def near(connection: Connection, entries: Sequence[Entry], rereader: Rereader | None) -> Near:
    """What some entries are found by; without a rereader as far as it is on record."""
    if rereader is not None:
        return rereader.near(entries)
    there = ENTRIES.c.id.in_([one.id for one in entries])
    return Near(_phrases(connection, there), _meanings(connection, there))


def _phrases(connection: Connection, where: ColumnElement[bool]) -> dict[str, set[str]]:
    there: dict[str, set[str]] = {}
    wanted = select(ENTRIES.c.id, PHRASES.c.phrase).join(
        PHRASES, PHRASES.c.entry == ENTRIES.c.number
    )
    for row in connection.execute(wanted.where(where)):
        there.setdefault(row.id, set()).add(row.phrase)
    return there


def _meanings(connection: Connection, where: ColumnElement[bool]) -> dict[str, Meaning]:
    wanted = select(ENTRIES.c.id, MEANINGS).join(MEANINGS, MEANINGS.c.entry == ENTRIES.c.number)
    return {row.id: rows.meaning(row) for row in connection.execute(wanted.where(where))}


def _nested(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same, none in one that has gone or is less sure: in the next around it, or in none."""
    ids = {one.id for one in entries}
    told = []
    for one in entries:
        said = one.statement
        if said.model == PERSON or (said.nested_in is not None and said.nested_in not in ids):
            around = [each for each in entries if _holds(each.statement, said)]
            inmost = min(around, key=lambda each: _length(each.statement), default=None)
            one = replace(one, statement=replace(said, nested_in=inmost.id if inmost else None))
        told.append(one)
    return tuple(told)


def _holds(outer: Statement, inner: Statement) -> bool:
    return (
        _length(outer) > _length(inner)
        and outer.probability >= inner.probability
        and all(any(one.holds(each) for one in outer.content) for each in inner.content)
    )


def _length(told: Statement) -> int:
    return sum(map(len, told.content))


def _spoken(
    found: Sequence[Measure], more: Sequence[Measure], ids: Collection[str]
) -> tuple[Measure, ...]:
    """The measures that were found and those that marked statements speak of, in their order.

    What is only the deed that a statement pledged or ordered goes with it.
    """
    told: dict[str, Measure] = {}
    for one in (*found, *more):
        before = told[one.id].statements if one.id in told else ()
        those = dict.fromkeys((*before, *(each for each in one.statements if each in ids)))
        if those or one.kind != DEED or not one.statements:
            told[one.id] = replace(told.get(one.id, one), statements=tuple(those))
    return (
        tuple(sorted(told.values(), key=lambda one: one.evidence[0].start))
        if more
        else (tuple(told.values()))
    )


def places(connection: Connection, number: int) -> tuple[list[Place], list[Place]]:
    """Where the statements of an article stand, and where they should by its revisions."""
    of = select(ENTRIES.c.content, ENTRIES.c.cue).where(ENTRIES.c.article == number)
    there = [Place(row.content, row.cue) for row in connection.execute(of)]
    told = found(connection, number)
    now = revised([one.statement for one in told.entries], stands(connection, told.article.id))
    should = [place_of(one) for one in now]
    return sorted(there), sorted(should)
