"""Whom a name or an id means: one speaker of the record, or an offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onrecord.errors import NotFound
from onrecord.record.identity import Identity
from onrecord.store.sql import Record

MOST: Final = 12  # speakers offered where several are meant


def plainly(one: Identity) -> str:
    """A speaker by the name and the beginning of the id."""
    return f"{one.name} {one.id[:8]}"


def whom(record: Record, wanted: str, told: Callable[[Identity], str] = plainly) -> Identity:
    """The one speaker that a whole name, an id or a part of a name means.

    Raises NotFound where it is nobody, or several, who are offered as `told`.
    """
    for found in (record.identities.called(wanted), _by_id(record, wanted)):
        if found:
            return only(wanted, found, told)
    found = record.identities.like(wanted) if wanted.strip() else []
    if not found:
        waiting = record.identities.unmatched()
        hint = "`onrecord search` looks for words"
        if waiting:
            speakers = "1 speaker" if waiting == 1 else f"{waiting:,} speakers"
            hint = f"{speakers} not matched yet: `onrecord people match`"
        raise NotFound(f"nobody in the record is called {wanted!r}", hint=hint)
    return only(wanted, found, told)


def only(wanted: str, found: list[Identity], told: Callable[[Identity], str] = plainly) -> Identity:
    """The only one of those found; raises NotFound with all of them where there are several."""
    if len(found) == 1:
        return found[0]
    offers = "; ".join(told(one) for one in found[:MOST]) + ("; …" if len(found) > MOST else "")
    raise NotFound(f"{wanted!r} may be one of {len(found)} speakers", hint=f"name one: {offers}")


def _by_id(record: Record, wanted: str) -> list[Identity]:
    try:
        return [record.identities.one(wanted)]
    except NotFound:
        return []
