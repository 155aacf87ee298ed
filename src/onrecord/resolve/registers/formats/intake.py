"""What every parser is given: whom to tell what is wrong, and the day as of which it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from onrecord.errors import InputError, OnRecordError
from onrecord.record.people import Organization, PartialDate, Post
from onrecord.record.source import Noun, Problem
from onrecord.resolve.registers.formats import values

Made = TypeVar("Made")

PARTY = "party"  # the classification of an organization on whose behalf somebody holds a seat


@dataclass(slots=True)
class Intake:
    """Makes the nouns of one register, and tells what none can be made of.

    `tell` hears of each problem. `as_of` is the day on which the register was
    true, where somebody says so. `file` is the one that is being read.
    """

    tell: Callable[[Problem], None]
    as_of: date | None = None
    file: str = ""
    _told: set[tuple[type, str]] = field(default_factory=set)

    def made(self, where: str, make: Callable[[], Made]) -> Iterator[Made]:
        """The noun, or nothing where its row is wrong: that is told, and the row left out."""
        try:
            noun = make()
        except OnRecordError as error:
            self.refuse(where, str(error))
        else:
            yield noun

    def once(self, noun: Organization | Post) -> Iterator[Organization | Post]:
        """A noun that many rows imply, the first time that one does."""
        key = (type(noun), noun.id)
        if key not in self._told:
            self._told.add(key)
            yield noun

    def known(self, noun: Noun) -> Noun:
        """The same noun, which no row implies from now on: the register tells of it itself."""
        if isinstance(noun, Organization | Post):
            self._told.add((type(noun), noun.id))
        return noun

    def party(self, name: str) -> Iterator[Organization | Post]:
        """The organization that a party's bare name stands for; `party_id` is its id."""
        if name:
            yield from self.once(Organization(party_id(name), name, classification=PARTY))

    def refuse(self, where: str, message: str) -> None:
        """Tell of a row that is left out."""
        self.tell(Problem(self._at(where), message))

    def warn(self, where: str, message: str) -> None:
        """Tell of something odd that is taken all the same."""
        self.tell(Problem(self._at(where), message, kept=True))

    def lifetime(self, where: str, value: object, what: str) -> PartialDate | None:
        """A day of birth or death: one that is no date costs the date and not the person."""
        try:
            return values.day(value, what)
        except InputError as error:
            self.warn(where, f"{error}; it is left empty")
            return None

    def still(
        self,
        since: PartialDate | None,
        until: PartialDate | None,
        told: date | None = None,
    ) -> date | None:
        """The day on which a membership without an end was last known to hold, if there is one.

        `told` is a day that the row itself gives; the user's own word goes before it.
        """
        known = self.as_of or told
        if until is not None or known is None:
            return None
        return known if since is None or since.earliest <= known else None

    def _at(self, where: str) -> str:
        return ", ".join(part for part in (self.file, where) if part)


def party_id(name: str) -> str:
    """The id of a party that is told by its name; empty for no name."""
    return f"party/{name}" if name else ""
