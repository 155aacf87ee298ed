"""Links: how one entry of the record bears on another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import OnRecordError
from onrecord.record.statement import Spans
from onrecord.record.text import digest


class Relation(StrEnum):
    """What the later entry does to the earlier one."""

    REPEATS = "repeats"
    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    REVERSES = "reverses"
    NARROWS = "narrows"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two entries are linked: the rule, and the words on both sides."""

    rule: str
    a: Spans
    b: Spans


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate for a person's judgement: entry `a` bears on entry `b`.

    `a` and `b` are entry ids; `a` is the later one where both are dated.
    """

    a: str
    b: str
    relation: Relation
    probability: float
    because: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        """What the link is: its two ends and what the one does to the other."""
        return digest("link", self.a, self.b, self.relation)

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise OnRecordError(f"entry {self.a} cannot be linked to itself")
        if not 0.0 <= self.probability <= 1.0:
            raise OnRecordError(f"probability {self.probability} is not within 0 and 1")
