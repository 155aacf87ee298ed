"""The identities of a record: who is one across its articles, and what people judged of it.

with open_record("onrecord.db") as record:
    for one in record.identities.called("John Kelly"):
        print(one.id, one.names, one.first, one.last)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from onrecord.errors import NotFound
from onrecord.record.entry import SpeakerType
from onrecord.record.identity import Appearance, Identity, Likeness, Overruled
from onrecord.record.judgement import Judgement
from onrecord.store import judging, linking, matching, reading, rewriting, rows
from onrecord.store.columns import keepable
from onrecord.store.courses import MeasureMatcher
from onrecord.store.linking import Linker
from onrecord.store.matching import Came, Matcher
from onrecord.store.revising import Rereader
from onrecord.store.tables import APPEARANCES, ARTICLES, CANDIDATES, IDENTITIES, JUDGEMENTS

TICK: Final = timedelta(microseconds=1)
LISTED: Final = 5  # how many of several things that an id may mean are named


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two identities that may be one, and why."""

    a: Identity
    b: Identity
    likeness: Likeness


class Identities:
    """What an open record knows of who is one. Get it as `record.identities`."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading, self._writing = reading, writing

    def all(self) -> Iterator[Identity]:
        """Every identity, by its id."""
        with self._reading() as connection:
            ids = connection.scalars(select(IDENTITIES.c.id).order_by(IDENTITIES.c.id)).all()
            yield from _identities(connection, ids)

    def called(self, name: str) -> list[Identity]:
        """Those of whom an article prints just this name, whatever its case; most heard first."""
        return self._found(APPEARANCES.c.folded == rows.folded(name))

    def like(self, name: str) -> list[Identity]:
        """Those of whom an article prints a name that holds these words; most heard first."""
        return self._found(APPEARANCES.c.folded.contains(rows.folded(name), autoescape=True))

    def one(self, id: str) -> Identity:  # noqa: A002
        """The identity that an id leads to: its own, one it had, or that of any appearance.

        The beginning of the id is enough. Raises NotFound where none or several
        identities are meant.
        """
        start = keepable(id.strip().lower())
        found = self._found(APPEARANCES.c.id.between(start, start + "g")) if start else []
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFound(f"no speaker in the record has the id {id!r}")
        ids = ", ".join(one.id for one in found[:LISTED])
        raise NotFound(f"{id!r} is not the beginning of one speaker's id alone", hint=ids)

    def unmatched(self) -> int:
        """How many speakers of articles have not been matched yet."""
        with self._reading() as connection:
            if matching.unmatched(connection):
                return sum(len(them) for _, them in matching.derived(connection))
            waiting = select(func.count()).where(APPEARANCES.c.identity.is_(None))
            return int(connection.scalar(waiting) or 0)

    def candidates(self, *, least: float = 0.0, of: str | None = None) -> Iterator[Candidate]:
        """Identities that may be one, the likeliest first, each two of them once.

        With `of`, the id of an identity, those only that may be one with that.
        """
        a, b = APPEARANCES.alias(), APPEARANCES.alias()
        wanted = (
            select(
                CANDIDATES.c.because,
                a.c.id.label("a_id"),
                b.c.id.label("b_id"),
                a.c.identity.label("a_identity"),
                b.c.identity.label("b_identity"),
            )
            .join(a, a.c.number == CANDIDATES.c.a)
            .join(b, b.c.number == CANDIDATES.c.b)
            .where(CANDIDATES.c.probability >= least, a.c.identity != b.c.identity)
            .order_by(CANDIDATES.c.probability.desc(), a.c.id, b.c.id)
        )
        if of is not None:
            wanted = wanted.where(or_(a.c.identity == of, b.c.identity == of))
        with self._reading() as connection:
            seen: set[frozenset[str]] = set()
            for row in connection.execute(wanted).all():
                pair = frozenset((row.a_identity, row.b_identity))
                if pair not in seen:
                    seen.add(pair)
                    one, other = _identities(connection, [row.a_identity, row.b_identity])
                    told = Likeness(row.a_id, row.b_id, rows.weighed(row.because))
                    yield Candidate(one, other, told)

    def judgements(self) -> list[Judgement]:
        """Every judgement, also those that were undone, in the order they were made."""
        with self._reading() as connection:
            return judging.judgements(connection)

    def moment(self, now: datetime) -> datetime:
        """When a judgement that is made now was made: after all others, whatever the clock says.

        The later of two holds, and a clock may be set back.
        """
        with self._reading() as connection:
            last = connection.scalar(select(func.max(JUDGEMENTS.c.at)))
        return max(now, datetime.fromisoformat(last) + TICK) if last else now

    def orphaned(self) -> frozenset[str]:
        """Ids of the judgements of which one side is no longer on record: they wait for it."""
        with self._reading() as connection:
            return judging.orphaned(connection)

    def judge(
        self,
        told: Judgement,
        matcher: Matcher,
        linker: Linker | None = None,
        *,
        measures: MeasureMatcher | None = None,
        rereader: Rereader | None = None,
    ) -> tuple[Overruled, ...]:
        """Keep a judgement and match anew whom it is about; judging twice changes nothing.

        One on a pair of entries is on nobody. With a linker, what they said is linked
        anew. A revision, and the undoing of one, brings its article in step, for which
        the rereader reads what was marked; one of an article that is not on record waits
        for it. Returns the judgements on them that another one overrules. Raises NotFound
        for one that undoes none, and OffsetError or InputError for marks that do not cut
        the article's text.
        """
        with self._writing() as connection:
            _check(connection, told)
            if not judging.write(connection, told) or told.pair:
                return ()
            if article := judging.article(connection, told):
                return rewriting.revise(
                    connection, article, rereader, matcher, measures, linker
                ).overruled
            came = matching.match(connection, matcher, judging.blocks(connection, told.id))
            return _linked(connection, came, linker)

    def overruled(self, matcher: Matcher) -> tuple[Overruled, ...]:
        """The judgements that a later one contradicts, each with that one."""
        with self._reading() as connection:
            return matching.overruled(connection, matcher)

    def match(self, matcher: Matcher, linker: Linker | None = None) -> None:
        """Match whoever has not been matched yet."""
        with self._writing() as connection:
            _linked(connection, matching.match(connection, matcher), linker)

    def rebuild(self, matcher: Matcher, linker: Linker | None = None) -> tuple[Overruled, ...]:
        """Match everybody anew, from what the articles and the judgements say."""
        with self._writing() as connection:
            return _linked(connection, matching.rebuild(connection, matcher), linker)

    def _found(self, where: ColumnElement[bool]) -> list[Identity]:
        with self._reading() as connection:
            return list(_identities(connection, connection.scalars(_of(where)).all()))


def _check(connection: Connection, told: Judgement) -> None:
    """Refuse a revision that cannot be of its article, where that is on record."""
    if told.revision is None:
        return
    here = ARTICLES.c.id == told.revision.article
    number = connection.scalar(select(ARTICLES.c.number).where(here))
    if number is not None:
        told.revision.check(reading.article(connection, number))


def _linked(connection: Connection, came: Came, linker: Linker | None) -> tuple[Overruled, ...]:
    """Link anew what was said by whoever is no longer the same."""
    if linker is not None and came.moved:
        linking.relink(connection, linking.of_appearances(connection, came.moved), linker)
    return came.overruled


def _of(where: ColumnElement[bool]) -> Select[str]:
    """Ids of identities with an appearance like this, those with most appearances first."""
    some = select(APPEARANCES.c.identity).where(where, APPEARANCES.c.identity.is_not(None))
    counted = select(APPEARANCES.c.identity).where(APPEARANCES.c.identity.in_(some))
    return counted.group_by(APPEARANCES.c.identity).order_by(
        func.count().desc(), APPEARANCES.c.identity
    )


def _identities(connection: Connection, ids: Iterable[str]) -> Iterator[Identity]:
    for one in ids:
        kept = connection.execute(select(IDENTITIES).where(IDENTITIES.c.id == one)).one()
        them = matching.appearances_where(connection, APPEARANCES.c.identity == one)
        yield Identity(one, kept.name, SpeakerType(kept.type), tuple(sorted(them, key=_order)))


def _order(one: Appearance) -> tuple[date, str]:
    return one.published or date.max, one.id
