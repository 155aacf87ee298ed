"""What is among the hits of a search, so that it can be narrowed by a click."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.store.search import Hit
from onrecord.web import wording

COUNTED: Final = 200  # of the best hits
SHOWN: Final = 8  # of each facet


@dataclass(frozen=True, slots=True)
class Facet:
    """One field: each value with how many hits have it and the query that asks for them."""

    title: str
    values: tuple[tuple[str, int, str], ...]


def _speakers(hit: Hit) -> Iterator[str]:
    yield from {one.name for one in hit.entry.speakers if one.id}


def _year(hit: Hit) -> Iterator[str]:
    if day := wording.day(hit.entry, hit.article):
        yield f"{day.year}"


def _outlet(hit: Hit) -> Iterator[str]:
    if hit.article.outlet:
        yield hit.article.outlet


def _quoted(field: str) -> Callable[[str], str]:
    return lambda told: f'{field}:"{told.replace(chr(34), " ")}"'


FACETS: Final[
    tuple[tuple[str, Callable[[Hit], Iterator[str]], Callable[[str], str]], ...]
] = (
    ("Speaker", _speakers, _quoted("speaker")),
    ("Act", lambda hit: iter([hit.entry.statement.act.value]), "act:{}".format),
    ("Kind", lambda hit: iter([hit.entry.statement.kind.value]), "kind:{}".format),
    ("Outlet", _outlet, _quoted("outlet")),
    ("Year", _year, "after:{0} before:{0}".format),
)  # fmt: skip


def facets(query: str, hits: Sequence[Hit]) -> list[Facet]:
    """The facets of some hits of a query, those left out that would narrow nothing."""
    asked = f"({query})" if " OR " in query else query
    found = []
    for title, values, narrowing in FACETS:
        count = Counter(value for hit in hits for value in values(hit))
        told = sorted(count.items(), key=lambda one: (-one[1], one[0]))[:SHOWN]
        if len(count) > 1:
            more = tuple((value, n, f"{asked} {narrowing(value)}") for value, n in told)
            found.append(Facet(title, more))
    return found
