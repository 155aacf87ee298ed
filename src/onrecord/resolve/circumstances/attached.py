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
from onrecord.resolve.circumstances.audiences import directed
from onrecord.resolve.circumstances.chains import Chain
from onrecord.resolve.circumstances.events import written
from onrecord.resolve.circumstances.notes import Notes
from onrecord.resolve.circumstances.outlines import Outline, Outlines
from onrecord.resolve.circumstances.phrases import DAY, MASK, TOKEN
from onrecord.resolve.circumstances.told import NOWHERE, Gathered, Setting
from onrecord.resolve.circumstances.vocabulary import (
    DIRECTS,
    GATHERINGS,
    PARTICIPLES,
    SENT,
    SPEAKS,
    TELLS,
)
from onrecord.resolve.placed import Placed
from onrecord.resolve.tables import SPACE, words

NEAR: Final = 40
"""How many characters may stand between a place that opens a sentence and who speaks in it."""

_LEADS: Final = words(
    """
    but and so yet meanwhile later also then still instead however earlier afterward afterwards
    separately additionally moreover similarly likewise recently
    """
)
_DAY_FIRST: Final = re.compile(rf"(?:Earlier|Late|Early|Last|This|On){SPACE}" + DAY.pattern)
_OTHER_CLAUSE: Final = re.compile(
    r"\b(?:who|whom|whose|which|that|where|while|when|because|if|was|were|is|are|had)\b"
)
# "In an email dated Feb. 12, …", "On his first trip as a member of the Cabinet, …"
_MORE_OF_IT: Final = re.compile(r"[^,—–\x01]{0,60}(?:[,—–]|$)")
_DETERMINER: Final = re.compile(r"\b(?:an?|his|her|their|its|this)\b")
# "warned ⟦…⟧", "asked on Monday", "urged that": nobody stands there.
_NO_LISTENER: Final = re.compile(
    rf"{SPACE}?(?:[\x01,.:;]|$|(?:that|on|in|at|for){SPACE}|{DAY.pattern})"
)
_SENT: Final = re.compile(
    rf"\b(?:sent|wrote|issued|released|posted|published|delivered|gave|signed){SPACE}"
    r"(?=(?:an?|his|her|their|its)\b)"
)
_DASH: Final = re.compile(r"(?:—|–|-{1,2})\s*")
_COMMA: Final = re.compile(rf",{SPACE}")
_PASSIVE: Final = words("was were been being is are be")
_CALLS: Final = words("call calls called calling")
_ON: Final = words("on upon")
_ADVERBS: Final = re.compile(
    rf"[\s,]*(?:(?:\w+ly|also|then|later|has|have|had|first|again){SPACE}?)*[\s,]*"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the circumstances around the statements of one article."""

    outlines: Outlines
    notes: Notes

    def attached(self, one: Placed) -> Setting:
        """What the words around a statement's cue tell of it."""
        if not one.anchors or one.statement.medium is Medium.THOUGHT:
            return NOWHERE
        found = Gathered()
        outlines = self.outlines.around(one)
        for outline in outlines:
            self._behind(outline, one, found)
            self._between(outline, one, found)
        setting = replace(found.setting(), others=_has_listener(one, outlines))
        for outline in outlines:
            setting = setting.joined(self._opening(outline, one))
        return self._asked(one, setting)

    def opening(self, number: int) -> Setting:
        """What opens a sentence, whoever speaks in it."""
        outline = self.outlines.sentence(number)
        text, found = outline.words, Gathered()
        chain = Chain(self.notes, outline, found, len(text), opens=True)
        end = chain.follow(_lead(text, len(text)))
        more = _MORE_OF_IT.match(text, end)
        if found.occasion is None or more is None or _OTHER_CLAUSE.search(more.group()):
            return NOWHERE
        return found.setting()

    def behind(self, number: int, at: int) -> Setting:
        """What a sentence tells behind a verb that ends at a place of the text."""
        outline, found = self.outlines.sentence(number), Gathered()
        held = written(outline.words, at - outline.base + 1, GATHERINGS | SENT)
        if held is not None:  # "gave | an interview", "held | a rally"
            at = outline.base + self.notes.event(outline, held, found)
        Chain(self.notes, outline, found, len(outline.words)).clause(at - outline.base)
        return found.setting()

    def _behind(self, outline: Outline, one: Placed, found: Gathered) -> None:
        """What follows the cue: `told reporters in Berlin`, `said ⟦…⟧ at a rally`."""
        stop = len(outline.words)
        for cue in one.cue or one.source[:1]:
            if outline.holds(cue):
                self._within(outline, cue, found)
                verb, at = _verb(outline, cue)
                Chain(self.notes, outline, found, stop, verb, one.source).follow(at)

    def _within(self, outline: Outline, cue: Span, found: Gathered) -> None:
        """Within a cue of several words: `sent a letter to Congress urging`."""
        low, high = outline.inner(cue)
        for match in _DETERMINER.finditer(outline.words, low, high):
            happened = written(outline.words, match.start())
            if happened is not None:
                at = self.notes.event(outline, happened, found)
                Chain(self.notes, outline, found, len(outline.words)).follow(at)
                return

    def _between(self, outline: Outline, one: Placed, found: Gathered) -> None:
        """Between source and cue, and behind a comma of the source: `Kelly, in a letter, said`."""
        text = outline.words
        cues = [cue for cue in one.cue if outline.holds(cue)]
        for source in one.source:
            if not outline.holds(source):
                continue
            low, high = outline.inner(source)
            for match in _COMMA.finditer(text, low, high):
                inside = Gathered()
                Chain(self.notes, outline, inside, high, sure=True).follow(match.end())
                if inside.occasion is not None:
                    found.add(inside)
            cue = min((outline.inner(c)[0] for c in cues if c.start >= source.end), default=high)
            self._sent(outline, high, cue, found)
            verb = TOKEN.match(text, high + 1, cue)
            if verb is not None and verb.group().casefold() in SPEAKS | TELLS:
                said = verb.group().casefold()  # "Mook told CBS on Monday …, arguing ⟦…⟧"
                Chain(self.notes, outline, found, cue, said).follow(verb.end())
                continue
            between = Gathered()
            end = Chain(self.notes, outline, between, cue).follow(high) if cue > high else cue
            if not _ADVERBS.fullmatch(text, end, cue):
                continue
            if text[high : high + 1] != "," and not DAY.search(text, high, cue):
                # "Democrats in Ohio said": these are the Democrats of Ohio.
                between.place = between.place if between.occasion else None
            found.add(between)

    def _sent(self, outline: Outline, low: int, high: int, found: Gathered) -> None:
        """What the source sent or gave before the cue: `sent a letter to Congress, calling for`."""
        if sent := _SENT.search(outline.words, low, high):
            happened = written(outline.words, sent.end())
            if happened is not None and happened.end <= high:
                self.notes.event(outline, happened, found)

    def _opening(self, outline: Outline, one: Placed) -> Setting:
        """What opens the sentence: `Speaking in Mexico City, Kelly …`, `In a letter, …`."""
        text, found = outline.words, Gathered()
        starts = [outline.inner(a)[0] for a in (*one.cue, *one.source) if outline.holds(a)]
        first = min(starts, default=0)
        mask = text.find(MASK)
        stop = min(first, mask) if mask >= 0 else first
        at = _lead(text, stop, after=self._dateline(outline))
        if at >= stop:
            return NOWHERE
        word = TOKEN.match(text, at)
        if word is not None and word.group().casefold() in PARTICIPLES:
            participle = word.group().casefold()
            Chain(self.notes, outline, found, stop).clause(at, first=participle)
            return found.setting()
        # Cut, so that no phrase runs into who speaks: "In a Post interview Lund said".
        before = Outline(text[:stop], outline.base)
        end = Chain(self.notes, before, found, stop, opens=True).follow(at)
        rest = text[end:stop].lstrip(" \u00a0")
        if _OTHER_CLAUSE.search(text, end, first):
            return NOWHERE
        more = _MORE_OF_IT.match(rest) if found.occasion else None
        if rest and rest[0] not in ",:—–" and not more:
            return NOWHERE
        bare = found.occasion is None and found.addressee is None
        # "In Ohio, …, the poll said": too far from who speaks to be the place of that.
        return NOWHERE if bare and first - end > NEAR else replace(found.setting(), bare=bare)

    def _dateline(self, outline: Outline) -> int:
        """Where a sentence begins behind the article's dateline."""
        here = self.notes.here
        if here is None or not outline.holds(here):
            return 0
        dash = _DASH.search(outline.words, outline.inner(here)[1])
        return dash.end() if dash else 0

    def _asked(self, one: Placed, setting: Setting) -> Setting:
        """Add whom the content itself is directed to: `ordered ⟦agencies to hire⟧`."""
        if setting.addressee is not None or not one.cue:
            return setting
        text, cue = self.outlines.text, one.cue[-1]
        content = next((span for span in one.content if span.start >= cue.end), None)
        if content is None or text[cue.end : content.start].strip(" \u00a0"):
            return setting
        verb = _asking(cue.of(text))
        phrase = directed(content.of(text), 0, promised=verb.startswith("promis")) if verb else None
        if phrase is None:
            return setting
        span = Span(content.start, content.start + phrase.end)
        return replace(setting, addressee=self.notes.addressee(span, phrase, directed=True))


def _asking(cue: str) -> str:
    """The verb at a cue's end by which somebody is asked or ordered; empty for any other cue."""
    tokens = [match.group().casefold() for match in TOKEN.finditer(cue)]
    if not tokens or _PASSIVE.intersection(tokens):
        return ""
    if tokens[-1] in _ON and _CALLS.intersection(tokens[-2:]):
        return "call"
    return tokens[-1] if tokens[-1] in DIRECTS else ""


def _has_listener(one: Placed, outlines: Sequence[Outline]) -> bool:
    """True for a cue with somebody behind it who is told, asked or ordered: `told them`."""
    for outline in outlines:
        for cue in one.cue:
            verb, at = _verb(outline, cue) if outline.holds(cue) else ("", 0)
            if (verb in TELLS or verb in DIRECTS) and not _NO_LISTENER.match(outline.words, at):
                return True
    return False


def _verb(outline: Outline, cue: Span) -> tuple[str, int]:
    """The verb of a cue that takes an audience, and where what follows it begins."""
    low, high = outline.inner(cue)
    before = ""
    for match in TOKEN.finditer(outline.words, low, high):
        verb = match.group().casefold()
        if verb in SPEAKS:
            return verb, match.end()
        if verb in TELLS or verb in DIRECTS:
            # "was told", "is being asked": then the source is the one who listens.
            return ("" if before in _PASSIVE else verb), match.end()
        before = before if verb.endswith("ly") else verb
    return "", high


def _lead(text: str, stop: int, *, after: int = 0) -> int:
    """Where a sentence begins behind "But", "On Tuesday," and the like."""
    at = after
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
