"""What a record is examined for, and what is made anew in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.compare.candidates import phrases, placed
from onrecord.pipeline.engines import meanings
from onrecord.pipeline.linking import LINKER
from onrecord.read.sketches import sketch
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses

if TYPE_CHECKING:
    from onrecord.store.derivations import Derived
    from onrecord.store.findings import Finding, Mended
    from onrecord.store.forgetting import Went
    from onrecord.store.sql import Record


def examine(record: Record) -> Iterator[Finding]:
    """Whatever in a record is not as it should be, also in what matching has made of it."""
    return record.doctor(matcher=Identities(), measures=Courses(), derived=_derived())


def repair(record: Record) -> list[Mended]:
    """Make anew whatever in a record is derived and is missing or out of step."""
    from onrecord.store.mending import Menders

    return record.repair(Menders(Identities(), Courses(), LINKER, _derived()))


def _derived() -> Derived:
    from onrecord.store.derivations import Derived

    return Derived(phrases, lambda entries: placed(entries, meanings()))


def link_anew(record: Record) -> None:
    """Find the links of all that is on record anew."""
    record.link_anew(LINKER, lambda entries: placed(entries, meanings()), sketch)


def match_measures(record: Record) -> None:
    """Match all measures of a record anew."""
    record.measures.rebuild(Courses())


def forget(
    record: Record, articles: Sequence[str], *, on: date, reason: str, person: str = ""
) -> Went:
    """Take articles, by their ids, out of a record; who spoke in them is matched anew."""
    return record.forget(
        articles,
        on=on,
        reason=reason,
        person=person,
        matcher=Identities(),
        measures=Courses(),
        linker=LINKER,
    )


def verify(record: Record) -> Iterator[Finding]:
    """Whatever no longer holds when the kept originals are opened again."""
    from onrecord.read.html import MEDIA_TYPE
    from onrecord.read.pages.stream import stream

    return record.verify({MEDIA_TYPE: stream})
