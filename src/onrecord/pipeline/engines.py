"""What is opened once and asked by all who read, connect or look after a record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.compare.verdicts import Verdicts

if TYPE_CHECKING:
    from onrecord.models.meanings import Meanings
    from onrecord.resolve.registers.lookup import Offices
    from onrecord.store.sql import Record


@cache
def meanings() -> Meanings:
    """What tells which statements are about the same matter, opened once."""
    from onrecord.models.card import weights
    from onrecord.models.meanings import Meanings

    return Meanings.open(weights("meanings"))


def verdicts(at_once: int = 1) -> Verdicts:
    """The judge of pairs of statements, opened once; it reads so many at the same time."""
    return _verdicts(at_once)


@cache
def _verdicts(at_once: int) -> Verdicts:
    from onrecord.models.card import weights
    from onrecord.models.relations import RelationSession

    session = RelationSession.open(weights("relations"), at_once=at_once)
    return Verdicts.of(session, meanings(), session.card.decoding)


def offices_of(record: Record) -> Offices | None:
    """The starter register and those of a record; None where the record has none."""
    if next(record.sources(), None) is None:
        return None
    from onrecord.resolve.registers.lookup import Offices
    from onrecord.resolve.registers.starter import starter

    return starter() | Offices.of(record.register())
