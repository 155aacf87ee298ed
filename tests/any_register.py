"""Any register there can be, for laws that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.record.people import (
    Membership,
    Organization,
    PartialDate,
    Person,
    Post,
    Register,
)

# What JSON can hold in UTF-8: everything but lone surrogates. Parsers leave away spaces around.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(str.strip)
names = words.filter(bool)
days = st.none() | st.dates()


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A year, a month or a day."""
    day = draw(st.dates())
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


maybe_dates = st.none() | partial_dates()


@st.composite
def registers(draw: st.DrawFn, text: st.SearchStrategy[str] = words) -> Register:
    """A register in which every pointer leads somewhere and nothing is told twice."""
    named = text.filter(bool)
    others = st.lists(named, max_size=2, unique=True).map(tuple)
    ids = st.lists(named, max_size=3, unique=True)
    organizations = [
        Organization(id_, draw(named), draw(others), draw(text), draw(text)) for id_ in draw(ids)
    ]
    homes = st.sampled_from(["", *(one.id for one in organizations)])
    posts = [Post(id_, draw(named), draw(homes), draw(text)) for id_ in draw(ids)]
    people = [
        Person(
            id_,
            draw(named),
            draw(others),
            draw(st.sampled_from(["", "male", "female", "other"])),
            draw(maybe_dates),
            draw(maybe_dates),
        )
        for id_ in draw(st.lists(named, min_size=1, max_size=3, unique=True))
    ]
    at = st.sampled_from(["", *(one.id for one in posts)])
    who = st.sampled_from([one.id for one in people])
    held = [draw(_memberships(who, homes, at, text)) for _ in range(draw(st.integers(0, 4)))]
    told = {_without_day(one): one for one in held if one.post or one.organization}
    return Register(tuple(people), tuple(organizations), tuple(posts), tuple(told.values()))


@st.composite
def _memberships(
    draw: st.DrawFn,
    who: st.SearchStrategy[str],
    homes: st.SearchStrategy[str],
    at: st.SearchStrategy[str],
    text: st.SearchStrategy[str],
) -> Membership:
    since, until = draw(maybe_dates), draw(maybe_dates)
    if since and until and until.latest < since.earliest:
        since, until = until, since
    return Membership(
        person=draw(who),
        organization=draw(homes),
        post=draw(at),
        role=draw(text) or "a role",
        since=since,
        until=until,
        as_of=draw(days),
        party=draw(homes),
        area=draw(text),
    )


def _without_day(one: Membership) -> tuple[object, ...]:
    return (
        *(one.person, one.organization, one.post, one.role),
        *(one.since, one.until, one.party, one.area),
    )
