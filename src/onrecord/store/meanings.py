"""What entries are about, as vectors: which of them lie nearest to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, select

from onrecord.models.meanings import likenesses, nearest
from onrecord.record.meaning import Meaning
from onrecord.store import reading, rows
from onrecord.store.tables import ARTICLES, ENTRIES, MEANINGS, OCCURRENCES

# Regions of a text that is looked for, of 1,024: it has to be quick, and what is
# nearest lies in the nearest ones mostly.
LOOKED_INTO: Final = 32
RECENT: Final = 400  # entries of one speaker, or about one measure, that are looked at


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
    chosen = select(MEANINGS.c.entry, MEANINGS.c.vector)
    chosen = chosen.join(ENTRIES, ENTRIES.c.number == MEANINGS.c.entry)
    chosen = chosen.join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
    chosen = chosen.where(MEANINGS.c.region.in_(meaning.regions[:LOOKED_INTO]), *where)
    rows = connection.execute(chosen.where(reading.FIRST).order_by(MEANINGS.c.entry)).all()
    told = likenesses(meaning.vector, [row.vector for row in rows])
    order = sorted(range(len(rows)), key=lambda at: -told[at])[:limit]
    return {int(rows[at].entry): told[at] for at in order if told[at] >= least}


def about(connection: Connection, entry: str, limit: int) -> list[int]:
    """Numbers of the entries that are about the same matter as one, the nearest first.

    Only those in the regions of that entry are looked at, so that it takes as long in a
    large record as in a small one; what an earlier copy has is found there alone. None
    where the entry's own meaning is not known.
    """
    own = _own(connection, entry)
    if own is None:
        return []
    here = MEANINGS.c.region.in_(rows.meaning(own).regions)
    return _nearest(connection, own, select(MEANINGS).where(here), limit)


def same(connection: Connection, entry: str, limit: int) -> list[int]:
    """Numbers of entries by one of its speakers, or about its measure, the nearest first.

    Of each the newest RECENT are looked at.
    """
    own = _own(connection, entry)
    if own is None:
        return []
    number = int(own.entry)
    recent: set[int] = set()
    for which in (reading.of_same_speaker(number), reading.of_same_measure(number)):
        newest = select(ENTRIES.c.number).where(which).order_by(ENTRIES.c.number.desc())
        recent.update(connection.scalars(newest.limit(RECENT)))
    return _nearest(connection, own, select(MEANINGS).where(MEANINGS.c.entry.in_(recent)), limit)


def _own(connection: Connection, entry: str) -> rows.AnyRow | None:
    own = select(MEANINGS).join(ENTRIES, ENTRIES.c.number == MEANINGS.c.entry)
    return connection.execute(own.where(ENTRIES.c.id == entry)).first()


def _nearest(connection: Connection, own: rows.AnyRow, there: Select[Any], limit: int) -> list[int]:
    once = MEANINGS.c.entry.not_in(select(OCCURRENCES.c.entry))
    there = there.where(MEANINGS.c.entry != own.entry, once).order_by(MEANINGS.c.entry)
    others = connection.execute(there).all()
    told = nearest(rows.meaning(own), [rows.meaning(row) for row in others], most=limit)
    return [int(others[at].entry) for at in told]
