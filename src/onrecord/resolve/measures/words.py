"""The words of a sentence, and which of them may stand before a noun."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from onrecord.record.text import Span
from onrecord.resolve.tables import words


class Word(NamedTuple):
    """A word or a mark of punctuation, `text[start:end]` of the clean text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum() and self.text[0] not in "$£€"

    @property
    def owns(self) -> bool:
        """True for “Trump’s”, “sheriffs’”."""
        return bool(_OWNS.search(self.text))

    @property
    def has_capital(self) -> bool:
        return self.text[:1].isupper()


_OWNS: Final = re.compile(
    r"(?<!\bhe)(?<!\bit)(?<!\bshe)(?<!\bwho)(?<!\bthat)(?<!\bthere)(?<!\bwhat)(?<!\bhere)(?<!\blet)"
    r"(?:[’']s|s[’'])$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(
    r"[$£€]\d[\d,.]*\d|[$£€]\d|\d[\d,.]*\d%?|\d%?"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:[-–’'&.][^\W_]+)*(?:(?<=s)[’'](?=\s[^\W_]))?"
    r"|\S"
)


def worded(text: str, sentence: Span) -> tuple[Word, ...]:
    """The words and marks of a sentence, in order."""
    found = _WORD.finditer(text, sentence.start, sentence.end)
    return tuple(Word(match.group(), match.start(), match.end()) for match in found)


DETERMINERS: Final = words(
    "a an the this that these those his her its their our my your any each every no some such "
    "another both all several many two three four five one other"
)
OPEN_DETERMINERS: Final = words("a an another two three four five several some many any one other")
NO_DETERMINERS: Final = words("no any")
# Whatever ends a noun phrase on its left.
STOPS: Final = words(
    """
    of in on at to by for with from about against between among during before after since until
    over under into onto through across within without like as than per via upon despite toward
    towards regarding concerning behind beyond around
    and or but nor so yet because although though while if when where whether that which who whom
    whose what why how unless once
    is are was were be been being am has have had having do does did done will would shall should
    can could may might must ought cannot
    i you he she it we they me him us them himself herself itself themselves myself
    not never n't there here then now also just only even still already ever again too very both
    either neither out up down off away week month year today yesterday
    slap slaps slapped levy levies shape shapes write rewrite cut cuts raise raises change changes
    follow follows followed forward face faces faced won win wins stop stops stopped
    said say says saying told tell tells telling asked asks called calls calling added wrote
    argued believe believes thinks think thought hope hopes
    signed signs signing sign passed passes passing pass vetoed vetoes veto blocked blocks block
    blocking rejected rejects reject rejecting approved approves approve approving adopted adopts
    adopt adopting announced announces announce announcing issued issues issue issuing imposed
    imposes impose imposing introduced introduces introduce introducing unveiled unveils unveil
    backed backs back backing supported supports support supporting opposed opposes oppose opposing
    enacted enacts enact enacting implemented implements implement implementing lifted lifts lift
    lifting repealed repeals repeal repealing rescinded rescinds rescind revoked revokes revoke
    ended ends end ending ordered orders ordering drafted drafts drafting proposes propose proposing
    rejecting scrapped scraps scrap halted halts halt suspended suspends suspend defended defends
    defend defending criticized criticizes criticize criticised slammed denounced denounces
    condemned condemns made makes make making took takes take taking got gets get getting gave gives
    give giving put puts used uses use using saw sees see seen held holds hold reached reaches reach
    upheld upholds uphold struck enforce enforces enforced enforcing violated violates violate
    violating broke break breaks breaking extended extends extend renewed renews renew negotiated
    negotiates negotiate negotiating wants want wanted seeks seek sought needs need needed
    including include includes included pushed pushes push pushing promised promises promise pledged
    pledges pledge vowed vows vow ruled released releases release ratified ratifies ratify debated
    debates debate discussed discuss discusses considered considers consider considering known
    """
)
# Participles that stand before a noun as well as behind a subject: "the proposed ban".
PARTICIPLES: Final = words(
    """
    proposed revised planned amended stalled revamped leaked expired signed approved adopted
    existing rejected failed suspended blocked repealed limited stopgap expanded
    """
)
# Adjectives that do not say which measure it is.
GENERAL: Final = words(
    """
    new newer old more most many several such other another same similar different own federal
    national local larger large big bigger giant huge massive great good bad worst best better
    excessive ominous dangerous controversial sweeping tough tougher strict stricter strong stronger
    harsh harsher major minor key important landmark historic recent latest first second third last
    next final temporary permanent proposed draft revised current existing former future possible
    potential likely so-called whole entire full complete total partial blanket broad broader wide
    comprehensive bipartisan partisan global international economic legal constitutional official
    formal informal secret public private expensive generous radical extreme modest unpopular
    popular exact legislative common-sense sensible specific certain various long short detailed
    ambitious original
    government state city social longest shortest so-called two three four five one
    """
)
_ADVERBS: Final = words("highly newly recently hugely deeply widely so-called")


def is_verbal(word: Word) -> bool:
    """True for a word that is a modifier only behind a determiner: "reducing", "supported"."""
    return word.low.endswith(("ed", "ing")) and "-" not in word.low and not word.has_capital


def is_modifier(word: Word, before: Word | None) -> bool:
    """True for a word that may stand between a determiner and its noun."""
    if word.is_mark:
        return False
    if word.low in PARTICIPLES:
        return before is None or before.low in DETERMINERS or before.owns
    if word.low in STOPS:
        return False
    return not word.low.endswith("ly") or word.low in _ADVERBS or word.has_capital
