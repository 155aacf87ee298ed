"""Which statements say what a fact-check reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from onrecord.compare.relate import repeats
from onrecord.compare.sides import Side, side
from onrecord.compare.speakers import OTHERS, agreement
from onrecord.compare.stage import comparable
from onrecord.compare.verdicts import Verdict
from onrecord.record.entry import Entry, Interval, Speaker, SpeakerType
from onrecord.record.link import Relation
from onrecord.record.review import Review
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Span

SAME: Final = (Relation.REPEATS, Relation.AGREES)


class Judging(Protocol):
    """What is needed of whoever judges pairs of sides, the later one first."""

    def told(self, pairs: Sequence[tuple[Side, Side]], /) -> list[Verdict]: ...


class Saying(NamedTuple):
    """A statement that says what was reviewed: as the same words, or as the same position."""

    entry: Entry
    relation: Relation
    probability: float


def saying(told: Review, entries: Sequence[Entry], *, verdicts: Judging) -> Iterator[Saying]:
    """Those of some entries that say what was reviewed, but for what others are known to have said.

    A claim is compared as somebody's own words: where it has those of a quotation they
    decide, and else the judge of pairs does.
    """
    claim = claimed(told)
    may = [one for one in entries if agreement(claim, one) != OTHERS]
    quoted = {one.id: link for one in may if (link := repeats(claim, one))}
    for one in may:
        if link := quoted.get(one.id):
            yield Saying(one, link.relation, link.probability)
    rest = [one for one in may if one.id not in quoted and comparable(one)]
    judged = verdicts.told([(side(claim), side(one)) for one in rest])
    for one, verdict in zip(rest, judged, strict=True):
        if verdict.relation in SAME:
            yield Saying(one, verdict.relation, verdict.probabilities[verdict.relation])


def claimed(told: Review) -> Entry:
    """A claim as an entry of an article that has no other words."""
    text = Article(told.claim, url=told.url)
    statement = Statement(
        text.id,
        Kind.DIRECT,
        (),
        (),
        (Span(0, len(told.claim)),),
        told.claim,
        1.0,
        told.publisher,
    )
    who = (Speaker(told.claimant, SpeakerType.PERSON, 1.0),) if told.claimant else ()
    return Entry(statement, who, Interval.day(told.claimed_on) if told.claimed_on else None)
