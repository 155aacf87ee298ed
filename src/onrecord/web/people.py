"""A person's page: offices, a timeline, what was said by day, and where it does not agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.record.entry import Office
from onrecord.record.identity import Identity
from onrecord.record.judgement import Judgement
from onrecord.record.link import Relation
from onrecord.record.measure import Course
from onrecord.record.statement import Act
from onrecord.store.desk import Came
from onrecord.web import cursors, pictures, wording
from onrecord.web.drawing import page
from onrecord.web.site import Site

PAGE: Final = 40
ALIKE: Final = 10
PLEDGES: Final = 10
OPPOSED: Final = (Relation.REVERSES.value, Relation.CONTRADICTS.value, Relation.NARROWS.value)


@dataclass(frozen=True, slots=True)
class Held:
    """An office as articles give it: the days of the first and the last, and how many they are."""

    office: Office
    first: date | None
    last: date | None
    articles: int


def offices(one: Identity) -> list[Held]:
    """Offices in the order in which they are first given, however they are written."""
    found: dict[str, list[tuple[Office, date | None]]] = {}
    for each in one.appearances:
        for office in each.offices:
            key = wording.post(office).casefold()
            found.setdefault(key, []).append((office, each.published))
    held = []
    for told in found.values():
        days = [day for _, day in told if day]
        held.append(Held(told[0][0], min(days, default=None), max(days, default=None), len(told)))
    return held


def _printed(one: Identity) -> list[tuple[str, int]]:
    """The names that articles print, the commonest first, with in how many."""
    count = Counter(each.name for each in one.appearances)
    return [(name, count[name]) for name in one.names]


def pledges(site: Site, who: str) -> list[tuple[Came, list[Course]]]:
    """The last pledges of somebody, each with the measures that it is about and their history.

    What several copies print is told once.
    """
    came = site.record.desk.said_by(who, act=Act.PLEDGE.value, limit=2 * PLEDGES)
    again = site.record.first([one.entry for one in came])
    told = []
    for one in [one for one in came if one.entry.id not in again][:PLEDGES]:
        ids = dict.fromkeys(id_ for id_, _ in site.record.desk.courses_of(one.entry.id))
        told.append((one, [site.record.measures.one(id_) for id_ in ids]))
    return told


def person_page(
    site: Site,
    request: Request,
    id: str,  # noqa: A002
    after: str,
    just: Judgement | None,
) -> HTMLResponse:
    """The page of whoever an id leads to."""
    one = site.record.identities.one(id)
    desk = site.record.desk
    said = desk.said_by(one.id, after=cursors.day_and_number(after), limit=PAGE + 1)
    ends = cursors.told(*said[PAGE - 1].place) if len(said) > PAGE else ""
    moments = desk.moments(one.id)
    links = desk.links_by(one.id, OPPOSED, limit=PAGE)
    held = offices(one)
    alike = list(islice(site.record.identities.candidates(of=one.id), ALIKE))
    return page(
        site, request, "person", one=one, held=held, ends=ends, first=not after,
        days=[(day, list(them)) for day, them in groupby(said[:PAGE], key=lambda came: came.day)],
        picture=pictures.timeline(one.name, moments, held, links),
        acts=[(act, sum(m.act == act for m in moments)) for act in Act],
        pledges=pledges(site, one.id) if not after else [],
        count=len(moments), links=links, just=just, printed=_printed(one),
        alike=[(each.b if each.a.id == one.id else each.a, each.likeness) for each in alike],
    )  # fmt: skip
