"""Which links of a record answer to what is asked, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, case, or_, select

from onrecord.record.judgement import Pair, Verdict
from onrecord.record.link import Link
from onrecord.record.linked import Linked
from onrecord.store import reading
from onrecord.store.reading import A, B
from onrecord.store.tables import DECISIONS, ENTRIES, LINKS

# What a reader looks for first.
ORDER = ("reverses", "contradicts", "narrows", "agrees", "repeats")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of links: empty, None or 0 ask nothing.

    `speaker` is an id or a whole name, and may stand on either side, as may what speaks
    of a `measure` with these words; `after` and
    `before` are days of the later side, the first within; `least` is the probability
    of both entries.
    """

    relations: tuple[str, ...] = ()
    speaker: str | None = None
    probability: float = 0.0
    after: date | None = None
    before: date | None = None
    least: float = 0.0
    measure: str = ""


def linked(connection: Connection, wanted: Wanted, limit: int) -> Iterator[Linked]:
    """Links with both ends: reversals and contradictions first, then the likeliest."""
    yield from with_ends(connection, reading.streamed(connection, _chosen(wanted).limit(limit)))


def with_ends(connection: Connection, numbers: Iterable[int]) -> Iterator[Linked]:
    """The links with these numbers, in the order asked for."""
    for some in reading.chunks(numbers):
        told = {link.id: link for link in reading.links(connection, 0.0, LINKS.c.number.in_(some))}
        of = select(LINKS.c.number, LINKS.c.a, LINKS.c.b).where(LINKS.c.number.in_(some))
        ends = {row.number: (row.a, row.b) for row in connection.execute(of)}
        them = sorted({end for pair in ends.values() for end in pair})
        home = dict(zip(them, reading.pairs(connection, them), strict=True))
        by_ends = {(link.a, link.b, link.relation): link for link in told.values()}
        kinds = select(LINKS.c.number, LINKS.c.relation).where(LINKS.c.number.in_(some))
        relation = {row.number: row.relation for row in connection.execute(kinds)}
        verdicts = _verdicts(connection, told.values())
        for number in some:
            (a, a_article), (b, b_article) = (home[end] for end in ends[number])
            link = by_ends[a.id, b.id, relation[number]]
            verdict = verdicts.get(Pair.of(link).key)
            yield Linked(link, a, a_article, b, b_article, verdict)


def _verdicts(connection: Connection, them: Iterable[Link]) -> dict[tuple[str, str, str], Verdict]:
    """What stands on some links, by the keys of their pairs."""
    firsts = {Pair.of(link).key[0] for link in them}
    found = connection.execute(select(DECISIONS).where(DECISIONS.c.first.in_(sorted(firsts))))
    return {(row.first, row.last, row.relation): Verdict(row.verdict) for row in found}


def _chosen(wanted: Wanted) -> Select[int]:
    order = case({name: place for place, name in enumerate(ORDER)}, value=LINKS.c.relation)
    chosen = select(LINKS.c.number).join(A, A.c.number == LINKS.c.a)
    chosen = chosen.join(B, B.c.number == LINKS.c.b)
    chosen = chosen.where(
        LINKS.c.probability >= wanted.probability,
        reading.likely(A, wanted.least),
        reading.likely(B, wanted.least),
    )
    if wanted.relations:
        chosen = chosen.where(LINKS.c.relation.in_(wanted.relations))
    if wanted.speaker is not None:
        theirs = select(ENTRIES.c.number).where(reading.spoken_by(wanted.speaker))
        chosen = chosen.where(or_(LINKS.c.a.in_(theirs), LINKS.c.b.in_(theirs)))
    if wanted.measure:
        about = select(ENTRIES.c.number).where(reading.about_measure(wanted.measure))
        chosen = chosen.where(or_(LINKS.c.a.in_(about), LINKS.c.b.in_(about)))
    if wanted.after is not None:
        chosen = chosen.where(A.c.day >= wanted.after)
    if wanted.before is not None:
        chosen = chosen.where(A.c.day < wanted.before)
    return chosen.order_by(order, LINKS.c.probability.desc(), LINKS.c.number)
