"""The scene: who was named and who spoke before a place in the text.

It is built up while the statements of one article are gone through in reading
order. Every look-back is bounded, so that the work stays linear in the length
of the article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.statement import Kind as Quoted
from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Body, Cast, Naming, Person
from onrecord.resolve.casting import cast
from onrecord.resolve.given_names import Gender
from onrecord.resolve.names import folded, parse
from onrecord.resolve.nouns import UNNAMED
from onrecord.resolve.placed import Placed
from onrecord.resolve.registers.countries import country
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.rules import Rule
from onrecord.resolve.titles import TITLES

SENTENCES_BACK: Final = 10
NAMINGS_BACK: Final = 60
"""How far an antecedent may lie, in sentences and in names."""

_NESTED: Final = 4
"""How many statements may lie around a place."""


class Number(StrEnum):
    """One or several, by the word."""

    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke, at one place of the text: somebody of the cast, or a description.

    For a description `words` are its own and `noun` its head. `several` are the
    voices of one that stands for more than one ("Kelly and Tillerson").
    """

    at: int
    who: Person | Body | None
    type: SpeakerType
    number: Number = Number.ONE
    gender: Gender | None = None
    words: str = ""
    noun: str = ""
    several: tuple[Voice, ...] = ()

    @property
    def is_somebody(self) -> bool:
        """True for a description of one person: a spokeswoman, an official, a man."""
        one = self.who is None and self.number is Number.ONE and self.type is SpeakerType.UNNAMED
        return one and (self.noun in TITLES or self.noun in UNNAMED)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one statement, `text[start:end]`, quoted or not, and who said them."""

    start: int
    end: int
    direct: bool
    who: tuple[Person | Body | None, ...]


Answer = tuple[Voice | Person | Body | None, Rule]
"""Whom a source stands for, and by which rule; nobody by `Rule.OPEN`."""

NOBODY: Final[Answer] = (None, Rule.OPEN)


@dataclass(slots=True)
class Scene:
    """What is known of an article when a statement's turn comes.

    `quoted` are the contents of the direct statements, in order and apart;
    `voices` are the speakers so far, `said` the words of theirs, `title_words`
    those of the article's title in one case, `small_words` those that it prints in
    small letters, `times` how often it has each name.
    """

    text: str
    cast: Cast
    day: date | None
    offices: Offices
    paragraphs: Sequence[Span]
    quoted: Sequence[Span]
    title_words: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    times: Mapping[str, int] = field(default_factory=dict)
    voices: list[Voice] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    open: dict[str, Person] = field(default_factory=dict)
    _country: str | None = None

    @property
    def country(self) -> str:
        """The country that the article is about; empty where that is not clear."""
        if self._country is None:
            self._country = country(self.text, self.offices.countries)
        return self._country

    def paragraph_at(self, at: int) -> int:
        """The number of the paragraph that a place belongs to."""
        return bisect_right(self.paragraphs, at, key=lambda one: one.start)

    def sentences_between(self, earlier: int, later: int) -> int:
        """How many sentences one place lies before another."""
        return self.cast.sentence_at(later) - self.cast.sentence_at(earlier)

    def voices_before(self, at: int, *, sentences: int = SENTENCES_BACK) -> Iterator[Voice]:
        """The voices before a place, last first, as far as the look-back goes."""
        for voice in reversed(self.voices[-NAMINGS_BACK:]):
            if self.sentences_between(voice.at, at) > sentences:
                return
            if voice.at < at:
                yield voice

    def words_at(self, at: int) -> Said | None:
        """The statement so far whose words a place belongs to; the inner one of two."""
        index = bisect_right(self.said, at, key=lambda one: one.start)
        for one in self.said[max(0, index - _NESTED) : index][::-1]:
            if at < one.end:
                return one
        return None

    def open_person(self, name: str, at: int) -> Person:
        """Somebody of whom the article tells only a name that may be no person's."""
        if name not in self.open:
            told = parse(name.split(" "))
            self.open[name] = Person(told, told.gender, first=at)
        self.open[name].count += 1
        return self.open[name]

    def namings_before(self, at: int) -> tuple[Naming, ...]:
        """The namings before a place in reading order, as far as the look-back goes."""
        sentences = self.cast.sentences
        first = max(0, self.cast.sentence_at(at) - SENTENCES_BACK)
        low = sentences[first].start if sentences else 0
        return self.cast.within(low, at, most=NAMINGS_BACK)


def staged(document: Document, statements: Sequence[Placed], offices: Offices) -> Scene:
    """The scene before anybody has spoken; `offices` complete names and tell who holds a post."""
    who = cast(document, offices)
    direct = [one for one in statements if one.statement.kind is Quoted.DIRECT]
    return Scene(
        document.text,
        who,
        document.article.published,
        offices,
        document.paragraphs,
        quoted=apart(span for one in direct for span in one.content),
        small_words=who.small_words,
        times=Counter(naming.mention.name for naming in who.namings),
        title_words=frozenset(folded(word) for word in document.article.title.split()),
    )


def within(spans: Sequence[Span], at: int) -> bool:
    """True when a place lies in one of the spans, which are in order and apart."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and at < spans[index].end


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that meet or touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
