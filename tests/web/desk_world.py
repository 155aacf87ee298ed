"""A small record for the desk's tests, and a browser that needs no network."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

import anyio
import httpx2 as httpx

from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Interval,
    Measure,
    Office,
    Speaker,
    SpeakerType,
    Standing,
    Status,
)
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import Record
from onrecord.web.app import desk

HOST = "127.0.0.1:8765"
DAY = date(2017, 2, 23)

FERRY = Article(
    "The harbor stays shut.\n\nMayor Ada Quinn pledged: “No ferry will sail this winter.”\n"
    "She said that the wall had to be mended first.",
    path="ferry.txt",
    title="No ferry this winter",
    outlet="The Harbor Ledger",
    published=DAY,
    url="https://ledger.example/ferry",
)
SAILS = Article(
    "“The ferry will sail in January,” Quinn told reporters, calling it “a promise kept”.",
    path="sails.txt",
    title="Ferry to sail",
    outlet="Evening Wire",
    published=date(2017, 3, 2),
)


def span(article: Article, words: str) -> Span:
    """Where some words stand."""
    at = article.text.index(words)
    return Span(at, at + len(words))


def said(article: Article, words: str, **more: Any) -> Entry:
    """A statement of the Mayor in these words of an article."""
    told = {"kind": Kind.DIRECT, "act": Act.ASSERT, "source": "", "cue": "", **more}
    source, cue = ((span(article, told[n]),) if told[n] else () for n in ("source", "cue"))
    statement = Statement(
        article.id, told["kind"], source, cue, (span(article, words),), words, 0.9,
        "attributions 1", act=told["act"], nested_in=told.get("nested_in"),
    )  # fmt: skip
    ada = Speaker("Ada Quinn", SpeakerType.PERSON, 0.9, Office("Mayor", "Port Ellery"))
    on = Interval.day(told["on"]) if "on" in told else None
    return Entry(statement, (ada,), on, place=told.get("place"))


NONE_SAILS = said(
    FERRY, "No ferry will sail this winter", act=Act.PLEDGE, source="Mayor Ada Quinn",
    cue="pledged", on=DAY, place="Port Ellery",
)  # fmt: skip
MENDED = said(FERRY, "that the wall had to be mended first", kind=Kind.INDIRECT, cue="said")
SAILS_SOON = said(SAILS, "The ferry will sail in January", source="Quinn", cue="told")
KEPT = said(SAILS, "it “a promise kept”", kind=Kind.MIXED, cue="calling")

REVERSAL = Link(
    SAILS_SOON.id, NONE_SAILS.id, Relation.REVERSES, 0.61,
    (Reason("polarity", (span(SAILS, "will sail"),), (span(FERRY, "No ferry will sail"),)),),
)  # fmt: skip
REPEATED = Link(KEPT.id, MENDED.id, Relation.REPEATS, 0.4)


def fill(record: Record) -> None:
    """Two articles, four statements of one person, a measure and two links."""
    wall = Measure(
        FERRY.id, "the wall", (span(FERRY, "the wall"),), "plan",
        (Standing(Status.PROPOSED, (span(FERRY, "had to be mended"),)),), "Ada Quinn",
        statements=(MENDED.id,),
    )  # fmt: skip
    record.add(ArticleRecord(FERRY, (NONE_SAILS, MENDED), (wall,)), matcher=Identities())
    record.add(
        ArticleRecord(SAILS, (SAILS_SOON, KEPT), links=(REVERSAL, REPEATED)), matcher=Identities()
    )


@dataclass
class Browser:
    """Asks the desk of a record as a browser on this computer would."""

    record: Record
    hosts: tuple[str, ...] = (HOST,)
    accounts: bool = False
    cookie: str = ""
    app: Any = field(init=False)

    def __post_init__(self) -> None:
        self.app = desk(self.record, who="Jo Reyes", hosts=self.hosts, accounts=self.accounts)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        if self.cookie:
            more["headers"] = {"cookie": self.cookie, **dict(more.get("headers") or {})}

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
                return await client.request(method, path, **more)

        return anyio.run(once)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def send(self, path: str, *, token: str | None = None, **fields: str) -> httpx.Response:
        """A form, with the token that the page of Today has, or another one."""
        form = urlencode({"token": self.token() if token is None else token, **fields})
        headers = {"content-type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, content=form, headers=headers)

    def token(self) -> str:
        page = self.get(f"/articles/{FERRY.id}?edit=new").text
        found = re.search(r'name="token" value="([^"]+)"', page)
        return found[1] if found else ""
