"""Entries: statements whose speaker, office, day and place are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from onrecord.errors import OnRecordError
from onrecord.record.copied import NOTHING_COPIED, Copied
from onrecord.record.link import Link
from onrecord.record.original import Target
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
    source it does not name ("a senior official"). `known` is the id by which
    it is known in whatever article, `identity` the one that it has among all
    articles at hand; each is empty where that was not asked. They say nothing
    of the article, so two speakers are equal whatever these are.
    """

    name: str
    type: SpeakerType
    probability: float
    office: Office | None = None
    known: str = field(default="", compare=False)
    identity: str = field(default="", compare=False)

    @property
    def who(self) -> str | None:
        """The id of whoever it is, as far as articles were compared; None for nobody named."""
        return (self.identity or self.known or self.id) if self.id else None

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

    @property
    def last(self) -> date:
        """Its last day; the first, where nobody knows the last."""
        last = self.latest or self.earliest
        assert last is not None  # __post_init__ sees to it
        return last


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its speakers, day, place, occasion and addressee.

    What the text does not support is empty. `country` is where the place lies, by its
    letters (ISO 3166-1 alpha-2). `evidence` leads from a field's
    name (office, said_on, order, place, occasion, addressee) to the spans behind it.
    `after` are the ids of statements that the article puts before this one.
    `reading` is the statement's text made self-contained. `targets` are where its
    content stands in the page that the article was taken from; none where it was
    not taken from a page, or not all of the content is found there.
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
    after: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def id(self) -> str:
        return self.statement.id


def told_together(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries as they can stand without others: no `after` leads to one that is not there."""
    told = tuple(entries)
    ids = {one.id for one in told}
    return tuple(
        one if ids.issuperset(one.after) else replace(one, after=_those(one.after, ids))
        for one in told
    )


def _those(after: tuple[str, ...], ids: set[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in after if id_ in ids)


class Status(StrEnum):
    """What became of a measure, by the words of one article."""

    PROPOSED = "proposed"
    DRAFT = "draft"
    NEVER_ADOPTED = "never_adopted"
    ANNOUNCED = "announced"
    OFFICIAL = "official"
    ORDERED = "ordered"
    PLEDGED = "pledged"
    PLEDGED_NOT = "pledged_not"
    BLOCKED = "blocked"
    RESCINDED = "rescinded"
    CARRIED_OUT = "carried_out"


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many, in the article's words, and as a number where they give one.

    `number` is None for "thousands"; `unit` is what is counted ("National Guard
    troops"), "percent", or a currency's sign.
    """

    text: str
    number: float | None = None
    unit: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A status that an article gives to a measure, the days it says, and its words."""

    status: Status
    evidence: Spans
    date: Interval | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What an article speaks of as proposed, ordered, promised or ruled out.

    `article` is the article's id. `text` are the fullest words for it, on one
    line, cut by `evidence`; `mentions` are all words for it. `kind` says what it
    is (law, order, rule, ban, pact, levy, plan, or deed: what a pledge or an order
    says). `standings` are what the article says became of it, the last being what
    holds now; none where it says nothing. `statements` are the ids of those that
    speak of it. Raises OnRecordError where there are no words for it.
    """

    article: str
    text: str
    evidence: Spans
    kind: str = "plan"
    standings: tuple[Standing, ...] = ()
    actor: str | None = None
    quantity: Quantity | None = None
    mentions: Spans = ()
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise OnRecordError(f"a measure of article {self.article} has no words")

    @property
    def id(self) -> str:
        """What the measure is: its article and the words it rests on."""
        rests = ";".join(f"{s.start}:{s.end}" for s in self.evidence)
        return digest("measure", self.article, rests)

    @property
    def status(self) -> Status | None:
        return self.standings[-1].status if self.standings else None

    @property
    def date(self) -> Interval | None:
        """The days of the status."""
        return self.standings[-1].date if self.standings else None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that onrecord found in one article: one object of the wire format.

    `copied` is what of it other articles print, as far as these are known.
    """

    article: Article
    entries: tuple[Entry, ...] = ()
    measures: tuple[Measure, ...] = ()
    links: tuple[Link, ...] = ()
    skips: tuple[Skip, ...] = ()
    copied: Copied = field(default=NOTHING_COPIED, compare=False)

    def _repr_html_(self) -> str:
        from onrecord.record import html  # which draws what stands above

        return html.article_record(self)
