"""Checks by others as a record keeps them.

with open_record("onrecord.db") as record:
    record.reviews.keep(review, says)
    for one in record.reviews.of(entry.id):
        print(one.review.publisher, one.review.rating)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, true

from onrecord.record.link import Relation
from onrecord.record.review import Checked, Review, Says
from onrecord.store import rows
from onrecord.store.tables import ENTRIES, REVIEWED, REVIEWS

Opens = Callable[[], AbstractContextManager[Connection]]


class Reviews:
    """The checks by others on record. Get it as `record.reviews`."""

    def __init__(self, reading: Opens, writing: Opens) -> None:
        self._reading, self._writing = reading, writing

    def keep(self, told: Review, says: Iterable[Says]) -> None:
        """Keep a check with the statements that say what it is about.

        In place of what was kept of the same check before: its verdict may have changed, and
        others may say it by now.
        """
        with self._writing() as connection:
            number = connection.scalar(select(REVIEWS.c.number).where(REVIEWS.c.id == told.id))
            if number is None:
                last = connection.scalar(select(func.coalesce(func.max(REVIEWS.c.number), 0)))
                number = int(last or 0) + 1
            connection.execute(delete(REVIEWED).where(REVIEWED.c.review == number))
            connection.execute(delete(REVIEWS).where(REVIEWS.c.number == number))
            connection.execute(insert(REVIEWS).values(number=number, **rows.of_review(told)))
            them = [{"review": number, **rows.of_says(one)} for one in says]
            if them:
                connection.execute(insert(REVIEWED), them)

    def all(self) -> list[Checked]:
        """Every check, in the order they came in, with what of its statements is on record."""
        with self._reading() as connection:
            return _checked(connection, true())

    def of(self, entry: str) -> list[Checked]:
        """The checks that a statement, by its id, says what they are about."""
        about = select(REVIEWED.c.review).where(REVIEWED.c.entry == entry)
        with self._reading() as connection:
            return _checked(connection, REVIEWS.c.number.in_(about))


def _checked(connection: Connection, where: ColumnElement[bool]) -> list[Checked]:
    found = connection.execute(select(REVIEWS).where(where).order_by(REVIEWS.c.number)).all()
    of = select(REVIEWED).join(REVIEWS).join(ENTRIES, ENTRIES.c.id == REVIEWED.c.entry)
    order = REVIEWED.c.review, REVIEWED.c.probability.desc(), REVIEWED.c.entry
    them: Sequence[rows.AnyRow] = connection.execute(of.where(where).order_by(*order)).all()
    says: dict[int, list[Says]] = {row.number: [] for row in found}
    for row in them:
        told = Says(row.entry, Relation(row.relation), row.probability, row.printed)
        says[row.review].append(told)
    return [Checked(rows.review(row), tuple(says[row.number])) for row in found]
