"""What entries are about, as vectors: which of them lie nearest to one."""

from __future__ import annotations

from sqlalchemy import Connection, select

from onrecord.models.meanings import nearest
from onrecord.store import rows
from onrecord.store.tables import ENTRIES, MEANINGS, OCCURRENCES


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
