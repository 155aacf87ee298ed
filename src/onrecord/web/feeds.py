"""Atom feeds (RFC 4287): what came in last, and what one person said last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from xml.etree import ElementTree as Xml

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.errors import NotFound
from onrecord.store.desk import Came
from onrecord.web import wording
from onrecord.web.searching import look_for
from onrecord.web.site import Site

ATOM: Final = "http://www.w3.org/2005/Atom"
TYPE: Final = "application/atom+xml"
LONGEST: Final = 40  # entries
UNDATED: Final = date(1970, 1, 1)  # an entry of a feed needs an instant


def routes(site: Site) -> APIRouter:
    """The feeds of the desk."""
    router = APIRouter()
    desk = site.record.desk

    @router.get("/feeds/today.atom")
    def today(request: Request) -> Response:
        """The statements that came in last."""
        return _answer(request, "onrecord: Today", "today", desk.newest(limit=LONGEST))

    @router.get("/feeds/people/{id}.atom")
    def person(request: Request, id: str) -> Response:  # noqa: A002
        """What one person said last."""
        one = site.record.identities.one(id)
        said = desk.said_by(one.id, limit=LONGEST)
        return _answer(request, f"onrecord: {one.name}", f"person:{one.id}", said)

    @router.get("/feeds/searches/{id}.atom")
    def search(request: Request, id: str) -> Response:  # noqa: A002
        """What a search that somebody keeps finds, by the words of it, the newest first."""
        kept = site.record.searches.one(id)
        hits = look_for(site, kept.query, skip=0, limit=LONGEST, exact=True)
        came = [Came(0, hit.entry, hit.article) for hit in hits]
        came.sort(key=lambda one: one.place, reverse=True)
        return _answer(request, f"onrecord: {kept.name}", f"search:{kept.id}", came)

    @router.get("/feeds/watched.atom")
    def watched(request: Request) -> Response:
        """What watchlists asked for and was seen last, as far as it is on record still."""
        came = []
        for one in site.record.watches.latest(LONGEST):
            try:
                came.append(Came(0, *site.record.entry(one.id)))
            except NotFound:  # read anew since, or forgotten
                continue
        return _answer(request, "onrecord: what was watched for", "watched", came)

    return router


def _answer(request: Request, title: str, name: str, came: Sequence[Came]) -> Response:
    home = str(request.base_url)
    return Response(feed(home, request.url.path, title, name, came), media_type=TYPE)


def feed(home: str, path: str, title: str, name: str, came: Sequence[Came]) -> bytes:
    """A feed of statements; `home` is the address of the desk, `path` that of the feed."""
    root = Xml.Element("feed", xmlns=ATOM)
    _text(root, "title", title)
    _text(root, "id", f"urn:onrecord:{name}")
    _text(root, "updated", _instant(max((one.day for one in came if one.day), default=None)))
    Xml.SubElement(root, "link", rel="self", href=f"{home.rstrip('/')}{path}", type=TYPE)
    Xml.SubElement(root, "link", rel="alternate", href=home, type="text/html")
    _text(Xml.SubElement(root, "author"), "name", "onrecord")
    for one in came:
        _entry(root, home, one)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Xml.Element, home: str, one: Came) -> None:
    told = Xml.SubElement(root, "entry")
    who = ", ".join(speaker.name for speaker in one.entry.speakers) or "no speaker named"
    said = one.entry.statement
    _text(told, "title", f"{who}: {said.text}")
    _text(told, "id", f"urn:onrecord:statement:{one.entry.id}")
    _text(told, "updated", _instant(one.day))
    Xml.SubElement(told, "link", rel="alternate", href=f"{home}statements/{one.entry.id}")
    _text(Xml.SubElement(told, "author"), "name", who)
    Xml.SubElement(told, "category", term=said.act.value)
    where = f"{wording.where(one.article)}, {wording.when(one.entry, one.article)}"
    _text(told, "summary", f"{said.text} ({said.kind.value}; {where})")


def _text(parent: Xml.Element, name: str, words: str) -> None:
    # Not in XML 1.0 at all, however they are written.
    told = wording.plain(words).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    Xml.SubElement(parent, name).text = told


def _instant(day: date | None) -> str:
    return f"{day or UNDATED}T00:00:00Z"
