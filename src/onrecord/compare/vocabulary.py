"""The words that reasons turn on: literal tables, to be read and corrected."""

from __future__ import annotations

from typing import Final


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOT_TELLING: Final = _table(
    """a about above after again against all also although am an and any are as at back be because
    been before being below between both but by came can come could did do does doing done down
    each either even every few for from get gets getting give given gives go goes going gone got
    had has have having he her here hers him his how i if in into is it its itself just let like
    make makes made making many may me might mine more most much must my nor now of off on once
    only or other our ours out over own put really right said same say says she should so some
    such take taken takes than that the their them then there these they thing things think this
    those though through to today too under until up upon us very want wants was way we well were
    what when where which while who whom whose why will with within without would yes yet you your
    let's it's that's there's we're they're you're i'm he's she's we'll they'll i'll you'll it'll
    we've they've i've shall ought one ones something anything everything"""
)

# What turns round what follows, up to the end of its reach.
NEGATORS: Final = _table(
    "no not never none nobody nothing neither nor cannot without hardly scarcely zero"
)
# Verbs and nouns that do so with what they are said of, by stem: "refused to sign".
TURNERS: Final = _table(
    """deni denial refus reject oppos opposit fail failur avoid prevent stop halt ban
    abolish scrap cancel block prohibit forbid forbidden withdraw withdrawn abandon
    suspend repeal revok rescind veto dismiss lack impossibl wrong fals untru mistak against exempt
    freez exclud elimin declin disput rebuff resist"""
)
# Words that a reach goes over, and where it ends.
ENDS: Final = _table("but although though because while whereas if unless except until so")
REACH: Final = 7  # words after a negation that it may turn round
NARROW: Final = 3  # words after a verb that turns, or after “without”: what it is said of
SHORT: Final = _table("without neither nor hardly scarcely")
AGAIN: Final = 2  # words before a negation among which another one is the same one

HEDGES: Final = _table("may might could perhaps possibly probably maybe hope hopes hoped")
SURE: Final = _table("will must shall always never definitely certainly guarantee")
EVERY: Final = _table("all every everyone everybody each any always entire whole nobody none")
PART: Final = _table("some part partly partially half only most mainly few several")
UNLESS: Final = (
    "unless", "except", "exempt", "exemption", "exception", "until", "as long as", "provided",
    "for now", "for the moment", "temporarily", "only if", "not all", "not every", "at first",
    "to begin with", "begin with", "start with", "first of all", "apart from", "other than",
    "as far as", "in principle", "delayed", "later", "meant", "clarify", "limited to", "subject to",
    "depends", "depending", "reviewed", "may still", "step by step", "instead of",
)  # fmt: skip

SPELT: Final[dict[str, float]] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "half": 0.5,
}  # fmt: skip
TIMES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "bn": 1e9, "tn": 1e12, "percent": 0.01, "per": 0.01,
}  # fmt: skip
MONTHS: Final = _table(
    """january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday"""
)
