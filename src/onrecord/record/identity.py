"""Identities: the speakers of all articles that are one and the same.

An *appearance* is one speaker of one article; an *identity* is the appearances,
across the record, of one person or organization. Unnamed sources, groups and
documents have no appearance: nothing tells that they are the same elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from onrecord.record.entry import ArticleRecord, Office, SpeakerType
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
    """Who appears in an article, by speaker id; of a name in two spellings the first in order."""
    names: dict[str, set[str]] = {}
    types: dict[str, SpeakerType] = {}
    offices: dict[str, set[Office]] = {}
    for entry in told.entries:
        for one in entry.speakers:
            if one.id is not None:
                names.setdefault(one.id, set()).add(one.name)
                types[one.id] = one.type
                offices.setdefault(one.id, set()).update([one.office] if one.office else [])
    chosen = {speaker: min(them) for speaker, them in sorted(names.items())}
    return tuple(
        Appearance(
            told.article.id,
            speaker,
            name,
            types[speaker],
            tuple(sorted(offices[speaker], key=lambda one: (one.title, one.organization))),
            told.article.published,
            told.article.outlet,
            tuple(sorted(other for them, other in chosen.items() if them != speaker)),
        )
        for speaker, name in chosen.items()
    )


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
class Keys:
    """Where an appearance is looked for: its own block, and others in which it is a guest.

    All who may be one with it share its block; a guest is only ever offered as
    a candidate there.
    """

    home: str
    guest: tuple[str, ...] = ()


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
