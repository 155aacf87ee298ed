"""What entries are about, as vectors: which of them lie nearest to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, Connection, select

from onrecord.models.meanings import likenesses, nearest
from onrecord.record.meaning import Meaning
from onrecord.store import reading, rows
from onrecord.store.tables import ARTICLES, ENTRIES, MEANINGS, OCCURRENCES

# Regions of a text that is looked for, of 1,024: it has to be quick, and what is
# nearest lies in the nearest ones mostly.
LOOKED_INTO: Final = 32


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
    own = select(MEANINGS).join(ENTRIES, ENTRIES.c.number == MEANINGS.c.entry)
    found = connection.execute(own.where(ENTRIES.c.id == entry)).first()
    if found is None:
        return []
    meaning = rows.meaning(found)
    there = select(MEANINGS).where(
        MEANINGS.c.region.in_(meaning.regions),
        MEANINGS.c.entry != found.entry,
        MEANINGS.c.entry.not_in(select(OCCURRENCES.c.entry)),
    )
    others = connection.execute(there.order_by(MEANINGS.c.entry)).all()
    told = nearest(meaning, [rows.meaning(row) for row in others], most=limit)
    return [int(others[at].entry) for at in told]
