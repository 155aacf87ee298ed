"""Entries: statements whose speaker, office, day and place are resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from onrecord.errors import OnRecordError
from onrecord.record.link import Link
from onrecord.record.statement import Spans, Statement
from onrecord.record.text import Article, Skip, digest


class SpeakerType(StrEnum):
    """What kind of source a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Office:
    """A post, as the text or a register names it (Popolo: post and organization)."""

    title: str
    organization: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source mention stands for.

    `name` is the fullest name that the article gives, or the description of a
    source it does not name ("a senior official").
    """

    name: str
    type: SpeakerType
    probability: float
    office: Office | None = None

    @property
    def id(self) -> str | None:
        """The same for the same name; None where the text names nobody."""
        if self.type in (SpeakerType.PERSON, SpeakerType.ORGANIZATION):
            return digest("speaker", self.type, self.name.casefold())
        return None


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends within it; an end that is not known is None.

    Raises OnRecordError when it ends before it begins, or has no end at all:
    a day that is not known is no interval.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise OnRecordError("an interval needs at least one end")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise OnRecordError(f"interval {self.earliest} to {self.latest} is backwards")

    @classmethod
    def day(cls, day: date) -> Interval:
        return cls(day, day)


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its speakers, day, place, occasion and addressee.

    What the text does not support is empty. `country` is where the place lies, by its
    letters (ISO 3166-1 alpha-2). `evidence` leads from a field's
    name (office, said_on, place, occasion, addressee) to the spans behind it.
    `reading` is the statement's text made self-contained.
    """

    statement: Statement
    speakers: tuple[Speaker, ...] = ()
    said_on: Interval | None = None
    place: str | None = None
    country: str | None = None
    occasion: str | None = None
    addressee: str | None = None
    evidence: Mapping[str, Spans] = field(default_factory=lambda: MappingProxyType({}))
    reading: str = ""

    @property
    def id(self) -> str:
        return self.statement.id


@dataclass(frozen=True, slots=True)
class Measure:
    """A law, order, draft or plan that the article speaks of, and what became of it."""

    text: str
    evidence: Spans
    status: str | None = None
    actor: str | None = None
    quantity: str | None = None
    date: Interval | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that onrecord found in one article: one object of the wire format."""

    article: Article
    entries: tuple[Entry, ...] = ()
    measures: tuple[Measure, ...] = ()
    links: tuple[Link, ...] = ()
    skips: tuple[Skip, ...] = ()
