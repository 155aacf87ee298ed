"""What a record knows of people and offices: the part of it that is about registers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection

from onrecord.errors import InputError
from onrecord.record.people import Membership, Person, Register
from onrecord.record.source import Noun, Problem, Source
from onrecord.store import register_reading, register_writing
from onrecord.store.register_reading import Tenure
from onrecord.store.register_writing import Imported

Thing = TypeVar("Thing")


def refused(problem: Problem) -> None:
    """Take nothing that is not sound: raises InputError for a row that would be left out."""
    if not problem.kept:
        raise InputError(f"{problem.where}: {problem.message}", hint="nothing was imported")


class PeopleOnRecord(ABC):
    """What may be asked of people and offices.

    The ids that it gives are the record's: a hash of the register's name and of the
    id there, so that those of two registers do not meet.
    """

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees the record as it is now."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction: all that is written on it is kept, or nothing."""

    @abstractmethod
    def _listed(self, listing: Callable[[Connection], Iterator[Thing]]) -> Iterator[Thing]:
        """What a listing yields, read as it is asked for."""

    def import_register(
        self,
        register: Register | Iterable[Noun],
        *,
        source: Source,
        problem: Callable[[Problem], None] = refused,
    ) -> Imported:
        """Take over a register, in place of what was imported under its source's name before.

        All or nothing: if this raises, the record is as it was. Importing the same
        again changes nothing; what is still there in a newer version keeps its id.
        Nouns may come in any order, and are not held in memory. Ids that are told
        twice or lead nowhere and terms of one post that overlap go to `problem`.
        Raises InputError where nobody is in it.
        """
        nouns = _every(register) if isinstance(register, Register) else register
        with self._writing() as connection:
            return register_writing.import_register(connection, nouns, source, problem)

    def people(self, name: str = "") -> Iterable[Person]:
        """People one of whose names holds these words, without regard to case and accents.

        Whole names come first, then names and then words that begin so.
        """
        return self._listed(lambda c: register_reading.people(c, name))

    def person(self, id: str) -> Person:  # noqa: A002
        """One person, by the id or the beginning of it.

        Raises NotFound if no id begins so, or several do.
        """
        with self._reading() as connection:
            return register_reading.person(connection, id)

    def memberships(
        self,
        *,
        person: str | None = None,
        organization: str | None = None,
        post: str | None = None,
        on: date | None = None,
    ) -> Iterator[Membership]:
        """Memberships of a person, an organization or a post, by their ids, the earliest first.

        With `on`, those only that are known to have held on that day.
        """
        found = self._listed(
            lambda c: register_reading.memberships(
                c, person=person, organization=organization, post=post
            )
        )
        return (one for one in found if on is None or one.covers(on))

    def tenures(self, person: str) -> Iterator[Tenure]:
        """The memberships of a person, the earliest first, with what they are in."""
        return self._listed(lambda c: register_reading.tenures(c, person))

    def sources(self) -> Iterator[Source]:
        """Every register that was imported."""
        return self._listed(register_reading.sources)

    def source_of(self, person: str) -> Source:
        """The register that a person, by the whole id, is in."""
        with self._reading() as connection:
            return register_reading.source_of(connection, person)

    def register(self) -> Register:
        """Everybody and everything of all registers."""
        with self._reading() as connection:
            return register_reading.register(connection)


def _every(register: Register) -> Iterator[Noun]:
    yield from register.people
    yield from register.organizations
    yield from register.posts
    yield from register.memberships
