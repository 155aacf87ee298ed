"""Pronouns: the thread of "he" and "she" through an article.

They are gone through in reading order, because each one that is resolved is itself
an appearance for those behind it: "She … her … she".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.appearances import Appearance, How, appearances
from onrecord.resolve.candidates import Asked, Candidate, asked, candidates, chances
from onrecord.resolve.cast import Person
from onrecord.resolve.given_names import Gender
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import NAMINGS_BACK, NOBODY, SENTENCES_BACK, Answer, Scene, Voice

HE: Final = ("he", "him", "his", "himself")
SHE: Final = ("she", "her", "hers", "herself")
_PRONOUN: Final = re.compile(rf"\b({'|'.join((*HE, *SHE))})\b", re.IGNORECASE)

CLEAR: Final = 0.85
"""From this probability a pronoun is clear."""

LEANING: Final = 0.6
"""From this probability one candidate is well before the others."""

ECHOES_BACK: Final = 12
"""How many earlier pronouns are looked back on."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A pronoun, whom it stands for (None for nobody), and how probable that is."""

    pronoun: Asked
    who: Person | Voice | None
    probability: float
    candidates: tuple[Candidate, ...] = ()

    @property
    def answer(self) -> Answer:
        if self.who is None:
            return NOBODY
        if self.probability >= CLEAR:
            return self.who, Rule.PRONOUN_CLEAR
        return self.who, Rule.PRONOUN if self.probability >= LEANING else Rule.PRONOUN_CLOSE


@dataclass(slots=True)
class Pronouns:
    """The pronouns of one scene, resolved as far as it was gone through."""

    scene: Scene
    standing: dict[int, Standing] = field(default_factory=dict)
    _echoes: dict[Gender, list[Appearance]] = field(default_factory=dict)
    _places: list[re.Match[str]] | None = None
    _next: int = 0
    _seen: dict[int, tuple[Appearance, ...]] = field(default_factory=dict)

    def at(self, place: int, word: str, own: Sequence[Span], *, start: int) -> Answer:
        """Whom the pronoun at a place stands for, as the source of a statement from `start`.

        `own` are the content spans of the statement: nobody who is only named in
        them is its speaker.
        """
        self.until(min(start, place))
        return self._stand(place, word, tuple(own), speaks=True).answer

    def until(self, place: int) -> None:
        """Resolve all that stand before a place."""
        if self._places is None:
            self._places = list(_PRONOUN.finditer(self.scene.text))
        while self._next < len(self._places) and self._places[self._next].start() < place:
            match = self._places[self._next]
            self._next += 1
            if match.start() not in self.standing:
                self._stand(match.start(), match.group(), (), speaks=False)

    def all(self) -> Iterator[Standing]:
        """Every pronoun for one person, in reading order."""
        self.until(len(self.scene.text))
        for place in sorted(self.standing):
            yield self.standing[place]

    def _stand(self, place: int, word: str, own: tuple[Span, ...], *, speaks: bool) -> Standing:
        gender = Gender.MALE if word.casefold() in HE else Gender.FEMALE
        one = asked(self.scene, place, word, gender)
        pronoun = Asked(one.at, one.end, gender, one.form, one.role, one.sentence, own, speaks)
        echoes = self._echoes.setdefault(gender, [])
        recent = [
            echo
            for echo in echoes[-ECHOES_BACK:]
            if 0 <= pronoun.sentence - echo.sentence <= SENTENCES_BACK
        ]
        found = candidates(self.scene, pronoun, self._near(pronoun), recent)
        shares, nobody = chances(found)
        best = max(range(len(found)), key=shares.__getitem__) if found else None
        if best is None or shares[best] < nobody:
            standing = Standing(pronoun, None, nobody, tuple(found))
        else:
            standing = Standing(pronoun, found[best].who, shares[best], tuple(found))
            echoes.append(
                Appearance(found[best].who, place, one.end, one.sentence, one.role, How.PRONOUN)
            )
        self.standing[place] = standing
        return standing

    def _near(self, pronoun: Asked) -> list[Appearance]:
        """Who appears in the sentence of a pronoun and in those before it, the last ones."""
        there: list[Appearance] = []
        if not self.scene.cast.sentences:
            return there
        for number in range(pronoun.sentence, max(-1, pronoun.sentence - SENTENCES_BACK - 1), -1):
            if number not in self._seen:
                self._seen[number] = appearances(self.scene, number)
            there += self._seen[number]
            if len(there) >= NAMINGS_BACK:
                break
        return there
