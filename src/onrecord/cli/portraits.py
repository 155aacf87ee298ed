"""What the record knows of one speaker: names, offices over time, statements by month, outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord.cli.plain import counted, day, post, safe
from onrecord.record.entry import Entry, Office
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.record.identity import Identity
    from onrecord.record.wire import Json

BARS: Final = "▁▂▃▄▅▆▇█"
NONE: Final = "·"
MONTHS: Final = "JFMAMJJASOND"


@dataclass(frozen=True, slots=True)
class Held:
    """An office as articles give it: the days of the first and the last, and how many they are."""

    office: Office
    first: date | None
    last: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A speaker of the record and what it says there; months as in `2017-02`."""

    identity: Identity
    names: Mapping[str, int]
    offices: tuple[Held, ...]
    months: Mapping[str, int]
    outlets: Mapping[str, int]
    statements: int
    articles: int


def portrait(one: Identity, said: Iterable[tuple[Entry, Article]]) -> Portrait:
    """A speaker, by its appearances and by all that it said."""
    months, outlets = Counter[str](), Counter[str]()
    statements = 0
    for entry, where in said:
        statements += 1
        when = day(entry, where)
        months.update([f"{when:%Y-%m}"] if when else [])
        outlets.update([where.outlet] if where.outlet else [])
    return Portrait(
        one,
        Counter(each.name for each in one.appearances),
        tuple(_offices(one)),
        dict(sorted(months.items())),
        outlets,
        statements,
        len({each.article for each in one.appearances}),
    )


def _offices(one: Identity) -> Iterator[Held]:
    """Offices in the order in which they are first given, however they are written."""
    days: dict[str, list[date]] = {}
    offices: dict[str, Office] = {}
    count = Counter[str]()
    for each in one.appearances:
        for office in each.offices:
            key = post(office).casefold()
            offices.setdefault(key, office)
            count[key] += 1
            days.setdefault(key, []).extend([each.published] if each.published else [])
    for key, office in offices.items():
        yield Held(office, min(days[key], default=None), max(days[key], default=None), count[key])


def as_json(told: Portrait) -> Json:
    """A portrait as one object."""
    one = told.identity
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type.value,
        "names": dict(_by_count(told.names)),
        "offices": [
            {
                "title": held.office.title,
                "organization": held.office.organization or None,
                "first": _iso(held.first),
                "last": _iso(held.last),
                "articles": held.articles,
            }
            for held in told.offices
        ],
        "statements": told.statements,
        "articles": told.articles,
        "months": dict(told.months),
        "first": _iso(one.first),
        "last": _iso(one.last),
        "outlets": dict(_by_count(told.outlets)),
        "appearances": [
            {"id": each.id, "article": each.article, "speaker": each.speaker, "name": each.name}
            for each in one.appearances
        ],
    }


def drawn(told: Portrait) -> Iterator[str]:
    """A portrait as lines of plain text, with a row of bars for each year."""
    one = told.identity
    yield f"{safe(one.name)}  {one.type}  {one.id}"
    articles = counted(told.articles, "article")
    if told.outlets:
        articles += f" of {counted(len(told.outlets), 'outlet')}"
    statements = counted(told.statements, "statement")
    yield f"{statements} in {articles}{_span(one.first, one.last)}"
    names = [f"{safe(name)} ({number})" for name, number in _by_count(told.names)]
    yield f"named   {', '.join(names)}"
    for at, held in enumerate(told.offices):
        when = _span(held.first, held.last).removeprefix(", ")
        line = f"{safe(post(held.office))}  {when}  {counted(held.articles, 'article')}"
        yield ("offices " if at == 0 else " " * 8) + line
    yield from _chart(told.months)
    for at, (outlet, number) in enumerate(_by_count(told.outlets)):
        yield ("outlets " if at == 0 else " " * 8) + f"{safe(outlet)} ({number})"


def _chart(months: Mapping[str, int]) -> Iterator[str]:
    """A row a year: statements of each month as a bar, and how many they are together."""
    if not months:
        return
    yield f"months  {' ' * 6}{' '.join(MONTHS)}"
    most = max(months.values())
    for year in sorted({month[:4] for month in months}):
        told = [months.get(f"{year}-{number:02}", 0) for number in range(1, 13)]
        yield f"        {year}  {' '.join(_bar(number, most) for number in told)}  {sum(told)}"


def _bar(number: int, most: int) -> str:
    return BARS[(number * len(BARS) - 1) // most] if number else NONE


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ", undated"
    return f", {first}" if first == last else f", {first} to {last}"


def _by_count(told: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    return sorted(told.items(), key=lambda one: (-one[1], one[0]))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
