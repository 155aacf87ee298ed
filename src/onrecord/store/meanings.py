"""What entries are about, as vectors: which of them lie nearest to one.

Only the regions around a text are looked into, where the vectors lie side by side. All of
them by an index made for it would take longer and find more: docs/keeping.md has the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Integer, Select, select

from onrecord.models.meanings import ALIKE, likenesses
from onrecord.record.meaning import Meaning
from onrecord.store import dialects, reading, rows
from onrecord.store.tables import ENTRIES, MEANINGS, OCCURRENCES

# Regions of a text that is looked for, of 1,024: it has to be quick, and what is
# nearest lies in the nearest ones mostly.
LOOKED_INTO: Final = 32
RECENT: Final = 400  # entries of one speaker, or about one measure, that are looked at
SOME: Final = 200  # of the nearest, how many are first held against what else was asked

Near = list[tuple[int, float]]


class Heard:
    """The newest entries of speakers; of each it is asked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._newest: dict[str, list[int]] = {}

    def newest(self, identity: str) -> list[int]:
        if identity not in self._newest:
            found = reading.newest_of(self._connection, identity, RECENT)
            self._newest[identity] = found
        return self._newest[identity]


def near(
    connection: Connection,
    meaning: Meaning,
    where: Iterable[ColumnElement[bool]],
    limit: int,
    least: float,
) -> dict[int, float]:
    """Entries like these about the same matter as a text: their cosines, the nearest first.

    None is farther than `least`. What several copies print is found once.
    """
    lying = _lying(MEANINGS.c.region.in_(meaning.regions[:LOOKED_INTO]))
    told = _nearest(connection, meaning.vector, lying, least)
    asked = (reading.FIRST, *where)
    found: dict[int, float] = {}
    for some in _growing(told):
        numbers = dialects.listed((number for number, _ in some), Integer)
        wanted = select(ENTRIES.c.number).where(ENTRIES.c.number.in_(numbers), *asked)
        there = set(connection.scalars(wanted))
        found |= {number: likeness for number, likeness in some if number in there}
        if len(found) >= limit:
            break
    return dict(list(found.items())[:limit])


def _growing(told: Near) -> Iterator[Near]:
    """The nearest ones, then ever more at once: few answer to a question about few."""
    at, size = 0, SOME
    while at < len(told):
        yield told[at : at + size]
        at, size = at + size, size * 8


def about(connection: Connection, entry: str, limit: int) -> list[int]:
    """Numbers of the entries that are about the same matter as one, the nearest first.

    Only those in the regions of that entry are looked at; what an earlier copy has is found
    there alone. None where the entry's own meaning is not known.
    """
    own = _own(connection, entry)
    if own is None:
        return []
    return _others(connection, own, MEANINGS.c.region.in_(rows.meaning(own).regions), limit)


def same(connection: Connection, entry: str, heard: Heard, limit: int) -> list[int]:
    """Numbers of entries by one of its speakers, or about its measure, the nearest first.

    Of each the newest RECENT are looked at.
    """
    own = _own(connection, entry)
    if own is None:
        return []
    number = int(own.entry)
    recent: set[int] = set()
    for identity in connection.scalars(reading.speakers_of(number)).all():
        recent.update(heard.newest(identity))
    newest = select(ENTRIES.c.number).where(reading.of_same_measure(number))
    newest = newest.order_by(ENTRIES.c.number.desc()).limit(RECENT)
    recent.update(connection.scalars(newest))
    return _others(connection, own, MEANINGS.c.entry.in_(dialects.listed(recent, Integer)), limit)


def _own(connection: Connection, entry: str) -> rows.AnyRow | None:
    own = select(MEANINGS).join(ENTRIES, ENTRIES.c.number == MEANINGS.c.entry)
    return connection.execute(own.where(ENTRIES.c.id == entry)).first()


def _others(
    connection: Connection, own: rows.AnyRow, where: ColumnElement[bool], limit: int
) -> list[int]:
    once = MEANINGS.c.entry.not_in(select(OCCURRENCES.c.entry))
    there = _lying(where, MEANINGS.c.entry != own.entry, once)
    return [number for number, _ in _nearest(connection, own.vector, there, ALIKE)[:limit]]


def _lying(*where: ColumnElement[bool]) -> Select[Any]:
    return select(MEANINGS.c.entry, MEANINGS.c.vector).where(*where)


def _nearest(connection: Connection, own: bytes, lying: Select[Any], least: float) -> Near:
    """Those that are not farther, the nearest first; of equally near ones the first that came."""
    there: Sequence[Any] = connection.execute(lying).all()
    told = likenesses(own, [row.vector for row in there])
    near = [(row.entry, like) for row, like in zip(there, told, strict=True) if like >= least]
    return sorted(near, key=lambda one: (-one[1], one[0]))
