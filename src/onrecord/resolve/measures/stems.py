"""What the words for a measure have in common with others: rare words, without their endings."""

from __future__ import annotations

import re
from typing import Final

from onrecord.resolve.measures.heads import HEADS
from onrecord.resolve.measures.words import DETERMINERS, GENERAL, STOPS
from onrecord.resolve.tables import words

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-.&][^\W\d_]+)*")
_HEADS: Final = frozenset(word for noun in HEADS for word in noun.split(" "))
# What half of all measures are called or do.
_COMMON: Final = words(
    """
    new controversial sweeping major national federal state government administration president
    current proposed draft revised temporary strict tough comprehensive key first second latest
    recent public people country countries united states minister secretary department use used
    make made going end ending ban banning allow require stop roughly about nearly year years
    month months day days week percent million billion thousand would will plan american
    president’s under bipartisan landmark historic so-called legal court three two big
    """
)
_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ants", "ant", "ings", "ing", "ions", "ion", "ers", "er",
    "ists", "ist", "ities", "ity", "ies", "als", "al", "ed", "es", "s", "y", "e",
)  # fmt: skip
_SHORTEST: Final = 4


def stem(word: str) -> str:
    """A word in one case, without its ending: "immigrants", "immigration" -> "immigr"."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            return low[: -len(ending)]
    return low


def stems(told: str) -> frozenset[str]:
    """The words that tell one measure from others, without their endings."""
    found = (match.group() for match in _WORD.finditer(told))
    return frozenset(
        stem(word)
        for word in found
        if len(word) > 2
        and word.casefold() not in STOPS
        and word.casefold() not in DETERMINERS
        and word.casefold() not in GENERAL
        and word.casefold() not in _HEADS
        and word.casefold() not in _COMMON
    )
