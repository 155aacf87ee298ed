"""Saying: what a statement's cue tells of the time and the manner of the saying.

"Has said", "once said", "will say" are of other occasions than the one that goes
on; "opposed" says nothing of an occasion at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.record.statement import Medium
from onrecord.resolve.circumstances.outlines import Outline, Outlines
from onrecord.resolve.circumstances.phrases import DAY
from onrecord.resolve.circumstances.vocabulary import DIRECTS, GOES_ON_SAYING, SPEAKS, TELLS
from onrecord.resolve.placed import Placed
from onrecord.resolve.tables import SPACE, words

OTHER_TIME: Final = re.compile(
    r"\b(?:has|have|had(?! an? )|often|repeatedly|once|previously|recently|formerly|always|long|"
    r"used to|in the past|ago|elsewhere|separate(?:ly)?|another|last time|last (?:week|month|year)|"
    r"earlier(?! (?:in the day|today|on|[A-Z]))|in (?:19|20)\d\d|later|other(?! hand))\b"
    r"|[’']d\b|[’']s (?:been|long|said)\b",
    re.IGNORECASE,
)
_HABIT: Final = re.compile(
    r"\b(?:has|have|had(?! an? )|often|repeatedly|always|long|used to)\b|[’']d\b"
    r"|[’']s (?:been|long|said)\b"
)
_TO_COME: Final = re.compile(rf"\b(?:will|shall|would|to|won[’']t)(?:{SPACE}\w+){{0,2}}{SPACE}?$")
# "three days after the Council condemned it": not what is being told.
_THEN: Final = re.compile(r"\bthen(?=[.,;])")
_AFTER: Final = re.compile(rf"\b(?:after|before|since|until){SPACE}(?:the{SPACE})?$")
_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")
_NEAR: Final = 60
_BEHIND: Final = 24
"""How many characters behind a verb its adverbs stand in."""
_WORDS: Final = re.compile(r"[a-z]+")
_SAYS: Final = GOES_ON_SAYING | DIRECTS | TELLS | SPEAKS
_WRITES: Final = words(
    "write writes wrote written writing add adds added adding continues continued notes"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """Asks the cues of one article, which was published in `year` if that is known."""

    outlines: Outlines
    year: int | None

    def is_now(self, one: Placed) -> bool:
        """False for what is to come, and for what somebody often or once said."""
        return all(self._is_now(outline, one) for outline in self._of_cue(one))

    def is_once(self, one: Placed) -> bool:
        """False for what is to come, and for what somebody often said; else it was one occasion."""
        for outline in self._of_cue(one):
            low, high = outline.inner(one.cue[0])
            if _TO_COME.search(outline.words, max(0, low - 24), low):
                return False
            if _HABIT.search(outline.words, max(0, low - 30), high):
                return False
        return True

    def _of_cue(self, one: Placed) -> list[Outline]:
        """The outline that a statement's cue stands in; none without a cue."""
        around = self.outlines.around(one) if one.cue else []
        return [outline for outline in around if outline.holds(one.cue[0])]

    def _is_now(self, outline: Outline, one: Placed) -> bool:
        text = outline.words
        low, high = outline.inner(one.cue[0])
        first = min([low, *(outline.inner(s)[0] for s in one.source if outline.holds(s))])
        opening, behind = text[:first].split(",")[0], text[high : high + _BEHIND]
        years = {int(year) for year in _YEAR.findall(f"{opening} {behind}")}
        if self.year is not None and any(year < self.year for year in years):
            return False
        if _AFTER.search(text, max(0, first - 16), first):
            return False
        if _TO_COME.search(text, max(0, low - 24), low):
            return False
        # Of a cue of many words only the first: "went on to discuss recently released polls".
        if OTHER_TIME.search(text, max(0, low - 30), min(high, low + _BEHIND)):
            return False
        if _THEN.search(text, high, high + _NEAR):
            return False
        return not OTHER_TIME.search(behind)

    def says(self, one: Placed) -> bool:
        """True for a cue that goes on with what somebody says, and for none at all."""
        found = _WORDS.findall(self._cue(one))
        # "…, reciting what he had read": goes on in the same sentence.
        return not found or not _SAYS.isdisjoint(found) or found[-1].endswith("ing")

    def writes(self, one: Placed) -> bool:
        """True for a cue that goes on with what somebody wrote."""
        if one.statement.medium is Medium.WRITING:
            return True
        return not _WRITES.isdisjoint(_WORDS.findall(self._cue(one)))

    def has_day(self, one: Placed) -> bool:
        """True where the words before a statement's cue, or right behind it, say a day."""
        for outline in self._of_cue(one):
            low, high = outline.inner(one.cue[0])
            if DAY.search(outline.words, 0, low) or DAY.search(outline.words, high, high + _NEAR):
                return True
        return False

    def _cue(self, one: Placed) -> str:
        return " ".join(span.of(self.outlines.text) for span in one.cue).casefold()
