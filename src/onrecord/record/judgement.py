"""Judgements: what a person decided, which no score outranks.

They are only ever added. Undo is one more judgement, and the later of two that
contradict each other holds. A judgement is about speakers in articles, or about
what one entry does to another, by the ids of both, so it survives that an article
is read anew; what it says of one that is no longer found waits until that one is
found again. Or it revises the statements of an article, by the words they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from onrecord.errors import OnRecordError
from onrecord.record.identity import appearance_id
from onrecord.record.link import Link, Relation
from onrecord.record.revision import Revision
from onrecord.record.text import digest


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    REVISE = "revise"
    UNDO = "undo"


ON_SPEAKERS: Final = frozenset((Verdict.SAME, Verdict.DIFFERENT))
ON_LINKS: Final = frozenset((Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE))


class State(StrEnum):
    """What a link is to a reader: never more than a candidate before a person decided."""

    CANDIDATE = "candidate"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


STATES: Final = {Verdict.ACCEPT: State.ACCEPTED, Verdict.REJECT: State.REJECTED}


def state(verdict: Verdict | None) -> State:
    """The state of a link by the verdict that stands; whoever is unsure leaves it as it is."""
    return STATES.get(verdict, State.CANDIDATE) if verdict else State.CANDIDATE


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A speaker in an article, by the ids of both: what a judgement is tied to."""

    article: str
    speaker: str

    @property
    def appearance(self) -> str:
        return appearance_id(self.article, self.speaker)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that were judged: as they were called, and where they stood then."""

    name: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What one entry does to another, by the ids of both: what a link says.

    Which of the two is the later one is no part of it. Raises OnRecordError for an
    entry and the same again.
    """

    a: str
    b: str
    relation: Relation

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise OnRecordError(f"entry {self.a} and the same again: there is nothing to judge")

    @classmethod
    def of(cls, link: Link) -> Pair:
        return cls(link.a, link.b, link.relation)

    @property
    def key(self) -> tuple[str, str, str]:
        """The same for both directions."""
        return min(self.a, self.b), max(self.a, self.b), self.relation.value


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on two sides or on a pair of entries, a revision, or the undoing of another one.

    `at` is an instant with its time zone, `note` the reason that was given. Raises
    OnRecordError for a verdict on fewer or more than two sides, on nobody, or on
    somebody and the same again; for one on a link without its pair; for one that
    revises without a revision; for one that undoes nothing; and for an instant without
    a time zone.
    """

    verdict: Verdict
    who: str
    at: datetime
    sides: tuple[Side, ...] = ()
    undoes: str = ""
    pair: Pair | None = None
    note: str = ""
    revision: Revision | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise OnRecordError(f"the judgement of {self.at} needs a time zone")
        if self.verdict is Verdict.UNDO:
            if not self.undoes or self.sides or self.pair or self.revision:
                raise OnRecordError("an undoing names one judgement and nothing else")
            return
        if (self.verdict is Verdict.REVISE) != (self.revision is not None):
            raise OnRecordError(f"the verdict {self.verdict} and a revision are not one thing")
        if self.verdict is Verdict.REVISE:
            if self.sides or self.pair or self.undoes:
                raise OnRecordError("a revision is of one article and of nothing else")
            return
        if self.verdict in ON_LINKS:
            if self.pair is None or self.sides or self.undoes:
                raise OnRecordError(f"the verdict {self.verdict} is on one pair of entries")
            return
        if self.pair is not None:
            raise OnRecordError(f"the verdict {self.verdict} is not on entries")
        if len(self.sides) != 2 or self.undoes or not all(side.anchors for side in self.sides):
            raise OnRecordError(f"the verdict {self.verdict} is on two sides, both somewhere")
        if set(self.sides[0].anchors) & set(self.sides[1].anchors):
            names = " and ".join(repr(side.name) for side in self.sides)
            raise OnRecordError(f"{names} share an article's speaker: there is nothing to judge")

    @property
    def id(self) -> str:
        """The same for the same verdict by the same person at the same instant."""
        sides = sorted(
            ";".join(f"{one.article}:{one.speaker}" for one in sorted(side.anchors))
            for side in self.sides
        )
        at = self.at.astimezone(UTC).isoformat()
        more = [*sides, *(self.pair.key if self.pair else ()), *([self.note] if self.note else [])]
        more += [self.revision.key] if self.revision else []
        return digest("judgement", self.verdict, self.who, at, self.undoes, *more)

    @property
    def order(self) -> tuple[datetime, str]:
        """Judgements in the order they were made; the later one holds."""
        return self.at, self.id


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of those that are taken back. An undoing can be undone, too."""
    found: set[str] = set()
    for one in sorted(judgements, key=lambda one: one.order, reverse=True):
        if one.verdict is Verdict.UNDO and one.id not in found:
            found.add(one.undoes)
    return frozenset(found)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The verdicts that are not undone, the latest first."""
    made = sorted(judgements, key=lambda one: one.order, reverse=True)
    gone = undone(made)
    return [one for one in made if one.id not in gone and one.verdict is not Verdict.UNDO]
