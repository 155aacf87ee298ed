"""Places: where a phrase says that something was.

in | Mexico City      at | the White House      on | the Senate floor
from | his home in New York      aboard | Air Force One      in | Paris, Texas
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.resolve.circumstances.gazetteer import NAME, is_place, letters
from onrecord.resolve.circumstances.nations import AMERICAN, NATIONS
from onrecord.resolve.circumstances.phrases import DATED, STOPS, noun_phrase
from onrecord.resolve.circumstances.vocabulary import (
    CARRIERS,
    CHANNELS,
    NAMED_EVENTS,
    NAMED_PLACES,
    NETWORKS,
    PLACES,
)
from onrecord.resolve.nouns import DEMONYMS, DOCUMENTS, PARTIES, STATES
from onrecord.resolve.tables import SPACE, phrases, words


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the words `text[start:end]`."""

    start: int
    end: int


_PREPOSITION: Final = re.compile(
    rf"(in|at|from|outside|inside|near|aboard|on|around|across){SPACE}(?:of{SPACE})?", re.IGNORECASE
)
_LEADING: Final = re.compile(
    rf"(?:(?:the|downtown|nearby|central|northern|southern|eastern|western|suburban|rural|midtown|"
    rf"neighboring|neighbouring|upstate|north|south|east|west|snowy|tiny|small){SPACE})*"
    rf"(?:(?:city|town|village|suburb|capital|state|province|island|hamlet|border{SPACE}town){SPACE}of{SPACE})?",
)
_LEADING_MORE: Final = re.compile(
    rf"(?:the|a|an|his|her|their|this|its){SPACE}(?:[\w-]+{SPACE}){{0,3}}?"
    rf"(?:city|town|village|suburb|capital|state|province|island|hamlet|resort){SPACE}of{SPACE}"
)
_NAME: Final = re.compile(NAME)
_QUALIFIER: Final = re.compile(rf",{SPACE}({NAME}\.?)")
_TAIL: Final = re.compile(rf"{SPACE}([a-z][\w-]+)")
_NAME_GOES_ON: Final = re.compile(rf"{SPACE}[A-Z]")
_INNER: Final = re.compile(rf"{SPACE}(?:in|near|outside|of|at|on){SPACE}")
# Capitalized words behind "in" or "at" that are no places.
_NO_PLACE: Final = (
    DEMONYMS
    | CHANNELS
    | NETWORKS
    | NAMED_EVENTS
    | frozenset(PARTIES)
    | frozenset(word.capitalize() for word in DOCUMENTS)
    | words(
        """
        English Arabic Hebrew Farsi Persian Hindi Mandarin Urdu Latin Spanglish Gaelic Congress
        Christmas Easter Thanksgiving Ramadan GOP NATO Democrats Republicans Islam Time Newsweek
        Forbes I Brexit Parliament Medicare Medicaid Social Obamacare Labor Labour Super Round Game
        Phase Chapter Section Article Part God Jesus Allah Heaven Hell World
        """
    )
)
_SPOKEN_NO_NAME: Final = words("office house home place hand mind front campaign power")
_ON: Final = words("Hill Street Avenue Island Islands Floor Lawn Steps Beach Square Coast")
_STOOD_ON: Final = phrases("Capitol Hill, Senate floor, House floor, South Lawn")
_STAGES: Final = words("floor steps stage campus lawn tarmac street sidewalk podium beach border")
_OFF: Final = re.compile(rf"{SPACE}of{SPACE}")


def place(text: str, at: int, *, sure: bool = False, origin: bool = True) -> Place | None:
    """The place of a phrase that begins right there; None for any other phrase.

    With `sure`, only names that the tables know or that end like a place's; without
    `origin`, nothing behind "from".
    """
    preposition = _PREPOSITION.match(text, at)
    if preposition is None:
        return None
    word, start = preposition[1].casefold(), preposition.end()
    if word == "from" and not origin:
        return None
    if (named := _named(text, start, word, sure=sure)) is not None:
        return Place(start, named)
    return _described(text, start, word)


def _named(text: str, start: int, word: str, *, sure: bool) -> int | None:
    """Where a place's name, with what stands before and behind it, ends."""
    leading = _LEADING_MORE.match(text, start) or _LEADING.match(text, start)
    at = leading.end() if leading else start
    match = _NAME.match(text, at)
    if match is None or not (name := _undated(match.group())):
        return None
    end = _longest(text, at, name, word)
    if end is None:
        if sure or not _may_be(text, at, name, word, led=at > start):
            return None
        end = at + len(name)
    return _further(text, qualified(text, end))


def _undated(name: str) -> str:
    """A name without the day behind it: `Milwaukee Saturday`."""
    parts = name.split(" ")
    day = next((at for at, part in enumerate(parts) if part in DATED), len(parts))
    while 0 < day < len(parts) and parts[day - 1].islower():
        day -= 1
    return " ".join(parts[:day])


def _longest(text: str, start: int, name: str, word: str) -> int | None:
    """The end of the longest beginning of a name that the tables have, or that ends as a place."""
    parts = name.split(" ")
    the = text[max(0, start - 4) : start].casefold() == "the "
    for length in range(len(parts), 0, -1):
        said = " ".join(parts[:length])
        end = start + len(said)
        if said[-1] == "." and said not in AMERICAN and said not in NATIONS:
            said, end = said[:-1], end - 1  # the full stop of the sentence
        whole = length == len(parts)
        if not _is_known(said, word, the=the, whole=whole):
            continue
        if not whole and not parts[length].islower():
            return None  # "in New York Times": not the city
        return _with_noun(text, end, said)
    return None


def _is_known(said: str, word: str, *, the: bool, whole: bool) -> bool:
    """True for the name of a place, as the words before it let it stand."""
    last = said.split(" ")[-1]
    if said in _NO_PLACE or said.endswith(("’s", "'s")):
        return False
    if not is_place(said) and not (whole and " " in said and last in NAMED_PLACES):
        return False
    if word == "on" and last not in _ON and said not in _STOOD_ON:
        return False  # "on Washington" is about it
    return not the or said not in NATIONS or said in _THE_NATIONS or is_place(f"the {said}")


def _with_noun(text: str, end: int, said: str) -> int | None:
    """Where a name ends with a noun behind it, `the Senate chamber`; None before another noun."""
    if text[end : end + 2] in ("’s", "'s"):
        return None
    if tail := _TAIL.match(text, end):
        if tail[1].casefold() in PLACES:
            return tail.end()
        if tail[1] not in STOPS and not tail[1].endswith(("ed", "ly", "ing")):
            return None  # "in Iowa caucuses"
    return end + 1 if text[end : end + 1] == "." and said in STATES else end


_THE_NATIONS: Final = words("Philippines Netherlands Bahamas U.S. US UK U.K. UAE Vatican Maldives")


def _may_be(text: str, start: int, name: str, word: str, *, led: bool) -> bool:
    """A name that no table has, right behind "in": more likely a small place than anything else."""
    end = start + len(name)
    first = name.split(" ")[0]
    if qualified(text, end) > end:
        return word in ("in", "at", "near", "outside", "from")
    if word not in ("in", "near", "outside") or first in _NO_PLACE or first in DATED:
        return False
    if name.endswith(("’s", "'s", "’", "ese", "ish")) or (name.isupper() and len(name) < 6):
        return False
    if text[end : end + 1] in ("’", "'") or _with_noun(text, end, name) is None:
        return False
    parts = name.split(" ")
    if any(is_place(" ".join(parts[:length])) for length in range(1, len(parts))):
        return False  # "in New York Times": a longer name that is none of the place
    return led or " " not in name or len(name.split(" ")) < 4


def qualified(text: str, end: int) -> int:
    """Where a name that ends there ends with its state or country: `Flint, Mich.`"""
    match = _QUALIFIER.match(text, end)
    if match is None:
        return end
    name = match[1]
    parts = name.split(" ")
    for length in range(min(3, len(parts)), 0, -1):
        said = " ".join(parts[:length])
        if said in AMERICAN or said in NATIONS or said.rstrip(".") in NATIONS:
            finish = match.start(1) + len(said)
            if said[-1] != "." and text[finish : finish + 1] == "." and f"{said}." in AMERICAN:
                finish += 1
            elif said[-1] == "." and said not in AMERICAN and said not in NATIONS:
                finish -= 1  # the full stop of the sentence
            # "in Saudi Arabia, US envoy Ada Kern said": not a part of the place.
            return end if _NAME_GOES_ON.match(text, finish) else finish
    return end


def _further(text: str, end: int) -> int:
    """Where the words for a place end with those for the place that it is in."""
    inner = _INNER.match(text, end)
    if inner is None:
        return end
    at = inner.end()
    leading = _LEADING.match(text, at)
    match = _NAME.match(text, leading.end() if leading else at)
    if match is None:
        return end
    name = _undated(match.group())
    found = _longest(text, match.start(), name, "in") if name else None
    if found is None and name and qualified(text, match.start() + len(name)) > match.end():
        found = match.start() + len(name)
    if found is None or not (letters(text[at:found]) or qualified(text, found) > found):
        return end
    return qualified(text, found)


def _described(text: str, start: int, word: str) -> Place | None:
    """`his home in Ohio`, `the Senate floor`, `a church`."""
    phrase = noun_phrase(text, start, joined=False)
    if phrase is None or not phrase.has_determiner:
        return None
    small = phrase.small.split(" ")
    known = any(" ".join(small[-length:]) in PLACES for length in (3, 2, 1))
    if not known or (word == "on" and small[-1] not in _STAGES | CARRIERS):
        return None
    if word == "from" and small[-1] in ("border", "school", "college", "university"):
        return None
    if len(small) == 1 and small[0] in _SPOKEN_NO_NAME and phrase.tokens[0].casefold() == "the":
        return None
    end = _further(text, phrase.end)
    if end == phrase.end and _OFF.match(text, end):
        return None
    return Place(start, end)
