"""The gazetteer: which capitalized names are places, and in which country they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.resolve.circumstances.cities import CITIES
from onrecord.resolve.circumstances.nations import AMERICAN, NATIONS, US
from onrecord.resolve.circumstances.sites import NOWHERE, SITES
from onrecord.resolve.tables import SPACE

NOTHING: Final[frozenset[str]] = frozenset()

_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ]"
# "New York", "Rio de Janeiro", "Sharm el-Sheikh", "St. Paul", "U.S."
NAME: Final = (
    rf"(?:{_CAPITAL}[\w’'-]*\.?(?:{_CAPITAL}\.)*)"
    rf"(?:{SPACE}(?:(?:de|del|la|el|al|of|the|and|es|on|du|des){SPACE}){{0,2}}"
    rf"(?:{_CAPITAL}[\w’'-]*(?:\.(?={SPACE}{_CAPITAL}|{_CAPITAL}\.))?(?:{_CAPITAL}\.)*)){{0,5}}"
)
_RUN: Final = re.compile(NAME)
_LEADING: Final = re.compile(
    rf"(?:the|The|downtown|Downtown|nearby|central|northern|southern|eastern|western){SPACE}"
)
_HEARD: Final = re.compile(r"[’']s?$")


def letters(name: str) -> frozenset[str]:
    """The countries in which a place of that name may lie; none where the name is no place's."""
    said = _HEARD.sub("", " ".join(name.split())).strip(" ,")
    for one in (said, _LEADING.sub("", said, count=1), said.rstrip(".")):
        found = SITES.get(one, NOTHING) | NATIONS.get(one, NOTHING) | CITIES.get(one, NOTHING)
        if one in AMERICAN:
            found |= {US}
        if found:
            return found
    return NOTHING


def is_place(name: str) -> bool:
    """True for a name that the tables know as a place's."""
    return bool(letters(name))


def country(words: str, about: str = "") -> str | None:
    """The country of a place in an article's words, by its ISO letters.

    What follows the name tells ("Paris, Texas"), or the name itself, or, where
    several countries have one of that name, the country the article is `about`.
    None where that leaves more than one.
    """
    known = [letters(name) for name in _names(words)]
    if not known:
        return None
    left = known[-1]
    for one in reversed(known[:-1]):
        left = left & one or left
    if len(left) == 1:
        return next(iter(left - {NOWHERE}), None)
    return about if about in left else None


def knows(words: str) -> bool:
    """True where the tables have one of the names among some words."""
    return any(True for _ in _names(words))


def about(name: str) -> str:
    """The letters of a country by its name; empty where it is not known."""
    found = NATIONS.get(name, NOTHING)
    return next(iter(found)) if len(found) == 1 else US if name == "Georgia" else ""


def _names(words: str) -> Iterator[str]:
    """The names of a place's words: the longest known ones, else each word by itself."""
    for match in _RUN.finditer(words):
        name = match.group()
        if is_place(name):
            yield name
            continue
        parts = name.split(" ")
        for cut in range(1, len(parts)):
            if is_place(" ".join(parts[cut:])):
                yield " ".join(parts[cut:])
                break
            if is_place(" ".join(parts[:-cut])):
                yield " ".join(parts[:-cut])
                break
