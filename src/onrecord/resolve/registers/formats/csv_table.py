"""A table of our own, as CSV: one row a person in an office.

The columns, each by any of its names, in any order, upper or lower case; only
the person's and one for the office have to be there. `docs/reference/registers.md`
explains them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO, Final

from onrecord.errors import InputError
from onrecord.record.people import Membership, Organization, Person, Post
from onrecord.record.source import Noun
from onrecord.resolve.registers.formats.intake import Intake, party_id
from onrecord.resolve.registers.formats.streams import csv_rows, rewound
from onrecord.resolve.registers.formats.values import day, gender, names, needed

# What each column is called, by us first and then by others.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("person", "name", "fullname", "personname"),
    "id": ("personid", "id"),
    "other names": ("othernames", "aliases", "alsoknownas"),
    "gender": ("gender", "sex"),
    "born": ("born", "birth", "birthdate", "dateofbirth"),
    "died": ("died", "death", "deathdate", "dateofdeath"),
    "title": ("title", "office", "position", "post", "role"),
    "organization": ("organization", "organisation", "body", "institution"),
    "from": ("from", "start", "since", "startdate", "termstart"),
    "to": ("to", "end", "until", "enddate", "termend"),
    "area": ("area", "constituency", "district", "region"),
    "party": ("party", "group", "politicalgroup"),
}
DELIMITERS: Final = (",", "\t", ";")
SEVERAL: Final = re.compile(r"[;|]")  # between other names in one cell


def header(line: str) -> tuple[str, Mapping[str, int]] | None:
    """The delimiter of a first line, and where which column is; None if it is no such table."""
    for delimiter in DELIMITERS:
        cells = [_folded(cell) for cell in _cut(line.strip("\ufeff\r\n"), delimiter)]
        found = {
            column: next(cells.index(name) for name in called if name in cells)
            for column, called in COLUMNS.items()
            if any(name in cells for name in called)
        }
        if "person" in found and ("title" in found or "organization" in found):
            return delimiter, found
    return None


def nouns(stream: BinaryIO, intake: Intake) -> Iterator[Noun]:
    """The nouns of one table."""
    first = rewound(stream).readline().decode("utf-8", "replace")
    told = header(first)
    if told is None:
        raise InputError("line 1 does not name a column for the person and one for the office")
    delimiter, columns = told
    people: dict[str, Person] = {}
    rows = csv_rows(stream, delimiter)
    width = len(next(rows)[1])
    for line, cells in rows:
        where = f"line {line}"
        if len(cells) > width:
            intake.refuse(where, f"it has {len(cells)} cells, the header has {width}")
            continue
        row = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
        for person in intake.made(where, partial(_person, row, where, intake)):
            people[person.id] = _met(people.get(person.id), person)
            yield from _office(row, person, where, intake)
    yield from people.values()


def _met(before: Person | None, now: Person) -> Person:
    """One person of two rows: the first row's name, and whatever either row knows."""
    if before is None:
        return now
    others = (*before.other_names, now.name, *now.other_names)
    return Person(
        id=before.id,
        name=before.name,
        other_names=names(others, "name", but=before.name),
        gender=before.gender or now.gender,
        birth=before.birth or now.birth,
        death=before.death or now.death,
    )


def _person(row: Mapping[str, str], where: str, intake: Intake) -> Person:
    name = needed(row.get("person"), "person's name")
    return Person(
        # Without an id, one name is one person.
        id=row.get("id") or f"name/{name}",
        name=name,
        other_names=names(SEVERAL.split(row.get("other names", "")), "other names", but=name),
        gender=gender(row.get("gender")),
        birth=intake.lifetime(where, row.get("born"), "born"),
        death=intake.lifetime(where, row.get("died"), "died"),
    )


def _office(row: Mapping[str, str], person: Person, where: str, intake: Intake) -> Iterator[Noun]:
    title, body, area = row.get("title", ""), row.get("organization", ""), row.get("area", "")
    home = f"organization/{body}" if body else ""

    def made() -> Membership:
        if not (title or body):
            raise InputError("it has neither a title nor an organization")
        since, until = day(row.get("from"), "from"), day(row.get("to"), "to")
        return Membership(
            person=person.id,
            organization=home,
            post=_post_id(title, body, area) if title else "",
            since=since,
            until=until,
            as_of=intake.still(since, until),
            party=party_id(row.get("party", "")),
            area=area,
        )

    for membership in list(intake.made(where, made)):
        if body:
            yield from intake.once(Organization(home, body))
        yield from intake.party(row.get("party", ""))
        if title:
            yield from intake.once(Post(membership.post, title, home, area))
        yield membership


def _post_id(*parts: str) -> str:
    return "/".join(("post", *parts))


def _cut(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:  # a quotation mark that is not closed
        return []


def _folded(cell: str) -> str:
    return re.sub(r"[\W_]+", "", cell).casefold()
