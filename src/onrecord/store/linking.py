"""Links kept in step with who is one: made anew where the speakers of statements changed.

Which statements are linked is for a `Linker` to say, who is told the identities
of their speakers. When an article or a judgement makes two speakers one, or
parts them, the links of one side are made anew: every pair of which one end is
there, those that were linked before and those that share a phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from sqlalchemy import Connection, Integer, delete, func, or_, select

from onrecord.record.copied import BEARING_OUT
from onrecord.record.entry import Entry
from onrecord.record.link import Link
from onrecord.record.meaning import Meaning
from onrecord.store import copies, dialects, meanings, reading, rows
from onrecord.store.tables import (
    APPEARANCES,
    ENTRIES,
    LINKS,
    MEANINGS,
    PHRASES,
    REASONS,
    SPEAKERS,
)

Meant = Mapping[str, Meaning]


class Neighbours(Protocol):
    """Where a linker looks for what it compares an entry with."""

    def sharing(self, phrases: frozenset[str], /, *, limit: int) -> Iterable[Entry]: ...

    def about(self, entry: Entry, /, *, limit: int) -> Iterable[Entry]: ...

    def same(self, entry: Entry, /, *, limit: int) -> Iterable[Entry]: ...

    def linked(self, entry: Entry, /) -> Iterable[Entry]: ...


class Linker(Protocol):
    """What a record needs of whoever finds links."""

    def links(self, entries: Sequence[Entry], neighbours: Neighbours) -> Iterable[Link]: ...


class _Near:
    """What was linked with some entries before, and whatever shares a phrase or a matter.

    What is about the same matter is looked for only for `fresh` entries; the others
    keep to what they were linked with.
    """

    def __init__(
        self, connection: Connection, linked: Mapping[str, Sequence[Entry]], fresh: Collection[str]
    ) -> None:
        self._connection, self._linked, self._fresh = connection, linked, fresh
        self._heard = meanings.Heard(connection)

    def linked(self, entry: Entry, /) -> Sequence[Entry]:
        return self._linked.get(entry.id, ())

    def sharing(self, phrases: Collection[str], /, *, limit: int) -> Iterator[Entry]:
        wanted = reading.sharing(phrases).limit(limit)
        yield from reading.entries(self._connection, self._connection.scalars(wanted).all())

    def about(self, entry: Entry, /, *, limit: int) -> Iterator[Entry]:
        if entry.id in self._fresh:
            near = meanings.about(self._connection, entry.id, limit)
            yield from reading.entries(self._connection, near)

    def same(self, entry: Entry, /, *, limit: int) -> Iterator[Entry]:
        if entry.id in self._fresh:
            near = meanings.same(self._connection, entry.id, self._heard, limit)
            yield from reading.entries(self._connection, near)


def relink(
    connection: Connection,
    numbers: Iterable[int],
    linker: Linker,
    *,
    fresh: Collection[int] = (),
) -> None:
    """Make the links of some entries anew, of those that can have any.

    Those that are `fresh` have not been held against the record yet. What stands in an
    earlier copy is linked there, and copies do not bear each other out.
    """
    home = _Homes(connection)
    for some in reading.chunks(sorted(set(numbers))):
        touching = or_(LINKS.c.a.in_(some), LINKS.c.b.in_(some))
        before = connection.execute(select(LINKS.c.a, LINKS.c.b).where(touching)).all()
        linked = {end for row in before for end in (row.a, row.b)}
        shared = select(PHRASES.c.entry).where(PHRASES.c.entry.in_(some)).distinct()
        asked = set(some) & {*connection.scalars(shared), *linked, *fresh}
        again = copies.firsts(connection, asked | linked).keys()
        asked, linked = asked - again, linked - again
        them = sorted(asked | linked)
        entries = dict(zip(them, reading.entries(connection, them), strict=True))
        partners: dict[str, list[Entry]] = {}
        for row in before:
            if row.a in again or row.b in again:
                continue
            for one, other in ((row.a, row.b), (row.b, row.a)):
                partners.setdefault(entries[one].id, []).append(entries[other])
        connection.execute(delete(LINKS).where(touching))
        new = {entries[number].id for number in set(fresh) & asked}
        near = _Near(connection, partners, new)
        for link in linker.links([entries[number] for number in sorted(asked)], near):
            if not home.bears_itself_out(link):
                write(connection, link)


class _Homes:
    """The stories that entries are printed in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stories: dict[int, frozenset[int]] = {}

    def bears_itself_out(self, link: Link) -> bool:
        """True where two articles of one story say the same, perhaps in a later wording."""
        if link.relation not in BEARING_OUT:
            return False
        ends = select(ENTRIES.c.article).where(ENTRIES.c.id.in_((link.a, link.b))).distinct()
        articles = self._connection.scalars(ends).all()
        return len(articles) == 2 and articles[1] in self._story(articles[0])

    def _story(self, article: int) -> frozenset[int]:
        if article not in self._stories:
            self._stories[article] = frozenset(copies.story(self._connection, article))
        return self._stories[article]


def mean_anew(
    connection: Connection, article: int, meanings: Callable[[Sequence[Entry]], Meant]
) -> None:
    """Write anew what the entries of an article are about."""
    own = select(ENTRIES.c.number).where(ENTRIES.c.article == article).order_by(ENTRIES.c.number)
    numbers = connection.scalars(own).all()
    entries = list(reading.entries(connection, numbers))
    told = meanings(entries)
    connection.execute(delete(MEANINGS).where(MEANINGS.c.entry.in_(numbers)))
    values = [
        {"entry": number, **rows.of_meaning(told[entry.id])}
        for number, entry in zip(numbers, entries, strict=True)
        if entry.id in told
    ]
    if values:
        connection.execute(MEANINGS.insert(), values)


def link_anew(connection: Connection, article: int, linker: Linker) -> None:
    """Hold the entries of an article against the record, as if they came now."""
    own = connection.scalars(select(ENTRIES.c.number).where(ENTRIES.c.article == article)).all()
    relink(connection, own, linker, fresh=own)


def of_appearances(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """Numbers of the entries in which somebody speaks who appears so."""
    wanted = (
        select(SPEAKERS.c.entry)
        .select_from(APPEARANCES)
        .join(ENTRIES, ENTRIES.c.article == APPEARANCES.c.article)
        .join(
            SPEAKERS,
            (SPEAKERS.c.entry == ENTRIES.c.number)
            & (SPEAKERS.c.speaker_id == APPEARANCES.c.speaker_id),
        )
        .where(APPEARANCES.c.number.in_(dialects.listed(numbers, Integer)))
    )
    return list(connection.scalars(wanted.distinct()))


def write(connection: Connection, told: Link) -> None:
    """Write a link, in place of the same one told before in either direction.

    Without a word where one of its entries is not in the record: it was read
    anew in the meantime, and no longer says this.
    """
    ends = select(ENTRIES.c.id, ENTRIES.c.number).where(ENTRIES.c.id.in_([told.a, told.b]))
    at = {row.id: row.number for row in connection.execute(ends)}
    if len(at) < 2:
        return
    a, b = at[told.a], at[told.b]
    either = ((LINKS.c.a == a) & (LINKS.c.b == b)) | ((LINKS.c.a == b) & (LINKS.c.b == a))
    relation = told.relation.value
    connection.execute(delete(LINKS).where(either, LINKS.c.relation == relation))
    number = int(connection.scalar(select(func.coalesce(func.max(LINKS.c.number), 0))) or 0) + 1
    row = {"number": number, "a": a, "b": b, "relation": relation, "probability": told.probability}
    connection.execute(LINKS.insert().values(row))
    reasons = [{"link": number, **part} for part in rows.of_reasons(told.because)]
    if reasons:
        connection.execute(REASONS.insert(), reasons)
