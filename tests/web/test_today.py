"""What other parts of the program know of a statement stands on its pages, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from desk_world import Browser, said

from onrecord.read.sketches import sketch
from onrecord.record import wire
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record
from onrecord.store.watches import Entry, Feed, Sighting

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)
STORY = Article(
    "The harbor was shut when the gale came in from the west on Monday. “The wall held all "
    "night,” she said to those who had come down to the pier. The ferries stay in port until "
    "the wind turns, and nobody knows when the boats for the islands will sail again.",
    title="The wall held", outlet="The Harbor Ledger", published=date(2017, 2, 23),
)  # fmt: skip
COPY = replace(STORY, title="Wall holds", outlet="Evening Wire", published=date(2017, 2, 24))


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with open_record(tmp_path / "desk.db") as record:
        for article in (STORY, COPY):
            told = ArticleRecord(article, (said(article, "The wall held all night"),))
            record.add(told, matcher=Identities(), sketch=sketch(article))
        yield Browser(record)


def test_what_is_watched_for_stands_on_today(browser: Browser) -> None:
    """With the watches that asked for it; nothing is said of watching where nobody does."""
    assert "What was watched for" not in browser.get("/").text
    entry = said(STORY, "The wall held all night")
    told = {**wire.entry(entry), "article": wire.article(STORY)}
    watches = browser.record.watches
    watches.polled(Feed("f"), [Entry("a", STORY)], NOON)
    watches.done(1, NOON, sightings=[Sighting(entry.id, NOON, ("the wall",), told)])
    page = browser.get("/").text
    section = page.split('id="watched"')[1].split("</section>")[0]
    assert "the wall" in section
    assert f"/statements/{entry.id}" in section


def test_copies_of_a_story_lead_to_each_other(browser: Browser) -> None:
    """From the article, and from the statement that both print."""
    for one, other in ((STORY, COPY), (COPY, STORY)):
        page = browser.get(f"/articles/{one.id}").text
        assert f'<a href="/articles/{other.id}">{other.title}</a>' in page
        statement = said(one, "The wall held all night")
        page = browser.get(f"/statements/{statement.id}").text
        assert f'<a href="/articles/{other.id}">{other.title}</a>' in page.split('id="also"')[1]
