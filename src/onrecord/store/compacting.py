"""Give back the room that a record no longer needs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from onrecord.errors import RecordError
from onrecord.store import dialects
from onrecord.store.faults import Where


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many bytes a record took on the disk, its log included, before and after."""

    before: int
    after: int


def compact(engine: Engine, where: Where, patience: float) -> Compacted:
    """Write the record anew without unused room, and its full-text index in one piece.

    What was deleted is then in no page of it. It needs as much free disk, twice,
    as the record has. Raises RecordError where another program reads in it
    meanwhile for longer than one waits: then it is not smaller yet.
    """
    dialect = dialects.of(engine)
    before = dialect.size(engine, where)
    if not dialect.compact(engine, where, patience):
        raise RecordError(
            f"the record {where} is being read by another program, which keeps the old pages",
            hint="run `onrecord compact` again when that program has finished",
        )
    return Compacted(before, dialect.size(engine, where))
