"""What the record speaks of: each matter with the positions that were taken, side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onrecord.errors import NotFound
from onrecord.record.entry import Entry
from onrecord.record.text import Article, digest
from onrecord.store.asking import Counts
from onrecord.web import wording
from onrecord.web.drawing import page
from onrecord.web.site import Site

if TYPE_CHECKING:
    from onrecord.compare.matters import Matter

MOST: Final = 3000  # statements that are gathered while a reader waits
SHOWN: Final = 100


@dataclass(slots=True)
class Gathered:
    """The matters of a record, gathered when they are first asked for and when it has grown."""

    site: Site
    counts: Counts | None = None
    matters: tuple[Matter, ...] = ()

    def now(self) -> tuple[Matter, ...] | None:
        """The matters, the most spoken of first; None of a record that is too large for it."""
        counts = self.site.record.counts()
        if counts.entries > MOST:
            return None
        if counts != self.counts:
            from onrecord.pipeline import matters

            self.matters = tuple(matters(self.site.record)[:SHOWN])
            self.counts = counts
        return self.matters


def key(told: Matter) -> str:
    """What a matter's page is called by: the same as long as its name is."""
    return digest("matter", told.measure, told.name)


def routes(site: Site) -> APIRouter:
    """The pages of matters."""
    router = APIRouter(default_response_class=HTMLResponse)
    gathered = Gathered(site)

    @router.get("/matters")
    def matters(request: Request) -> HTMLResponse:
        found = gathered.now()
        told = [(key(one), one, speakers(one)) for one in found or ()]
        return page(site, request, "matters", told=told, small=found is not None, most=MOST)

    @router.get("/matters/{id}")
    def matter(request: Request, id: str) -> HTMLResponse:  # noqa: A002
        for one in gathered.now() or ():
            if key(one) == id:
                return page(site, request, "matter", matter=one, positions=positions(site, one))
        raise NotFound(f"no matter on record goes by {id!r}", hint="/matters lists them")

    return router


def speakers(told: Matter) -> list[str]:
    """Who speaks of a matter, the most heard first."""
    count: defaultdict[str, int] = defaultdict(int)
    for entry in told.entries:
        for one in entry.speakers:
            count[one.name] += 1
    return sorted(count, key=lambda name: (-count[name], name))


def positions(site: Site, told: Matter) -> list[tuple[str, list[tuple[Entry, Article]]]]:
    """Of each speaker what they said of a matter, by day; the most heard first."""
    found: defaultdict[str, list[tuple[Entry, Article]]] = defaultdict(list)
    names: dict[str, str] = {}
    for entry in told.entries:
        who = "+".join(sorted(one.who or one.name for one in entry.speakers))
        names.setdefault(who, ", ".join(one.name for one in entry.speakers) or "no speaker named")
        found[who].append(site.record.entry(entry.id))
    for said in found.values():
        said.sort(key=lambda pair: f"{wording.day(*pair)}")
    return [(names[who], found[who]) for who in sorted(found, key=lambda w: -len(found[w]))]
