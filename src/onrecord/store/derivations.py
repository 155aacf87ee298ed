"""What neighbours are found by, the phrases and meanings of entries: is it what they say now?

Both can be made anew from the entries at any time. They are looked at article by
article, as they were written.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from onrecord.errors import OnRecordError, RecordError
from onrecord.record.entry import Entry
from onrecord.record.meaning import Meaning
from onrecord.store import reading, rows
from onrecord.store.faults import Where, plainly, readable
from onrecord.store.findings import Finding
from onrecord.store.tables import ARTICLES, ENTRIES, MEANINGS, PHRASES

REPAIR: Final = "`onrecord doctor --repair` makes them anew"

# What processors may disagree about in a number of a vector of eight bits.
ROUNDING: Final = 1

Phrased = Callable[[Entry], Collection[str]]
Meant = Callable[[Sequence[Entry]], Mapping[str, Meaning]]


@dataclass(frozen=True, slots=True)
class Derived:
    """Whoever tells what an entry's phrases are, and what entries are about.

    What nobody tells is not looked at.
    """

    phrases: Phrased | None = None
    meanings: Meant | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """Numbers of the entries of one article whose phrases, or meanings, are not what they say."""

    phrases: frozenset[int] = frozenset()
    meanings: frozenset[int] = frozenset()


def findings(connection: Connection, path: Where, derived: Derived) -> Iterator[Finding]:
    """One for each article with entries that are not found by what they say."""
    for number in reading.article_numbers(connection):
        try:
            with plainly(path), readable(path):
                stale = of_article(connection, number, derived)
        except RecordError:
            continue  # what is damaged has been told by then, row by row
        home = connection.scalar(select(ARTICLES.c.id).where(ARTICLES.c.number == number)) or ""
        for kind, them in (("phrase", stale.phrases), ("meaning", stale.meanings)):
            if them:
                message = f"the {kind}s of {len(them)} of its statements are not what they say"
                yield Finding(kind, home, f"{message}; {REPAIR}")


def of_article(connection: Connection, article: int, derived: Derived) -> Stale:
    """Which entries of an article are out of step; nothing is changed."""
    if derived.phrases is None and derived.meanings is None:
        return Stale()
    wanted = select(ENTRIES.c.number).where(ENTRIES.c.article == article)
    numbers = connection.scalars(wanted.order_by(ENTRIES.c.number)).all()
    entries = dict(zip(numbers, reading.entries(connection, numbers), strict=True))
    return Stale(
        _phrases(connection, entries, derived.phrases) if derived.phrases else frozenset(),
        _meanings(connection, entries, derived.meanings) if derived.meanings else frozenset(),
    )


def _phrases(connection: Connection, entries: Mapping[int, Entry], of: Phrased) -> frozenset[int]:
    kept: dict[int, set[str]] = {number: set() for number in entries}
    for some in reading.chunks(entries):
        for row in connection.execute(select(PHRASES).where(PHRASES.c.entry.in_(some))):
            kept[row.entry].add(row.phrase)
    return frozenset(number for number, one in entries.items() if kept[number] != set(of(one)))


def _meanings(connection: Connection, entries: Mapping[int, Entry], of: Meant) -> frozenset[int]:
    kept: dict[int, Meaning | None] = {}
    for some in reading.chunks(entries):
        for row in connection.execute(select(MEANINGS).where(MEANINGS.c.entry.in_(some))):
            kept[row.entry] = _told(row)
    told = of(list(entries.values()))
    stale = set()
    for number, one in entries.items():
        now, was = told.get(one.id), kept.get(number)
        if (number in kept) != (now is not None) or (now and not (was and _alike(was, now))):
            stale.add(number)
    return frozenset(stale)


def _told(row: rows.AnyRow) -> Meaning | None:
    """The meaning of a row; None where none can be made of it."""
    try:
        return rows.meaning(row)
    except (OnRecordError, ValueError, TypeError, struct.error):
        return None


def _alike(a: Meaning, b: Meaning) -> bool:
    """True for the same vector, whatever two processors make of a half."""
    if len(a.vector) != len(b.vector) or len(a.regions) != len(b.regions):
        return False
    signed = ((x ^ 0x80) - (y ^ 0x80) for x, y in zip(a.vector, b.vector, strict=True))
    return all(abs(one) <= ROUNDING for one in signed)
