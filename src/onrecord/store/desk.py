"""What the desk asks of a record: page by page, each from where the last one ended.

with open_record("onrecord.db") as record:
    for told in record.desk.queue(Queue(state=State.CANDIDATE), limit=20):
        print(told.linked.link.relation, told.state)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    case,
    func,
    or_,
    select,
    union,
)

from onrecord.record.entry import Entry
from onrecord.record.judgement import Judgement, Pair, State, Verdict, state
from onrecord.record.linked import Linked
from onrecord.record.text import Article
from onrecord.store import judging, links, reading
from onrecord.store.reading import A, B
from onrecord.store.tables import (
    ARTICLES,
    DECISIONS,
    ENTRIES,
    JUDGEMENTS,
    LINKS,
    MEASURES,
    SPOKEN_OF,
    TOMBSTONES,
)

UNDATED: Final = date(1, 1, 1)  # where a list by days has what has none: at its end

# The decision on a link, whichever of its ends is the first by its id.
ON: Final = and_(
    DECISIONS.c.first == case((A.c.id < B.c.id, A.c.id), else_=B.c.id),
    DECISIONS.c.last == case((A.c.id < B.c.id, B.c.id), else_=A.c.id),
    DECISIONS.c.relation == LINKS.c.relation,
)
VERDICTS: Final = {
    State.CANDIDATE: or_(DECISIONS.c.verdict.is_(None), DECISIONS.c.verdict == Verdict.UNSURE),
    State.ACCEPTED: DECISIONS.c.verdict == Verdict.ACCEPT,
    State.REJECTED: DECISIONS.c.verdict == Verdict.REJECT,
}
PLACE: Final[ColumnElement[int]] = case(
    {name: at for at, name in enumerate(links.ORDER)}, value=LINKS.c.relation
)


@dataclass(frozen=True, slots=True)
class Came:
    """An entry with its article; `number` says in which order it came in."""

    number: int
    entry: Entry
    article: Article

    @property
    def day(self) -> date | None:
        """The day it was said, or else the day it was printed."""
        return self.entry.said_on.last if self.entry.said_on else self.article.published

    @property
    def place(self) -> tuple[date, int]:
        """Where `said_by` has it."""
        return self.day or UNDATED, self.number


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article, how many entries it has, and in which order it came in."""

    number: int
    article: Article
    entries: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A link with its ends and what was judged of it, and its place in the queue."""

    linked: Linked
    place: tuple[int, float, int]

    @property
    def verdict(self) -> Verdict | None:
        return self.linked.verdict

    @property
    def state(self) -> State:
        return self.linked.state


@dataclass(frozen=True, slots=True)
class Queue:
    """Which links are asked for; None and () leave nothing out."""

    state: State | None = None
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry as a point in time: the day it was said or else printed, and what it did."""

    id: str
    day: date
    act: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many links there are of one relation in one state."""

    relation: str
    state: State
    links: int


class Desk:
    """The record as the desk asks it. Get it as `record.desk`."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def newest(
        self, *, act: str | None = None, before: int | None = None, limit: int = 20
    ) -> list[Came]:
        """Entries that came in last, the last first; those only that came `before` a number."""
        wanted = select(ENTRIES.c.number).order_by(ENTRIES.c.number.desc()).limit(limit)
        if act is not None:
            wanted = wanted.where(ENTRIES.c.act == act)
        if before is not None:
            wanted = wanted.where(ENTRIES.c.number < before)
        with self._reading() as connection:
            return _came(connection, connection.scalars(wanted).all())

    def arrived(self, *, before: int | None = None, limit: int = 20) -> list[Arrived]:
        """Articles that came in last, the last first."""
        wanted = select(ARTICLES.c.number).order_by(ARTICLES.c.number.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(ARTICLES.c.number < before)
        with self._reading() as connection:
            numbers = connection.scalars(wanted).all()
            counted = select(ENTRIES.c.article, func.count()).group_by(ENTRIES.c.article)
            found = connection.execute(counted.where(ENTRIES.c.article.in_(numbers)))
            of: dict[int, int] = {row[0]: row[1] for row in found}
            return [Arrived(n, reading.article(connection, n), of.get(n, 0)) for n in numbers]

    def days(self, *, limit: int = 14) -> list[tuple[date, int]]:
        """The last days on which articles were printed, with how many entries they have."""
        wanted = select(ARTICLES.c.published, func.count(ENTRIES.c.number))
        wanted = wanted.outerjoin(ENTRIES, ENTRIES.c.article == ARTICLES.c.number)
        wanted = wanted.where(ARTICLES.c.published.is_not(None)).group_by(ARTICLES.c.published)
        with self._reading() as connection:
            last = connection.execute(wanted.order_by(ARTICLES.c.published.desc()).limit(limit))
            return [(row[0], row[1]) for row in last]

    def said_by(
        self,
        who: str,
        *,
        act: str | None = None,
        after: tuple[date, int] | None = None,
        limit: int = 50,
    ) -> list[Came]:
        """What an identity said, the last day first; from behind a day and a number on.

        What has no day stands at the end. With an act, what it did thereby alone.
        """
        day = func.coalesce(reading.DAY, UNDATED)
        wanted = select(ENTRIES.c.number).where(reading.of_identity(who))
        if act is not None:
            wanted = wanted.where(ENTRIES.c.act == act)
        if after is not None:
            there, number = after
            wanted = wanted.where(
                or_(day < there, and_(day == there, ENTRIES.c.number < number)),
            )
        wanted = wanted.order_by(day.desc(), ENTRIES.c.number.desc()).limit(limit)
        with self._reading() as connection:
            return _came(connection, connection.scalars(wanted).all())

    def moments(self, who: str, *, limit: int = 5000) -> list[Moment]:
        """When an identity said something, the first first; what has no day is left out."""
        wanted = select(ENTRIES.c.id, reading.DAY.label("day"), ENTRIES.c.act)
        wanted = wanted.where(reading.of_identity(who), reading.DAY.is_not(None))
        with self._reading() as connection:
            found = connection.execute(wanted.order_by(reading.DAY, ENTRIES.c.number).limit(limit))
            return [Moment(row.id, row.day, row.act) for row in found]

    def queue(
        self,
        asked: Queue,
        *,
        after: tuple[int, float, int] | None = None,
        backward: bool = False,
        limit: int = 20,
    ) -> list[Waiting]:
        """Links as they wait for a person: reversals and contradictions, then the likeliest.

        Those behind a place of the queue, or before it where it is read `backward`.
        """
        relations = [name for name in links.ORDER if name in (asked.relations or links.ORDER)]
        if after is not None:
            ahead = [name for name in relations if links.ORDER.index(name) >= after[0]]
            behind = [name for name in relations if links.ORDER.index(name) <= after[0]]
            relations = behind[::-1] if backward else ahead
        found: list[Waiting] = []
        with self._reading() as connection:
            for name in relations:  # one by one: each is in the index in this order
                wanted = _links(asked.state).where(_of(asked.state).c.relation == name)
                if after is not None and name == links.ORDER[after[0]]:
                    wanted = wanted.where(_behind(after, backward))
                wanted = wanted.order_by(*_in_order(backward)).limit(limit - len(found))
                found += _waiting(connection, wanted)
                if len(found) == limit:
                    break
        return found

    def between(self, a: str, b: str) -> list[Waiting]:
        """The links between two entries, by the ids of both."""
        with self._reading() as connection:
            ends = connection.scalars(select(ENTRIES.c.number).where(ENTRIES.c.id.in_((a, b))))
            both = ends.all()
            here = LINKS.c.a.in_(both), LINKS.c.b.in_(both)
            return _waiting(connection, _links().where(*here).order_by(PLACE))

    def links_of(self, entry: str) -> list[Waiting]:
        """The links that touch an entry, at most 200."""
        own = select(ENTRIES.c.number).where(ENTRIES.c.id == entry)
        touching = or_(LINKS.c.a.in_(own), LINKS.c.b.in_(own))
        with self._reading() as connection:
            return _waiting(connection, _links().where(touching).order_by(PLACE).limit(200))

    def links_by(self, who: str, relations: Sequence[str], *, limit: int = 50) -> list[Waiting]:
        """The links of some relations on either side of which an identity speaks."""
        theirs = select(ENTRIES.c.number).where(reading.of_identity(who))
        # Each end by its own index: of both at once a database looks at every link.
        ends = [select(LINKS.c.number).where(end.in_(theirs)) for end in (LINKS.c.a, LINKS.c.b)]
        wanted = _links().where(LINKS.c.relation.in_(relations), LINKS.c.number.in_(union(*ends)))
        order = (PLACE, *_in_order(backward=False))
        with self._reading() as connection:
            return _waiting(connection, wanted.order_by(*order).limit(limit))

    def version(self) -> tuple[int, ...]:
        """The same as long as nothing came into the record, was judged or was forgotten."""
        last = [
            select(func.coalesce(func.max(one.c.number), 0)).scalar_subquery()
            for one in (ARTICLES, ENTRIES, LINKS, MEASURES, JUDGEMENTS)
        ]
        gone = select(func.count()).select_from(TOMBSTONES).scalar_subquery()
        with self._reading() as connection:
            return tuple(connection.execute(select(*last, gone)).one())

    def tallies(self) -> list[Tally]:
        """How many links of each relation are in each state."""
        of = select(LINKS.c.relation, DECISIONS.c.verdict, func.count().label("links"))
        of = _decided(of).group_by(LINKS.c.relation, DECISIONS.c.verdict)
        every = select(LINKS.c.relation, func.count().label("links")).group_by(LINKS.c.relation)
        found: dict[tuple[str, State], int] = {}
        with self._reading() as connection:
            for row in connection.execute(every):
                found[row.relation, State.CANDIDATE] = row.links
            for row in connection.execute(of):
                if (now := state(Verdict(row.verdict))) is not State.CANDIDATE:
                    found[row.relation, now] = row.links
                    found[row.relation, State.CANDIDATE] -= row.links
        order = [(name, one) for name in links.ORDER for one in State]
        return [Tally(*key, found[key]) for key in order if found.get(key)]

    def judgements(self, pair: Pair) -> list[Judgement]:
        """All that was judged of a pair, and what undoes it, in the order it was made."""
        with self._reading() as connection:
            return judging.on_pair(connection, pair)

    def verdicts(self) -> dict[tuple[str, str, str], dict[str, Verdict]]:
        """By `Pair.key` what each person said of a link last and did not take back."""
        with self._reading() as connection:
            return judging.verdicts(connection)

    def made(self, id: str) -> Judgement | None:  # noqa: A002
        """The judgement with just this id; None where there is none."""
        with self._reading() as connection:
            found = judging.judgements(connection, JUDGEMENTS.c.id == id)
        return found[0] if found else None

    def holding(self) -> frozenset[str]:
        """The ids of the judgements on links that hold: not undone, and the last on their pair."""
        with self._reading() as connection:
            return frozenset(connection.scalars(select(DECISIONS.c.judgement)))

    def courses_of(self, entry: str) -> list[tuple[str, str]]:
        """The measures that an entry speaks of: id across articles, and the article's words."""
        name = func.coalesce(MEASURES.c.course, MEASURES.c.id)
        wanted = select(name, MEASURES.c.text).join(SPOKEN_OF)
        wanted = wanted.where(SPOKEN_OF.c.entry == entry).order_by(MEASURES.c.number)
        with self._reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(wanted)]


def _came(connection: Connection, numbers: Sequence[int]) -> list[Came]:
    them = reading.pairs(connection, numbers)
    return [Came(n, *pair) for n, pair in zip(numbers, them, strict=True)]


def _links(state: State | None = None) -> Select[*tuple[Any, ...]]:
    """Links with their place, all or those in a state."""
    wanted = select(LINKS.c.number, LINKS.c.relation, LINKS.c.probability, PLACE.label("place"))
    if state is None:
        return wanted
    if state is State.CANDIDATE:
        wanted = wanted.join(A, A.c.number == LINKS.c.a).join(B, B.c.number == LINKS.c.b)
        wanted = wanted.outerjoin(DECISIONS, ON)
    else:
        wanted = _decided(wanted)
    return wanted.where(VERDICTS[state])


def _of(state: State | None) -> Table:
    """The table of which the relation is asked, from which a database then sets out."""
    return LINKS if state in (None, State.CANDIDATE) else DECISIONS


def _decided(wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """From what somebody decided to its link: decisions are few, and links are many."""
    there = or_(
        and_(LINKS.c.a == A.c.number, LINKS.c.b == B.c.number),
        and_(LINKS.c.a == B.c.number, LINKS.c.b == A.c.number),
    )
    wanted = wanted.select_from(DECISIONS).join(A, A.c.id == DECISIONS.c.first)
    wanted = wanted.join(B, B.c.id == DECISIONS.c.last)
    return wanted.join(LINKS, and_(there, LINKS.c.relation == DECISIONS.c.relation))


def _in_order(backward: bool) -> tuple[ColumnElement[Any], ...]:
    """Links of one relation: the likeliest first, of those as likely the one that came last."""
    if backward:
        return LINKS.c.probability.asc(), LINKS.c.number.asc()
    return LINKS.c.probability.desc(), LINKS.c.number.desc()


def _behind(at: tuple[int, float, int], backward: bool) -> ColumnElement[bool]:
    """Links of one relation that are behind a place of the queue, or before it."""
    _, likely, number = at
    chance = LINKS.c.probability
    if backward:
        return and_(
            chance >= likely, or_(chance > likely, and_(chance == likely, LINKS.c.number > number))
        )
    return and_(
        chance <= likely, or_(chance < likely, and_(chance == likely, LINKS.c.number < number))
    )


def _waiting(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> list[Waiting]:
    found = connection.execute(wanted).all()
    told = links.with_ends(connection, [row.number for row in found])
    return [
        Waiting(linked, (row.place, row.probability, row.number))
        for row, linked in zip(found, told, strict=True)
    ]
