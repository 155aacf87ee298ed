"""Phrases: the noun phrase at a place of a sentence, word by word.

    told | a crowd of several hundred supporters | in …
    at | a meeting with manufacturing CEOs | .

What was said is masked in the text that is read here (see `outlines`), so that a
phrase never runs into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.resolve.circumstances.vocabulary import LISTENERS, OCCASIONS
from onrecord.resolve.mentions import MONTHS, WEEKDAYS
from onrecord.resolve.tables import SPACE, words

MASK: Final = "\x01"
"""Stands for every character of what was said."""

MOST_WORDS: Final = 12
MOST_PARTS: Final = 4

# "State of the Union", "Gov.", "Meet the Press" in its marks, "U.S.", a plain word.
TOKEN: Final = re.compile(
    rf"(?:State{SPACE}of{SPACE}the{SPACE}(?:Union|State|Commonwealth|City)\b"
    rf"|[“\"‘']{SPACE}?(?=[A-Z0-9])[^“”\"‘\n\x01]{{1,40}}?[,.]?[”\"’](?![\w])(?:[’']s)?"
    r"|(?:Gov|Sen|Rep|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Capt|Rev|Sens|Reps|Govs|Jr|Sr|Prof|Pres|Adm)\."
    r"|(?:[A-Z]\.)+(?=\W|$)(?:[’']s)?"
    r"|[\w$€£][\w’'&/%-]*(?:\.(?=\w)[\w’'-]+|,(?=\d{3}))*)"
)
DETERMINERS: Final = words(
    """
    the a an his her their its our my your this these those that some several many both all another
    one two three four five six seven eight nine ten dozens about roughly nearly more such what
    """
)
STOPS: Final = words(
    """
    that to in on at of for with by from about as and or but who whom whose which where when while
    because if whether during after before since until than over under into onto against between
    among through via amid amidst around he she they it there we i you is are was were be been
    being has have had will would can could should may might must do does did said says told adds
    added how why what not also then again just so no today yesterday tonight tomorrow earlier
    last later recently next here ago once alongside beside including regarding shortly following
    despite without within like near outside inside aboard according following upon saying
    """
)
# Participles that do not end in "ed".
PARTED: Final = words("given sent shown made held aired set put run taken seen read led")
DAY: Final = re.compile(
    rf"(?:(?:(?:on|late|later|early|earlier|last|this|next|the){SPACE})*"
    rf"(?:(?:{'|'.join(day.capitalize() for day in WEEKDAYS)})(?:{SPACE}(?:morning|afternoon|"
    rf"evening|night))?|yesterday(?:{SPACE}(?:morning|afternoon|evening|night))?|today|tonight|"
    rf"(?:this|last|next|that){SPACE}(?:week|weekend|month|year|morning|afternoon|evening|night|"
    rf"summer|fall|winter|spring)|"
    rf"(?:(?:{'|'.join(month.capitalize() for month in MONTHS)})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    rf"Sept|Sep|Oct|Nov|Dec)\.){SPACE}\d{{1,2}}(?:,{SPACE}\d{{4}})?|"
    rf"in{SPACE}(?:{'|'.join(month.capitalize() for month in MONTHS)})(?:{SPACE}\d{{4}})?|"
    rf"in{SPACE}(?:19|20)\d\d|earlier{SPACE}in{SPACE}the{SPACE}day|"
    rf"the{SPACE}(?:following|next|same|previous){SPACE}(?:day|morning|afternoon|evening|night|week)|"
    rf"at{SPACE}the{SPACE}time|(?:hours|days|weeks|minutes|moments){SPACE}later|"
    rf"(?:a{SPACE}(?:few|couple{SPACE}of)|several|two|three|four|five|six|\d+){SPACE}"
    rf"(?:hours|days|weeks|months|years){SPACE}(?:ago|later|earlier|before)|"
    rf"(?:a|one){SPACE}(?:day|week|month|year){SPACE}(?:ago|later|earlier|before))(?![\w’'-]))"
)
DATED: Final = frozenset(day.capitalize() for day in (*WEEKDAYS, *MONTHS))
_SOME_OF: Final = re.compile(rf"(?:one|some|many|several|two|three|both|all|most){SPACE}of{SPACE}")
_OF: Final = re.compile(rf"{SPACE}of{SPACE}")
_AND: Final = re.compile(rf"{SPACE}and{SPACE}")
_KNOWN: Final = LISTENERS | OCCASIONS


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words `text[start:end]`; `head` is their main word, `tokens` those up to it.

    Behind "of" and "and" they go on without changing the head: "a crowd | of supporters".
    """

    start: int
    end: int
    tokens: tuple[str, ...]

    @property
    def head(self) -> str:
        return self.tokens[-1]

    @property
    def small(self) -> str:
        """The words without determiner, in one case."""
        first = 1 if self.has_determiner and len(self.tokens) > 1 else 0
        return " ".join(self.tokens[first:]).casefold()

    @property
    def has_determiner(self) -> bool:
        first = self.tokens[0].casefold()
        return first in DETERMINERS or first.endswith(("’s", "'s", "s’"))

    @property
    def is_name(self) -> bool:
        """True where the main word has a capital, and is no day."""
        first = self.head.lstrip("“\"‘' ")[:1]
        return first.isupper() and self.head not in DATED


def noun_phrase(text: str, at: int, *, joined: bool = True) -> NounPhrase | None:
    """The noun phrase that begins right there; None where none does.

    With `joined`, what "of" and "and" add to it belongs to its words.
    """
    first = _simple(text, at)
    if first is None and (some := _SOME_OF.match(text, at)):
        inner = _simple(text, some.end())  # "one of his aides": the aides are told
        first = NounPhrase(at, inner.end, inner.tokens) if inner else None
    if first is None or not joined:
        return first
    end, last = first.end, first
    for _ in range(MOST_PARTS):
        match = _OF.match(text, end) or _AND.match(text, end)
        more = _simple(text, match.end()) if match else None
        if match is None or more is None:
            break
        if match.group().strip() == "and" and not _is_alike(last, more):
            break
        end, last = more.end, more
    return NounPhrase(first.start, end, first.tokens)


def _simple(text: str, at: int) -> NounPhrase | None:
    """Words in a row, from a determiner to the last noun."""
    tokens: list[str] = []
    end = next_at = at
    while len(tokens) < MOST_WORDS and (match := TOKEN.match(text, next_at)):
        word = match.group()
        small = word.casefold()
        open_yet = all(one.casefold() in DETERMINERS for one in tokens)
        if small in DETERMINERS and not (tokens and word.istitle() and not open_yet):
            if not open_yet:
                break
        elif is_stop(word, tokens) or (word in DATED and (not open_yet or not tokens)):
            break
        elif tokens and not open_yet and DAY.match(text, match.start()):
            break  # "on Twitter late Monday"
        elif tokens and tokens[-1].casefold() in _KNOWN and _is_participle(small):
            break  # "reporters gathered in …"
        tokens.append(word)
        end = match.end()
        if text[end - 2 : end - 1] in (",", "."):
            break  # the comma stands within the marks: on “Meet the Press,” adding
        if text[end : end + 1] not in (" ", "\u00a0"):
            break
        next_at = end + 1
    if all(one.casefold() in DETERMINERS for one in tokens):
        return None
    return NounPhrase(at, end, tuple(tokens))


def is_stop(word: str, before: Sequence[str]) -> bool:
    """A word that ends a phrase; not the capital of "USA Today", nor "a later meeting"."""
    if word.casefold() not in STOPS:
        return False
    if all(one.casefold() in DETERMINERS for one in before):
        return not (before and word in ("later", "earlier", "last"))
    return word.islower()


def _is_participle(small: str) -> bool:
    """`gathered`, `sent`, but not "meeting", which is a noun."""
    return (small.endswith(("ed", "ing")) or small in PARTED) and small not in _KNOWN


def _is_alike(one: NounPhrase, other: NounPhrase) -> bool:
    """`reporters and supporters`, `Lund and Berg`: two of a kind."""
    if one.is_name or other.is_name:
        return one.is_name and other.is_name
    return one.head.casefold() in LISTENERS and other.head.casefold() in LISTENERS
