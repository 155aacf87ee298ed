"""Quantities: how much, how many, of what.

roughly 100,000 National Guard troops · thousands of new agents · $1.6 billion · 20 percent
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.record.entry import Quantity
from onrecord.resolve.measures.words import STOPS
from onrecord.resolve.tables import either, words

_ABOUT: Final = (
    "roughly", "about", "around", "nearly", "almost", "some", "approximately", "at least",
    "more than", "over", "up to", "as many as", "as much as", "an estimated", "estimated",
    "close to", "fewer than", "less than", "under", "well over", "upwards of", "no more than",
    "at most", "another",
)  # fmt: skip
_EXACT: Final = {"another"}
_WORDS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a dozen": 12, "half a dozen": 6,
    "two dozen": 24, "a hundred": 100, "a thousand": 1_000, "a million": 1_000_000,
    "a billion": 1_000_000_000,
}  # fmt: skip
_TIMES: Final = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "m": 1_000_000, "bn": 1_000_000_000,
}  # fmt: skip
_MANY: Final = ("tens of thousands", "hundreds of thousands", "dozens", "hundreds", "thousands",
                "millions", "tens of millions", "billions of dollars", "millions of dollars",
                "billions")  # fmt: skip
_QUANTITY: Final = re.compile(
    rf"(?<![\w.,$£€-])(?:(?P<about>{either(_ABOUT)}) )?(?:"
    rf"(?P<money>(?:US|A|C)?[$£€])(?P<sum>\d[\d,]*(?:\.\d+)?)(?:[ -]?(?P<by>{either(_TIMES)})\b)?"
    rf"|(?P<many>{either(_MANY)})(?: of)?(?= )"
    rf"|(?P<digits>\d[\d,]*(?:\.\d+)?)(?: (?P<times>hundred|thousand|million|billion|trillion)\b)?"
    rf"|(?P<word>{either(_WORDS)})(?: (?P<tens>hundred|thousand|million|billion|trillion))?\b"
    r")(?P<share>[- ]?(?:%|percent\b|per cent\b|percentage points?\b))?",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_NO_COUNT: Final = re.compile(
    r"(?:\b(?:No\.|number|Section|Title|Article|Chapter|Proposition|Measure|Amendment|Bill|Order|"
    r"Resolution|Route|Highway|age|aged|at|Room|Phase|Act|Jan\.?|Feb\.?|March|April|May|June|July|"
    r"Aug\.?|Sept\.?|Oct\.?|Nov\.?|Dec\.?|January|February|August|September|October|November|"
    r"December|B\.|R\.|\w+-) ?|[/:])$"
)
_TO_UNIT: Final = re.compile(r"[ -](?:of )?")
_UNIT_WORD: Final = re.compile(r"([A-Za-z][\w’'-]*)( ?)")
# What no unit begins with or goes on with.
_NO_UNIT: Final = STOPS | words("more other the a an")
_MOST_UNIT: Final = 4


def quantity(told: str, *, low: int = 0) -> Quantity | None:
    """The first quantity in some words; None where there is none.

    Years, days of the month, and numbers in names are none.
    """
    for match in _QUANTITY.finditer(told, low):
        one = None if _is_date_or_name(told, match) else _quantity(told, match)
        if one is not None:
            return one
    return None


def _is_date_or_name(told: str, match: re.Match[str]) -> bool:
    if match["money"] or match["share"] or match["many"]:
        return False
    digits = match["digits"] or ""
    if _YEAR.fullmatch(digits) and not match["times"]:
        return True
    first = match.start("digits") if digits else match.start("word")
    if not match["about"] and digits and _NO_COUNT.search(told, max(0, first - 16), first):
        return _is_in_name(told, first) or "," not in digits
    return bool(re.match(r"(?:st|nd|rd|th)\b|[:/.]\d|\w", told[match.end() :]))


def _is_in_name(told: str, first: int) -> bool:
    return bool(re.search(r"[A-Z]\S* $", told[:first]))


def _quantity(told: str, match: re.Match[str]) -> Quantity | None:
    about = match["about"]
    near = about is not None and about.casefold() not in _EXACT
    if match["money"]:
        number = _number(match["sum"]) * _TIMES.get((match["by"] or "").casefold(), 1)
        return Quantity(_tidy(match.group()), number, match["money"], near)
    if match["share"]:
        return Quantity(_tidy(match.group()), _counted(match), "percent", near)
    unit, end = _unit(told, match.end())
    if not unit:
        return None
    if match["many"]:
        return Quantity(_tidy(told[match.start() : end]), None, unit, True)
    if match["word"] and match["word"].casefold() == "one":
        return None
    return Quantity(_tidy(told[match.start() : end]), _counted(match), unit, near)


def _counted(match: re.Match[str]) -> float:
    if match["digits"]:
        return _number(match["digits"]) * _TIMES.get((match["times"] or "").casefold(), 1)
    return float(_WORDS[match["word"].casefold()] * _TIMES.get((match["tens"] or "").casefold(), 1))


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _unit(told: str, at: int) -> tuple[str, int]:
    """What is counted: the words behind a number as far as its noun goes."""
    match = _TO_UNIT.match(told, at)
    if match is None:
        return "", at
    taken: list[str] = []
    end = low = match.end()
    while len(taken) < _MOST_UNIT and (word := _UNIT_WORD.match(told, low)):
        if word[1].casefold() in _NO_UNIT:
            break
        taken.append(word[1])
        end, low = word.end(1), word.end()
        if word[1].endswith("s") and word[1][:1].islower() and not word[1].endswith("ss"):
            break
    return " ".join(taken), end


def _tidy(words_: str) -> str:
    return " ".join(words_.split()).strip(" ,")
