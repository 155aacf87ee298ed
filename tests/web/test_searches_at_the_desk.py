"""Searches are narrowed, kept and followed; what is on the screen is taken as a file."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as Xml

import pytest
from desk_world import KEPT, MENDED, NONE_SAILS, SAILS_SOON, Browser

from onrecord.store.watches import Entry, Feed, Sighting

SAID = {NONE_SAILS.id, MENDED.id, SAILS_SOON.id, KEPT.id}


def rows(told: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(told)))


def test_a_search_is_narrowed_by_what_is_among_its_hits(browser: Browser) -> None:
    """Each facet leads to a query that finds just as many."""
    page = browser.get("/search?q=ferry&exact=true").text
    found = re.findall(
        r'<li><a href="(/search[^"]+)">([^<]+)</a> <span class="soft">(\d+)</span>', page
    )
    assert {label for _, label, _ in found} >= {"pledge", "assert", "The Harbor Ledger"}
    for href, label, number in found:
        narrowed = browser.get(html.unescape(href)).text
        assert narrowed.count("data-item") == int(number), label


def test_alternatives_are_narrowed_as_a_whole(browser: Browser) -> None:
    """`a OR b act:pledge` would ask for something else."""
    page = browser.get("/search?q=ferry+OR+wall&exact=true").text
    href = next(h for h in re.findall(r'href="(/search[^"]+)"', page) if "pledge" in h)
    (asked,) = parse_qs(urlsplit(html.unescape(href)).query)["q"]
    assert asked == "(ferry OR wall) act:pledge"


@pytest.mark.parametrize("path", ["/search", "/statements", "/people/{who}/statements"])
def test_what_is_on_the_screen_is_taken_as_a_file(browser: Browser, path: str) -> None:
    """As CSV and as JSON lines, the same statements."""
    who = browser.record.identities.like("Ada")[0].id
    path = path.format(who=who)
    asked = "?q=ferry+OR+wall+OR+promise&exact=true" if path == "/search" else ""
    told = browser.get(f"{path}.csv{asked}")
    assert told.headers["content-type"] == "text/csv; charset=utf-8"
    assert told.headers["content-disposition"].startswith("attachment")
    assert {row["id"] for row in rows(told.text)} == SAID
    lines = [json.loads(line) for line in browser.get(f"{path}.jsonl{asked}").text.splitlines()]
    assert {one["id"] for line in lines for one in line.get("statements", ())} == SAID
    assert browser.get(f"{path}.exe{asked}").status_code == 404


def test_a_search_is_kept_and_followed(browser: Browser) -> None:
    """By everybody at the desk, until it is removed."""
    answer = browser.send("/searches", q="act:pledge ferry", name=" New  pledges ", exact="true")
    assert answer.headers["location"] == "/search?q=act%3Apledge+ferry&exact=true"
    (one,) = browser.record.searches.all()
    assert (one.name, one.who) == ("New pledges", "Jo Reyes")
    browser.send("/searches", q="act:pledge ferry", name="New pledges", exact="true")
    assert len(browser.record.searches.all()) == 1
    for path in ("/", "/search", "/search?q=wall"):
        assert "New pledges" in browser.get(path).text
    feed = Xml.fromstring(browser.get(f"/feeds/searches/{one.id}.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [e.findtext(f"{atom}id") for e in feed.findall(f"{atom}entry")]
    assert ids == [f"urn:onrecord:statement:{NONE_SAILS.id}"]
    browser.send(f"/searches/{one.id}/delete")
    assert browser.record.searches.all() == []
    assert browser.get(f"/feeds/searches/{one.id}.atom").status_code == 404


@pytest.mark.parametrize(
    "fields", [{"q": "(ferry"}, {"q": ""}, {"q": "ferry", "name": "x" * 81}, {}]
)
def test_what_cannot_be_asked_is_not_kept(browser: Browser, fields: dict[str, str]) -> None:
    """Nor under a name that is too long."""
    assert browser.send("/searches", **fields).status_code == 400
    assert browser.send("/searches", token="x", q="ferry").status_code == 403
    assert browser.record.searches.all() == []


def test_what_was_watched_for_is_a_feed(browser: Browser) -> None:
    """What is on record of it still."""
    now, watches = datetime(2024, 1, 1, tzinfo=UTC), browser.record.watches
    _, article = browser.record.entry(NONE_SAILS.id)
    watches.polled(Feed("https://feed.example/"), [Entry("a", article)], now)
    (item,) = watches.waiting()
    told = {"speakers": [], "kind": "direct", "text": "x", "article": {"outlet": "O"}}
    seen = [Sighting(id_, now, ("pledges",), told) for id_ in (NONE_SAILS.id, "0" * 16)]
    watches.done(item.number, now, article=article.id, sightings=seen)
    assert browser.get("/feeds/watched.atom").text.count("<entry>") == 1
