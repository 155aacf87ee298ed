"""What an article, a person or an address says is shown as text, wherever it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from desk_world import Browser

from onrecord.pipeline import judge
from onrecord.record import deeds
from onrecord.record.account import Account, Role
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
from onrecord.record.judgement import Judgement, Pair, Verdict
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.revision import Marked
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record
from onrecord.store.watches import Body, Feed, Sighting
from onrecord.store.watches import Entry as Fed

EVIL = "\"'><xss onclick=alert(1)>{{7*7}}</title></textarea><script>alert(1)</script>&#39;"
HOME = Article(
    f"{EVIL} said {EVIL} today.\n\nAnd the ferry will sail, {EVIL} told {EVIL}.", path=EVIL,
    title=EVIL, outlet=EVIL, byline=EVIL, url=f"javascript:alert(1)//{EVIL}", language=EVIL,
    published=datetime(2024, 1, 2, tzinfo=UTC).date(),
)  # fmt: skip


def said(start: int, act: Act = Act.PLEDGE) -> Entry:
    told = Statement(
        HOME.id, Kind.MIXED, (Span(0, len(EVIL)),), (Span(len(EVIL), len(EVIL) + 5),),
        (Span(start, start + len(EVIL)),), EVIL, 0.9, EVIL, act=act,
    )  # fmt: skip
    one = Speaker(EVIL, SpeakerType.PERSON, 0.9, Office(EVIL, EVIL))
    two = Speaker(EVIL + "2", SpeakerType.ORGANIZATION, 0.9)
    return Entry(
        told, (one, two), Interval.day(datetime(2024, 1, 1, tzinfo=UTC).date()), place=EVIL,
        occasion=EVIL, addressee=EVIL, reading=EVIL,
    )  # fmt: skip


FIRST, SECOND = said(len(EVIL) + 6), said(HOME.text.index(f"{EVIL} told"), Act.DENY)
WALL = Measure(
    HOME.id, EVIL, (Span(0, 9),), EVIL, (Standing(Status.PROPOSED, (Span(0, 4),)),), EVIL,
    statements=(FIRST.id,),
)  # fmt: skip
LINK = Link(FIRST.id, SECOND.id, Relation.REVERSES, 0.6, (Reason(EVIL, (Span(0, 9),), ()),))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Every field that an article, a person who judges, or a watchlist fills says it."""
    path: Path = tmp_path_factory.mktemp("hostile") / "desk.db"
    now = datetime(2024, 1, 3, tzinfo=UTC)
    with open_record(path) as record:
        record.add(ArticleRecord(HOME, (FIRST, SECOND), (WALL,), (LINK,)), matcher=Identities())
        copy = replace(HOME, title=EVIL + "2")
        entry = replace(FIRST, statement=replace(FIRST.statement, article=copy.id))
        record.add(ArticleRecord(copy, (entry,)), matcher=Identities())
        for who in (EVIL, EVIL + "2"):
            verdict = Verdict.ACCEPT if who == EVIL else Verdict.REJECT
            judge(record, Judgement(verdict, who, now, pair=Pair.of(LINK), note=EVIL))
            mark = Marked((Span(0, 3 + len(who)),))
            revision = deeds.added(HOME, mark)
            judge(record, Judgement(Verdict.REVISE, who, now, revision=revision, note=EVIL))
        record.accounts.note(now, EVIL, EVIL, EVIL)
        feed = Feed("https://feed.example/")
        record.watches.polled(feed, [Fed(EVIL, HOME)], now)
        (item,) = record.watches.waiting()
        told = {
            "speakers": [{"name": EVIL}], "kind": EVIL, "text": EVIL,
            "article": {"outlet": EVIL, "title": EVIL, "path": EVIL},
        }  # fmt: skip
        sight = Sighting(FIRST.id, now, (EVIL,), told)
        record.watches.fetched(item.number, Body("https://x.example/", "html", b"x"))
        record.watches.done(item.number, now, article=HOME.id, sightings=[sight])
        record.accounts.add(Account("jo", Role.ADMIN, EVIL, now))
        browser = Browser(record)
        object.__setattr__(browser.app._app._site, "opener", EVIL)
        yield browser


def paths(browser: Browser) -> list[str]:
    who = next(one.id for one in browser.record.speakers() if one.id)
    evil = quote(EVIL, safe="")
    a, b = LINK.a, LINK.b
    return [
        "/", "/statements", f"/statements/{FIRST.id}", "/articles", f"/articles/{HOME.id}",
        f"/articles/{HOME.id}?edit={FIRST.id}", f"/articles/{HOME.id}?edit=new&content={evil}",
        f"/articles/{HOME.id}?edit={evil}", f"/articles/{evil}", "/links", f"/pairs/{a}/{b}",
        f"/links?state={evil}", "/people", f"/people?name={evil}", f"/people/{who}",
        f"/search?q={evil}", "/search?q=ferry", f"/search?q=ferry&after={evil}", "/measures",
        f"/measures/{WALL.id}", "/matters", f"/matters/{evil}", "/corrections", "/agreement",
        f"/agreement/articles/{HOME.id}?a={evil}&b={evil}2", "/audit", f"/login?next={evil}",
        "/help", f"/{evil}", f"/corrections?judged={evil}", f"/statements?act={evil}",
    ]  # fmt: skip


class Tags(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "xss" or (tag == "script" and not dict(attrs).get("src")):
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name == "style" and tag not in ("svg",)):
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src", "action") and value and "script:" in value[:12].casefold():
                self.wrong.append(f"{tag} {value}")


def test_no_page_takes_it_for_markup(hostile: Browser) -> None:
    """Not one tag, attribute or address of it; and no template reads it again."""
    seen = 0
    for path in paths(hostile):
        answer = hostile.get(path)
        assert answer.status_code < 500, path
        told = Tags()
        told.feed(answer.text)
        assert told.wrong == [], path
        assert "49</title>" not in answer.text
        assert "'><xss" not in answer.text
        seen += answer.text.count("&lt;xss")
    assert seen > 100


def test_feeds_and_the_api_hold_it_as_text(hostile: Browser) -> None:
    """As their own formats write it."""
    from xml.etree import ElementTree as Xml

    feed = hostile.get("/feeds/today.atom")
    assert EVIL in "".join(Xml.fromstring(feed.content).itertext())
    for path in ("/api/v1/statements", f"/api/v1/articles/{HOME.id}", "/api/v1/judgements"):
        answer = hostile.get(path)
        assert answer.headers["content-type"] == "application/json"
        assert "<xss" in json.dumps(answer.json())


@pytest.mark.parametrize(
    "evil",
    [
        "x\r\nset-cookie: a=b",
        "x\nlocation: //evil",
        "'; DROP TABLE entries; --",
        "%00",
        "\x00",
        "../../etc",
    ],
)
def test_nothing_of_it_reaches_a_header_or_the_database(hostile: Browser, evil: str) -> None:
    """Header and SQL injection, NULs, and paths."""
    before = hostile.record.counts()
    told = quote(evil, safe="")
    for path in (
        f"/search?q={told}", f"/people?name={told}", f"/articles/{told}", f"/pairs/{told}/{told}",
        f"/statements/{told}", f"/measures/{told}", f"/people/{told}", f"/login?next={told}",
        f"/api/v1/search?q={told}", f"/api/v1/people/{told}", f"/feeds/people/{told}.atom",
    ):  # fmt: skip
        answer = hostile.get(path)
        assert answer.status_code < 500, path
        assert "a=b" not in answer.headers.get("set-cookie", "")
        assert "evil" not in answer.headers.get("location", "")
    assert hostile.record.counts() == before
