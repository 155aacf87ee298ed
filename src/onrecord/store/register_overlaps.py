"""Terms of one post that are known to overlap: worth a look, and no error by itself.

Only what is sure counts: a term runs at least from the latest day on which it can
have begun to the earliest on which it can have ended. A term that begins on the day
on which another ends does not overlap it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from onrecord.record.source import Problem
from onrecord.store.register_staging import STAGED_MEMBERSHIPS, STAGED_POSTS

# A post that so many hold at once is one of many seats, whose holders do not overlap.
SEATS: Final = 3


class Term(NamedTuple):
    """Days on which somebody surely held a post, and the words for them."""

    since: date
    until: date
    person: str
    days: str


def overlaps(connection: Connection) -> Iterator[Problem]:
    """One problem for each post of a staged register, however many terms of it overlap."""
    of, post = STAGED_MEMBERSHIPS, STAGED_POSTS
    columns = (of.c.post, of.c.person_key, of.c.since, of.c.until, of.c.as_of, post.c.label)
    rows = select(*columns, post.c.key).join(post, post.c.id == of.c.post)
    rows = rows.where(of.c.since.is_not(None)).order_by(of.c.post)
    for _, held in groupby(connection.execute(rows), key=attrgetter("post")):
        terms, label, key = [], "", ""
        for row in held:
            label, key = row.label, row.key
            until = row.until.earliest if row.until else row.as_of
            if until is not None and row.since.latest < until:
                days = f"{row.since} to {row.until or f'at least {row.as_of}'}"
                terms.append(Term(row.since.latest, until, row.person_key, days))
        yield from _told(f"post {key}", label, sorted(terms))


def _told(where: str, label: str, terms: list[Term]) -> Iterator[Problem]:
    pairs = list(_of_one_person(terms) if _has_many_seats(terms) else _of_all(terms))
    if pairs:
        a, b = pairs[0]
        more = f", and {len(pairs) - 1} more" if len(pairs) > 1 else ""
        message = f"terms of {label} overlap: {a.person} {a.days} and {b.person} {b.days}{more}"
        yield Problem(where, message, kept=True)


def _has_many_seats(terms: Iterable[Term]) -> bool:
    open_ones: list[Term] = []
    for term in terms:
        open_ones = [one for one in open_ones if term.since < one.until]
        open_ones.append(term)
        if len({one.person for one in open_ones}) >= SEATS:
            return True
    return False


def _of_one_person(terms: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    """Each term with the last one of the same person, where they overlap."""
    last: dict[str, Term] = {}
    for term in terms:
        before = last.get(term.person)
        if before and term.since < before.until:
            yield before, term
        last[term.person] = max(before or term, term, key=attrgetter("until"))


def _of_all(terms: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    """Each term with the first of those that it overlaps; there are few at a time."""
    open_ones: list[Term] = []
    for term in terms:
        open_ones = [one for one in open_ones if term.since < one.until]
        if open_ones:
            yield open_ones[0], term
        open_ones.append(term)
