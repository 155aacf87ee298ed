"""Statements that are linked, drawn as families: each once, under the one it goes back to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.plain import SHORT, day
from onrecord.record.entry import Entry
from onrecord.record.link import Link
from onrecord.record.text import Article

Homes = Mapping[str, tuple[Entry, Article]]


def families(links: Iterable[Link], home: Homes) -> list[list[str]]:
    """Ids of entries that hang together by their links, each family by date, then as they came."""
    found: dict[str, list[str]] = {}
    for link in links:
        a, b = found.setdefault(link.a, [link.a]), found.setdefault(link.b, [link.b])
        if a is not b:
            b.extend(a)
            found.update(dict.fromkeys(a, b))
    came = {id: place for place, id in enumerate(home)}
    distinct = {id(family): family for family in found.values()}.values()
    in_order = [
        sorted(family, key=lambda one: (_day(*home[one]), came[one])) for family in distinct
    ]
    return sorted(in_order, key=lambda family: came[family[0]])


def linked(links: Collection[Link], home: Homes, console: Console) -> screen.Lines:
    """Families of statements, the first in full and below it what each later one is to it.

    `home` leads from the id of an entry to it and its article. Of several links
    of one statement, the likeliest is told.
    """
    for family in families(links, home):
        for place, id in enumerate(family):
            entry, where = home[id]
            back = _back(links, id, set(family[:place]))
            link = max(back, key=lambda one: one.probability, default=None)
            indent = screen.INDENT if link else ""
            yield Text()
            yield from screen.words(entry, console, indent)
            yield from screen.wrapped(screen.whose(entry, where), console, indent + "  ")
            if link:
                yield from screen.wrapped(_how(link, id), console, indent + "  ")


def _back(links: Iterable[Link], id: str, before: set[str]) -> Iterable[Link]:
    return (
        one
        for one in links
        if (one.a == id and one.b in before) or (one.b == id and one.a in before)
    )


def _how(link: Link, id: str) -> Text:
    other = link.b if link.a == id else link.a
    told = (link.relation.value, "bold"), (f" {other[:SHORT]} · {link.probability:.0%}", "dim")
    return Text.assemble(*told)


def _day(entry: Entry, where: Article) -> date:
    return day(entry, where) or date.max
