"""Names of organizations as they are compared: their main words, and their acronym."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.resolve.across.foldings import latin
from onrecord.resolve.tables import words

# Words that do not belong to the name, or that every such name has.
_SMALL: Final = words("the of for and in on to a an at de la du des del &")
_OF_COUNTRY: Final = frozenset({("us",), ("united", "states")})
_LEGAL: Final = words("inc corp corporation co ltd llc plc gmbh")

# Behind or before the rest of the name, with "of" or without: one body.
_TURNED: Final = words(
    "department ministry office bureau university institute agency commission committee council"
)

# What nobody has to be told in full, and what else its letters may stand for.
_IN_FULL: Final = {
    "us": "United States", "usa": "United States", "un": "United Nations", "eu": "European Union",
    "uk": "United Kingdom",
}  # fmt: skip

# One word, written in two ways.
_SPELLINGS: Final = {
    "dept": "department", "govt": "government", "assn": "association", "intl": "international",
    "univ": "university", "comm": "commission", "centre": "center", "defence": "defense",
    "labour": "labor", "organisation": "organization",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\s,;:()/\"“”]+")
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?&?){2,7}")
_LONGEST: Final = 12  # words of a name that are compared


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name as it is compared.

    `words` are its main words; in no order where the name may be turned round
    ("State Department", "Department of State"). `acronyms` are what it may be
    called for short; `short` is itself, if it is an acronym.
    """

    words: tuple[str, ...]
    acronyms: frozenset[str]
    short: str

    @property
    def key(self) -> str:
        """What all spellings share: sorted initials, or else its one word."""
        if self.short:
            return "".join(sorted(self.short))
        initials = "".join(sorted(word[0] for word in self.words))
        return initials if len(self.words) > 1 else f"={''.join(self.words)}"


@lru_cache(maxsize=16_384)
def body_name(name: str) -> BodyName:
    """The name of an organization, taken apart."""
    said = _WORD.findall(name)[:_LONGEST]
    while len(said) > 1 and said[0].casefold() == "the":
        del said[0]
    if len(said) == 1 and _ACRONYM.fullmatch(said[0]):
        short = latin(said[0])
        if full := _IN_FULL.get(short):
            return body_name(full)
        return BodyName((short,), frozenset(), short)
    plain = [latin(word) for word in said]
    plain = [_SPELLINGS.get(word, word) for word in plain if word]
    for country in _OF_COUNTRY:
        if tuple(plain[: len(country)]) == country and len(plain) > len(country):
            del plain[: len(country)]
    while len(plain) > 1 and plain[-1] in _LEGAL:
        plain.pop()
    main = [word for word in plain if word not in _SMALL] or plain
    acronyms = {"".join(word[0] for word in some) for some in (plain, main) if len(some) > 1}
    turned = any(word in _TURNED for word in main)
    if turned:
        acronyms |= {"".join(word[0] for word in _department_first(main))}
    return BodyName(tuple(sorted(main) if turned else main), frozenset(acronyms), "")


def _department_first(main: list[str]) -> list[str]:
    return sorted(main, key=lambda word: word not in _TURNED)
