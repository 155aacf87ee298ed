"""Completion: what a register adds to the persons that an article names.

A surname with a title, or one that newspapers use alone, gets its full name where
the day leaves no choice; a person learns the offices by which the article may
speak of them ("the senator").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.resolve.cast import Person
from onrecord.resolve.names import can_be_one, plain
from onrecord.resolve.offices import Held
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.tenures import MANY, Tenure
from onrecord.resolve.rules import Rule
from onrecord.resolve.titles import Sort


@dataclass(frozen=True, slots=True)
class Completion:
    """A register, asked for one article: on its day, and with its text at hand."""

    offices: Offices
    day: date | None
    text: str

    def is_anothers(self, held: Held, person: Person) -> bool:
        """True for a title that, of this surname, another than this person bore that day.

        `Homeland Security Secretary Kelly` is not Megyn Kelly, though only she is named in full.
        """
        if self.day is None or held.noun.sort is not Sort.OFFICE or not held.now:
            return False
        if not person.name.given or any(one.post == held.post for one in person.held):
            return False
        rows = self.offices.bearer(
            held.post, person.name.key, self.day, said=held.title, text=self.text
        )
        return bool(rows) and not can_be_one(rows[0].name, person.name)

    def has_held(self, person: Person, post: str) -> bool:
        """By the article's words, or by the register at any time."""
        return any(held.post == post for held in person.held) or any(
            row.title == post for row in self.offices.tenures_of(person.name)
        )

    def complete(self, person: Person, *, alone: bool) -> None:
        """Complete a name, where title, surname and day leave no choice, and learn the offices.

        `alone` where nobody else in the article has the surname.
        """
        if not person.name.given:
            rows, rule = self._in_register(person, alone)
            if rows and plain(person.name.surname) in plain(rows[0].person):
                person.name, person.completed = rows[0].name, rule
                current = [row for row in rows if self.day and row.covers(self.day)]
                person.office = max(current, key=lambda row: row.begun, default=None)
        famous = {row.person for row in self.offices.known_as(person.name.key, self.day)}
        for row in self.offices.tenures_of(person.name):
            person.gender = person.gender or row.gender
            if row.title in MANY and row.person not in famous and not row.is_named_in(self.text):
                continue  # A list of hundreds: it may be a namesake.
            if self.day and row.covers(self.day):
                person.calls.add(row.title)
            elif self.day and row.over_by(self.day):
                person.calls.add(f"former {row.title}")

    def _in_register(self, person: Person, alone: bool) -> tuple[tuple[Tenure, ...], Rule]:
        surname = person.name.key
        posts = [held for held in person.held if held.noun.sort is not Sort.ROLE]
        for held in posts:
            place, party = person.tag
            rows = self.offices.bearer(
                held.post, surname, self.day, former=not held.now, said=held.title,
                place=place, party=party, text=self.text,
            )  # fmt: skip
            if rows and person.suits(rows[0].gender):
                return rows, self._by_title(rows, tagged=bool(place))
        rows, rule = self.offices.known_as(surname, self.day), Rule.REGISTER_SURNAME
        if not rows:
            rows, rule = self.offices.leader(surname, self.day, self.text), Rule.REGISTER_BODY
        if posts or not rows or not alone or not person.suits(rows[0].gender):
            return (), Rule.OPEN
        return rows, rule

    def _by_title(self, rows: tuple[Tenure, ...], *, tagged: bool) -> Rule:
        """How sure a title, a surname and a day are."""
        if self.day is None:
            return Rule.REGISTER_TIMELESS
        if not any(row.membership.since for row in rows):
            return Rule.REGISTER_UNDATED
        return Rule.REGISTER_MEMBER if rows[0].title in MANY and not tagged else Rule.REGISTER_TITLE
