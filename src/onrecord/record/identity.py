"""Identities: the speakers of all articles that are one and the same.

An *appearance* is one speaker of one article; an *identity* is the appearances,
across the record, of one person or organization. Unnamed sources, groups and
documents have no appearance: nothing tells that they are the same elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from onrecord.record.entry import ArticleRecord, Office, Speaker, SpeakerType
from onrecord.record.text import digest


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker as one article has it.

    `article` and `speaker` are ids, `name` is as that article prints it,
    `offices` those that it gives, `beside` the names of its other speakers.
    """

    article: str
    speaker: str
    name: str
    type: SpeakerType
    offices: tuple[Office, ...] = ()
    published: date | None = None
    outlet: str = ""
    beside: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What it is: this speaker in this article, however often the article is read."""
        return appearance_id(self.article, self.speaker)


def appearance_id(article: str, speaker: str) -> str:
    """The id of a speaker's appearance in an article, by the ids of both."""
    return digest("appearance", article, speaker)


def appearances(told: ArticleRecord) -> tuple[Appearance, ...]:
    """Who appears in an article, in the order of their speaker ids."""
    speakers = (one for entry in told.entries for one in entry.speakers)
    return appearing(told.article.id, told.article.published, told.article.outlet, speakers)


def appearing(
    article: str, published: date | None, outlet: str, speakers: Iterable[Speaker]
) -> tuple[Appearance, ...]:
    """The same of an article's id, day, outlet and speakers, one of them as often as it speaks.

    Of a name in two spellings, the first in order is told.
    """
    heard: dict[str, set[Speaker]] = {}
    for one in speakers:
        if one.id is not None:
            heard.setdefault(one.id, set()).add(one)
    names = {speaker: min(one.name for one in them) for speaker, them in sorted(heard.items())}
    return tuple(
        Appearance(
            article,
            speaker,
            name,
            next(one.type for one in heard[speaker]),
            _offices(heard[speaker]),
            published,
            outlet,
            tuple(sorted(other for them, other in names.items() if them != speaker)),
        )
        for speaker, name in names.items()
    )


def _offices(speakers: Iterable[Speaker]) -> tuple[Office, ...]:
    distinct = {one.office for one in speakers if one.office}
    return tuple(sorted(distinct, key=lambda one: (one.title, one.organization)))


@dataclass(frozen=True, slots=True)
class Weighed:
    """One feature of a comparison: what was compared, how it came out, and its weight.

    `weight` are log-odds (natural logarithm): above 0 speaks for one speaker,
    below 0 for two. `rules_out` says that it settles the matter by itself.
    """

    feature: str
    compared: str
    weight: float
    rules_out: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two appearances are one speaker's, feature by feature.

    `a` and `b` are ids of appearances. The log-odds of the features add up.
    """

    a: str
    b: str
    weighed: tuple[Weighed, ...]

    @property
    def log_odds(self) -> float:
        return sum(one.weight for one in self.weighed)

    @property
    def ruled_out(self) -> bool:
        return any(one.rules_out for one in self.weighed)

    @property
    def probability(self) -> float:
        """That both are one; set by rule, not calibrated."""
        return 1 / (1 + math.exp(-self.log_odds))


@dataclass(frozen=True, slots=True)
class Called:
    """What of an appearance says with whom it can be compared at all."""

    name: str
    type: SpeakerType
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Those of a block whom newcomers can make a difference for, by their numbers.

    What of the whole block bears on them: `bearers` tells of each surname how many
    have it, `many` are the names that more than a few may be meant by. `alike` is how
    they are called.
    """

    affected: frozenset[int]
    bearers: Mapping[str, int]
    many: frozenset[str] = frozenset()
    alike: frozenset[Called] = frozenset()


@dataclass(frozen=True, slots=True)
class Keys:
    """Where an appearance is looked for: its own block, and others in which it is a guest.

    All who may be one with it share its block; a guest is only ever offered as
    a candidate there.
    """

    home: str
    guest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """A person or an organization, with every appearance, the earliest first."""

    id: str
    name: str
    type: SpeakerType
    appearances: tuple[Appearance, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that articles print, the commonest first."""
        counted: dict[str, int] = {}
        for one in self.appearances:
            counted[one.name] = counted.get(one.name, 0) + 1
        return tuple(sorted(counted, key=lambda name: (-counted[name], name)))

    @property
    def first(self) -> date | None:
        return min((one.published for one in self.appearances if one.published), default=None)

    @property
    def last(self) -> date | None:
        return max((one.published for one in self.appearances if one.published), default=None)


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that another, later one contradicts; ids of both."""

    judgement: str
    by: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of matching some blocks.

    `identities` leads from each appearance's id to its identity's, `names` from
    an identity to its fullest name. `joined` are the likenesses that hold the
    identities together, `candidates` those of two identities that may be one.
    """

    identities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    joined: tuple[Likeness, ...] = ()
    candidates: tuple[Likeness, ...] = ()
    overruled: tuple[Overruled, ...] = ()
