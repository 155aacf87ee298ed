"""People of the registers: looked up by name, drawn for a reader, and as JSON."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.plain import SHORT, post, safe
from onrecord.errors import NotFound
from onrecord.record.entry import Office
from onrecord.record.people import Membership, Person
from onrecord.record.source import Source
from onrecord.resolve.registers.formats import popolo_export

if TYPE_CHECKING:
    from onrecord.store.register_reading import Tenure
    from onrecord.store.sql import Record

MOST: Final = 12  # people offered where several are meant


def found(record: Record, wanted: str) -> list[Person]:
    """Who a name or an id stands for: several where several have the whole name.

    Raises NotFound where nobody is meant, or several by a part of their names.
    """
    named = list(record.people(wanted)) if wanted.strip() else []
    whole = [one for one in named if _is_called(one, wanted)]
    if whole or len(named) == 1:
        return whole or named
    if wanted and len(wanted) >= SHORT and set(wanted.lower()) <= set(string.hexdigits):
        return [record.person(wanted)]
    if not named:
        raise NotFound(
            f"nobody in the registers is called {wanted!r}",
            hint="`onrecord people list` looks for parts of names",
        )
    offered = ", ".join(f"{one.name} ({one.id[:SHORT]})" for one in named[:MOST])
    more = ", …" if len(named) > MOST else ""
    raise NotFound(f"{wanted!r} is a part of several names", hint=f"name one: {offered}{more}")


def line(told: Person, tenures: Sequence[Tenure]) -> Iterator[Text]:
    """A person on one line, with the last office."""
    last = tenures[-1] if tenures else None
    office = f"{_title(last)}, {days(last.membership)}" if last else ""
    yield Text.assemble(
        (safe(told.name), "bold"), "  ", screen.dotted(office, _life(told), told.id[:SHORT])
    )


def offices(
    told: Person, tenures: Sequence[Tenure], source: Source, *, console: Console, after: bool
) -> Iterator[Text]:
    """A person with all offices, one a line, and the register that says so."""
    yield from [Text()] if after else []
    yield from screen.wrapped(Text(safe(told.name), "bold"), console)
    about = screen.dotted(told.gender, _life(told), told.id[:SHORT])
    yield from screen.wrapped(about, console)
    if told.other_names:
        also = Text(f"also {', '.join(map(safe, told.other_names))}", "dim")
        yield from screen.wrapped(also, console)
    yield Text()
    if not tenures:
        yield Text("no office told", "italic")
    width = max((len(days(one.membership)) for one in tenures), default=0)
    for one in tenures:
        party = one.party.name if one.party else ""
        title, area = safe(_title(one)), one.membership.area
        aside = screen.dotted("" if area in title else area, party)
        text = Text.assemble(title, "  ", aside)
        text.rstrip()
        first, *rest = screen.wrapped(text, console, " " * (width + 2))
        yield Text.assemble(days(one.membership).ljust(width + 2), first[width + 2 :])
        yield from rest
    yield Text()
    day = f"as of {source.as_of}" if source.as_of else ""
    yield from screen.wrapped(screen.dotted(f"from {source.name}", day), console)


def days(told: Membership) -> str:
    """When it was held, in figures; an end that is not told is not made up."""
    match (told.since, told.until, told.as_of):
        case (None, None, None):
            return "not told when"
        case (None, None, day):
            return f"held on {day}"
        case (None, until, _):
            return f"until {until}"
        case (since, None, None):
            return f"from {since}, end not told"
        case (since, None, day):
            return f"{since} to at least {day}"
        case (since, until, _):
            return f"{since} to {until}"
    raise AssertionError(told)  # pragma: no cover


def listed(told: Person) -> dict[str, Any]:
    """A person as a JSON object, with Popolo's keys."""
    return popolo_export.person(told)


def shown(told: Person, tenures: Sequence[Tenure], source: Source) -> dict[str, Any]:
    """The same with the memberships, and in each what it is in."""
    memberships = [_nested(one) for one in tenures]
    where = {"name": source.name, "format": source.format, "sha256": source.sha256}
    day = {"as_of": str(source.as_of)} if source.as_of else {}
    return {**listed(told), "memberships": memberships, "register": {**where, **day}}


def _nested(told: Tenure) -> dict[str, Any]:
    within = {
        "post": told.post and popolo_export.post(told.post),
        "organization": told.organization and popolo_export.organization(told.organization),
        "on_behalf_of": told.party and popolo_export.organization(told.party),
    }
    known = {key: value for key, value in within.items() if value}
    return {**popolo_export.membership(told.membership), **known}


def _is_called(one: Person, wanted: str) -> bool:
    name = " ".join(wanted.casefold().split())
    return any(name == " ".join(own.casefold().split()) for own in (one.name, *one.other_names))


def _title(told: Tenure) -> str:
    title = (told.post.label if told.post else told.membership.role) or "member"
    body = told.organization.name if told.organization else ""
    return post(Office(title, body)) if body else title


def _life(told: Person) -> str:
    born = f"born {told.birth}" if told.birth else ""
    died = f"died {told.death}" if told.death else ""
    return ", ".join(filter(None, (born, died)))
