"""The measures of a record, across its articles.

with open_record("onrecord.db") as record:
    for course in record.measures.all():
        print(course.text, [(step.status, step.days) for step in course.history])
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Final

from sqlalchemy import Connection, func, select

from onrecord.errors import NotFound
from onrecord.record.measure import Course, Reported
from onrecord.store import courses
from onrecord.store.columns import keepable
from onrecord.store.courses import MeasureMatcher
from onrecord.store.tables import MEASURES

LISTED: Final = 5  # how many of several things that an id may mean are named


class Measures:
    """What an open record knows of measures. Get it as `record.measures`."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading, self._writing = reading, writing

    def all(self) -> Iterator[Course]:
        """Every measure, the one reported first at the head.

        What has not been matched yet is told article by article.
        """
        with self._reading() as connection:
            told = courses.reported(connection, MEASURES.c.number.is_not(None))
        found: defaultdict[str, list[Reported]] = defaultdict(list)
        for one, course in told:
            found[course or one.id].append(one)
        them = [_course(name, reported) for name, reported in found.items()]
        yield from sorted(them, key=lambda one: (one.reported[0].order, one.id))

    def one(self, id: str) -> Course:  # noqa: A002
        """The measure that an id leads to: its own, or that of an article's part in it.

        The beginning of the id is enough.

        Raises NotFound where none or several measures are meant.
        """
        start = keepable(id.strip().lower())
        with self._reading() as connection:
            wanted = select(func.coalesce(MEASURES.c.course, MEASURES.c.id)).distinct()
            wanted = wanted.where(MEASURES.c.id.between(start, start + "g"))
            found = connection.scalars(wanted.limit(LISTED)).all() if start else []
            if len(found) == 1:
                here = func.coalesce(MEASURES.c.course, MEASURES.c.id) == found[0]
                return _course(found[0], [one for one, _ in courses.reported(connection, here)])
        if not found:
            raise NotFound(
                f"no measure in the record has the id {id!r}", hint="`onrecord measures` lists them"
            )
        raise NotFound(
            f"{id!r} is not the beginning of one measure's id alone",
            hint=f"it may mean {', '.join(sorted(found))}",
        )

    def match(self, matcher: MeasureMatcher) -> None:
        """Match whatever has not been matched yet."""
        with self._writing() as connection:
            courses.match(connection, matcher, ())

    def rebuild(self, matcher: MeasureMatcher) -> None:
        """Match all measures anew, from what the articles say."""
        with self._writing() as connection:
            courses.rebuild(connection, matcher)


def _course(name: str, them: list[Reported]) -> Course:
    return Course(name, tuple(sorted(them, key=lambda one: one.order)))
