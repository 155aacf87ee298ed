"""Events: the occasion that a phrase names, and whom it says the words were for.

in | an interview with The New York Times      at | Thursday’s debate
on | NBC’s “Meet the Press”      via | Twitter      in | court
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from onrecord.resolve.circumstances.phrases import (
    DATED,
    DAY,
    DETERMINERS,
    PARTED,
    TOKEN,
    NounPhrase,
    is_stop,
    noun_phrase,
)
from onrecord.resolve.circumstances.vocabulary import (
    CHANNELS,
    GATHERINGS,
    GOES_ON,
    MEANS,
    MEDIA,
    NAMED_EVENTS,
    NETWORKS,
    OCCASIONS,
    SENT,
    SHOWS,
    SPEECHES,
    SPOKEN_WITH,
    TWO_SIDED,
    WRITINGS,
)
from onrecord.resolve.tables import SPACE, either, words


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion: its words (several stretches where a day stands between), and its main noun.

    `end` is where the phrase ends; `audience` whom it says the words were for;
    `definite` is True for "the rally", which was spoken of before.
    """

    parts: tuple[tuple[int, int], ...]
    noun: str
    end: int
    audience: NounPhrase | None = None
    definite: bool = False
    visited: NounPhrase | None = None

    @property
    def start(self) -> int:
        return self.parts[0][0]


_TOOK_TO: Final = re.compile(rf"to{SPACE}")
_PREPOSITION: Final = re.compile(
    rf"(in|at|during|on|over|via|through|by|from){SPACE}(?:(?:front|response|reply|"
    rf"reaction|the{SPACE}course|the{SPACE}midst){SPACE}of{SPACE})?",
    re.IGNORECASE,
)
_ALLOWED: Final = {
    "in": SPEECHES | WRITINGS
    | {"debate", "debates", "meeting", "meetings", "news conference", "press conference", "hearing",
       "town hall", "session", "question-and-answer session", "briefing", "ceremony", "appearance",
       "appearances", "lecture", "news conferences", "talks", "deposition", "panel discussion",
       "press briefing", "talk", "toast", "q&a"},
    "at": GATHERINGS | {"town hall"},
    "during": OCCASIONS,
    "over": {"dinner", "lunch", "breakfast"},
    "on": {"conference call", "call", "podcast", "phone call", "tour", "trip", "visit", "blog",
           "broadcast", "telecast", "segment", "livestream", "episode", "edition", "installment",
           "press conference", "news conference"},
    "via": WRITINGS, "through": WRITINGS, "by": frozenset(), "from": frozenset(),
}  # fmt: skip
# Taken for the noun of an occasion only with a word before it: "at the party" is a body.
_NEEDS_MORE: Final = words("party call calls stop stops walk talk talks visit trip march text note")
_TO_COME: Final = words("upcoming future forthcoming planned next")
_GO_TO: Final = words("visit trip tour stop stops walk")
_QUANTITY: Final = re.compile(
    rf"(?:an?|the|another|one|two|three|several|some|first|last){SPACE}?"
    rf"(?:{SPACE}?(?:first|last|latest|second|third|recent|long|brief){SPACE})?"
    rf"(?:series|string|pair|couple|flurry|number|round|handful|barrage|slew|set|part|first|last|"
    rf"second|third|half){SPACE}of{SPACE}",
    re.IGNORECASE,
)
# Behind the noun these show that it is whole: "an interview published Tuesday".
_SENT: Final = re.compile(
    rf"(?:{SPACE}(?:sent|given|provided|released|delivered|written|addressed|emailed|e-mailed|"
    rf"issued|broadcast|posted|sent{SPACE}out))?"
)
_GOES_ON: Final = re.compile(rf"{SPACE}({either(GOES_ON)}){SPACE}")
_ON_AIR: Final = re.compile(rf"{SPACE}(?:on|for|from){SPACE}")
_BETWEEN: Final = re.compile(rf"(?:,)?{SPACE}(?:on{SPACE})?")
_COURT: Final = re.compile(
    rf"in{SPACE}((?:open|federal|state|district|bankruptcy|traffic|criminal|magistrates’|county){SPACE})?"
    r"(?<=\s)court\b(?![\w’'-])"
    rf"(?!{SPACE}(?:papers|documents?|filings?|records|case|order|battle|fight)\b)"
)
_NAMED: Final = either((*CHANNELS, *NETWORKS))
_CHANNEL: Final = re.compile(
    rf"(?:the{SPACE})?(?:{_NAMED})(?:[’']s?)?(?![\w-])", re.IGNORECASE | re.UNICODE
)
# Behind a network's possessive, a show without marks: "Fox News’ On the Record".
_TITLE: Final = re.compile(
    rf"(?<=[’'s]){SPACE}((?:On|In|At|The){SPACE}(?:the{SPACE})?[A-Z]\w+(?:{SPACE}[A-Z]\w+)*)"
)
_STATIONS: Final = words("tv television radio fm")
_QUOTED: Final = re.compile(
    rf"{SPACE}(?:the{SPACE})?([“\"‘'][A-Z0-9][^“”\"\n\x01]{{1,40}}?[”\"’'])"
)


def event(text: str, at: int) -> Event | None:
    """The occasion that a phrase which begins right there names; None for any other phrase."""
    preposition = _PREPOSITION.match(text, at)
    if preposition is None:
        return None
    if court := _COURT.match(text, at):
        start = court.start() + 3
        return Event(((start, court.end()),), "court", court.end())
    word = preposition[1].casefold()
    return (
        _channel(text, preposition.end(1) + 1, word)
        or _occasion(text, preposition.end(), word)
        or _means(text, preposition.end(1) + 1, word)
    )


def taken_to(text: str, at: int) -> Event | None:
    """Behind "took": `to | Twitter`."""
    match = _TOOK_TO.match(text, at)
    return _channel(text, match.end(), "to") if match else None


def written(text: str, at: int, nouns: AbstractSet[str] = SENT) -> Event | None:
    """The letter, statement or speech that begins right there: `sent | a letter to Congress`."""
    found = _noun(text, at, nouns, named=False)
    if found is None:
        return None
    noun, end, _ = found
    parts, audience, end, _ = _complement(text, at, end, noun)
    return Event(parts, noun, end, audience)


def _means(text: str, at: int, word: str) -> Event | None:
    """`by phone`, `via e-mail`."""
    phrase = noun_phrase(text, at, joined=False) if word in ("by", "via", "through") else None
    if phrase is None or phrase.has_determiner or phrase.small not in MEANS:
        return None
    return Event(((at, phrase.end),), phrase.small, phrase.end)


def _channel(text: str, at: int, word: str) -> Event | None:
    """`on Twitter`, `on CNN’s “New Day”`, `on his website`."""
    if word not in ("on", "via", "through", "over", "to"):
        return None
    phrase = noun_phrase(text, at)
    if phrase is None:
        return None
    if word == "to" and phrase.small not in ("twitter", "facebook", "instagram", "social media"):
        return None
    end = phrase.end
    if show := _QUOTED.match(text, end) or _TITLE.match(text, end):
        end = show.end()
    said = text[at:end]
    named = _CHANNEL.match(text, at)
    if named is not None and _is_cased(named.group()):
        return Event(((at, max(end, named.end())),), "air", max(end, named.end()))
    tail = phrase.small
    if tail in ("twitter", "social media"):
        return Event(((at, end),), "air", end)
    if phrase.is_name and phrase.head.casefold() in _STATIONS and len(phrase.tokens) > 1:
        return Event(((at, end),), "air", end)
    if phrase.has_determiner or tail in ("air", "television", "radio", "tv", "state television"):
        if any(tail == one or tail.endswith(f" {one}") for one in MEDIA):
            return Event(((at, end),), "air", end)
        if phrase.head.casefold() in SHOWS or (show and word == "on"):
            return Event(((at, end),), "air", end)
        if any(_is_cased(m.group()) for m in _CHANNEL.finditer(said)):
            return Event(((at, end),), "air", end)
        if phrase.head[:1] in '“"' and phrase.tokens[0].casefold() not in ("a", "an"):
            return Event(((at, end),), "air", end)
    if phrase.head[:1] in '“"' and word == "on":
        return Event(((at, end),), "air", end)
    return None


def _is_cased(said: str) -> bool:
    """`This Week`, but not `this week`."""
    return all(one[:1].isupper() or not one[:1].isalpha() for one in said.split() if len(one) > 3)


def _occasion(text: str, at: int, word: str) -> Event | None:
    start = at
    if quantity := _QUANTITY.match(text, at):
        at = quantity.end()
    found = _noun(text, at, _ALLOWED[word], named=word in ("at", "during"))
    if found is None:
        return None
    noun, end, _ = found
    only = text[at:end].casefold()
    if only.removeprefix("the ").removeprefix("a ") in _NEEDS_MORE and word in ("at", "in"):
        return None
    definite = text[start : start + 4].casefold() in ("the ", "that", "this")
    parts, audience, end, whole = _complement(text, start, end, noun)
    visited = whole if noun in _GO_TO else None
    return Event(parts, noun, end, audience, definite, visited)


def _noun(
    text: str, at: int, allowed: AbstractSet[str], *, named: bool
) -> tuple[str, int, int] | None:
    """The occasion's noun and where it ends: the last one that the phrase holds."""
    best: tuple[str, int, int] | None = None
    tokens: list[str] = []
    next_at = at
    while len(tokens) < 9 and (match := TOKEN.match(text, next_at)):
        word = match.group()
        small = word.casefold()
        if is_stop(word, tokens) or small in _TO_COME:
            break
        if best is not None and (word in DATED or small in DETERMINERS):
            break
        tokens.append(small)
        for length in (3, 2, 1):
            tail = " ".join(tokens[-length:])
            if len(tokens) >= length and tail in allowed:
                best = (tail, match.end(), len(tokens))
                break
        else:
            if named and word in NAMED_EVENTS:
                best = (small, match.end(), len(tokens))
        if text[match.end() : match.end() + 1] not in (" ", "\u00a0"):
            break
        next_at = match.end() + 1
    if best is None:
        return None
    behind = tokens[best[2] :]
    if behind and not (
        behind[0].endswith(("ed", "ing", "ly")) or behind[0] in PARTED | {"alone", "ahead"}
    ):
        return None
    return best


def _complement(
    text: str, start: int, end: int, noun: str
) -> tuple[tuple[tuple[int, int], ...], NounPhrase | None, int, NounPhrase | None]:
    """What the noun goes on with, "with", "to" or "of" somebody, also behind a day."""
    parts = [(start, end)]
    audience: NounPhrase | None = None
    last: NounPhrase | None = None
    for _ in range(2):
        at = end
        if sent := _SENT.match(text, at):
            at = sent.end()
        between = _BETWEEN.match(text, at)
        day = DAY.match(text, between.end()) if between else None
        at = day.end() if day else at
        if on_air := _ON_AIR.match(text, at):
            channel = _channel(text, on_air.end(), "on")
            if channel is not None:
                _extend(
                    parts, at if day else end, on_air.start() + 1, channel.end, broken=bool(day)
                )
                end = channel.end
                continue
        match = _GOES_ON.match(text, at)
        if match is not None and match[1] == "of" and noun not in GATHERINGS:
            break  # "spoke in his speech of a stone"
        if match is not None and match[1] == "before" and noun not in SPEECHES | {"appearance"}:
            break  # "the debate before the vote"
        phrase = noun_phrase(text, match.end()) if match else None
        if match is None or phrase is None:
            break
        _extend(parts, at, match.start() + 1, phrase.end, broken=bool(day))
        end, last = phrase.end, phrase
        speaks = match[1] != "with" or noun in TWO_SIDED
        if match[1] in SPOKEN_WITH and speaks and audience is None and noun not in _GO_TO:
            audience = phrase
    return tuple(parts), audience, end, last


def _extend(parts: list[tuple[int, int]], at: int, start: int, end: int, *, broken: bool) -> None:
    """Let the words of an occasion go on: in one stretch, or in another one behind a day."""
    if broken:
        parts.append((start, end))
    else:
        parts[-1] = (parts[-1][0], end)
