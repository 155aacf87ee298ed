"""Chains: phrases of circumstances in a row, read one after the other.

    told | reporters | aboard Air Force One | on Thursday | …
    said | ⟦…⟧ | at a rally | in Phoenix

A chain ends where anything else stands. A clause with a verb of its own
("…, speaking in Ohio to a crowd of miners") is read more freely, to its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.circumstances.audiences import asked_by, audience, listens, spoken_to
from onrecord.resolve.circumstances.events import event, taken_to
from onrecord.resolve.circumstances.gazetteer import is_place
from onrecord.resolve.circumstances.notes import Notes
from onrecord.resolve.circumstances.outlines import Outline
from onrecord.resolve.circumstances.phrases import DAY, MASK, STOPS, TOKEN, noun_phrase
from onrecord.resolve.circumstances.places import place
from onrecord.resolve.circumstances.told import Gathered
from onrecord.resolve.circumstances.vocabulary import (
    DIRECTS,
    OCCASIONS,
    PARTICIPLES,
    SPEAKS,
    TELLS,
)
from onrecord.resolve.tables import SPACE, words

MOST_STEPS: Final = 14
"""How many phrases of a chain are read."""

_ADVERB: Final = re.compile(
    rf"(?:\w+ly|later|earlier|again|also|first|then|afterwards?|recently|as{SPACE}well|too|back|live|"
    rf"in{SPACE}part|once|twice|held|staged|hosted|aired|taped|broadcast|published|released|"
    rf"posted)(?!\w){SPACE}?"
)
_LATELY: Final = re.compile(rf"(?:(?:most|more){SPACE})?(?:recently|notably){SPACE}")
_ABOUT: Final = re.compile(
    rf"(?:of|about|on|regarding|over|as|for|alongside|beside|with|against){SPACE}"
)
_SUBORDINATE: Final = re.compile(
    r"\b(?:who|whom|whose|which|that|where|because|if|whether|after(?![ \u00a0][A-Z])|"
    r"since|until|than|was|were|is|are|has|have|had|will|would|did|does)\b"
)
# "speaking to people watching from the Mall": these are there, and not the speaker.
_OTHERS_DO: Final = re.compile(r"\b(?!(?:evening|morning|during)\b)[a-z]+ing\b")
_SCANNED: Final = re.compile(
    r"\b(?:in|at|during|on|over|via|through|from|outside|inside|near|aboard|to|with|before|here)\b"
)
_HERE: Final = re.compile(r"here\b")
_TOOK: Final = re.compile(r"\b(?:took|takes|taken|taking|turned)\s$")
_APPOSITION: Final = re.compile(
    rf",{SPACE}(?:the|an?|his|her|their|its|who|\d{{1,3}}|[A-Z][\w’'-]*[’']s)\b"
    r"[^,\n\x01;:]{0,120}(?=,)"
)
_CLAUSE_MARK: Final = re.compile(r"[,;:—\n\x01]")
# Behind a comma: the state of a town, and then more.
_STATE: Final = re.compile(r"[A-Z][\w.]+(?: [A-Z][\w.]+)?(?:,|\.,| on\b| during\b|$)")
_BLANK: Final = " \u00a0"
_BOTH_SPEAK: Final = words("speak speaks spoke spoken speaking talk talks talked talking")
_TO_SOMEBODY: Final = words("speaking talking appearing testifying writing")
_BY_SOMEBODY: Final = words("asked pressed questioned interviewed")
_BEFORE_SOMEBODY: Final = words("testifying appearing")


@dataclass(slots=True)
class Chain:
    """One reading in an outline: from the verb on, past the source, as far as `stop`.

    `sure` takes only places that are known as such; `opens` ends at what was said.
    """

    notes: Notes
    outline: Outline
    found: Gathered
    stop: int
    verb: str = ""
    sources: Sequence[Span] = ()
    sure: bool = False
    opens: bool = False

    def follow(self, at: int) -> int:
        """Read phrase after phrase until something else stands there; where it ended."""
        text = self.outline.words
        own = [self.outline.inner(span) for span in self.sources if self.outline.holds(span)]
        behind_verb = True
        for _ in range(MOST_STEPS):
            at = _past(text, at, self.stop, _BLANK)
            if at >= self.stop:
                break
            to = self._step(at, behind_verb=behind_verb)
            if to > at:
                at, behind_verb = to, False
                continue
            inside = next((high for low, high in own if low <= at < high), None)
            if text[at] == MASK and not self.opens:
                at = _past(text, at, self.stop, MASK + _BLANK + ',."”’')
            elif inside is not None:
                match = _APPOSITION.match(text, inside, self.stop)
                at = match.end() if match else inside
            elif text[at] in ",—–(" and (to := self._behind_mark(at)) > at:
                at, behind_verb = to, False
            else:
                break
        return at

    def _step(self, at: int, *, behind_verb: bool) -> int:
        """The end of the phrase that begins at a place, kept; the place itself if none does."""
        text = self.outline.words
        if behind_verb and (to := self._listener(at)) > at:
            return to
        if day := DAY.match(text, at):
            return day.end()
        if (happened := event(text, at)) and happened.end <= self.stop:
            return self.notes.event(self.outline, happened, self.found)
        if self.verb in SPEAKS:
            phrase = spoken_to(text, at, both_speak=self.verb in _BOTH_SPEAK)
            if phrase is not None:
                self.notes.audience(self.outline, phrase, self.found)
                return phrase.end
        if (to := self._place(at)) > at:
            return to
        if here := _HERE.match(text, at):
            self.notes.where_reported(self.outline, at, self.found)
            return here.end()
        if (taken := taken_to(text, at)) and _TOOK.search(text, max(0, at - 8), at):
            return self.notes.event(self.outline, taken, self.found)
        return self._passed_over(at)

    def _listener(self, at: int) -> int:
        """Whom the verb has right behind it: `told | reporters`."""
        text = self.outline.words
        phrase = audience(text, at) if self.verb in TELLS or self.verb in DIRECTS else None
        if phrase is None or (self.verb in DIRECTS and not _asks_something(text, phrase.end)):
            return at
        self.notes.audience(self.outline, phrase, self.found, directed=self.verb in DIRECTS)
        return phrase.end

    def _place(self, at: int) -> int:
        # "reporters from Ohio" are no statement from there.
        origin = bool(self.verb) and self.found.addressee is None
        where = place(self.outline.words, at, sure=self.sure, origin=origin)
        if where is None or where.end > self.stop:
            return at
        self.notes.place(self.outline, where.start, where.end, self.found)
        return where.end

    def _passed_over(self, at: int) -> int:
        """Past an adverb, and past what the words were about."""
        text = self.outline.words
        if adverb := _ADVERB.match(text, at):
            return adverb.end()
        about = _ABOUT.match(text, at) if self.verb else None
        phrase = noun_phrase(text, about.end()) if about else None
        return phrase.end if phrase is not None and phrase.end <= self.stop else at

    def _behind_mark(self, at: int) -> int:
        """Behind a comma: where a phrase begins, or where a clause ended; else the comma."""
        text = self.outline.words
        to = _past(text, at + 1, self.stop, _BLANK)
        if lately := _LATELY.match(text, to):
            to = lately.end()
        word = TOKEN.match(text, to)
        if word is None:
            return to if text[to : to + 1] == MASK else at
        if word.group().casefold() in PARTICIPLES:
            return self.clause(to, first=word.group().casefold())
        begins = DAY.match(text, to) or event(text, to) or place(text, to, sure=True)
        return to if begins else at

    def clause(self, at: int, *, first: str = "") -> int:
        """Read the phrases of a clause that begins with a participle; where the clause ends."""
        text = self.outline.words
        at += len(first)
        end = _clause_end(text, at, self.stop)
        at = self._object(at, first) if at < end else at
        for match in _SCANNED.finditer(text, at, end):
            if match.start() < at:
                continue
            if _SUBORDINATE.search(text, at, match.start()):
                break
            if _OTHERS_DO.search(text, at, match.start()):
                break
            at = max(at, self._scanned(match.start(), end, first))
        return end

    def _object(self, at: int, first: str) -> int:
        """What stands right behind the participle: `addressing | a crowd`, `asked by | Tapper`."""
        text = self.outline.words
        if first in _BY_SOMEBODY:
            phrase = asked_by(text, at + 1)
            if phrase is not None:
                self.notes.audience(self.outline, phrase, self.found)
                return phrase.end
        if first not in ("addressing", "visiting"):
            return at
        phrase = noun_phrase(text, at + 1)
        if phrase is None:
            return at
        if first == "visiting":
            if not is_place(text[phrase.start : phrase.end]):
                return at
            self.notes.place(self.outline, phrase.start, phrase.end, self.found)
        elif listens(phrase):
            self.notes.audience(self.outline, phrase, self.found)
        elif phrase.head.casefold() in OCCASIONS:
            part = (phrase.start, phrase.end)
            self.notes.occasion(self.outline, (part,), phrase.head.casefold(), self.found)
        return phrase.end

    def _scanned(self, at: int, end: int, first: str) -> int:
        """The end of the phrase at a preposition of a clause, kept; the preposition if none."""
        text = self.outline.words
        if (happened := event(text, at)) and happened.end <= end:
            return self.notes.event(self.outline, happened, self.found)
        if first in _TO_SOMEBODY:
            phrase = spoken_to(text, at, both_speak=first in _BOTH_SPEAK)
            if phrase is not None and phrase.end <= end:
                if first in _BEFORE_SOMEBODY and text.startswith("before", at):
                    low = max(0, text.casefold().rfind(first, 0, at))
                    self.notes.occasion(self.outline, ((low, phrase.end),), "testimony", self.found)
                self.notes.audience(self.outline, phrase, self.found)
                return phrase.end
        where = place(text, at)
        if where is not None and where.end <= end:
            if self.notes.place(self.outline, where.start, where.end, self.found):
                return where.end
        elif _HERE.match(text, at):
            self.notes.where_reported(self.outline, at, self.found)
        return at


def _past(text: str, at: int, stop: int, signs: str) -> int:
    while at < stop and text[at] in signs:
        at += 1
    return at


def _asks_something(text: str, at: int) -> bool:
    """True where what somebody is asked follows: what was said, or "to", "not to", "about"."""
    at = _past(text, at, len(text), _BLANK + ",")
    word = TOKEN.match(text, at)
    if at >= len(text) or text[at] in MASK + '.:;“"—':
        return True
    return word is not None and word.group().casefold() in STOPS


def _clause_end(text: str, at: int, stop: int) -> int:
    """Where a clause ends: at a mark, but not at the comma within `Flint, Mich.` or a list."""
    for match in _CLAUSE_MARK.finditer(text, at, stop):
        if match.group() != ",":
            return match.start()
        to = _past(text, match.end(), stop, _BLANK)
        word = TOKEN.match(text, to)
        small = word.group().casefold() if word else ""
        if small not in ("in", "at", "on", "during", "and") and not _STATE.match(text, to, stop):
            return match.start()
    return stop
