"""What entries are about, as vectors: which of them lie nearest to one."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, select

from onrecord.store import rows
from onrecord.store.tables import ENTRIES, MEANINGS


def nearest(connection: Connection, entry: str, limit: int) -> list[int]:
    """Numbers of the entries nearest to one by what they are about, the nearest first.

    Only those in the regions of that entry are looked at, so that it takes as long in a
    large record as in a small one. None where the entry's own meaning is not known.
    """
    own = select(MEANINGS).join(ENTRIES, ENTRIES.c.number == MEANINGS.c.entry)
    found = connection.execute(own.where(ENTRIES.c.id == entry)).first()
    if found is None:
        return []
    meaning = rows.meaning(found)
    there = select(MEANINGS.c.entry, MEANINGS.c.vector).where(
        MEANINGS.c.region.in_(meaning.regions), MEANINGS.c.entry != found.entry
    )
    numbers, vectors = [], []
    for row in connection.execute(there.order_by(MEANINGS.c.entry)):
        numbers.append(row.entry)
        vectors.append(row.vector)
    if not numbers:
        return []
    own_vector = np.frombuffer(meaning.vector, dtype=np.int8).astype(np.float32)
    width = len(own_vector)
    them = np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(-1, width).astype(np.float32)
    likeness = them @ own_vector
    order = np.argsort(-likeness, kind="stable")[:limit]
    return [int(numbers[at]) for at in order]
