"""Names of persons: their parts, and when two of them can be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.resolve.given_names import GIVEN_NAMES, SHORT_FORMS, Gender, gender_of
from onrecord.resolve.tables import words

SUFFIXES: Final = words("jr sr ii iii iv")

# Lower-case words within a name: "Ursula von der Leyen", "Mohammed bin Salman".
PARTICLES: Final = (
    "de la", "van der", "van den", "von der", "de los", "bin", "ibn", "bint", "ben", "abu",
    "van", "von", "der", "den", "ter", "ten", "de", "del", "della", "da", "di", "dos", "du", "el",
    "al", "la", "le",
)  # fmt: skip
PARTICLE_WORDS: Final = words(" ".join(PARTICLES))

# Capitalized because a sentence begins with them, never part of a name.
NO_NAMES: Final = words(
    """
    brothers couple friends sisters twins
    a about absent according accordingly across actually add added adding additionally after
    afterward again against ago ahead alas albeit all almost along already also although amid
    among an and
    another any anyone anything are around as aside ask asked asking at away back barely based
    be because before behind being below besides between beyond both but by can citing clearly
    consider could despite did do does doing don't due during each earlier early eight either
    else elsewhere enough especially even eventually ever every everyone everything except few
    finally five following for former four from further furthermore get given go going had half
    has have having he hence her here hers herself him himself his how however i i'm i've if in
    indeed inside instead into is it it's its itself just last lastly late later least left less
    let like likewise listen long look made many may maybe me meanwhile might mine more moreover
    most much must my near nearly neither never nevertheless new next nine no nobody none
    nonetheless nor not nothing now of off often ok okay on once one only onto or other others
    otherwise our out outside over own part per perhaps please previously quite rather really
    recently regardless right said same saw say saying says see seen seven several shall she
    should similarly since six so some somebody someone something sometimes soon speaking still
    such suddenly take ten than thank thanks that that's the their them then there there's
    thereafter these they they're thing think this those though three through throughout thus
    till to today together told tomorrow tonight too toward towards twice two under unlike until
    up upon us very via was watch we we're well were what what's whatever when whenever where
    whereas whether which while who who's whoever whom whose why will with within without would
    yeah yes yesterday yet you you're your yours
    """
)

_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]")


def folded(word: str) -> str:
    """A word in one case and with one kind of apostrophe: `O’Neill` as `o'neill`."""
    return word.casefold().replace("’", "'")


def plain(word: str) -> str:
    """A word as registers are asked for it: in one case and without accents, `Peña` as `pena`."""
    if word.isascii():
        return word.casefold()
    marked = unicodedata.normalize("NFKD", folded(word))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def is_initial(word: str) -> bool:
    """`J.`, `J.D.` or a bare `J`."""
    return bool(_INITIAL.fullmatch(word))


def is_given(word: str) -> bool:
    """True for a common given name, also as the first half of a double one."""
    return word in GIVEN_NAMES or ("-" in word and word.split("-")[0] in GIVEN_NAMES)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name, as the article prints them; each may be empty.

    A name of one word is taken for a surname.
    """

    given: str = ""
    middle: str = ""
    surname: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        parts = (self.given, self.middle, self.surname, self.suffix)
        return " ".join(part for part in parts if part)

    @property
    def key(self) -> str:
        """What the names of one family share: the last word of the surname, in one case."""
        return folded(self.surname.split(" ")[-1])

    @property
    def gender(self) -> Gender | None:
        """What the given name tells; an initial gives way to the middle name."""
        if self.middle and is_initial(self.given):
            return gender_of(self.middle.split(" ")[0])
        return gender_of(self.given or self.surname)

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """Fuller names are heavier: not shouted, a given name in full, then the length."""
        full = bool(self.given) and not is_initial(self.given)
        return not self.surname.isupper(), full, len(str(self))


def parse(parts: Sequence[str]) -> Name:
    """The parts of a name of one or more words.

    Particles belong to the surname, and one that comes first leads nothing else: `Van der Berg`.
    The words carry no title and no possessive mark.
    """
    rest = list(parts)
    suffix = ""
    if len(rest) > 1 and rest[-1].rstrip(".").casefold() in SUFFIXES:
        suffix = rest.pop()
    if len(rest) == 1 or (rest[0].casefold() in PARTICLE_WORDS and not is_given(rest[0])):
        return Name(surname=" ".join(rest), suffix=suffix)
    last = len(rest) - 1
    while last > 1 and rest[last - 1] in PARTICLE_WORDS:
        last -= 1
    return Name(rest[0], " ".join(rest[1:last]), " ".join(rest[last:]), suffix)


def can_be_one(a: Name, b: Name) -> bool:
    """True when nothing in two names says that they are two persons'."""
    if a.key != b.key or _differ(a.suffix, b.suffix):
        return False
    if _given_agree(a.given, b.given):
        return not _differ(a.middle[:1], b.middle[:1])
    # "J. Edgar" and "Edgar", "Debbie Wasserman" and "Wasserman": a middle name used as the first.
    return b.given == a.middle != "" or a.given == b.middle != ""


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one.rstrip(".").casefold() != other.rstrip(".").casefold()


def _given_agree(one: str, other: str) -> bool:
    """`Bill` and `William`, `J.` and `John`, and any name with none."""
    a, b = one.casefold().rstrip("."), other.casefold().rstrip(".")
    if not a or not b or a == b:
        return True
    if is_initial(one) or is_initial(other):
        return a[0] == b[0]
    return b in SHORT_FORMS.get(a, ())
