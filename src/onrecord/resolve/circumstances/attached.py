"""Attached: the circumstances that words around a statement's own cue tell.

Read are, outside of what was said: what follows the cue ("told reporters in
Berlin on Tuesday"), what opens the sentence ("Speaking in Mexico City, …"), what
stands between source and cue ("Kelly, in an interview with the Post, said"), and
what trails behind a comma ("…, he said, speaking at a rally"). A phrase counts
where nothing but other such phrases, days and the source stands between it and
the cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.record.statement import Medium
from onrecord.record.text import Span
from onrecord.resolve.cast import Body, Cast, Person
from onrecord.resolve.circumstances.audiences import (
    PRONOUNS,
    asked_by,
    audience,
    directed,
    is_present,
    listens,
    spoken_to,
)
from onrecord.resolve.circumstances.events import Event, event, taken_to, written
from onrecord.resolve.circumstances.gazetteer import is_place, knows
from onrecord.resolve.circumstances.outlines import Outline, Outlines
from onrecord.resolve.circumstances.phrases import DAY, MASK, STOPS, TOKEN, NounPhrase, noun_phrase
from onrecord.resolve.circumstances.places import place, qualified
from onrecord.resolve.circumstances.vocabulary import DIRECTS, OCCASIONS, PARTICIPLES, SPEAKS, TELLS
from onrecord.resolve.mentions import Kind
from onrecord.resolve.placed import Placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.scene import Voice
from onrecord.resolve.tables import SPACE, words


@dataclass(frozen=True, slots=True)
class Told:
    """A circumstance in the article's own words, and where they stand (clean text).

    `noun` is an occasion's main noun; `definite` True for "the rally"; `present` True
    for an audience without a name of its own; `directed` True for one that was only
    asked or ordered something.
    """

    value: str
    spans: tuple[Span, ...]
    noun: str = ""
    definite: bool = False
    present: bool = False
    directed: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where, to whom and on what occasion; what is not told is None.

    `bare` is True for a place that only opens the sentence: "In Iowa, …"; `others` for
    an addressee whom the words do not make out: "told them".
    """

    place: Told | None = None
    occasion: Told | None = None
    addressee: Told | None = None
    bare: bool = False
    others: bool = False

    @property
    def is_empty(self) -> bool:
        return self.place is None and self.occasion is None and self.addressee is None


NOWHERE: Final = Setting()

_LEADS: Final = words(
    """
    but and so yet meanwhile later also then still instead however earlier afterward afterwards
    separately additionally moreover similarly likewise recently
    """
)
_ADVERB: Final = re.compile(
    rf"(?:(?:\w+ly|later|again|also|first|then|afterwards?|recently|as{SPACE}well|too|back|live|"
    rf"on{SPACE}\w+{SPACE}\d+|in{SPACE}part|once|twice){SPACE}?)(?!\w)"
)
_ABOUT: Final = re.compile(rf"(?:of|about|on|regarding|over|as|for|alongside|beside|with|against){SPACE}")
_SUBORDINATE: Final = re.compile(
    r"\b(?:who|whom|whose|which|that|where|because|if|whether|after|since|until|than|was|were|is|"
    r"are|has|have|had|will|would|did|does)\b"
)
_SCAN: Final = re.compile(
    r"\b(?:in|at|during|on|over|via|through|from|outside|inside|near|aboard|to|with|before|here)\b"
)
_RELATIVE: Final = re.compile(
    r"\b(?:who|whom|whose|which|that|where|while|when|because|if|was|were|is|are|had)\b"
)
# "In an email dated Feb. 12, …"
_DATED: Final = re.compile(r"(?:\w+ed|sent|given|made|held|aired)\b[^,—–\x01]{0,60}[,—–]")
_BOTH_SPEAK: Final = words("speak speaks spoke spoken speaking talk talks talked talking")
_TOOK: Final = re.compile(r"\b(?:took|takes|taken|taking|turned)\s$")
_DETERMINER: Final = re.compile(r"\b(?:an?|his|her|their|its|this)\b")
_HERE: Final = re.compile(r"here\b")
_PASSIVE: Final = words("was were been being is are be")
_NOT_SAID: Final = re.compile(rf"^{SPACE}?(?:by|into|off|out|down|up){SPACE}")
_GAP: Final = re.compile(rf"[\s,]*(?:(?:\w+ly|also|then|later|has|have|had|first|again){SPACE}?)*[\s,]*")
_MOST_STEPS: Final = 14
_NEAR: Final = 40
"""How many characters may stand between a place that opens a sentence and who speaks in it."""


@dataclass(slots=True)
class _Gathered:
    """What one reading along a chain of phrases has found so far."""

    place: Told | None = None
    occasion: Told | None = None
    addressee: Told | None = None

    def setting(self, *, bare: bool = False) -> Setting:
        bare = bare and self.occasion is None and self.addressee is None
        return Setting(self.place, self.occasion, self.addressee, bare)


@dataclass(slots=True)
class Reader:
    """Reads the circumstances around the statements of one article."""

    outlines: Outlines
    cast: Cast
    pronouns: Pronouns
    here: Span | None

    def attached(self, one: Placed) -> Setting:
        """What the words around a statement's cue tell of it."""
        if not one.anchors or one.statement.medium is Medium.THOUGHT:
            return NOWHERE
        found = _Gathered()
        outlines = self.outlines.around(one)
        for outline in outlines:
            if any(outline.holds(cue) for cue in one.anchors):
                self._behind(outline, one, found)
                self._between(outline, one, found)
        setting = found.setting()
        for outline in outlines:
            opening = self._opening(outline, one)
            setting = joined(setting, opening) if opening else setting
        return self._asked(one, replace(setting, others=_tells(one, outlines)))

    def opening(self, number: int) -> Setting:
        """What opens a sentence, whoever speaks in it."""
        outline = self.outlines.sentence(number)
        found = _Gathered()
        at = _lead(outline.words, len(outline.words))
        end = self._chain(outline, at, len(outline.words), "", None, found, opens=True)
        return found.setting() if outline.words[end : end + 1] == "," else NOWHERE

    def sentence(self, number: int, at: int) -> Setting:
        """What a sentence tells behind a verb that ends at a place of the text."""
        outline = self.outlines.sentence(number)
        found = _Gathered()
        self._loose(outline, at - outline.base, len(outline.words), found)
        return found.setting()

    # The three places where circumstances stand.

    def _behind(self, outline: Outline, one: Placed, found: _Gathered) -> None:
        """What follows the cue: `told reporters in Berlin`, `said ⟦…⟧ at a rally`."""
        for cue in one.cue or one.source[:1]:
            if not outline.holds(cue):
                continue
            self._inside(outline, cue, found)
            verb, at = _verb(outline, cue)
            self._chain(outline, at, len(outline.words), verb, one, found)

    def _inside(self, outline: Outline, cue: Span, found: _Gathered) -> None:
        """Within a cue of several words: `sent a letter to Congress urging`."""
        low, high = outline.inner(cue)
        for match in _DETERMINER.finditer(outline.words, low, high):
            happened = written(outline.words, match.start())
            if happened is not None:
                end = self._note_event(outline, happened, found)
                self._chain(outline, end, len(outline.words), "", None, found)
                return

    def _between(self, outline: Outline, one: Placed, found: _Gathered) -> None:
        """Between source and cue, and behind a comma of the source: `Kelly, in a letter, said`."""
        cues = [cue for cue in one.cue if outline.holds(cue)]
        for source in one.source:
            if not outline.holds(source):
                continue
            low, high = outline.inner(source)
            for match in re.finditer(rf",{SPACE}", outline.words[low:high]):
                within = _Gathered()
                self._chain(outline, low + match.end(), high, "", one, within, sure=True)
                if within.occasion is not None:
                    _take(found, within)
            cue = min((outline.inner(c)[0] for c in cues if c.start >= source.end), default=None)
            if cue is None or cue <= high:
                continue
            between = _Gathered()
            end = self._chain(outline, high, cue, "", one, between)
            comma = outline.words[high : high + 1] == ","
            if not _GAP.fullmatch(outline.words, end, cue):
                continue
            if not comma and not DAY.search(outline.words, high, cue):
                between.place = None if between.occasion is None else between.place
            _take(found, between)

    def _opening(self, outline: Outline, one: Placed) -> Setting | None:
        """What opens the sentence: `Speaking in Mexico City, Kelly …`, `In a letter, …`."""
        text = outline.words
        starts = [outline.inner(a)[0] for a in (*one.cue, *one.source) if outline.holds(a)]
        mask = text.find(MASK)
        stop = min([*starts, mask] if mask >= 0 else starts)
        at = _lead(text, stop)
        if at >= stop:
            return None
        found = _Gathered()
        word = TOKEN.match(text, at)
        if word is not None and word.group().casefold() in PARTICIPLES:
            self._loose(outline, at, stop, found, first=word.group().casefold())
            return found.setting()
        end = self._chain(outline, at, stop, "", one, found, opens=True)
        if _RELATIVE.search(text, end, min(starts)):
            return None
        rest = text[end:stop].lstrip(" \u00a0")
        if rest and rest[0] not in ",:—–" and not _DATED.match(rest):
            return None
        setting = found.setting(bare=True)
        # "In Ohio, …, the poll said": too far from who speaks to be the place of that.
        return NOWHERE if setting.bare and min(starts) - end > _NEAR else setting

    # Reading along.

    def _chain(
        self,
        outline: Outline,
        at: int,
        stop: int,
        verb: str,
        one: Placed | None,
        found: _Gathered,
        *,
        sure: bool = False,
        opens: bool = False,
    ) -> int:
        """Read phrase after phrase until something else stands there; where it ended."""
        text = outline.words
        own = [outline.inner(s) for s in one.source if outline.holds(s)] if one else []
        after_name = first = True
        for _ in range(_MOST_STEPS):
            while at < stop and text[at] in " \u00a0":
                at += 1
            if at >= stop:
                return at
            step = self._step(outline, at, stop, verb if first else verb + "-", found, sure=sure)
            first = first and text[at] in " \u00a0"
            if step > at:
                at = step
                continue
            if text[at] == MASK and not opens:
                while at < stop and text[at] in MASK + ' ,."”’\u00a0':
                    at += 1
                continue
            inside = next((high for low, high in own if low <= at < high), None)
            if inside is not None:
                at = _past_apposition(text, inside, stop)
                first = after_name
                continue
            if text[at] in ",—–(" and (to := self._goes_on(outline, at, stop, found)) > at:
                at = to
                continue
            return at
        return at

    def _step(
        self, outline: Outline, at: int, stop: int, verb: str, found: _Gathered, *, sure: bool
    ) -> int:
        """The end of the one phrase that begins at a place, noted; the place itself if none does."""
        text = outline.words
        if verb in TELLS | DIRECTS and (phrase := audience(text, at)):
            if phrase.end < len(text) and verb in DIRECTS and not _is_left(text, phrase.end):
                return at
            self._note_audience(outline, phrase, found, is_directed=verb in DIRECTS)
            return phrase.end
        if day := DAY.match(text, at):
            return day.end()
        if (happened := event(text, at)) and happened.end <= stop:
            return self._note_event(outline, happened, found)
        both = verb.rstrip("-") in _BOTH_SPEAK
        if verb.rstrip("-") in SPEAKS and (phrase := spoken_to(text, at, both_speak=both)):
            self._note_audience(outline, phrase, found)
            return phrase.end
        where = place(text, at, sure=sure, origin=bool(verb) and found.addressee is None)
        if where is not None and where.end <= stop:
            if self._note_place(outline, where.start, where.end, found):
                return where.end
        if here := _HERE.match(text, at):
            self._note_here(outline, at, found)
            return here.end()
        if (taken := taken_to(text, at)) and _TOOK.search(text, max(0, at - 8), at):
            return self._note_event(outline, taken, found)
        if adverb := _ADVERB.match(text, at):
            return adverb.end()
        if about := _ABOUT.match(text, at):
            phrase = noun_phrase(text, about.end())
            if phrase is not None and phrase.end <= stop and verb:
                return phrase.end
        return at

    def _goes_on(self, outline: Outline, at: int, stop: int, found: _Gathered) -> int:
        """Behind a comma: where a phrase of circumstances begins, or where one with a verb ended."""
        text = outline.words
        to = at + 1
        while to < stop and text[to] in " \u00a0":
            to += 1
        word = TOKEN.match(text, to)
        if word is None:
            return to if text[to : to + 1] == MASK else at
        if word.group().casefold() in PARTICIPLES:
            return self._loose(outline, to, stop, found, first=word.group().casefold())
        if DAY.match(text, to) or event(text, to) or place(text, to, sure=True):
            return to
        return at

    def _loose(
        self, outline: Outline, at: int, stop: int, found: _Gathered, *, first: str = ""
    ) -> int:
        """Read the phrases of a clause that has a verb of its own; where the clause ends."""
        text = outline.words
        start = at + len(first)
        end = _clause_end(text, start, stop)
        at = start
        if first in ("addressing", "visiting", "touring", "greeting") and start < end:
            phrase = noun_phrase(text, start + 1)
            if phrase is not None and first == "addressing" and listens(phrase):
                self._note_audience(outline, phrase, found)
                at = phrase.end
            elif phrase is not None and first == "addressing" and phrase.head.casefold() in OCCASIONS:
                head = phrase.head.casefold()
                self._note_occasion(outline, ((phrase.start, phrase.end),), head, found)
                at = phrase.end
            elif phrase is not None and first == "visiting" and is_place(text[phrase.start : phrase.end]):
                self._note_place(outline, phrase.start, phrase.end, found)
                at = phrase.end
        if first in ("asked", "pressed", "questioned", "interviewed", "joined"):
            if first != "joined" and (phrase := asked_by(text, start + 1)):
                self._note_audience(outline, phrase, found)
                at = phrase.end
        for match in _SCAN.finditer(text, at, end):
            if match.start() < at:
                continue
            if _SUBORDINATE.search(text, at, match.start()):
                break
            at = max(at, self._scanned(outline, match.start(), end, found, first))
        return end

    def _scanned(self, outline: Outline, at: int, end: int, found: _Gathered, first: str) -> int:
        text = outline.words
        if (happened := event(text, at)) and happened.end <= end:
            return self._note_event(outline, happened, found)
        if first in ("speaking", "talking", "appearing", "testifying", "writing", ""):
            both = first in _BOTH_SPEAK
            if (phrase := spoken_to(text, at, both_speak=both)) and first and phrase.end <= end:
                if first in ("testifying", "appearing") and text.startswith("before", at):
                    begun = text.rfind(first, 0, at) if first in text[:at] else -1
                    low = begun if begun >= 0 else text.casefold().rfind(first, 0, at)
                    self._note_occasion(outline, ((max(low, 0), phrase.end),), "testimony", found)
                self._note_audience(outline, phrase, found)
                return phrase.end
        if (where := place(text, at)) and where.end <= end:
            if self._note_place(outline, where.start, where.end, found):
                return where.end
        if _HERE.match(text, at):
            self._note_here(outline, at, found)
        return at

    # Noting.

    def _note_event(self, outline: Outline, happened: Event, found: _Gathered) -> int:
        if found.occasion is None:
            self._note_occasion(
                outline, happened.parts, happened.noun, found, definite=happened.definite
            )
            if happened.audience is not None and listens(happened.audience):
                self._note_audience(outline, happened.audience, found)
            visited = happened.visited
            if visited is not None and is_place(outline.words[visited.start : visited.end]):
                end = qualified(outline.words, visited.end)
                self._note_place(outline, visited.start, end, found)
                return max(end, happened.end)
        return happened.end

    def _note_occasion(
        self,
        outline: Outline,
        parts: Sequence[tuple[int, int]],
        noun: str,
        found: _Gathered,
        *,
        definite: bool = False,
    ) -> None:
        spans = tuple(outline.span(*part) for part in parts)
        value = " ".join(outline.words[low:high] for low, high in parts)
        found.occasion = found.occasion or Told(_plain(value), spans, noun, definite)

    def _note_audience(
        self, outline: Outline, phrase: NounPhrase, found: _Gathered, *, is_directed: bool = False
    ) -> None:
        if found.addressee is not None:
            return
        told = self._audience(outline.span(phrase.start, phrase.end), phrase)
        if told is not None and is_directed:
            told = replace(told, directed=True)
        found.addressee = told

    def _audience(self, span: Span, phrase: NounPhrase) -> Told | None:
        """An audience in its own words; "him" and "her" by the name of the one they stand for."""
        if phrase.head.casefold() not in PRONOUNS:
            value = _plain(span.of(self.outlines.text))
            heard = re.search(r"[’']s?$", value)
            if heard:
                value, span = value[: heard.start()], Span(span.start, span.end - len(heard.group()))
            return Told(value, (span,), present=is_present(phrase)) if value else None
        self.pronouns.until(span.start + 1)
        standing = self.pronouns.standing.get(span.start)
        who = standing.answer[0] if standing else None
        if isinstance(who, Voice):
            who = who.who
        return Told(str(who.name), (span,)) if isinstance(who, Person) else None

    def _note_place(self, outline: Outline, start: int, end: int, found: _Gathered) -> bool:
        """Keep a place, unless the article knows the name as somebody's or some body's."""
        span = outline.span(start, end)
        value = _plain(outline.words[start:end])
        if not knows(value):
            for naming in self.cast.within(span.start, span.end):
                if isinstance(naming.who, Person) and " in " not in value and "’s " not in value:
                    return False
                body = isinstance(naming.who, Body) and naming.mention.kind is Kind.ORGANIZATION
                if body and naming.start == span.start:
                    return False
        if found.place is None:
            found.place = Told(value, (span,))
        return True

    def _note_here(self, outline: Outline, at: int, found: _Gathered) -> None:
        if self.here is not None and found.place is None:
            value = _plain(self.here.of(self.outlines.text))
            found.place = Told(value, (self.here, outline.span(at, at + 4)))

    def _asked(self, one: Placed, setting: Setting) -> Setting:
        """Add whom the content itself is directed to: `ordered ⟦agencies to hire⟧`."""
        if setting.addressee is not None or not one.cue or not one.content:
            return setting
        text, cue = self.outlines.text, one.cue[-1]
        content = next((span for span in one.content if span.start >= cue.end), None)
        if content is None or text[cue.end : content.start].strip(" \u00a0"):
            return setting
        tokens = [m.group().casefold() for m in TOKEN.finditer(cue.of(text))]
        if not tokens or _PASSIVE.intersection(tokens):
            return setting
        calls = tokens[-1] in ("on", "upon") and tokens[-2:-1] in (["call"], ["calls"], ["called"], ["calling"])
        if tokens[-1] not in DIRECTS and not calls:
            return setting
        phrase = directed(text[: content.end], content.start, promised=tokens[-1].startswith("promis"))
        if phrase is None:
            return setting
        told = self._audience(Span(phrase.start, phrase.end), phrase)
        if told is None:
            return setting
        told = replace(told, directed=True)
        return replace(setting, addressee=told)


def joined(one: Setting, other: Setting) -> Setting:
    """What one tells, and what it leaves open, the other."""
    if one.is_empty:
        return other
    return Setting(
        one.place or other.place,
        one.occasion or other.occasion,
        one.addressee or other.addressee,
        others=one.others,
    )


def _tells(one: Placed, outlines: Sequence[Outline]) -> bool:
    """True for a cue that always has somebody who is told, asked or ordered."""
    for outline in outlines:
        for cue in one.cue:
            if outline.holds(cue) and _verb(outline, cue)[0] in TELLS | DIRECTS:
                return True
    return False


def _take(found: _Gathered, other: _Gathered) -> None:
    found.place = found.place or other.place
    found.occasion = found.occasion or other.occasion
    found.addressee = found.addressee or other.addressee


def _verb(outline: Outline, cue: Span) -> tuple[str, int]:
    """The verb of a cue that takes an audience, and where what follows it begins."""
    low, high = outline.inner(cue)
    last: re.Match[str] | None = None
    passive = False
    before = ""
    for match in TOKEN.finditer(outline.words, low, high):
        small = match.group().casefold()
        passive, before = before in _PASSIVE, before if small.endswith("ly") else small
        if small in TELLS or small in DIRECTS or small in SPEAKS:
            last = match
            break
    if last is None:
        return "", high
    verb = last.group().casefold()
    # "was told", "is being asked": then the source is the one who listens.
    return ("" if passive and verb not in SPEAKS else verb), last.end()


def _is_left(text: str, at: int) -> bool:
    """True where what is asked of somebody follows: what was said, or "to", "not to", "about"."""
    rest = text[at:].lstrip(" \u00a0,")
    word = TOKEN.match(rest)
    return not rest or rest[0] in MASK + ".:;“\"—" or (
        word is not None and word.group().casefold() in STOPS
    )


def _past_apposition(text: str, at: int, stop: int) -> int:
    """Behind a source, past what tells who that is: `Lund, a spokesman for the union, …`."""
    match = _APPOSITION.match(text, at, stop)
    return match.end() if match else at


_APPOSITION: Final = re.compile(
    rf",{SPACE}(?:the|an?|his|her|their|its|who|\d{{1,3}}|[A-Z][\w’'-]*[’']s)\b[^,\n\x01;:]{{0,120}}(?=,)"
)


def _lead(text: str, stop: int) -> int:
    """Where a sentence begins behind "But", "On Tuesday," and the like."""
    at = 0
    while at < stop:
        while at < stop and text[at] in " ,\u00a0\n“\"'‘’”([—–-":
            at += 1
        word = TOKEN.match(text, at)
        if word is not None and word.group().casefold() in _LEADS:
            at = word.end()
        elif (day := DAY.match(text, at)) or (day := _DAY_FIRST.match(text, at)):
            at = day.end()
        else:
            return at
    return at


_DAY_FIRST: Final = re.compile(rf"(?:Earlier|Late|Early|Last|This|On){SPACE}" + DAY.pattern)


def _clause_end(text: str, at: int, stop: int) -> int:
    """Where a clause ends: at a mark, but not at the comma within `Flint, Mich.` or a list."""
    for match in re.finditer(r"[,;:—\n\x01]", text[at:stop]):
        end = at + match.start()
        if match.group() != ",":
            return end
        rest = text[end + 1 : stop].lstrip(" \u00a0")
        word = TOKEN.match(rest)
        small = word.group().casefold() if word else ""
        if small in ("in", "at", "on", "during", "and") or _STATED.match(rest):
            continue
        return end
    return stop


_STATED: Final = re.compile(r"[A-Z][\w.]+(?: [A-Z][\w.]+)?(?:,|\.,| on\b| during\b|$)")


def _plain(value: str) -> str:
    """Words on one line, without a comma behind them or before a closing mark."""
    return _COMMA_WITHIN.sub("", " ".join(value.split()).strip(" ,"))


_COMMA_WITHIN: Final = re.compile(r"[.,](?=[”\"’']$)")
