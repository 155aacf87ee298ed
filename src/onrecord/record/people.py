"""People and the offices they held: the nouns of a register.

After Popolo (https://www.popoloproject.org): a person holds a post in an
organization over an interval. Dates keep the precision that they came with, and
what is not known is empty: a membership without an end is one whose end the
register does not tell, and it says nothing about today.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from onrecord.errors import OnRecordError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as exactly as it is known.

    Raises OnRecordError for a month or a day that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise OnRecordError(f"a day of {self.year} needs its month")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise OnRecordError(f"{self} is no date: {error}") from error

    @classmethod
    def parse(cls, told: str) -> Self:
        """From `2017`, `2017-02` or `2017-02-23`; what follows a `T` is left away."""
        match = _PARTIAL.fullmatch(told.strip().partition("T")[0])
        if not match:
            raise OnRecordError(f"{told!r} is not a date like 2017, 2017-02 or 2017-02-23")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a register; `id` is the register's own and unique in it."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    gender: str = ""
    birth: PartialDate | None = None
    death: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that has posts; `area` is the country or state that it is of."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    classification: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An office, whoever holds it: `label` is its title ("Secretary of State")."""

    id: str
    label: str
    organization: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A person in an organization, in a post of it or in a `role`, over an interval.

    `person`, `organization`, `post` and `party` are ids; `post` and `party` may
    be empty. `as_of` is the day on which the register last knew of it: where
    `until` is None it held on that day, and what came after is not known.
    Raises OnRecordError where it ends before it can have begun.
    """

    person: str
    organization: str
    post: str = ""
    role: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    as_of: date | None = None
    party: str = ""
    area: str = ""

    def __post_init__(self) -> None:
        if self.since and self.until and self.until.latest < self.since.earliest:
            raise OnRecordError(f"the membership {self.since} to {self.until} is backwards")
        if not (self.post or self.role or self.organization):
            raise OnRecordError(f"a membership of {self.person} is in nothing")

    def covers(self, day: date) -> bool | None:
        """Whether it held on a day; None where the register does not tell."""
        if self.since and day < self.since.earliest:
            return False
        if self.until and day > self.until.latest:
            return False
        begun = self.since is not None and day >= self.since.latest
        going = (
            day <= self.until.earliest
            if self.until
            else self.as_of is not None and day <= self.as_of
        )
        return True if begun and going else None


@dataclass(frozen=True, slots=True)
class Register:
    """Everything of one source: who, where, which offices, and who held them when."""

    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    posts: tuple[Post, ...] = ()
    memberships: tuple[Membership, ...] = ()
