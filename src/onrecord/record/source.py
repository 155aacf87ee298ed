"""Where the nouns of a register came from, and what of it could not be taken as told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from onrecord.record.people import Membership, Organization, Person, Post

Noun: TypeAlias = Person | Organization | Post | Membership


@dataclass(frozen=True, slots=True)
class Source:
    """A file of people and offices.

    `name` is what it is known by: what is imported under a name again takes the
    place of what was there. `format` is one of those that are read, `sha256` the
    digest of the bytes, `as_of` the day on which all of it was true; what is not
    known is empty.
    """

    name: str
    format: str = ""
    sha256: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a register that is not as it should be.

    `where` is the line or the id. `kept` is False where the row was left out,
    and True where it was taken all the same.
    """

    where: str
    message: str
    kept: bool = False
