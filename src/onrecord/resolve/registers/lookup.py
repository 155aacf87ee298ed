"""Who held which office when: registers of people, asked with a day in hand.

Newspapers do not introduce everybody. An article of 2017 may say "President
Trump" throughout and never "Donald". `Offices` answers, with the day of
publication:

- who "President Trump" is (`bearer`: a title and a surname),
- who "Trump" is, of those whom newspapers call by the surname alone (`known_as`),
- who "Kelly" is in an article on the body that he leads (`leader`),
- who "the homeland security secretary" is (`holder`: a title alone),
- which offices a full name has held (`tenures_of`, `tenure_of`).

The day decides, and a register answers only for days that it can know: an
office without an end was held until the register was made, and nobody knows
what came after. Where two people fit there is no answer. A missing name costs
an answer, never a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, Protocol

from onrecord.record.people import Register
from onrecord.resolve.names import Name, can_be_one, plain
from onrecord.resolve.registers.imported import Imported
from onrecord.resolve.registers.tenures import (
    BESIDES,
    MANY,
    SAME_POST,
    US,
    Tenure,
    denies,
    one_person,
    says,
    words_of,
)

# Titles that bodies have whom no register has, and states in years that it lacks.
_OF_MANY_BODIES: Final = frozenset(("governor", "director", "administrator", "chair", "ambassador"))

# Countries whose head is that of other ones as well.
_OF_TERRITORIES: Final = frozenset((US, "United Kingdom"))

# The first day from which the starter register can tell members of Congress apart.
_ALL_MEMBERS: Final = date(1993, 1, 3)


class Shelf(Protocol):
    """One register, by the keys under which its tenures are looked for."""

    def of_surname(self, surname: str) -> Sequence[Tenure]: ...

    def of_title(self, title: str) -> Sequence[Tenure]: ...

    def known(self, surname: str, day: date) -> Sequence[str]:
        """The people of that surname whom newspapers called by it alone on that day."""
        ...

    @property
    def countries(self) -> Mapping[str, str]:
        """From a word for a country, such as `Mexican`, to the country."""
        ...


class Offices:
    """One or several registers, asked together.

    `surname` and `title` are in lower case; `said` is the whole title, in the
    article's words: each word of it that is not the post must be one of the
    office's. Without a day almost nothing is answered.
    """

    def __init__(self, *shelves: Shelf) -> None:
        self._shelves = shelves

    @classmethod
    def of(cls, register: Register, name: str = "imported") -> Offices:
        """The offices of one register alone."""
        return cls(Imported(register, name))

    def __or__(self, other: Offices) -> Offices:
        """Both registers together."""
        return Offices(*self._shelves, *other._shelves)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """From a word for a country to the country."""
        return {word: one for shelf in self._shelves for word, one in shelf.countries.items()}

    def bearer(
        self,
        title: str,
        surname: str,
        day: date | None,
        *,
        former: bool = False,
        said: str = "",
        place: str = "",
        party: str = "",
        text: str = "",
    ) -> tuple[Tenure, ...]:
        """The tenures of the one person whom a title and a surname fit, else nothing.

        On a day, the title must have been held then, or before then where the
        article says "former". Without a day the two must fit one person in all
        years. `place` and `party` are those of a party tag; together they are
        enough for a member of Congress of whom no days are known. A governor or a
        director needs the state or the body named, in `said`, `place` or `text`, unless the
        surname alone would do.
        """
        title = SAME_POST.get(title, title)
        famous = {row.id for row in self.known_as(surname, day)}
        rows = [
            row
            for row in self._of_surname(surname)
            if row.title == title
            and row.suits(place, party)
            and says(row, said)
            and (
                title not in _OF_MANY_BODIES
                or place
                or row.id in famous
                or _is_told(row, said)
                or row.is_named_in(text)
            )
        ]
        if day is None:
            timeless = [row for row in rows if row.membership.since]
            return one_person(timeless) if title not in MANY and title != "governor" else ()
        if former:
            return one_person([row for row in rows if row.over_by(day)])
        held_then = one_person([row for row in rows if row.covers(day)])
        if title not in MANY:
            return held_then
        rivals = one_person([row for row in rows if row.may_cover(day)])
        if day < _ALL_MEMBERS or not rivals:
            return ()
        return held_then or (rivals if place and party else ())

    def known_as(self, surname: str, day: date | None) -> tuple[Tenure, ...]:
        """The tenures of the one person called by the surname alone on that day, else nothing."""
        if day is None:
            return ()
        surname = plain(surname)
        known = {one for shelf in self._shelves for one in shelf.known(surname, day)}
        rows = [row for row in self._of_surname(surname) if row.person in known]
        current = [row for row in rows if row.covers(day)]
        return one_person(current or rows)

    def leader(self, surname: str, day: date | None, text: str) -> tuple[Tenure, ...]:
        """The one of a surname who led, on that day, a body that the text names.

        Members of a chamber do not lead it, and a governor's state is in too many texts.
        """
        if day is None:
            return ()
        rows = [
            row
            for row in self._of_surname(surname)
            if row.title not in MANY and row.area != row.organization and row.covers(day)
        ]
        return one_person([row for row in rows if row.is_named_in(text)])

    def holder(
        self, title: str, day: date | None, *, said: str = "", area: str = "", text: str = ""
    ) -> Tenure | None:
        """Who held an office on a day, of which there is one in a country or a state.

        `said` must name the area, or `area` does. Where that leaves several
        offices, the one whose body alone is named in `text`. None without a day,
        and where the register does not tell.
        """
        if day is None:
            return None
        title = SAME_POST.get(title, title)
        asked = set(words_of(said))
        rows = [
            row
            for row in self._of_title(title)
            if row.covers(day)
            and says(row, said)
            and ((area and row.area == area) or row.area_words & asked)
        ]
        if not one_person(rows) and asked - set(words_of(title)) - BESIDES:
            rows = [row for row in rows if row.is_named_in(text)]
        # On the day of a change the new one.
        latest = [row for row in rows if row.begun == max(row.begun for row in rows)]
        one_office = len({(row.post, row.organization) for row in rows}) == 1
        return latest[0] if one_office and one_person(latest) else None

    def tenures_of(self, name: Name) -> tuple[Tenure, ...]:
        """All offices of the one that a full name can be; none for a bare surname."""
        if not name.given:
            return ()
        return tuple(row for row in self._of_surname(name.key) if can_be_one(row.name, name))

    def tenure_of(
        self, name: Name, title: str, day: date | None, *, said: str = ""
    ) -> Tenure | None:
        """The office of a title that the bearer of a full name held on a day, if there is one."""
        if day is None:
            return None
        title = SAME_POST.get(title, title)
        rows = self.tenures_of(name)
        fit = [row for row in rows if row.title == title and row.covers(day)]
        told = [row for row in fit if not denies(row, said)]
        # Who is head of a state is that of its territories, too.
        told.sort(key=lambda row: (not says(row, said), row.area not in _OF_TERRITORIES))
        return told[0] if told else None

    def _of_surname(self, surname: str) -> list[Tenure]:
        return [row for shelf in self._shelves for row in shelf.of_surname(plain(surname))]

    def _of_title(self, title: str) -> list[Tenure]:
        return [row for shelf in self._shelves for row in shelf.of_title(title)]


def _is_told(row: Tenure, said: str) -> bool:
    """True when a title has words that say which body it is of."""
    return bool(set(words_of(said)) & row.words - set(words_of(row.post)) - BESIDES)
