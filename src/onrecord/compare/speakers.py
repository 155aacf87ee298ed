"""May two entries have the same speaker?

Where both have an identity, it decides: it was made of all that the articles say,
and of what people judged. Else the names decide that the articles give.
"""

from __future__ import annotations

import unicodedata
from typing import Final, Protocol

from onrecord.record.entry import Speaker, SpeakerType

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


class Spoken(Protocol):
    """Whatever has speakers: an entry, or a side of a comparison."""

    @property
    def speakers(self) -> tuple[Speaker, ...]: ...


def agreement(a: Spoken, b: Spoken) -> float:
    """SAME if one named speaker is in both, OTHERS if two persons are, else PERHAPS."""
    if any(_one(x, y) for x in a.speakers for y in b.speakers):
        return SAME
    both = all(any(one.type is SpeakerType.PERSON for one in each.speakers) for each in (a, b))
    return OTHERS if both else PERHAPS


def _one(a: Speaker, b: Speaker) -> bool:
    if a.identity and b.identity:
        return a.identity == b.identity
    if a.id is None or b.id is None:
        return False
    if a.id == b.id or (a.known and a.known == b.known):
        return True
    persons = a.type is b.type is SpeakerType.PERSON
    return persons and _same(_words(a.name), _words(b.name))


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
    if not one or not other or one[-1] != other[-1]:
        return False
    first, second = one[:-1], other[:-1]
    return not first or not second or any(_agree(a, b) for a in first for b in second)


def _agree(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return a == b or (long.startswith(short) and (len(short) == 1 or len(short) >= PREFIX))
