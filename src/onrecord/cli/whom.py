"""Whom a name or an id on the command line means: one speaker of the record, or an offer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.cli.plain import SHORT, counted, post, safe
from onrecord.errors import InputError
from onrecord.record.judgement import Anchor, Side

if TYPE_CHECKING:
    from onrecord.record.identity import Identity
    from onrecord.store.sql import Record


def whom(record: Record, wanted: str) -> Identity:
    """The one speaker that a whole name, an id or a part of a name means.

    Raises NotFound where it is nobody, or several, who are offered.
    """
    from onrecord.doors import whom

    return whom.whom(record, wanted, told)


def only(wanted: str, found: list[Identity]) -> Identity:
    """The only one of those found; raises NotFound with all of them where there are several."""
    from onrecord.doors import whom

    return whom.only(wanted, found, told)


def told(one: Identity) -> str:
    """A speaker so that it can be told from others: name, last office, articles, id."""
    offices = [post(office) for each in one.appearances for office in each.offices]
    articles = counted(len({each.article for each in one.appearances}), "article")
    about = ", ".join(filter(None, (offices[-1] if offices else "", articles)))
    return safe(f"{one.name} ({about}) {one.id[:SHORT]}")


def sides(record: Record, a: str, b: str) -> tuple[Side, Side]:
    """Two speakers to be declared two; of one identity, the articles that print either name.

    Raises InputError where both names mean the same articles.
    """
    one, other = whom(record, a), whom(record, b)
    if one.id != other.id:
        return side(one), side(other)
    parts = [_part(one, wanted) for wanted in (a, b)]
    if set(parts[0].anchors) & set(parts[1].anchors) or not all(part.anchors for part in parts):
        names = ", ".join(one.names)
        raise InputError(
            f"{a!r} and {b!r} mean the same articles of {one.name}",
            hint=f"name two of its names ({names}), or ids of its appearances: `onrecord who`",
        )
    return parts[0], parts[1]


def side(one: Identity) -> Side:
    """All appearances of a speaker."""
    return Side(one.name, _anchors(one, [each.id for each in one.appearances]))


def _part(one: Identity, wanted: str) -> Side:
    """Those of one speaker's appearances that a name or an id means."""
    by_name = [e.id for e in one.appearances if e.name.casefold() == wanted.casefold()]
    by_id = [e.id for e in one.appearances if e.id.startswith(wanted.casefold())]
    return Side(wanted, _anchors(one, by_name or by_id))


def _anchors(one: Identity, ids: Iterable[str]) -> tuple[Anchor, ...]:
    among = set(ids)
    return tuple(
        sorted(Anchor(each.article, each.speaker) for each in one.appearances if each.id in among)
    )
