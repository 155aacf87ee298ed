"""Who is one across the record's articles: kept in step with every article and judgement.

Appearances are written with their article. Which of them are one identity is
for a `Matcher` to say, block by block; what it says is kept in `identities` and
`candidates`, which can be made anew from the rest at any time. An article
touches the blocks of its speakers, and there those for whom they can make a
difference; nothing else is matched again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, Final, Protocol, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from onrecord.record.entry import ArticleRecord
from onrecord.record.identity import (
    Appearance,
    Called,
    Keys,
    Matched,
    Overruled,
    Surroundings,
    appearances,
    appearing,
)
from onrecord.record.judgement import Judgement
from onrecord.store import dialects, rows
from onrecord.store.judging import ON_SPEAKERS, about, judgements
from onrecord.store.tables import (
    ANCHORS,
    APPEARANCES,
    ARTICLES,
    CANDIDATES,
    ENTRIES,
    GUESTS,
    IDENTITIES,
    META,
    SPEAKERS,
)

One = TypeVar("One", bound=Hashable)

_ID: Final = APPEARANCES.c.id
_OFFER: Final = tuple(CANDIDATES.c[name] for name in ("block", "a", "b", "probability", "because"))
UNMATCHED: Final = "unmatched"  # the row of `meta` that says that nothing has been matched yet
AT_ONCE: Final = 500  # appearances or blocks that one question asks for, about


@dataclass(frozen=True, slots=True)
class Came:
    """What came of matching: judgements that were overruled, and who is no longer the same.

    `moved` are numbers of appearances. Of every two that are one now and were not, or
    were one and are not, one at least is among them.
    """

    overruled: tuple[Overruled, ...] = ()
    moved: frozenset[int] = frozenset()


class Matcher(Protocol):
    """What a record needs of whoever tells speakers apart."""

    def keys(self, one: Appearance) -> Keys: ...

    def match(
        self,
        appearances: Iterable[Appearance],
        guests: Iterable[Appearance],
        judgements: Iterable[Judgement],
        around: Surroundings | None = None,
    ) -> Matched: ...

    def surroundings(
        self, home: Mapping[int, Called], fresh: Mapping[int, Called]
    ) -> Surroundings | None: ...

    def are_one(
        self, called: Called, around: Iterable[Called], days: Iterable[date | None]
    ) -> bool:
        """True if all who are called so, printed on these days, are one, and nobody around is."""
        ...


def write(connection: Connection, number: int, told: ArticleRecord) -> set[str]:
    """Keep who appears in an article; returns the blocks of those who no longer do.

    With them those that judgements tie to theirs, and perhaps no longer do.
    """
    kept = {row.id: row for row in _rows(connection, APPEARANCES.c.article == number)}
    now = {one.id: one for one in appearances(told)}
    left = {at: row for at, row in kept.items() if now.get(at) != rows.appearance(row)}
    own = _blocks_of(connection, [row.number for row in left.values()])
    touched = own.union(*(_tied(connection, block) for block in own))
    if left:
        connection.execute(delete(APPEARANCES).where(APPEARANCES.c.id.in_(left)))
        was = {row.identity for row in left.values()}
        connection.execute(delete(IDENTITIES).where(IDENTITIES.c.id.in_(was - {None})))
    fresh = [
        {"article": number, **rows.of_appearance(one)}
        for at, one in now.items()
        if at in left or at not in kept
    ]
    if fresh:
        connection.execute(insert(APPEARANCES), fresh)
    return touched


def match(connection: Connection, matcher: Matcher, touched: Iterable[str] = ()) -> Came:
    """Match some blocks, and whatever has not been matched yet."""
    if unmatched(connection):
        return rebuild(connection, matcher)
    return _match(connection, matcher, set(touched), _place(connection, matcher))


def forget(connection: Connection, touched: Iterable[str]) -> None:
    """Leave some blocks unmatched, until somebody comes who can match them."""
    for some in _some(sorted(touched)):
        here = APPEARANCES.c.block.in_(some)
        them = select(APPEARANCES.c.number).where(here)
        connection.execute(delete(GUESTS).where(GUESTS.c.appearance.in_(them)))
        connection.execute(delete(CANDIDATES).where(CANDIDATES.c.block.in_(some)))
        called = select(APPEARANCES.c.identity).where(here, APPEARANCES.c.identity.is_not(None))
        connection.execute(delete(IDENTITIES).where(IDENTITIES.c.id.in_(called)))
        connection.execute(update(APPEARANCES).where(here).values(block=None, identity=None))


def rebuild(connection: Connection, matcher: Matcher) -> Came:
    """Make everything that is derived anew: appearances, identities and candidates."""
    before = _identities_now(connection)
    for table in (CANDIDATES, GUESTS, IDENTITIES, APPEARANCES):
        connection.execute(delete(table))
    for number, them in derived(connection):
        fresh = [{"article": number, **rows.of_appearance(one)} for one in them]
        connection.execute(insert(APPEARANCES), fresh)
    connection.execute(delete(META).where(META.c.name == UNMATCHED))
    came = _match(connection, matcher, set(_place(connection, matcher)), {})
    at = {row.id: row.number for row in connection.execute(select(_ID, APPEARANCES.c.number))}
    after = _identities_now(connection)
    return replace(came, moved=frozenset(at[one] for one in moved(before, after)))


def _identities_now(connection: Connection) -> dict[str, str | None]:
    return {row.id: row.identity for row in connection.execute(select(_ID, APPEARANCES.c.identity))}


def moved(before: Mapping[One, str | None], after: Mapping[One, str | None]) -> set[One]:
    """Who is no longer one with the same: of each group that grew or fell apart, all but most.

    Whoever had no identity was alone. A group that is only called otherwise has not moved.
    """
    cells: defaultdict[tuple[object, object], list[One]] = defaultdict(list)
    for one, now in after.items():
        cells[before.get(one) or (one,), now or (one,)].append(one)
    found: set[One] = set()
    for side in (0, 1):
        groups: defaultdict[object, list[list[One]]] = defaultdict(list)
        for key, them in cells.items():
            groups[key[side]].append(them)
        for parts in groups.values():
            most = max(parts, key=len)
            found.update(one for part in parts if part is not most for one in part)
    return found


def unmatched(connection: Connection) -> bool:
    """True for a record of an earlier version, until its speakers are matched."""
    return connection.scalar(select(META.c.value).where(META.c.name == UNMATCHED)) is not None


def derived(connection: Connection) -> Iterator[tuple[int, tuple[Appearance, ...]]]:
    """The number of each article that anybody speaks in, and who, by what its entries say now."""
    wanted = (
        select(SPEAKERS, ENTRIES.c.article, ARTICLES.c.id, ARTICLES.c.published, ARTICLES.c.outlet)
        .join(ENTRIES, ENTRIES.c.number == SPEAKERS.c.entry)
        .join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
        .where(SPEAKERS.c.speaker_id.is_not(None))
        .order_by(ENTRIES.c.article)
    )
    found = connection.execute(wanted, execution_options={"yield_per": AT_ONCE})
    for number, them in groupby(found, key=lambda row: row.article):
        told = list(them)
        first = told[0]
        speakers = map(rows.speaker, told)
        yield number, appearing(first.id, first.published, first.outlet, speakers)


def _place(connection: Connection, matcher: Matcher) -> dict[str, dict[int, Called]]:
    """Put whoever has no block yet in one; returns them, by number, in all that this touches."""
    homes: list[dict[str, Any]] = []
    guests: list[dict[str, Any]] = []
    placed: defaultdict[str, dict[int, Called]] = defaultdict(dict)
    for row in _rows(connection, APPEARANCES.c.block.is_(None)):
        keys = matcher.keys(rows.appearance(row))
        for block in (keys.home, *keys.guest):
            placed[block][row.number] = rows.called(row)
        homes.append({"at": row.number, "home": keys.home})
        guests += ({"block": block, "appearance": row.number} for block in keys.guest)
    if homes:
        here = APPEARANCES.c.number == bindparam("at")
        connection.execute(update(APPEARANCES).where(here).values(block=bindparam("home")), homes)
    if guests:
        connection.execute(insert(GUESTS), guests)
    return placed


def _blocks_of(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """The blocks, own or not, in which some appearances are."""
    if not numbers:
        return set()
    own = select(APPEARANCES.c.block).where(APPEARANCES.c.number.in_(numbers))
    other = select(GUESTS.c.block).where(GUESTS.c.appearance.in_(numbers))
    return {*connection.scalars(own), *connection.scalars(other)} - {None}


def _match(
    connection: Connection,
    matcher: Matcher,
    whole: Set[str],
    fresh: Mapping[str, Mapping[int, Called]],
) -> Came:
    """Match blocks, those that judgements tie together at once, and keep what came of it.

    Of a block to which some only came, their surroundings are enough, unless
    somebody there was judged.
    """
    anybody = connection.scalar(select(ANCHORS.c.judgement).limit(1)) is not None
    overruled: set[Overruled] = set()
    changed: set[int] = set()
    done: set[str] = set()
    for block in sorted({*whole, *fresh}):
        if block in done:
            continue
        tied = _tied(connection, block) if anybody else {block}
        said = about(connection, tied) if anybody else []
        done |= tied
        around = None
        if not tied & whole and not any(one.sides for one in said):
            around = _around(connection, matcher, block, fresh[block])
        if around is not None:
            settled = _settled(connection, matcher, block, fresh[block], around)
            if settled is not None:
                changed.add(settled)
                continue
            around = _affected(connection, block, around)
        found = _match_tied(connection, matcher, sorted(tied), said, around)
        overruled.update(found.overruled)
        changed |= found.moved
    return Came(_in_order(overruled), frozenset(changed))


def _around(
    connection: Connection, matcher: Matcher, block: str, fresh: Mapping[int, Called]
) -> Surroundings | None:
    """Whom some newcomers to a block can make a difference for; None where it is everybody.

    Of those who are called the same in the same offices one is asked about: a block may
    hold thousands of one person.
    """
    own = (APPEARANCES.c[name] for name in ("name", "type", "offices"))
    alike = select(func.min(APPEARANCES.c.number).label("number"), *own)
    alike = alike.where(APPEARANCES.c.block == block)
    alike = alike.group_by(APPEARANCES.c.name, APPEARANCES.c.type, APPEARANCES.c.offices)
    one_each = {row.number: rows.called(row) for row in connection.execute(alike)}
    here = select(APPEARANCES.c.number).where(APPEARANCES.c.block == block)
    newest = connection.scalars(here.where(APPEARANCES.c.number.in_(sorted(fresh))))
    home = one_each | {number: fresh[number] for number in newest}
    found = matcher.surroundings(home, fresh)
    if found is None:
        return None
    return replace(found, alike=frozenset(home[number] for number in found.affected))


def _affected(connection: Connection, block: str, around: Surroundings) -> Surroundings:
    """The same with the numbers of all who are called so."""
    own = (APPEARANCES.c[name] for name in ("number", "name", "type", "offices"))
    wanted = select(*own).where(APPEARANCES.c.block == block)
    names = sorted({one.name for one in around.alike})
    found = connection.execute(wanted.where(APPEARANCES.c.name.in_(names)))
    them = frozenset(row.number for row in found if rows.called(row) in around.alike)
    return replace(around, affected=them)


def _settled(
    connection: Connection,
    matcher: Matcher,
    block: str,
    fresh: Mapping[int, Called],
    around: Surroundings,
) -> int | None:
    """The number of a newcomer, once it is one with all who are called just so and nobody else.

    None where that is not plain, and they have to be matched. It goes without matching
    where nobody else can be meant: then all of them are one as soon as they are told.
    """
    if len(fresh) != 1:
        return None
    ((number, called),) = fresh.items()
    guest = select(GUESTS.c.appearance).where(GUESTS.c.block == block).limit(1)
    if connection.scalar(guest) is not None:
        return None
    own = connection.execute(select(APPEARANCES).where(APPEARANCES.c.number == number)).one()
    if own.block != block:
        return None
    alike = (
        APPEARANCES.c.speaker_id == own.speaker_id, APPEARANCES.c.name == own.name,
        APPEARANCES.c.offices == own.offices, APPEARANCES.c.number != number,
    )  # fmt: skip
    by_day = select(APPEARANCES.c.published, APPEARANCES.c.identity, func.min(_ID).label("id"))
    by_day = by_day.where(*alike).group_by(APPEARANCES.c.published, APPEARANCES.c.identity)
    others = connection.execute(by_day).all()
    days = [own.published, *(row.published for row in others)]
    known = {row.identity for row in others}
    if len(known) != 1 or None in known or not matcher.are_one(called, around.alike, days):
        return None
    if (own.published, own.id) < min((row.published, row.id) for row in others):
        return None  # they go by the id of their earliest
    here = APPEARANCES.c.number == number
    connection.execute(update(APPEARANCES).where(here).values(identity=known.pop()))
    return number


def _in_order(told: Iterable[Overruled]) -> tuple[Overruled, ...]:
    return tuple(sorted(told, key=lambda one: (one.judgement, one.by)))


def overruled(connection: Connection, matcher: Matcher) -> tuple[Overruled, ...]:
    """What of all judgements is overruled; nothing is changed."""
    said = judgements(connection, ON_SPEAKERS)
    judged = select(APPEARANCES.c.block).join(ANCHORS, ANCHORS.c.appearance == APPEARANCES.c.id)
    found: set[Overruled] = set()
    done: set[str | None] = {None}
    for block in connection.scalars(judged.distinct()).all():
        if block not in done:
            tied = _tied(connection, block)
            done |= tied
            there = appearances_where(connection, APPEARANCES.c.block.in_(tied))
            found |= set(matcher.match(there, (), said).overruled)
    return _in_order(found)


def _tied(connection: Connection, block: str) -> set[str]:
    """A block and those that judgements, whether they stand or not, tie to it."""
    there = select(ANCHORS.c.judgement, APPEARANCES.c.block).join(
        APPEARANCES, APPEARANCES.c.id == ANCHORS.c.appearance
    )
    found, asked = {block}, set[str]()
    while fresh := found - asked:
        asked |= fresh
        judged = there.where(APPEARANCES.c.block.in_(fresh))
        numbers = {row.judgement for row in connection.execute(judged)}
        again = there.where(ANCHORS.c.judgement.in_(numbers))
        found |= {row.block for row in connection.execute(again) if row.block is not None}
    return found


def _match_tied(
    connection: Connection,
    matcher: Matcher,
    blocks: Sequence[str],
    said: Sequence[Judgement],
    around: Surroundings | None = None,
) -> Came:
    """Match some blocks that are tied together, or what is around the newcomers to one."""
    here = [APPEARANCES.c.block.in_(blocks)]
    if around is not None:
        here.append(APPEARANCES.c.number.in_(dialects.listed(around.affected, Integer)))
    home = _rows(connection, *here)
    among = select(GUESTS.c.appearance).where(GUESTS.c.block.in_(blocks))
    elsewhere = or_(APPEARANCES.c.block.is_(None), APPEARANCES.c.block.not_in(blocks))
    guests = _rows(connection, APPEARANCES.c.number.in_(among), elsewhere)
    numbers = {row.id: row.number for row in (*home, *guests)}
    found = matcher.match(
        map(rows.appearance, home),
        map(rows.appearance, guests),
        said,
        around,
    )
    _keep_identities(connection, home, found)
    offered = [
        {
            "block": blocks[0],
            "a": numbers[one.a],
            "b": numbers[one.b],
            "probability": one.probability,
            "because": rows.of_weighed(one.weighed),
        }
        for one in found.candidates
    ]
    _keep_candidates(connection, blocks, offered, around)
    was = {row.number: row.identity for row in home}
    now = {row.number: found.identities[row.id] for row in home}
    return Came(found.overruled, frozenset(moved(was, now)))


def _keep_candidates(
    connection: Connection,
    blocks: Sequence[str],
    offered: list[rows.Values],
    around: Surroundings | None,
) -> None:
    """Write which there are, unless they are the same as before."""
    here: ColumnElement[bool] = CANDIDATES.c.block.in_(blocks)
    if around is not None:
        them = dialects.listed(around.affected, Integer)
        here = and_(here, or_(CANDIDATES.c.a.in_(them), CANDIDATES.c.b.in_(them)))
    kept = connection.execute(select(*_OFFER).where(here).order_by(CANDIDATES.c.number)).all()
    if [tuple(row) for row in kept] == [tuple(one.values()) for one in offered]:
        return
    connection.execute(delete(CANDIDATES).where(here))
    if offered:
        connection.execute(insert(CANDIDATES), offered)


def _keep_identities(connection: Connection, home: Sequence[rows.AnyRow], found: Matched) -> None:
    """Write what changed: whose identity, and which identities there are."""
    moved = [
        {"at": row.number, "called": found.identities[row.id]}
        for row in home
        if row.identity != found.identities[row.id]
    ]
    if moved:
        here = APPEARANCES.c.number == bindparam("at")
        to = update(APPEARANCES).where(here).values(identity=bindparam("called"))
        connection.execute(to, moved)
    types = {row.id: row.type for row in home}
    now = {one: (name, types[one]) for one, name in found.names.items()}
    before = {row.identity for row in home if row.identity} | now.keys()
    kept: dict[str, tuple[str, str]] = {}
    for some in _some(sorted(before)):
        told = select(IDENTITIES).where(IDENTITIES.c.id.in_(some))
        kept |= {row.id: (row.name, row.type) for row in connection.execute(told)}
    changed = sorted(one for one in kept.keys() | now.keys() if kept.get(one) != now.get(one))
    for some in _some(changed):
        connection.execute(delete(IDENTITIES).where(IDENTITIES.c.id.in_(some)))
    fresh = [
        {"id": one, "name": now[one][0], "folded": rows.folded(now[one][0]), "type": now[one][1]}
        for one in changed
        if one in now
    ]
    if fresh:
        connection.execute(insert(IDENTITIES), fresh)


def appearances_where(connection: Connection, *where: Any) -> list[Appearance]:
    """Appearances, in the order they came in."""
    return list(map(rows.appearance, _rows(connection, *where)))


def _rows(connection: Connection, *where: Any) -> Sequence[rows.AnyRow]:
    """Appearances, in the order they came in."""
    wanted = select(APPEARANCES).where(*where).order_by(APPEARANCES.c.number)
    return connection.execute(wanted).all()


def _some(them: Sequence[str]) -> Iterator[Sequence[str]]:
    return (them[at : at + AT_ONCE] for at in range(0, len(them), AT_ONCE))
