"""Notes: phrases that were read, kept as what they tell.

A place that the article knows as somebody's name is none; "him" stands for
somebody; "here" is where the dateline says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.cast import Body, Cast, Person
from onrecord.resolve.circumstances.audiences import PRONOUNS, is_present, listens
from onrecord.resolve.circumstances.events import Event
from onrecord.resolve.circumstances.gazetteer import is_place, knows
from onrecord.resolve.circumstances.outlines import Outline
from onrecord.resolve.circumstances.phrases import NounPhrase
from onrecord.resolve.circumstances.places import qualified
from onrecord.resolve.circumstances.told import Gathered, Told, plain
from onrecord.resolve.circumstances.vocabulary import OCCASIONS
from onrecord.resolve.mentions import Kind
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.scene import Voice

_POSSESSIVE: Final = re.compile(r"[’']s?$")
_OF_SOMEBODY: Final = re.compile(r" in |[’']s? ")


@dataclass(frozen=True, slots=True)
class Notes:
    """Keeps what phrases of one article tell; `here` are the words of its dateline."""

    text: str
    cast: Cast
    pronouns: Pronouns
    here: Span | None

    def event(self, outline: Outline, happened: Event, found: Gathered) -> int:
        """Keep an occasion, whom it was for and the place that it went to; where its words end."""
        if found.occasion is not None:
            return happened.end
        self.occasion(outline, happened.parts, happened.noun, found, definite=happened.definite)
        if happened.audience is not None and listens(happened.audience):
            self.audience(outline, happened.audience, found)
        visited = happened.visited
        if visited is None or not is_place(outline.words[visited.start : visited.end]):
            return happened.end
        end = qualified(outline.words, visited.end)
        self.place(outline, visited.start, end, found)
        return max(end, happened.end)

    def occasion(
        self,
        outline: Outline,
        parts: Sequence[tuple[int, int]],
        noun: str,
        found: Gathered,
        *,
        definite: bool = False,
    ) -> None:
        """Keep an occasion in its words."""
        spans = tuple(outline.span(*part) for part in parts)
        value = plain(" ".join(outline.words[low:high] for low, high in parts))
        found.occasion = found.occasion or Told(value, spans, noun, definite)

    def audience(
        self, outline: Outline, phrase: NounPhrase, found: Gathered, *, directed: bool = False
    ) -> None:
        """Keep those who listen, or who are only asked something."""
        if found.addressee is None:
            head = phrase.head.casefold()
            if head in OCCASIONS and not phrase.is_name:  # "told the forum"
                part = (phrase.start, phrase.end)
                self.occasion(outline, (part,), head, found, definite=True)
            span = outline.span(phrase.start, phrase.end)
            found.addressee = self.addressee(span, phrase, directed=directed)

    def addressee(self, span: Span, phrase: NounPhrase, *, directed: bool) -> Told | None:
        """Those who listen, in their own words; "him" by the name of whom it stands for."""
        if phrase.head.casefold() in PRONOUNS:
            told = self._antecedent(span)
        else:
            value = plain(span.of(self.text))
            heard = _POSSESSIVE.search(value)
            if heard:
                value = value[: heard.start()]
                span = Span(span.start, span.end - len(heard.group()))
            told = Told(value, (span,), present=is_present(phrase)) if value else None
        return replace(told, directed=directed) if told else None

    def _antecedent(self, span: Span) -> Told | None:
        self.pronouns.until(span.start + 1)
        standing = self.pronouns.standing.get(span.start)
        who = standing.answer[0] if standing else None
        if isinstance(who, Voice):
            who = who.who
        return Told(str(who.name), (span,)) if isinstance(who, Person) else None

    def place(self, outline: Outline, start: int, end: int, found: Gathered) -> bool:
        """Keep a place; False where the article knows the name as somebody's or some body's."""
        span = outline.span(start, end)
        value = plain(outline.words[start:end])
        if not knows(value) and self._is_anothers(span, value):
            return False
        found.place = found.place or Told(value, (span,))
        return True

    def _is_anothers(self, span: Span, value: str) -> bool:
        """True for somebody's full name, or the name of an organization; "in Chelsea" is none."""
        for naming in self.cast.within(span.start, span.end):
            person = isinstance(naming.who, Person) and " " in str(naming.who.name)
            if person and not _OF_SOMEBODY.search(value):
                return True
            body = isinstance(naming.who, Body) and naming.mention.kind is Kind.ORGANIZATION
            if body and naming.start == span.start:
                return True
        return False

    def where_reported(self, outline: Outline, at: int, found: Gathered) -> None:
        """Keep the dateline's place for a "here"."""
        if self.here is not None and found.place is None:
            value = plain(self.here.of(self.text))
            found.place = Told(value, (self.here, outline.span(at, at + len("here"))))
