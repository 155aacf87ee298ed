"""May two entries have the same speaker, by the names that their articles give?"""

from __future__ import annotations

import unicodedata
from typing import Final

from onrecord.record.entry import Entry, SpeakerType

# What stands before a name and is no part of it, and what stands after it.
TITLES: Final = frozenset(
    " ".join(
        (
            "acting admiral adm ambassador archbishop assistant attorney bishop brig brigadier",
            "captain capt cardinal chancellor chief colonel col commissioner congressman",
            "congresswoman dame deputy director dr former gen general gov governor judge justice",
            "king lady leader lieutenant lt lord maj major mayor minister miss mr mrs ms officer",
            "pope premier president prime prince princess prof professor queen rep",
            "representative rev reverend secretary sen senator sergeant sgt sheriff sir speaker",
            "then vice",
        )
    ).split()
)
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
PREFIX: Final = 3  # letters of a first name that stand for it: Chris, Christopher

SAME: Final = 1.0
PERHAPS: Final = 0.8  # somebody is not named, or it is a person and an organization
OTHERS: Final = 0.0


def agreement(a: Entry, b: Entry) -> float:
    """SAME if one named speaker is in both, OTHERS if two persons are, else PERHAPS."""
    ids = {one.id for one in a.speakers} & {one.id for one in b.speakers}
    if ids - {None}:
        return SAME
    left, right = _persons(a), _persons(b)
    if any(_same(one, other) for one in left for other in right):
        return SAME
    return OTHERS if left and right else PERHAPS


def _persons(entry: Entry) -> list[list[str]]:
    """The names of the persons among an entry's speakers, word by word."""
    names = (_words(one.name) for one in entry.speakers if one.type is SpeakerType.PERSON)
    return [name for name in names if name]


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(char if char.isalnum() else " " for char in plain if not _accent(char)).split()
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    while len(words) > 1 and words[-1] in SUFFIXES:
        del words[-1]
    return words


def _accent(char: str) -> bool:
    # An apostrophe too: O'Brien is one word, with or without it.
    return unicodedata.combining(char) > 0 or char in "'’"


def _same(one: list[str], other: list[str]) -> bool:
    """One surname, and first names that agree or are not both given."""
    if one[-1] != other[-1]:
        return False
    first, second = one[:-1], other[:-1]
    return not first or not second or any(_agree(a, b) for a in first for b in second)


def _agree(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return a == b or (long.startswith(short) and (len(short) == 1 or len(short) >= PREFIX))
