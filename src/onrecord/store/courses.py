"""Which measures of the record's articles are one: kept in step with every article.

A measure of an article is written with it. Whether two of them are one is for a
`MeasureMatcher` to say, pair by pair; a *course* are those that are held together
by such pairs. It goes by the id of its earliest. All of it can be made anew from
the measures at any time. Nothing but pairs is asked, so the order in which
articles came changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, Protocol

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, or_, select, update

from onrecord.record.measure import Reported
from onrecord.store import reading
from onrecord.store.tables import ARTICLES, MEASURE_KEYS, MEASURES

AT_ONCE: Final = 500  # measures or keys that one question asks for


class MeasureMatcher(Protocol):
    """What a record needs of whoever tells measures apart.

    Two measures are compared only if they share a key.
    """

    def keys(self, one: Reported) -> Collection[str]: ...

    def are_one(self, a: Reported, b: Reported) -> bool: ...


def of_article(connection: Connection, article: int) -> set[str]:
    """The courses that an article's measures are in."""
    there = select(MEASURES.c.course).where(MEASURES.c.article == article)
    return {*connection.scalars(there)} - {None}


def match(connection: Connection, matcher: MeasureMatcher | None, touched: Iterable[str]) -> None:
    """Give every measure that has none its course; those of the touched courses anew.

    Without a matcher they wait for one.
    """
    for some in _some(sorted(touched)):
        there = MEASURES.c.course.in_(some)
        connection.execute(update(MEASURES).where(there).values(course=None))
    if matcher is None:
        return
    waiting = _reported(connection, MEASURES.c.course.is_(None))
    if not waiting:
        return
    keys = {number: frozenset(matcher.keys(one)) for number, (one, _) in waiting.items()}
    for some in _some(sorted(waiting)):
        connection.execute(delete(MEASURE_KEYS).where(MEASURE_KEYS.c.measure.in_(some)))
    fresh = [{"key": key, "measure": n} for n, told in keys.items() for key in sorted(told)]
    if fresh:
        connection.execute(insert(MEASURE_KEYS), fresh)
    _join(connection, matcher, waiting, keys)


def _join(
    connection: Connection,
    matcher: MeasureMatcher,
    waiting: dict[int, tuple[Reported, str | None]],
    keys: dict[int, frozenset[str]],
) -> None:
    """Join each waiting measure with those that it is one with, and with their courses."""
    bearers = _bearers(connection, set().union(*keys.values()))
    others = {number for told in bearers.values() for number in told} - waiting.keys()
    known = dict(waiting)
    for some in _some(sorted(others)):
        known |= _reported(connection, MEASURES.c.number.in_(some))
    heads = _Heads()
    for number, (one, _) in waiting.items():
        heads.join(("measure", one.id), ("measure", one.id))
        near = {other for key in keys[number] for other in bearers[key]} - {number}
        for other in sorted(near):
            there, course = known[other]
            if course is None and other < number:
                continue  # compared from the other side
            if matcher.are_one(one, there):
                mate = ("measure", there.id) if course is None else ("course", course)
                heads.join(("measure", one.id), mate)
    for group in heads.groups():
        _name(connection, group)


def _name(connection: Connection, group: Sequence[tuple[str, str]]) -> None:
    """Call a course by its earliest measure, and write so."""
    fresh = [name for what, name in group if what == "measure"]
    courses = [name for what, name in group if what == "course"]
    where = or_(MEASURES.c.id.in_(fresh), MEASURES.c.course.in_(courses))
    them = [one for one, _ in _reported(connection, where).values()]
    called = min(them, key=lambda one: one.order).id
    values = [{"at": one.id, "called": called} for one in them]
    to = update(MEASURES).where(MEASURES.c.id == bindparam("at"))
    connection.execute(to.values(course=bindparam("called")), values)


def rebuild(connection: Connection, matcher: MeasureMatcher) -> None:
    """Match all measures anew."""
    connection.execute(update(MEASURES).values(course=None))
    match(connection, matcher, ())


class _Heads:
    """Things in groups, at first each in its own."""

    def __init__(self) -> None:
        self._above: dict[tuple[str, str], tuple[str, str]] = {}

    def _head(self, one: tuple[str, str]) -> tuple[str, str]:
        while (above := self._above.setdefault(one, one)) != one:
            self._above[one] = self._above[above]
            one = above
        return one

    def join(self, a: tuple[str, str], b: tuple[str, str]) -> None:
        low, high = sorted((self._head(a), self._head(b)))
        self._above[high] = low

    def groups(self) -> Iterator[list[tuple[str, str]]]:
        found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for one in sorted(self._above):
            found[self._head(one)].append(one)
        yield from found.values()


def _bearers(connection: Connection, keys: Collection[str]) -> dict[str, list[int]]:
    """The measures that have each key."""
    found: dict[str, list[int]] = {key: [] for key in keys}
    for some in _some(sorted(keys)):
        for row in connection.execute(select(MEASURE_KEYS).where(MEASURE_KEYS.c.key.in_(some))):
            found[row.key].append(row.measure)
    return found


def _reported(
    connection: Connection, where: ColumnElement[bool]
) -> dict[int, tuple[Reported, str | None]]:
    """Measures by their number, as their articles have them, with their course."""
    wanted = (
        select(MEASURES.c.number, MEASURES.c.course, ARTICLES.c.published, ARTICLES.c.outlet)
        .join(ARTICLES, ARTICLES.c.number == MEASURES.c.article)
        .where(where)
        .order_by(MEASURES.c.article, MEASURES.c.position)
    )
    beside = connection.execute(wanted).all()
    them = reading.measures(connection, where)
    return {
        row.number: (Reported(one, row.published, row.outlet), row.course)
        for row, one in zip(beside, them, strict=True)
    }


def reported(
    connection: Connection, where: ColumnElement[bool]
) -> list[tuple[Reported, str | None]]:
    """Measures as their articles have them, each with its course."""
    return list(_reported(connection, where).values())


def _some(them: Sequence[object]) -> Iterator[Sequence[object]]:
    return (them[at : at + AT_ONCE] for at in range(0, len(them), AT_ONCE))
