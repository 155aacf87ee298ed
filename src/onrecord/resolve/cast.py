"""The cast of an article: the persons and bodies that it names, and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.record.text import Span
from onrecord.resolve.given_names import Gender
from onrecord.resolve.mentions import Mention
from onrecord.resolve.names import Name
from onrecord.resolve.offices import Held
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.tenures import Tenure
from onrecord.resolve.rules import Rule


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the article names, with all that it says of them.

    `name` is the fullest name that the article gives; where the register had to
    complete it, `completed` says by which rule and `office` what the register then
    has of that day. `calls` are the nouns by which the
    article may speak of them ("senator", "arizona republican", "former governor"),
    `tag` are state and party of the first tag behind the name, `(R-Ariz.)`.
    `count` is how often they are named, `first` the number of the first mention.
    """

    name: Name
    gender: Gender | None = None
    calls: set[str] = field(default_factory=set)
    held: list[Held] = field(default_factory=list)
    tag: tuple[str, str] = ("", "")
    completed: Rule | None = None
    office: Tenure | None = None
    count: int = 0
    first: int = 0

    def suits(self, gender: Gender | None) -> bool:
        """False only where he and she are both known, and differ."""
        return gender is None or self.gender is None or gender is self.gender

    def office_of(self, post: str, said: str, offices: Offices, day: date | None) -> Tenure | None:
        """The office of a title that they held on a day, by the register."""
        row = offices.tenure_of(self.name, post, day, said=said)
        return row if row and row.suits(*self.tag) else None

    @property
    def details(self) -> set[str]:
        """All words of their titles and calls: "vermont", "independent", "homeland"."""
        told = {word for call in self.calls for word in call.split(" ")}
        return told.union(*(held.title.casefold().split(" ") for held in self.held))


@dataclass(slots=True, eq=False)
class Body:
    """An organization, government or place that the article names.

    `calls` are the nouns that the article has for it: "charity", "bank".
    """

    name: str
    place: bool = False
    calls: set[str] = field(default_factory=set)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self.name.casefold()))


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention, whom it names, by which rule we say so, and what stands beside it.

    `who` is None for a name that is nobody's we know of; `held` are the title's
    words before or behind the name.
    """

    mention: Mention
    who: Person | Body | None
    rule: Rule
    held: Held | None = None

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


@dataclass(frozen=True, slots=True)
class Cast:
    """All namings of a document in reading order, and all whom they name.

    `called` leads from a noun to the people it may stand for, `bodies_with` from
    a word to the bodies that have it in their name, `bodies` from a name or an
    acronym in one case to its body. `small_words` are those that the article prints
    in small letters.
    """

    sentences: tuple[Span, ...]
    namings: tuple[Naming, ...]
    people: tuple[Person, ...]
    bodies: Mapping[str, Body]
    called: Mapping[str, tuple[Person, ...]]
    bodies_with: Mapping[str, tuple[Body, ...]]
    small_words: frozenset[str] = frozenset()

    def within(self, start: int, end: int, *, most: int = 1_000) -> tuple[Naming, ...]:
        """The last `most` namings that share words with `text[start:end]`."""
        low = bisect_left(self.namings, start, key=lambda one: one.start)
        if low and self.namings[low - 1].end > start:
            low -= 1
        high = bisect_left(self.namings, end, lo=low, key=lambda one: one.start)
        return self.namings[max(low, high - most) : high]

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that a position of the text belongs to."""
        return max(0, bisect_right(self.sentences, position, key=lambda one: one.start) - 1)

    def sentence_start(self, position: int) -> int:
        """Where the sentence of a position begins; 0 for a text without sentences."""
        return self.sentences[self.sentence_at(position)].start if self.sentences else 0
