"""Searches that people keep under a name, for everybody at the desk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from onrecord.errors import InputError, NotFound
from onrecord.record.text import digest
from onrecord.store.rows import AnyRow
from onrecord.store.tables import SEARCHES

LONGEST = 80  # characters of a name


@dataclass(frozen=True, slots=True)
class Search:
    """A query in the language of `onrecord search`, under a name.

    Raises InputError for a name that is empty or too long.
    """

    name: str
    query: str
    exact: bool
    who: str
    made_at: datetime

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > LONGEST:
            raise InputError(
                f"the name of a search has 1 to {LONGEST} characters", hint="give it another one"
            )

    @property
    def id(self) -> str:
        """The same for the same query under the same name."""
        return digest("search", self.name, self.query, self.exact)


class Searches:
    """The searches that are kept in an open record. Get it as `record.searches`."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading, self._writing = reading, writing

    def all(self) -> list[Search]:
        """Every one, by its name."""
        with self._reading() as connection:
            order = func.lower(SEARCHES.c.name), SEARCHES.c.number
            return [_search(r) for r in connection.execute(select(SEARCHES).order_by(*order))]

    def one(self, id: str) -> Search:  # noqa: A002
        """The search with just this id; raises NotFound where there is none."""
        with self._reading() as connection:
            row = connection.execute(select(SEARCHES).where(SEARCHES.c.id == id)).first()
        if row is None:
            raise NotFound(f"no search is kept as {id!r}", hint="/search lists them")
        return _search(row)

    def keep(self, told: Search) -> None:
        """Keep a search; the same again changes nothing."""
        with self._writing() as connection:
            if connection.scalar(select(SEARCHES.c.number).where(SEARCHES.c.id == told.id)):
                return
            last = connection.scalar(select(func.coalesce(func.max(SEARCHES.c.number), 0))) or 0
            values = {"name": told.name, "query": told.query, "exact": told.exact}
            values |= {"who": told.who, "made_at": told.made_at, "id": told.id}
            connection.execute(insert(SEARCHES).values(number=int(last) + 1, **values))

    def remove(self, id: str) -> None:  # noqa: A002
        """Keep a search no longer."""
        with self._writing() as connection:
            connection.execute(delete(SEARCHES).where(SEARCHES.c.id == id))


def _search(row: AnyRow) -> Search:
    return Search(row.name, row.query, row.exact, row.who, row.made_at)
