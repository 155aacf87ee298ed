"""The country that an article is about, for "the president" and "the attorney general"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from onrecord.resolve.nouns import POSTAL
from onrecord.resolve.registers.tenures import US
from onrecord.resolve.tables import SPACE, phrases

# Besides "United States", "American" and the names of the states.
_US_WORDS: Final = phrases(
    """
    U.S, US, America, Congress, Senate, White House, Pentagon, Capitol Hill, Republican,
    Republicans, Democrat, Democrats, Democratic, GOP, Washington, State Department,
    Justice Department, Homeland Security, FBI, F.B.I, CIA, C.I.A
    """
)
# States that are called like something else.
_UNCLEAR: Final = frozenset(("Georgia", "Jersey"))
_NAME: Final = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w))*")
_LONGEST: Final = 4
"""How many words the name of a country has at most."""

_DATELINE: Final = re.compile(
    rf"\s*(?:\(\w+\){SPACE})?([A-Z][A-Z .,’'-]{{2,40}})[^\n]{{0,30}}?[—–-]"
)
_LEAST: Final = 2
_CLEARLY: Final = 2
"""How often a country must be spoken of, and how many times as often as the next one."""


def country(text: str, words: Mapping[str, str]) -> str:
    """The country that a text speaks of at least twice, and twice as often as of any other.

    `words` lead from the names of countries and of their people to the country.
    A dateline in another country makes it unclear; what is not clear is empty.
    """
    counts = Counter(_spoken_of(text, words))
    if not counts:
        return ""
    (first, most), *rest = counts.most_common(2)
    if most < _LEAST or (rest and most < _CLEARLY * rest[0][1]):
        return ""
    line = _DATELINE.match(text)
    from_ = set(_spoken_of(line[1].title(), words)) if line else set()
    return "" if from_ - {first} else first


def _spoken_of(text: str, words: Mapping[str, str]) -> list[str]:
    """The countries of all names and demonyms of a text, the longest name at each place."""
    told: list[str] = []
    found = _NAME.findall(text)
    at = 0
    while at < len(found):
        for length in range(_LONGEST, 0, -1):
            name = " ".join(found[at : at + length])
            if which := _which(name, words):
                told.append(which)
                at += length - 1
                break
        at += 1
    return told


def _which(name: str, words: Mapping[str, str]) -> str:
    name = name.removesuffix("’s").removesuffix("'s")
    if not name[:1].isupper():
        return ""
    if name in _STATES or name in _US_WORDS:
        return US
    return words.get(name) or words.get(name.removesuffix("s"), "")


_STATES: Final = frozenset(POSTAL.values()) - _UNCLEAR
